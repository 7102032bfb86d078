package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.Locale;
import java.util.Optional;

/**
 * What kind of account an application draws on, where the card says so: by its identifier, or by
 * the registered product (9F0A). Most identifiers stand for debit and credit alike and say nothing.
 */
public enum CardProduct {
  /** Draws on an account at once. */
  DEBIT("debit"),
  /** Draws on a credit line. */
  CREDIT("credit"),
  /** Credit within what was paid in before, and a little beyond. */
  QUASI_CREDIT("quasi-credit"),
  /** Draws on what was paid in before. */
  PREPAID("prepaid"),
  /** For companies, whatever it draws on. */
  COMMERCIAL("commercial"),
  /** Money that the chip itself keeps: electronic cash and purses. */
  ELECTRONIC_CASH("electronic cash");

  private static final int ID_LENGTH = 2;
  private static final int EEA_PRODUCT = 0x0001;
  private static final String GIROCARD = "girocard";

  private final String words;

  CardProduct(String words) {
    this.words = words;
  }

  /** {@return the kind in English words, as JSON shows it too: {@code quasi-credit}} */
  public String words() {
    return words;
  }

  /**
   * {@return the kind that an identifier stands for; empty where it stands for several or is not
   * known}
   *
   * @param aid 5 to 16 bytes, or the beginning of one
   */
  public static Optional<CardProduct> of(Bytes aid) {
    return KnownAids.find(aid).flatMap(CardProduct::of);
  }

  private static Optional<CardProduct> of(KnownAid known) {
    String product = known.product().orElse("").toLowerCase(Locale.ROOT);
    // "electronic cash" is what the German debit scheme is called.
    if (known.scheme().equals(GIROCARD) && product.equals("electronic cash")) {
      return Optional.of(DEBIT);
    }
    if (product.contains("purse") || product.contains("cash,") || isCash(product)) {
      return Optional.of(ELECTRONIC_CASH);
    }
    if (product.contains("prepaid")) {
      return Optional.of(PREPAID);
    }
    if (product.contains("quasi-credit")) {
      return Optional.of(QUASI_CREDIT);
    }
    boolean debit = product.contains("debit");
    boolean credit = product.contains("credit");
    return debit == credit ? Optional.empty() : Optional.of(debit ? DEBIT : CREDIT);
  }

  private static boolean isCash(String product) {
    return product.equals("electronic cash")
        || product.equals("geldkarte")
        || product.equals("electronic wallet");
  }

  /**
   * {@return the kind in Application Selection Registered Proprietary Data (9F0A; EMV 4.4 Book 1,
   * 12.5): identifiers of two bytes, each with a length and a value; 0001 is the product in the
   * sense of Regulation (EU) 2015/751}
   */
  static Optional<CardProduct> registered(Bytes data) {
    int at = 0;
    while (at + ID_LENGTH < data.length()) {
      int id = data.at(at) << 8 | data.at(at + 1);
      int length = data.at(at + ID_LENGTH);
      int value = at + ID_LENGTH + 1;
      if (value + length > data.length()) {
        return Optional.empty();
      }
      if (id == EEA_PRODUCT && length == 1) {
        return eeaProduct(data.at(value));
      }
      at = value + length;
    }
    return Optional.empty();
  }

  private static Optional<CardProduct> eeaProduct(int code) {
    return switch (code) {
      case 0x01 -> Optional.of(DEBIT);
      case 0x02 -> Optional.of(CREDIT);
      case 0x03 -> Optional.of(COMMERCIAL);
      case 0x04 -> Optional.of(PREPAID);
      default -> Optional.empty();
    };
  }
}
