package io.github.emv4j.transaction;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.ReadRecordCommand;
import io.github.emv4j.contactless.Kernel;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.Aip;
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
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the records of an AFL, at most {@value #MAX_RECORDS}. */
final class RecordReader {
  /** Four times what fits into 64 KB; usual cards have about ten. */
  static final int MAX_RECORDS = 512;

  private static final int LAST_EMV_SFI = 10;

  /** Book C-2: what a mag-stripe card without AFL has. */
  private static final Afl MAG_STRIPE = Afl.parse(Bytes.fromHex("08010100"));

  /** Where cards that name no record, and give no account either, have turned out to keep it. */
  private static final Afl USUAL_PLACES = Afl.parse(Bytes.fromHex("080102001001010018010100"));

  private final CardChannel channel;
  private final boolean overTheAir;
  private final CardData.Builder card;
  private final List<Finding> findings;
  private final List<CardRecord> records = new ArrayList<>();
  private @Nullable TransportException interruption;
  private boolean repetitionReported;

  RecordReader(SessionContext context, CardData.Builder card, List<Finding> findings) {
    this.channel = context.channel();
    this.overTheAir = context.cardInterface() == CardInterface.CONTACTLESS;
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
    BitSet done = new BitSet();
    int count = 0;
    for (Afl.RecordReference record : afl.records()) {
      int key = (record.sfi() << 8) | record.number();
      if (count >= MAX_RECORDS) {
        add(FindingCode.RECORDS_TOO_MANY, "AFL", "only the first " + MAX_RECORDS + " were read");
        return;
      }
      if (done.get(key)) {
        reportRepetition();
        continue;
      }
      done.set(key);
      count++;
      if (!read(record)) {
        return;
      }
    }
  }

  /**
   * Reads what a card holds that named no record: nothing where the account is known already, as
   * with the answer of most cards for use online only.
   */
  void readWithoutLocator(Kernel kernel) {
    CardData known = card.build();
    if (known.pan().isPresent()) {
      return;
    }
    Afl places =
        kernel == Kernel.MASTERCARD && known.aip().filter(Aip::supportsContactlessEmvMode).isEmpty()
            ? MAG_STRIPE
            : USUAL_PLACES;
    for (Afl.RecordReference record : places.records()) {
      if (!readIfThere(record)) {
        return;
      }
    }
    if (!records.isEmpty()) {
      add(FindingCode.AFL_ABSENT, "GET PROCESSING OPTIONS", "the answer names no records");
    }
  }

  private boolean readIfThere(Afl.RecordReference record) {
    Optional<ResponseApdu> answer = ask(record);
    answer.filter(given -> given.status().isOk()).ifPresent(given -> keep(record, given));
    return answer.isPresent();
  }

  // Once is enough: 63 entries may repeat the same records thousands of times.
  private void reportRepetition() {
    if (!repetitionReported) {
      add(FindingCode.DATA_REDUNDANT, "AFL", "it names a record twice; it was read once");
      repetitionReported = true;
    }
  }

  private boolean read(Afl.RecordReference record) {
    Optional<ResponseApdu> answer = ask(record);
    if (answer.isPresent() && answer.get().status().isOk()) {
      keep(record, answer.get());
    } else if (answer.isPresent()) {
      add(
          FindingCode.RECORD_REFUSED,
          CommandText.describe(command(record)),
          "the card answered " + answer.get().status());
    }
    return answer.isPresent();
  }

  private static CommandApdu command(Afl.RecordReference record) {
    return ReadRecordCommand.of(record.sfi(), record.number());
  }

  /** {@return the card's answer; empty if the link failed} */
  private Optional<ResponseApdu> ask(Afl.RecordReference record) {
    CommandApdu command = command(record);
    try {
      ResponseApdu answer = channel.send(command);
      return Optional.of(mindsLe(answer) ? channel.send(command.withoutLe()) : answer);
    } catch (TransportException e) {
      interruption = e;
      add(FindingCode.LINK_FAILED, CommandText.describe(command), e.description());
      return Optional.empty();
    }
  }

  // Some contactless cards take a Le for an error; over contacts T=0 has none anyway.
  private boolean mindsLe(ResponseApdu answer) {
    int status = answer.status().value();
    return overTheAir && (status == 0x6700 || status == 0x6F00);
  }

  private void keep(Afl.RecordReference record, ResponseApdu answer) {
    records.add(
        new CardRecord(record.sfi(), record.number(), answer.data(), record.authenticated()));
    try {
      store(record, answer);
    } catch (MalformedDataException e) {
      add(FindingCode.RECORD_MALFORMED, CommandText.describe(command(record)), e.describe());
    }
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
