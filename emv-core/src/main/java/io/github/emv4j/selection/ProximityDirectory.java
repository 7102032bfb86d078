package io.github.emv4j.selection;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.nio.charset.StandardCharsets;

/** The directory of the Proximity Payment System Environment: all in one FCI (Book B, 3.3.2). */
final class ProximityDirectory implements DirectoryMethod {
  static final Bytes NAME = Bytes.copyOf("2PAY.SYS.DDF01".getBytes(StandardCharsets.US_ASCII));

  private final CardChannel channel;
  private final AidList aids;

  ProximityDirectory(CardChannel channel, AidList aids) {
    this.channel = channel;
    this.aids = aids;
  }

  @Override
  public Outcome collect(CandidateCollector collector) throws TransportException {
    collector.readOverTheAir();
    ResponseApdu answer = channel.send(SelectCommand.first(NAME));
    // Over the air 6A81 says only that this name is not there: phones answer so.
    if (SelectCommand.classify(answer.status()) != SelectCommand.Answer.SELECTED) {
      return Outcome.UNUSABLE;
    }
    try {
      Fci fci = Fci.parse(answer.data());
      DirectoryEntries entries = DirectoryEntries.ofPpse(aids);
      fci.issuerDiscretionaryData()
          .ifPresent(template -> entries.addAll(template, () -> "PPSE", collector));
      return Outcome.READ;
    } catch (MalformedDataException e) {
      collector.add(Finding.of(FindingCode.DIRECTORY_UNUSABLE, "SELECT PPSE", e.describe()));
      return Outcome.UNUSABLE;
    }
  }
}
