package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.Candidate.Origin;
import io.github.emv4j.tlv.Tlv;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns application templates ({@code 61}) of a directory into candidates. */
final class DirectoryEntries {
  /** Which directory it is: the entries of both look alike, but do not mean quite the same. */
  private enum Kind {
    PSE,
    PPSE
  }

  private static final int RANK = 0x0F;

  private final AidList aids;
  private final Optional<Bytes> codeTable;
  private final Kind kind;

  private DirectoryEntries(AidList aids, Optional<Bytes> codeTable, Kind kind) {
    this.aids = aids;
    this.codeTable = codeTable;
    this.kind = kind;
  }

  /** {@return entries of the directory for contacts} */
  static DirectoryEntries ofPse(AidList aids, Optional<Bytes> codeTable) {
    return new DirectoryEntries(aids, codeTable, Kind.PSE);
  }

  /** {@return entries of the directory for use over the air} */
  static DirectoryEntries ofPpse(AidList aids) {
    return new DirectoryEntries(aids, Optional.empty(), Kind.PPSE);
  }

  /**
   * Adds every entry of a record or of an FCI; a bad entry is skipped and reported.
   *
   * @param where what to call the record in a finding; most records have none
   */
  void addAll(Tlv template, Supplier<String> where, CandidateCollector collector) {
    int number = 0;
    for (Tlv entry : template.children(Tags.APPLICATION_TEMPLATE)) {
      int place = ++number;
      add(entry, () -> where.get() + ", entry " + place, collector);
    }
  }

  private void add(Tlv entry, Supplier<String> where, CandidateCollector collector) {
    Optional<Bytes> name = entry.child(Tags.ADF_NAME).map(Tlv::value);
    int length = name.map(Bytes::length).orElse(0);
    if (length < TerminalAid.MIN_LENGTH || length > TerminalAid.MAX_LENGTH) {
      // An entry with 9D names a directory of directories, which EMV dropped.
      if (entry.child(Tags.DDF_NAME).isEmpty()) {
        String fault = name.isEmpty() ? "no ADF name" : "ADF name of " + length + " bytes";
        collector.add(malformed(where, fault));
      }
      return;
    }
    Bytes dfName = name.orElseThrow();
    Optional<Origin> origin = originOf(dfName);
    if (origin.isEmpty()) {
      collector.sawUnacceptedEntry();
      return;
    }
    collector.add(
        new Candidate(
            dfName,
            ApplicationNames.from(entry, codeTable),
            priority(entry, where, collector),
            origin.get(),
            kernelIdentifier(entry)));
  }

  private static Finding malformed(Supplier<String> where, String fault) {
    return Finding.of(FindingCode.DIRECTORY_ENTRY_MALFORMED, where.get(), fault);
  }

  private Optional<Bytes> kernelIdentifier(Tlv entry) {
    return kind == Kind.PSE
        ? Optional.empty()
        : entry.child(Tags.KERNEL_IDENTIFIER).map(Tlv::value);
  }

  private Optional<Origin> originOf(Bytes dfName) {
    if (aids.accepts(dfName)) {
      return Optional.of(Origin.DIRECTORY);
    }
    return aids.acceptsUnlisted() ? Optional.of(Origin.DIRECTORY_ONLY) : Optional.empty();
  }

  private ApplicationPriority priority(
      Tlv entry, Supplier<String> where, CandidateCollector collector) {
    Optional<Bytes> value = entry.child(Tags.APPLICATION_PRIORITY_INDICATOR).map(Tlv::value);
    try {
      return value
          .map(ApplicationPriority::parse)
          .map(this::meantHere)
          .orElse(ApplicationPriority.NONE);
    } catch (MalformedDataException e) {
      collector.add(malformed(where, "priority: " + e.describe()));
      return ApplicationPriority.NONE;
    }
  }

  // Book B, 3.3.2: nobody is asked to confirm an application before a tap; the bit means nothing.
  private ApplicationPriority meantHere(ApplicationPriority listed) {
    return kind == Kind.PSE ? listed : new ApplicationPriority(listed.value() & RANK);
  }
}
