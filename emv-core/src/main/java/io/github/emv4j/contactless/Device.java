package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Aip;
import io.github.emv4j.data.CardData;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What was held against the reader, as far as it says.
 *
 * @param kind its form
 * @param verification whether it has verified its holder itself (CDCVM), by fingerprint or code
 */
public record Device(Kind kind, Verification verification) {
  /** The form of what was held against the reader. */
  public enum Kind {
    /** A card, or a device that does not tell itself apart from one. */
    CARD("card"),
    /** A phone or tablet. */
    PHONE("phone"),
    /** A watch or wristband. */
    WATCH("watch"),
    /** A device of the holder, but which? */
    OTHER_DEVICE("device");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** {@return {@code card}, {@code phone}, {@code watch} or {@code device}} */
    public String words() {
      return words;
    }
  }

  /** Whether the device has verified its holder. */
  public enum Verification {
    /** It says that it has. */
    PERFORMED,
    /** It says that it has not. */
    NOT_PERFORMED,
    /** It says nothing, as cards do. */
    UNKNOWN
  }

  private static final int PERFORMED = 0x80;
  private static final int MOBILE = 0x40;
  private static final int FORM = 0x1F;
  private static final int DEVICE_TYPE = 4;

  static Device of(Kernel kernel, CardData data) {
    Verification verification = verification(kernel, data);
    Kind stated = stated(kernel, data);
    // A form says "card" on some phones; only a device can verify its holder.
    boolean device = verification == Verification.PERFORMED || saysDevice(kernel, data);
    return new Device(stated == Kind.CARD && device ? Kind.OTHER_DEVICE : stated, verification);
  }

  private static Kind stated(Kernel kernel, CardData data) {
    Optional<Kind> stated =
        switch (kernel) {
          case VISA -> value(data, ContactlessTags.DEVICE_DATA, 4).map(Device::form);
          case MASTERCARD -> data.value(ContactlessTags.DEVICE_DATA).flatMap(Device::type);
          default -> Optional.empty();
        };
    return stated.orElse(Kind.CARD);
  }

  private static boolean saysDevice(Kernel kernel, CardData data) {
    Optional<Aip> aip = data.aip();
    return switch (kernel) {
      case MASTERCARD -> aip.filter(Aip::supportsOnDeviceVerification).isPresent();
      case AMERICAN_EXPRESS ->
          aip.filter(profile -> (profile.value() & MOBILE) != 0).isPresent()
              || value(data, ContactlessTags.MOBILE_CVM_RESULTS, 3).isPresent();
      default -> false;
    };
  }

  private static Verification verification(Kernel kernel, CardData data) {
    return switch (kernel) {
      case VISA, UNIONPAY ->
          bit(value(data, ContactlessTags.CARD_TRANSACTION_QUALIFIERS, 2), 1, PERFORMED);
      case AMERICAN_EXPRESS ->
          value(data, ContactlessTags.MOBILE_CVM_RESULTS, 3)
              .map(results -> results.at(0) == 0x01 && results.at(2) == 0x02)
              .map(Device::said)
              .orElse(Verification.UNKNOWN);
      case JCB ->
          value(data, ContactlessTags.VERIFICATION_STATUS, 1)
              .map(status -> status.at(0) >> 4 == 3)
              .map(Device::said)
              .orElse(Verification.UNKNOWN);
      case DISCOVER -> bit(value(data, ContactlessTags.MOBILE_CVM_RESULTS, 2), 0, 0x10);
      case MASTERCARD, OTHER -> Verification.UNKNOWN;
    };
  }

  private static Verification bit(Optional<Bytes> value, int index, int mask) {
    return value.map(bytes -> said((bytes.at(index) & mask) != 0)).orElse(Verification.UNKNOWN);
  }

  private static Verification said(Boolean performed) {
    return performed ? Verification.PERFORMED : Verification.NOT_PERFORMED;
  }

  private static Optional<Bytes> value(CardData data, Tag tag, int length) {
    return data.value(tag).filter(value -> value.length() == length);
  }

  // Kernel 3, Form Factor Indicator.
  private static Kind form(Bytes indicator) {
    return switch (indicator.at(0) & FORM) {
      case 0, 1 -> Kind.CARD;
      case 3 -> Kind.PHONE;
      case 4 -> Kind.WATCH;
      default -> Kind.OTHER_DEVICE;
    };
  }

  // Kernel 2, Third Party Data: country 2, identifier 2, and unless its first bit says no, type 2.
  private static Optional<Kind> type(Bytes data) {
    if (data.length() < DEVICE_TYPE + 2 || (data.at(2) & 0x80) != 0) {
      return Optional.empty();
    }
    String type = data.slice(DEVICE_TYPE, DEVICE_TYPE + 2).toText(StandardCharsets.ISO_8859_1);
    return switch (type) {
      case "00" -> Optional.of(Kind.CARD);
      case "03", "05", "18", "19" -> Optional.of(Kind.WATCH);
      case "01", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17" ->
          Optional.of(Kind.PHONE);
      case "02", "04" -> Optional.of(Kind.OTHER_DEVICE);
      default -> Optional.empty();
    };
  }

  /** {@return for example {@code phone, holder verified on the device}} */
  public String describe() {
    return switch (verification) {
      case PERFORMED -> kind.words() + ", holder verified on the device";
      case NOT_PERFORMED, UNKNOWN -> kind.words();
    };
  }
}
