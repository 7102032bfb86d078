package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;

/**
 * An application that the terminal accepts (EMV 4.4 Book 1, 12.3.1).
 *
 * @param aid 5 to 16 bytes
 * @param indicator how it is compared with a card's DF name
 */
public record TerminalAid(Bytes aid, SelectionIndicator indicator) {
  static final int MIN_LENGTH = 5;
  static final int MAX_LENGTH = 16;

  /**
   * Checks the length.
   *
   * @throws IllegalArgumentException if the AID has not 5 to 16 bytes
   */
  public TerminalAid {
    if (aid.length() < MIN_LENGTH || aid.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("an AID has 5 to 16 bytes, this one " + aid.length());
    }
  }

  /** {@return an AID that matches every DF name which begins with it} */
  public static TerminalAid partial(Bytes aid) {
    return new TerminalAid(aid, SelectionIndicator.PARTIAL);
  }

  /** {@return an AID that matches only the same DF name} */
  public static TerminalAid exact(Bytes aid) {
    return new TerminalAid(aid, SelectionIndicator.EXACT);
  }

  /** {@return whether the terminal accepts an application with this DF name through this AID} */
  public boolean matches(Bytes dfName) {
    return indicator == SelectionIndicator.PARTIAL ? dfName.startsWith(aid) : dfName.equals(aid);
  }

  /** {@return the AID as hexadecimal digits, with {@code *} where more may follow} */
  @Override
  public String toString() {
    return aid.toHex() + (indicator == SelectionIndicator.PARTIAL ? "*" : "");
  }
}
