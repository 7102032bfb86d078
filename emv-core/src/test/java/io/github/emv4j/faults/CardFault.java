package io.github.emv4j.faults;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.Arrays;
import java.util.HexFormat;

/** What goes wrong at one exchange. */
enum CardFault {
  REMOVED(
      "the card is taken out before the command",
      (command, card, previous) -> {
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }),
  REMOVED_AFTERWARDS(
      "the card is taken out before its answer",
      (command, card, previous) -> {
        card.transmit(command);
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }),
  TIMED_OUT(
      "nothing is heard in time",
      (command, card, previous) -> {
        throw new TransportException(Reason.TIMEOUT, "The card did not answer in time.");
      }),
  NO_ARRAY("the reader breaks its word: null", (command, card, previous) -> null),
  NOTHING("no bytes", (command, card, previous) -> new byte[0]),
  ONE_BYTE("one byte", (command, card, previous) -> new byte[] {(byte) 0x90}),
  TRUNCATED(
      "the first half of the answer",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        return Arrays.copyOf(answer, answer.length / 2);
      }),
  CUT_SHORT(
      "half the data, then the status word",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        return withData(answer, Arrays.copyOf(answer, dataLength(answer) / 2));
      }),
  EXTENDED(
      "sixteen bytes behind the answer",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        return Arrays.copyOf(answer, answer.length + 16);
      }),
  LENGTHENED(
      "sixteen bytes FF before the status word",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        byte[] data = Arrays.copyOf(answer, dataLength(answer) + 16);
        Arrays.fill(data, dataLength(answer), data.length, (byte) 0xFF);
        return withData(answer, data);
      }),
  BIT_OF_FIRST_BYTE(
      "a bit of the first byte is flipped",
      (command, card, previous) -> flipped(card.transmit(command), 0)),
  BIT_OF_LENGTH(
      "a bit of the second byte is flipped",
      (command, card, previous) -> flipped(card.transmit(command), 1)),
  BIT_IN_THE_MIDDLE(
      "a bit in the middle is flipped",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        return flipped(answer, answer.length / 2);
      }),
  BIT_OF_STATUS(
      "a bit of the status word is flipped",
      (command, card, previous) -> {
        byte[] answer = card.transmit(command);
        return flipped(answer, answer.length - 2);
      }),
  STATUS_6283((command, card, previous) -> withStatus(card.transmit(command), 0x6283)),
  STATUS_63C0((command, card, previous) -> withStatus(card.transmit(command), 0x63C0)),
  STATUS_6985((command, card, previous) -> withStatus(card.transmit(command), 0x6985)),
  STATUS_6A81((command, card, previous) -> withStatus(card.transmit(command), 0x6A81)),
  STATUS_6A83((command, card, previous) -> withStatus(card.transmit(command), 0x6A83)),
  STATUS_6F00((command, card, previous) -> withStatus(card.transmit(command), 0x6F00)),
  STATUS_9000_ALONE("9000 without data", (command, card, previous) -> hex("9000")),
  ENDLESS_61XX("61 10 from now on, with data", (command, card, previous) -> hex("70106110")),
  ENDLESS_6CXX(
      "6Cxx from now on, always another length",
      (command, card, previous) -> hex(command[command.length - 1] == 0x10 ? "6C20" : "6C10")),
  OVERSIZE("70,000 bytes", (command, card, previous) -> Huge.ANSWER),
  OVERSIZE_FOR_EVER(
      "65,536 bytes of nested templates from now on", (command, card, previous) -> Huge.NESTED),
  PREVIOUS_ANSWER(
      "the answer to the command before",
      (command, card, previous) -> {
        card.transmit(command);
        return previous;
      });

  /** The card as it would be. */
  interface Card {
    byte[] transmit(byte[] command) throws TransportException;
  }

  private interface Happening {
    byte[] answer(byte[] command, Card card, byte[] previous) throws TransportException;
  }

  private final String words;
  private final Happening happening;

  CardFault(Happening happening) {
    this.words = "another status word: " + name().substring("STATUS_".length());
    this.happening = happening;
  }

  CardFault(String words, Happening happening) {
    this.words = words;
    this.happening = happening;
  }

  String words() {
    return words;
  }

  boolean removes() {
    return this == REMOVED || this == REMOVED_AFTERWARDS;
  }

  /** {@return whether every exchange after it goes wrong too} */
  boolean lasts() {
    return removes() || name().startsWith("ENDLESS") || this == OVERSIZE_FOR_EVER;
  }

  /** {@return what arrives in place of the card's answer} */
  byte[] answer(byte[] command, Card card, byte[] previous) throws TransportException {
    return happening.answer(command, card, previous);
  }

  private static byte[] hex(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static int dataLength(byte[] answer) {
    return Math.max(0, answer.length - 2);
  }

  private static byte[] withData(byte[] answer, byte[] data) {
    byte[] changed = Arrays.copyOf(data, data.length + answer.length - dataLength(answer));
    System.arraycopy(
        answer, dataLength(answer), changed, data.length, answer.length - dataLength(answer));
    return changed;
  }

  private static byte[] withStatus(byte[] answer, int status) {
    byte[] changed = Arrays.copyOf(answer, dataLength(answer) + 2);
    changed[changed.length - 2] = (byte) (status >> 8);
    changed[changed.length - 1] = (byte) status;
    return changed;
  }

  private static byte[] flipped(byte[] answer, int at) {
    byte[] changed = answer.clone();
    if (at >= 0 && at < changed.length) {
      changed[at] ^= 0x04;
    }
    return changed;
  }

  /** Answers that no reader can give. */
  private static final class Huge {
    static final byte[] ANSWER = withStatus(new byte[70_002], 0x9000);
    static final byte[] NESTED = withStatus(nested(new byte[65_538]), 0x9000);

    /** {@return templates 70, each in the one before, as deep as the bytes allow} */
    private static byte[] nested(byte[] data) {
      for (int at = 0; at + 7 <= data.length; at += 5) {
        int left = data.length - at - 7;
        data[at] = 0x70;
        data[at + 1] = (byte) 0x83;
        data[at + 2] = (byte) (left >> 16);
        data[at + 3] = (byte) (left >> 8);
        data[at + 4] = (byte) left;
      }
      return data;
    }
  }
}
