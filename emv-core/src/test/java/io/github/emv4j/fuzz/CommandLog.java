package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import java.util.Arrays;
import java.util.Set;

/** Watches the commands of a session and the rules that hold for each of them. */
final class CommandLog {
  static final Set<Integer> READING = Set.of(0xA4, 0xB2, 0xA8, 0xCA, 0xC0);
  static final Set<Integer> AUTHENTICATING = Set.of(0x88, 0xC0);
  static final Set<Integer> VERIFYING = Set.of(0xCA, 0xC0, 0x84, 0x20);

  private static final int VERIFY = 0x20;
  private static final int PLAINTEXT = 0x80;
  private static final int ENCIPHERED = 0x88;
  private static final int GET_RESPONSE = 0xC0;
  private static final int MAX_ROUNDS = 32;

  /** Digits of the PIN that is entered, as they stand in a PIN block of format 2. */
  private static final byte[] PIN = {0x73, (byte) 0x91, 0x58, 0x26, 0x40};

  private static final byte[] COUNTER_COMMAND = {(byte) 0x80, (byte) 0xCA, (byte) 0x9F, 0x17};

  private Set<Integer> allowed = READING;
  private boolean lastTryAllowed;
  private int count;
  private int responses;
  private int verifies;
  private int plaintextVerifies;
  private int encipheredVerifies;
  private boolean counterAsked;
  private int counter = -1;

  static char[] pinDigits() {
    return "7391582640".toCharArray();
  }

  /** From now on only these instructions may be sent. */
  void allow(Set<Integer> instructions) {
    allowed = instructions;
  }

  /** A new PIN was entered: VERIFY may be sent once, the last try only if the caller says so. */
  void entered(boolean lastTry) {
    allowed = VERIFYING;
    verifies = 0;
    lastTryAllowed = lastTry;
  }

  void sent(byte[] command) {
    count++;
    holds(command.length >= 4 && command.length <= 5 + 255 + 1, "a command in short form");
    int instruction = command[1] & 0xFF;
    holds(allowed.contains(instruction), "only commands that belong here");
    responses = instruction == GET_RESPONSE ? responses + 1 : 0;
    holds(responses < MAX_ROUNDS, "an answer comes to an end");
    counterAsked = startsWith(command, COUNTER_COMMAND);
    boolean verify = instruction == VERIFY;
    holds(!contains(command, PIN) || (verify && isPlaintext(command)), "a PIN only in VERIFY");
    if (verify) {
      checkVerify(command);
    }
  }

  private void checkVerify(byte[] command) {
    verifies++;
    holds(verifies == 1, "VERIFY once for an entry");
    holds(counter != 0, "no VERIFY when no try is left");
    holds(counter != 1 || lastTryAllowed, "no VERIFY on the last try without a word");
    holds(isPlaintext(command) || (command[3] & 0xFF) == ENCIPHERED, "a known method");
    if (isPlaintext(command)) {
      holds(command.length == 13, "a PIN block and no Le");
      plaintextVerifies++;
    } else {
      encipheredVerifies++;
    }
  }

  private static boolean isPlaintext(byte[] command) {
    return (command[3] & 0xFF) == PLAINTEXT;
  }

  /** Knows the counter where the answer is plain; else it is not known. */
  void received(byte[] answer) {
    if (counterAsked) {
      boolean plain =
          answer.length == 6
              && answer[0] == (byte) 0x9F
              && answer[1] == 0x17
              && answer[2] == 1
              && answer[4] == (byte) 0x90
              && answer[5] == 0;
      counter = plain ? answer[3] & 0xFF : -1;
    }
  }

  int count() {
    return count;
  }

  int verifies() {
    return plaintextVerifies + encipheredVerifies;
  }

  int plaintextVerifies() {
    return plaintextVerifies;
  }

  int encipheredVerifies() {
    return encipheredVerifies;
  }

  private static boolean startsWith(byte[] command, byte[] start) {
    return contains(Arrays.copyOf(command, Math.min(4, command.length)), start);
  }

  private static boolean contains(byte[] bytes, byte[] wanted) {
    for (int at = 0; at + wanted.length <= bytes.length; at++) {
      int same = 0;
      while (same < wanted.length && bytes[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
