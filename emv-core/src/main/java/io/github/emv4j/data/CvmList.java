package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cardholder may be verified, best first (tag 8E; EMV 4.4 Book 3, 10.5 and Annex C3).
 *
 * @param x first amount for conditions, in minor units of the application currency
 * @param y second amount for conditions, in minor units of the application currency
 * @param rules in order; none means the same as no list
 */
public record CvmList(long x, long y, List<Rule> rules) {
  private static final int AMOUNTS_LENGTH = 8;
  private static final int MAX_LENGTH = 252;

  /**
   * One way to verify the cardholder, and when to use it.
   *
   * @param code first byte: method, and what to do after a failure
   * @param condition second byte: when the rule applies
   */
  public record Rule(int code, int condition) {
    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException if one is not a byte
     */
    public Rule {
      if (code < 0 || code > 0xFF || condition < 0 || condition > 0xFF) {
        throw new IllegalArgumentException("not a byte");
      }
    }

    /** {@return the method, the six low bits of the code} */
    public int method() {
      return code & 0x3F;
    }

    /** {@return whether the next rule is tried if this one fails} */
    public boolean continuesAfterFailure() {
      return (code & 0x40) != 0;
    }

    /** {@return the two bytes in hexadecimal} */
    @Override
    public String toString() {
      return String.format("%02X%02X", code, condition);
    }
  }

  /** Keeps an unmodifiable copy. */
  public CvmList {
    rules = List.copyOf(rules);
  }

  /**
   * {@return the list in the given bytes}
   *
   * @param data two amounts of four bytes, binary, then rules of two bytes; at most 252 in all
   * @throws MalformedDataException if the length is less than 8, odd or more than 252
   */
  public static CvmList parse(Bytes data) {
    check(data);
    List<Rule> rules = new ArrayList<>((data.length() - AMOUNTS_LENGTH) / 2);
    for (int at = AMOUNTS_LENGTH; at < data.length(); at += 2) {
      rules.add(new Rule(data.at(at), data.at(at + 1)));
    }
    return new CvmList(data.slice(0, 4).toLong(), data.slice(4, AMOUNTS_LENGTH).toLong(), rules);
  }

  /** Checks what {@link #parse} checks. */
  static void check(Bytes data) {
    Lengths.between(data, AMOUNTS_LENGTH, MAX_LENGTH, "CVM list");
    if (data.length() % 2 != 0) {
      throw MalformedDataException.at("CVM list ends inside a rule", data, data.length());
    }
  }
}
