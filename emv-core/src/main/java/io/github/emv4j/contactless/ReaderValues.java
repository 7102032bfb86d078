package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
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

  private ReaderValues() {}

  /**
   * {@return the data to fill the PDOL with}
   *
   * @param kernel the rules of the application
   * @param fci its answer to SELECT
   * @param terminal the terminal's data
   * @param attempt which values
   */
  public static TerminalData of(Kernel kernel, Fci fci, TerminalData terminal, Attempt attempt) {
    TerminalData values = terminal;
    for (Map.Entry<Tag, Bytes> own : ownValues(kernel, fci).entrySet()) {
      if (values.value(own.getKey()).isEmpty()) {
        values = values.with(own.getKey(), own.getValue());
      }
    }
    if (kernel == Kernel.AMERICAN_EXPRESS && !asksFor(fci, ContactlessTags.DEVICE_DATA)) {
      values = withCapabilitiesInType(values);
    }
    if (attempt == Attempt.OTHER_VALUES) {
      return likeCard(fci, values).with(Tags.TERMINAL_TRANSACTION_QUALIFIERS, others(kernel));
    }
    boolean byDefault =
        values.value(Tags.TERMINAL_TRANSACTION_QUALIFIERS).equals(Optional.of(DEFAULT_QUALIFIERS));
    return kernel == Kernel.UNIONPAY && byDefault
        ? values.with(Tags.TERMINAL_TRANSACTION_QUALIFIERS, UNIONPAY_QUALIFIERS)
        : values;
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
  private static TerminalData withCapabilitiesInType(TerminalData values) {
    int type = values.value(Tags.TERMINAL_TYPE).map(value -> value.at(0)).orElse(0);
    int capabilities =
        values.value(ContactlessTags.READER_CAPABILITIES).map(value -> value.at(0)).orElse(0);
    return values.with(Tags.TERMINAL_TYPE, Bytes.of(type | capabilities));
  }

  // Cards for one country refuse a foreign pair; a reader that only looks may be at home anywhere.
  private static TerminalData likeCard(Fci fci, TerminalData values) {
    TerminalData changed = values;
    Optional<Bytes> country = ofCard(fci, Tags.ISSUER_COUNTRY_CODE);
    if (country.isPresent()) {
      changed = changed.with(Tags.TERMINAL_COUNTRY_CODE, country.get());
    }
    Optional<Bytes> currency = ofCard(fci, Tags.APPLICATION_CURRENCY_CODE);
    return currency.isPresent()
        ? changed.with(Tags.TRANSACTION_CURRENCY_CODE, currency.get())
        : changed;
  }

  private static Optional<Bytes> ofCard(Fci fci, Tag tag) {
    return fci.value(tag)
        .or(() -> fci.issuerDiscretionaryData().flatMap(in -> in.child(tag)).map(o -> o.value()))
        .filter(ReaderValues::isThreeDigits);
  }

  private static boolean isThreeDigits(Bytes code) {
    return code.length() == 2 && code.toHex().matches("0[0-9]{3}");
  }

  private static boolean asksFor(Fci fci, Tag tag) {
    return fci.pdol().map(ReaderValues::listIn).filter(list -> list.contains(tag)).isPresent();
  }

  private static Dol listIn(Bytes pdol) {
    return Dol.parse(pdol);
  }
}
