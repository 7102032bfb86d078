package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a reader tells a contactless application, so that the card takes its richest path, offers
 * every way of verifying its holder, and counts no offline payment.
 *
 * <p>Values that the caller set are never changed, except where a kernel wants two of them combined
 * and in {@link Attempt#OTHER_VALUES}.
 */
public final class ReaderValues {
  /** Terminal Transaction Qualifiers of {@link TerminalData#defaults}: anything else was chosen. */
  private static final Bytes DEFAULT_QUALIFIERS = Bytes.fromHex("37804000");

  /** The same with fDDA version 01, a bit that only kernel 7 knows. */
  private static final Bytes UNIONPAY_QUALIFIERS = Bytes.fromHex("37804080");

  /** Everything is supported, mag-stripe mode too, and nothing is required. */
  private static final Bytes OTHER_QUALIFIERS = Bytes.fromHex("F620C000");

  private static final Bytes OTHER_UNIONPAY_QUALIFIERS = Bytes.fromHex("F620C080");

  /** EMV and mag-stripe mode, no verification of the cardholder required. */
  private static final Bytes AMEX_CAPABILITIES = Bytes.of(0xC0);

  private static final Bytes INTERAC = Bytes.fromHex("A000000277");

  private static final Map<Tag, Bytes> NONE = Map.of();

  private final TerminalData terminal;
  private final Map<Tag, Bytes> changed;

  private ReaderValues(TerminalData terminal, Map<Tag, Bytes> changed) {
    this.terminal = terminal;
    this.changed = changed;
  }

  /**
   * {@return the data to fill the PDOL with}
   *
   * @param kernel the rules of the application
   * @param fci its answer to SELECT
   * @param terminal the terminal's data
   * @param attempt which values
   * @throws MalformedDataException if the PDOL is malformed
   */
  public static ReaderValues of(Kernel kernel, Fci fci, TerminalData terminal, Attempt attempt) {
    Map<Tag, Bytes> changed = new HashMap<>(ownValues(kernel, fci));
    changed.keySet().removeIf(tag -> terminal.value(tag).isPresent());
    ReaderValues values = new ReaderValues(terminal, changed);
    if (kernel == Kernel.AMERICAN_EXPRESS && !asksFor(fci, ContactlessTags.DEVICE_DATA)) {
      changed.put(Tags.TERMINAL_TYPE, values.typeWithCapabilities());
    }
    if (attempt == Attempt.OTHER_VALUES) {
      changed.put(Tags.TERMINAL_TRANSACTION_QUALIFIERS, others(kernel));
      changed.putAll(likeCard(fci));
    } else if (kernel == Kernel.UNIONPAY
        && values
            .value(Tags.TERMINAL_TRANSACTION_QUALIFIERS)
            .equals(Optional.of(DEFAULT_QUALIFIERS))) {
      changed.put(Tags.TERMINAL_TRANSACTION_QUALIFIERS, UNIONPAY_QUALIFIERS);
    }
    return values;
  }

  /** {@return what the card is told for a tag; empty for zeros} */
  public Optional<Bytes> value(Tag tag) {
    return Optional.ofNullable(changed.get(tag)).or(() -> terminal.value(tag));
  }

  private static Map<Tag, Bytes> ownValues(Kernel kernel, Fci fci) {
    return switch (kernel) {
      case MASTERCARD ->
          Map.of(Tags.TERMINAL_RISK_MANAGEMENT_DATA, Bytes.fromHex("2C32800000000000"));
      case AMERICAN_EXPRESS ->
          Map.of(
              ContactlessTags.READER_CAPABILITIES,
              AMEX_CAPABILITIES,
              ContactlessTags.DEVICE_DATA,
              Bytes.fromHex("D8E00003"));
      case JCB ->
          Map.of(
              ContactlessTags.COMPATIBILITY_INDICATOR, Bytes.of(0x03),
              ContactlessTags.INTERCHANGE_PROFILE, Bytes.fromHex("728000"));
      case OTHER ->
          fci.dfName().startsWith(INTERAC)
              ? Map.of(
                  ContactlessTags.MERCHANT_TYPE, Bytes.of(0x01),
                  ContactlessTags.TRANSACTION_INFORMATION, Bytes.fromHex("C08000"),
                  ContactlessTags.INTERAC_TRANSACTION_TYPE, Bytes.of(0x00))
              : NONE;
      case VISA, DISCOVER, UNIONPAY -> NONE;
    };
  }

  private static Bytes others(Kernel kernel) {
    return kernel == Kernel.UNIONPAY ? OTHER_UNIONPAY_QUALIFIERS : OTHER_QUALIFIERS;
  }

  // Kernel 4: a card that does not ask for 9F6E finds the reader's capabilities in the type.
  private Bytes typeWithCapabilities() {
    return Bytes.of(firstByte(Tags.TERMINAL_TYPE) | firstByte(ContactlessTags.READER_CAPABILITIES));
  }

  private int firstByte(Tag tag) {
    return value(tag).map(bytes -> bytes.at(0)).orElse(0);
  }

  // Cards for one country refuse a foreign pair; a reader that only looks may be at home anywhere.
  private static Map<Tag, Bytes> likeCard(Fci fci) {
    Map<Tag, Bytes> own = new HashMap<>();
    ofCard(fci, Tags.ISSUER_COUNTRY_CODE)
        .ifPresent(country -> own.put(Tags.TERMINAL_COUNTRY_CODE, country));
    ofCard(fci, Tags.APPLICATION_CURRENCY_CODE)
        .ifPresent(currency -> own.put(Tags.TRANSACTION_CURRENCY_CODE, currency));
    return own;
  }

  private static Optional<Bytes> ofCard(Fci fci, Tag tag) {
    return fci.value(tag)
        .or(() -> fci.issuerDiscretionaryData().flatMap(in -> in.child(tag)).map(o -> o.value()))
        .filter(ReaderValues::isThreeDigits);
  }

  private static boolean isThreeDigits(Bytes code) {
    return code.length() == 2 && code.at(0) <= 9 && code.at(1) >> 4 <= 9 && (code.at(1) & 0xF) <= 9;
  }

  private static boolean asksFor(Fci fci, Tag tag) {
    return fci.pdol().map(Dol::parse).filter(list -> list.contains(tag)).isPresent();
  }
}
