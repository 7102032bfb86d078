package io.github.emv4j.data;

import java.util.Optional;

/** When a rule of a CVM list applies; the order is that of the codes (EMV 4.4 Book 3, C3). */
public enum CvmCondition {
  /** {@code 00} Always. */
  ALWAYS("always"),
  /** {@code 01} Cash, and nobody of the merchant is present. */
  UNATTENDED_CASH("if unattended cash"),
  /** {@code 02} Neither cash nor purchase with cashback. */
  NO_CASH("if neither cash nor cashback"),
  /** {@code 03} The terminal can do what the rule asks for. */
  TERMINAL_SUPPORTS("if the terminal supports it"),
  /** {@code 04} Cash at a counter. */
  MANUAL_CASH("if manual cash"),
  /** {@code 05} Purchase with cashback. */
  CASHBACK("if purchase with cashback"),
  /** {@code 06} In the application's currency, under X. */
  UNDER_X("if under X in the application's currency"),
  /** {@code 07} In the application's currency, over X. */
  OVER_X("if over X in the application's currency"),
  /** {@code 08} In the application's currency, under Y. */
  UNDER_Y("if under Y in the application's currency"),
  /** {@code 09} In the application's currency, over Y. */
  OVER_Y("if over Y in the application's currency");

  private final String text;

  CvmCondition(String text) {
    this.text = text;
  }

  /**
   * {@return the condition with a code; empty for codes that are reserved or a payment system's
   * own}
   *
   * @param code second byte of a rule, 0 to 255
   */
  public static Optional<CvmCondition> of(int code) {
    return code < values().length ? Optional.of(values()[code]) : Optional.empty();
  }

  /** {@return an English phrase} */
  public String text() {
    return text;
  }
}
