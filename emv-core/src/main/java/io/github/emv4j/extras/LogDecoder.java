package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.extras.LogEntry.BalanceChange;
import io.github.emv4j.extras.LogEntry.Value;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes log records apart. */
final class LogDecoder {
  /** What the records of a log are about. */
  enum Subject {
    TRANSACTIONS,
    LOADS
  }

  private static final int AMOUNT_LENGTH = 6;

  /** Parameters of PUT DATA, balance before, balance after: not part of the load log format. */
  private static final int LOAD_HEADER_LENGTH = 2 + 2 * AMOUNT_LENGTH;

  private final Subject subject;
  private final Optional<Dol> format;
  private final LogContext context;

  LogDecoder(Subject subject, Optional<Dol> format, LogContext context) {
    this.subject = subject;
    this.format = format;
    this.context = context;
  }

  /** {@return the entry in a record; empty if the record is unused} */
  Optional<LogEntry> decode(int number, Bytes received) {
    if (isUnused(received)) {
      return Optional.empty();
    }
    Bytes data = opened(received);
    Optional<BalanceChange> change = subject == Subject.LOADS ? change(data) : Optional.empty();
    boolean raw = format.isEmpty() || (subject == Subject.LOADS && change.isEmpty());
    if (raw) {
      return Optional.of(
          new LogEntry(number, received, List.of(), data, Optional.empty(), context));
    }
    int at = change.isPresent() ? LOAD_HEADER_LENGTH : 0;
    List<Value> values = new ArrayList<>();
    List<Dol.Entry> entries = format.orElseThrow().entries();
    for (int i = 0; i < entries.size() && at < data.length(); i++) {
      Dol.Entry entry = entries.get(i);
      // A last element without length is seen to mean the rest of the record.
      boolean takesRest = entry.length() == 0 && i == entries.size() - 1;
      int end = takesRest ? data.length() : Math.min(data.length(), at + entry.length());
      values.add(new Value(entry.tag(), data.slice(at, end)));
      at = end;
    }
    return Optional.of(new LogEntry(number, received, values, data.from(at), change, context));
  }

  private static boolean isUnused(Bytes record) {
    int filler = record.isEmpty() ? 0 : record.at(0);
    if (filler != 0 && filler != 0xFF) {
      return false;
    }
    for (int i = 0; i < record.length(); i++) {
      if (record.at(i) != filler) {
        return false;
      }
    }
    return true;
  }

  // The books know no template here, yet some cards put one around.
  private static Bytes opened(Bytes record) {
    int length = record.length();
    if (length < 2 || record.at(0) != Tags.READ_RECORD_TEMPLATE.value()) {
      return record;
    }
    if (record.at(1) == length - 2) {
      return record.from(2);
    }
    return length > 2 && record.at(1) == 0x81 && record.at(2) == length - 3
        ? record.from(3)
        : record;
  }

  private static Optional<BalanceChange> change(Bytes data) {
    if (data.length() < LOAD_HEADER_LENGTH) {
      return Optional.empty();
    }
    Optional<Tag> balance =
        Stream.of(BalanceReader.CASH_BALANCE, BalanceReader.SECOND_BALANCE)
            .filter(tag -> data.startsWith(tag.encoded()))
            .findFirst();
    int middle = 2 + AMOUNT_LENGTH;
    try {
      return balance.map(
          tag ->
              new BalanceChange(
                  tag,
                  Bcd.number(data.slice(2, middle)),
                  Bcd.number(data.slice(middle, LOAD_HEADER_LENGTH))));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }
}
