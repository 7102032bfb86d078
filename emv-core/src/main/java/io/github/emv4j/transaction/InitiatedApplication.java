package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.CardData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.Fci;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An application that has been told about the terminal and has said where its data is. */
public final class InitiatedApplication {
  private final SelectedApplication selected;
  private final Initiation initiation;
  private final CardData.Builder card;
  private final List<Finding> findings;

  InitiatedApplication(
      SelectedApplication selected,
      Initiation initiation,
      CardData.Builder card,
      List<Finding> findings) {
    this.selected = selected;
    this.initiation = initiation;
    this.card = card;
    this.findings = List.copyOf(findings);
  }

  /** {@return the card's answer to SELECT} */
  public Fci fci() {
    return selected.fci();
  }

  /** {@return the Application Interchange Profile, 2 bytes} */
  public Bytes aip() {
    return initiation.options().aip().orElse(Bytes.EMPTY);
  }

  /** {@return the Application File Locator as received; absent only over the air} */
  public Optional<Bytes> afl() {
    return initiation.options().afl();
  }

  /**
   * Reads every record that the AFL names, once each (EMV 4.4 Book 3, 10.2).
   *
   * <p>A record that is refused or malformed is a finding and the others are still read. If the
   * link fails, the result keeps what was read and {@link ReadApplication#interruption()} tells.
   *
   * @return the application with its data
   */
  public ReadApplication readRecords() {
    List<Finding> all = new ArrayList<>(findings);
    RecordReader reader = new RecordReader(initiation.context(), card, all);
    Optional<Bytes> locator = afl();
    if (locator.isPresent()) {
      parseAfl(locator.get(), all).ifPresent(reader::readAll);
    } else if (initiation.context().cardInterface() == CardInterface.CONTACTLESS) {
      reader.readWithoutLocator(selected.combination().kernel());
    }
    ReadApplication.Reading reading =
        new ReadApplication.Reading(card.build(), reader.records(), reader.interruption(), all);
    return ReadApplication.read(selected, initiation, reading);
  }

  private static Optional<Afl> parseAfl(Bytes encoded, List<Finding> findings) {
    try {
      return Optional.of(Afl.parse(encoded));
    } catch (MalformedDataException e) {
      findings.add(Finding.of(FindingCode.AFL_MALFORMED, "AFL", e.describe()));
      return Optional.empty();
    }
  }
}
