package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * Where the issuer allows the card, the Application Usage Control (tag 9F07; EMV 4.4 Book 3, Annex
 * C2).
 *
 * @param value two bytes as a number, byte 1 above byte 2
 */
public record Auc(int value) {
  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if it is not two bytes
   */
  public Auc {
    if (value < 0 || value > 0xFFFF) {
      throw new IllegalArgumentException("not two bytes: " + value);
    }
  }

  /**
   * {@return the usage control in two bytes}
   *
   * @throws MalformedDataException if there are not two
   */
  public static Auc parse(Bytes data) {
    Lengths.exactly(data, 2, "AUC");
    return new Auc((int) data.toLong());
  }

  /** {@return whether cash may be drawn in the issuer's country} */
  public boolean allowsDomesticCash() {
    return has(0x8000);
  }

  /** {@return whether cash may be drawn abroad} */
  public boolean allowsInternationalCash() {
    return has(0x4000);
  }

  /** {@return whether goods may be bought in the issuer's country} */
  public boolean allowsDomesticGoods() {
    return has(0x2000);
  }

  /** {@return whether goods may be bought abroad} */
  public boolean allowsInternationalGoods() {
    return has(0x1000);
  }

  /** {@return whether services may be bought in the issuer's country} */
  public boolean allowsDomesticServices() {
    return has(0x0800);
  }

  /** {@return whether services may be bought abroad} */
  public boolean allowsInternationalServices() {
    return has(0x0400);
  }

  /** {@return whether the card is valid at cash machines} */
  public boolean allowsAtms() {
    return has(0x0200);
  }

  /** {@return whether the card is valid at terminals other than cash machines} */
  public boolean allowsOtherTerminals() {
    return has(0x0100);
  }

  /** {@return whether cashback is allowed in the issuer's country} */
  public boolean allowsDomesticCashback() {
    return has(0x0080);
  }

  /** {@return whether cashback is allowed abroad} */
  public boolean allowsInternationalCashback() {
    return has(0x0040);
  }

  private boolean has(int mask) {
    return (value & mask) != 0;
  }

  /** {@return four upper-case hexadecimal digits} */
  @Override
  public String toString() {
    return String.format("%04X", value);
  }
}
