package io.github.emv4j.transaction;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.ReadRecordCommand;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the records of an AFL, at most {@value #MAX_RECORDS}. */
final class RecordReader {
  /** Four times what fits into 64 KB; usual cards have about ten. */
  static final int MAX_RECORDS = 512;

  private static final int LAST_EMV_SFI = 10;

  private final CardChannel channel;
  private final CardData.Builder card;
  private final List<Finding> findings;
  private final List<CardRecord> records = new ArrayList<>();
  private @Nullable TransportException interruption;
  private boolean repetitionReported;

  RecordReader(CardChannel channel, CardData.Builder card, List<Finding> findings) {
    this.channel = channel;
    this.card = card;
    this.findings = findings;
  }

  List<CardRecord> records() {
    return records;
  }

  Optional<TransportException> interruption() {
    return Optional.ofNullable(interruption);
  }

  void readAll(Afl afl) {
    Set<Integer> done = new HashSet<>();
    for (Afl.RecordReference record : afl.records()) {
      if (done.size() >= MAX_RECORDS) {
        add(FindingCode.RECORDS_TOO_MANY, "AFL", "only the first " + MAX_RECORDS + " were read");
        return;
      }
      if (!done.add((record.sfi() << 8) | record.number())) {
        reportRepetition();
      } else if (!read(record)) {
        return;
      }
    }
  }

  // Once is enough: 63 entries may repeat the same records thousands of times.
  private void reportRepetition() {
    if (!repetitionReported) {
      add(FindingCode.DATA_REDUNDANT, "AFL", "it names a record twice; it was read once");
      repetitionReported = true;
    }
  }

  private boolean read(Afl.RecordReference record) {
    CommandApdu command = ReadRecordCommand.of(record.sfi(), record.number());
    ResponseApdu answer;
    try {
      answer = channel.send(command);
    } catch (TransportException e) {
      interruption = e;
      add(FindingCode.LINK_FAILED, CommandText.describe(command), e.description());
      return false;
    }
    if (!answer.status().isOk()) {
      String refusal = "the card answered " + answer.status();
      add(FindingCode.RECORD_REFUSED, CommandText.describe(command), refusal);
      return true;
    }
    records.add(
        new CardRecord(record.sfi(), record.number(), answer.data(), record.authenticated()));
    try {
      store(record, answer);
    } catch (MalformedDataException e) {
      add(FindingCode.RECORD_MALFORMED, CommandText.describe(command), e.describe());
    }
    return true;
  }

  private void store(Afl.RecordReference reference, ResponseApdu answer) {
    boolean template =
        !answer.data().isEmpty() && answer.data().at(0) == Tags.READ_RECORD_TEMPLATE.value();
    if (!template && reference.sfi() > LAST_EMV_SFI) {
      return;
    }
    Tlv record = TlvReader.parseOne(answer.data());
    if (!record.tag().equals(Tags.READ_RECORD_TEMPLATE)) {
      throw MalformedDataException.at("no template 70 but " + record.tag(), answer.data(), 0);
    }
    card.add(record, DataSource.record(reference.sfi(), reference.number()));
  }

  private void add(FindingCode code, String where, String message) {
    findings.add(Finding.of(code, where, message));
  }
}
