package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The data elements that a terminal holds: what it can do, where it stands, the transaction.
 *
 * <p>Immutable: {@link #with(Tag, Bytes)} makes a changed copy. Pass {@code data::value} to {@link
 * Dol#fill}. PIN data is never held here.
 */
public final class TerminalData {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int MAX_BINARY_AMOUNT_LENGTH = 4;

  private final TagValues values;

  private TerminalData(TagValues values) {
    this.values = values;
  }

  /**
   * {@return the data of an attended shop terminal that can go online}
   *
   * <p>Country and currency are 0840 (USA, US dollar), the amount is 1.00, and the unpredictable
   * number is new. There is no application version number until {@link #withApplication(Bytes)}.
   *
   * @param clock gives transaction date and time
   */
  public static TerminalData defaults(Clock clock) {
    LocalDateTime now = LocalDateTime.now(clock);
    long time = now.getHour() * 10_000L + now.getMinute() * 100L + now.getSecond();
    return DefaultTerminal.VALUES
        .with(Tags.TRANSACTION_DATE, EmvDate.of(now.toLocalDate()).encoded())
        .with(Tags.TRANSACTION_TIME, Bcd.numeric(time, 3))
        .withNewUnpredictableNumber();
  }

  /**
   * {@return exactly the given values}
   *
   * @param values each checked as in {@link #with(Tag, Bytes)}
   * @throws IllegalArgumentException if one cannot be set
   */
  public static TerminalData of(Map<Tag, Bytes> values) {
    TerminalData data = new TerminalData(TagValues.NONE);
    for (Map.Entry<Tag, Bytes> entry : new TreeMap<>(values).entrySet()) {
      data = data.with(entry.getKey(), entry.getValue());
    }
    return data;
  }

  /**
   * {@return a copy with one value set}
   *
   * <p>Setting the amount in one form (9F02, 9F03) sets the other (81, 9F04) too. A tag that the
   * dictionary does not know may have any value.
   *
   * @param tag a primitive tag that is not the card's
   * @param value of a length that the dictionary allows
   * @throws IllegalArgumentException if the element comes from the card, is never kept, or the
   *     value is not of its length and format
   */
  public TerminalData with(Tag tag, Bytes value) {
    TerminalElements.check(tag, value);
    TagValues changed = values.with(tag, value);
    if (tag.equals(Tags.AMOUNT_AUTHORISED) || tag.equals(Tags.AMOUNT_OTHER)) {
      changed = changed.with(binaryForm(tag), binary(value));
    } else if (tag.equals(Tags.AMOUNT_AUTHORISED_BINARY)) {
      changed = changed.with(Tags.AMOUNT_AUTHORISED, Bcd.numeric(value.toLong(), 6));
    } else if (tag.equals(Tags.AMOUNT_OTHER_BINARY)) {
      changed = changed.with(Tags.AMOUNT_OTHER, Bcd.numeric(value.toLong(), 6));
    }
    return new TerminalData(changed);
  }

  private static Tag binaryForm(Tag amount) {
    return amount.equals(Tags.AMOUNT_AUTHORISED)
        ? Tags.AMOUNT_AUTHORISED_BINARY
        : Tags.AMOUNT_OTHER_BINARY;
  }

  /** {@return a copy without a value for the given tag} */
  public TerminalData without(Tag tag) {
    return new TerminalData(values.without(tag));
  }

  /** {@return a copy with four new random bytes as unpredictable number (9F37)} */
  public TerminalData withNewUnpredictableNumber() {
    byte[] random = new byte[4];
    RANDOM.nextBytes(random);
    return with(Tags.UNPREDICTABLE_NUMBER, Bytes.copyOf(random));
  }

  /**
   * {@return a copy for the application that was selected}
   *
   * <p>Sets the AID (9F06) and, where none is set and one is known for the scheme, the application
   * version number (9F09).
   *
   * @param aid 5 to 16 bytes
   * @throws IllegalArgumentException if it is no AID
   */
  public TerminalData withApplication(Bytes aid) {
    TerminalData data = with(Tags.AID, aid);
    Optional<Bytes> version = DefaultTerminal.applicationVersion(aid);
    if (version.isEmpty() || value(Tags.APPLICATION_VERSION_NUMBER_TERMINAL).isPresent()) {
      return data;
    }
    return data.with(Tags.APPLICATION_VERSION_NUMBER_TERMINAL, version.get());
  }

  /** {@return the value of an element, if it has one} */
  public Optional<Bytes> value(Tag tag) {
    return Optional.ofNullable(values.get(tag));
  }

  /** {@return all values, by tag} */
  public Map<Tag, Bytes> values() {
    return values.asMap();
  }

  /** {@return the transaction date (9A), if set} */
  public Optional<EmvDate> date() {
    return value(Tags.TRANSACTION_DATE).map(EmvDate::parse);
  }

  /** {@return whether the transaction type (9C) is a cash withdrawal, 01} */
  public boolean isCash() {
    return value(Tags.TRANSACTION_TYPE).filter(type -> type.at(0) == 1).isPresent();
  }

  /**
   * {@return whether nobody of the merchant is present: the terminal type (9F35) ends in 4 to 6}
   */
  public boolean isUnattended() {
    int kind = terminalType() & 0x0F;
    return kind >= 4 && kind <= 6;
  }

  /**
   * {@return whether this is a cash machine: terminal type 14, 15 or 16 and cash among the
   * additional capabilities (EMV 4.4 Book 4, Annex A1)}
   */
  public boolean isAtm() {
    boolean cash =
        value(Tags.ADDITIONAL_TERMINAL_CAPABILITIES)
            .filter(capabilities -> (capabilities.at(0) & 0x80) != 0)
            .isPresent();
    return cash && terminalType() >= 0x14 && terminalType() <= 0x16;
  }

  private int terminalType() {
    return value(Tags.TERMINAL_TYPE).map(type -> type.at(0)).orElse(0);
  }

  // Book 3, Annex A: four bytes hold at most 4,294,967,295 minor units; there is no rule for more.
  private static Bytes binary(Bytes numeric) {
    long amount = Math.min(Bcd.number(numeric), 0xFFFF_FFFFL);
    byte[] bytes = new byte[MAX_BINARY_AMOUNT_LENGTH];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (amount >>> (8 * (bytes.length - 1 - i)));
    }
    return Bytes.copyOf(bytes);
  }

  /** {@return the tags that have a value} */
  @Override
  public String toString() {
    return "TerminalData" + values.tags();
  }
}
