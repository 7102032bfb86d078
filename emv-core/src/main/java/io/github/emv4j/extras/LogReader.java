package io.github.emv4j.extras;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.ReadRecordCommand;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.extras.LogDecoder.Subject;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the logs of an application. */
final class LogReader {
  private static final Tag LOG_ENTRY_OF_VISA = Tag.of(0xDF60);
  private static final Tag LOAD_LOG_ENTRY = Tag.of(0xDF4D);
  private static final Tag LOAD_LOG_FORMAT = Tag.of(0xDF4F);

  private static final int ENTRY_LENGTH = 2;

  /** Files 1 to 10 are for the records of transactions (EMV 4.4 Book 3, Annex D). */
  private static final int FIRST_SFI = 11;

  private static final int LAST_SFI = 30;

  /** More than any card logs; without a bound a format could have thousands of empty elements. */
  private static final int MAX_ELEMENTS = 64;

  /** The most bytes of one log: 255 records of 64 bytes. */
  private static final int MAX_BYTES = 255 * 64;

  private final CardChannel channel;
  private final DataQuestions questions;
  private final Issuer issuer;

  LogReader(CardChannel channel, DataQuestions questions, Issuer issuer) {
    this.channel = channel;
    this.questions = questions;
    this.issuer = issuer;
  }

  Optional<TransactionLog> transactions(LogContext context) throws TransportException {
    Optional<Bytes> entry = transactionEntry();
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(read(entry.get(), Subject.TRANSACTIONS, Tags.LOG_FORMAT, context));
  }

  // What SELECT told saves the questions.
  private Optional<Bytes> transactionEntry() throws TransportException {
    Optional<Bytes> told = entry(questions.known(Tags.LOG_ENTRY));
    if (told.isEmpty() && issuer == Issuer.VISA) {
      told = entry(questions.known(LOG_ENTRY_OF_VISA));
    }
    if (told.isEmpty()) {
      told = entry(questions.value(Tags.LOG_ENTRY));
    }
    return told.isEmpty() && issuer == Issuer.VISA
        ? entry(questions.value(LOG_ENTRY_OF_VISA))
        : told;
  }

  Optional<TransactionLog> loads(LogContext context) throws TransportException {
    Optional<Bytes> entry =
        issuer == Issuer.UNIONPAY ? entry(questions.known(LOAD_LOG_ENTRY)) : Optional.empty();
    return entry.isEmpty()
        ? Optional.empty()
        : Optional.of(read(entry.get(), Subject.LOADS, LOAD_LOG_FORMAT, context));
  }

  private static Optional<Bytes> entry(Optional<Bytes> value) {
    return value.filter(
        entry ->
            entry.length() == ENTRY_LENGTH
                && entry.at(0) >= FIRST_SFI
                && entry.at(0) <= LAST_SFI
                && entry.at(1) > 0);
  }

  private TransactionLog read(Bytes entry, Subject subject, Tag formatTag, LogContext context)
      throws TransportException {
    int sfi = entry.at(0);
    int capacity = entry.at(1);
    Optional<Dol> format = questions.value(formatTag).flatMap(LogReader::format);
    LogDecoder decoder = new LogDecoder(subject, format, context);
    List<LogEntry> entries = new ArrayList<>();
    Optional<StatusWord> refusal = Optional.empty();
    int bytes = 0;
    for (int i = 1; i <= capacity && refusal.isEmpty() && bytes < MAX_BYTES; i++) {
      ResponseApdu answer = channel.send(ReadRecordCommand.of(sfi, i));
      if (answer.status().isOk()) {
        bytes += answer.data().length();
        decoder.decode(i, answer.data()).ifPresent(entries::add);
      } else {
        refusal = Optional.of(answer.status());
      }
    }
    return new TransactionLog(sfi, capacity, format, entries, refusal);
  }

  private static Optional<Dol> format(Bytes value) {
    try {
      Dol format = Dol.parse(value);
      int count = format.entries().size();
      return count == 0 || count > MAX_ELEMENTS ? Optional.empty() : Optional.of(format);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }
}
