package io.github.emv4j.data;

import java.util.Arrays;
import java.util.Optional;

/** The kind of a cardholder's identity document (tag 9F62 of UnionPay; PBOC 3.0 Part 5). */
public enum IdentityType {
  /** {@code 00} identity card. */
  IDENTITY_CARD(0x00, "identity card"),
  /** {@code 01} military officer's card. */
  MILITARY_OFFICER(0x01, "military officer's card"),
  /** {@code 02} passport. */
  PASSPORT(0x02, "passport"),
  /** {@code 03} entry permit. */
  ENTRY_PERMIT(0x03, "entry permit"),
  /** {@code 04} temporary identity card. */
  TEMPORARY_IDENTITY_CARD(0x04, "temporary identity card"),
  /** {@code 05} another one. */
  OTHER(0x05, "other document");

  private final int code;
  private final String words;

  IdentityType(int code, String words) {
    this.code = code;
    this.words = words;
  }

  /** {@return the kind with a code, 00 to 05; empty for another} */
  public static Optional<IdentityType> of(int code) {
    return Arrays.stream(values()).filter(type -> type.code == code).findFirst();
  }

  /** {@return the code, 0 to 5} */
  public int code() {
    return code;
  }

  /** {@return the kind in English words} */
  public String words() {
    return words;
  }
}
