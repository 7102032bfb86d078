package io.github.emv4j.selection;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.ReadRecordCommand;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The directory of the Payment System Environment (EMV 4.4 Book 1, 12.2 and 12.3.2). */
final class PaymentSystemDirectory implements DirectoryMethod {
  static final Bytes NAME = Bytes.copyOf("1PAY.SYS.DDF01".getBytes(StandardCharsets.US_ASCII));

  private static final int MAX_SFI = 10;
  private static final int MAX_RECORD = 255;

  private final CardChannel channel;
  private final AidList aids;

  PaymentSystemDirectory(CardChannel channel, AidList aids) {
    this.channel = channel;
    this.aids = aids;
  }

  @Override
  public Outcome collect(CandidateCollector collector) throws TransportException {
    ResponseApdu answer = channel.send(SelectCommand.first(NAME));
    return switch (SelectCommand.classify(answer.status())) {
      case SELECTED -> readDirectory(answer.data(), collector);
      case CARD_BLOCKED -> Outcome.CARD_BLOCKED;
      case BLOCKED -> unusable(collector, "SELECT PSE", "the directory is blocked (6283)");
      default -> Outcome.UNUSABLE;
    };
  }

  private Outcome readDirectory(Bytes data, CandidateCollector collector)
      throws TransportException {
    Fci fci;
    int sfi;
    try {
      fci = Fci.parse(data);
      sfi = directorySfi(fci);
    } catch (MalformedDataException e) {
      return unusable(collector, "SELECT PSE", e.describe());
    }
    DirectoryEntries entries = DirectoryEntries.ofPse(aids, fci.codeTable());
    for (int record = 1; record <= MAX_RECORD; record++) {
      var command = ReadRecordCommand.of(sfi, record);
      ResponseApdu answer = channel.send(command);
      if (answer.status().equals(StatusWord.RECORD_NOT_FOUND)) {
        return Outcome.READ;
      }
      Optional<String> fault = addRecord(answer, entries, collector, record);
      if (fault.isPresent()) {
        collector.forgetCandidates();
        return unusable(collector, CommandText.describe(command), fault.get());
      }
    }
    collector.add(
        Finding.of(
            FindingCode.DIRECTORY_UNUSABLE,
            "PSE directory",
            "it does not end; the first " + MAX_RECORD + " records were used"));
    return Outcome.READ;
  }

  private static int directorySfi(Fci fci) {
    Bytes sfi =
        fci.value(Tags.SFI)
            .orElseThrow(
                () -> MalformedDataException.at("no SFI of the directory", Bytes.EMPTY, 0));
    if (sfi.length() != 1 || sfi.at(0) < 1 || sfi.at(0) > MAX_SFI) {
      throw MalformedDataException.at("SFI of the directory is not 1 to 10", sfi, 0);
    }
    return sfi.at(0);
  }

  private static Optional<String> addRecord(
      ResponseApdu answer, DirectoryEntries entries, CandidateCollector collector, int record) {
    if (!answer.status().isOk()) {
      return Optional.of("the card answered " + answer.status());
    }
    try {
      Tlv template = TlvReader.parseOne(answer.data());
      if (!template.tag().equals(Tags.READ_RECORD_TEMPLATE)) {
        return Optional.of("the record is no template 70 but " + template.tag());
      }
      entries.addAll(template, () -> "PSE directory record " + record, collector);
      return Optional.empty();
    } catch (MalformedDataException e) {
      return Optional.of(e.describe());
    }
  }

  private static Outcome unusable(CandidateCollector collector, String where, String why) {
    collector.add(Finding.of(FindingCode.DIRECTORY_UNUSABLE, where, why));
    return Outcome.UNUSABLE;
  }
}
