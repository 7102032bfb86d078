package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A command as the card received it: a view of the sender's array, used while the command runs and
 * not kept. So the card makes no copy of a PIN block.
 */
final class Command {
  static final int INS_VERIFY = 0x20;
  private static final int HEADER_LENGTH = 4;

  private final byte[] bytes;
  private final int dataLength;
  private final OptionalInt le;

  private Command(byte[] bytes, int dataLength, OptionalInt le) {
    this.bytes = bytes;
    this.dataLength = dataLength;
    this.le = le;
  }

  /** {@return the command; empty if its lengths contradict each other} */
  static Optional<Command> parse(byte[] bytes) {
    int length = bytes.length;
    if (length < HEADER_LENGTH) {
      return Optional.empty();
    }
    if (length == HEADER_LENGTH) {
      return Optional.of(new Command(bytes, 0, OptionalInt.empty()));
    }
    int p3 = bytes[HEADER_LENGTH] & 0xFF;
    if (length == HEADER_LENGTH + 1) {
      return Optional.of(new Command(bytes, 0, OptionalInt.of(p3 == 0 ? CommandApdu.LE_MAX : p3)));
    }
    int end = HEADER_LENGTH + 1 + p3;
    if (p3 == 0 || length < end || length > end + 1) {
      return Optional.empty();
    }
    if (length == end) {
      return Optional.of(new Command(bytes, p3, OptionalInt.empty()));
    }
    int last = bytes[end] & 0xFF;
    return Optional.of(
        new Command(bytes, p3, OptionalInt.of(last == 0 ? CommandApdu.LE_MAX : last)));
  }

  /** {@return the header alone; empty if there are fewer than four bytes} */
  static Optional<CommandApdu> header(byte[] bytes) {
    if (bytes.length < HEADER_LENGTH) {
      return Optional.empty();
    }
    return Optional.of(
        CommandApdu.of(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF, bytes[3] & 0xFF));
  }

  /** {@return the command for others than the card itself: the data of VERIFY left out} */
  CommandApdu withoutPin() {
    CommandApdu apdu = CommandApdu.of(cla(), ins(), p1(), p2());
    CommandApdu expecting = le.isPresent() ? apdu.withLe(le.getAsInt()) : apdu;
    return ins() == INS_VERIFY ? expecting : expecting.withData(data());
  }

  int cla() {
    return bytes[0] & 0xFF;
  }

  int ins() {
    return bytes[1] & 0xFF;
  }

  int p1() {
    return bytes[2] & 0xFF;
  }

  int p2() {
    return bytes[3] & 0xFF;
  }

  /** {@return P1 and P2 as one number} */
  int parameters() {
    return p1() << 8 | p2();
  }

  int dataLength() {
    return dataLength;
  }

  OptionalInt le() {
    return le;
  }

  /** {@return the data, copied; not for a PIN block} */
  Bytes data() {
    return Bytes.copyOf(bytes, dataFrom(), dataFrom() + dataLength);
  }

  /** {@return the data as a number; not for a PIN in clear} */
  BigInteger dataAsNumber() {
    return new BigInteger(1, bytes, dataFrom(), dataLength);
  }

  boolean dataIsPinBlock() {
    return ReferencePin.isBlock(bytes, dataFrom());
  }

  boolean dataMatches(ReferencePin pin) {
    return pin.matches(bytes, dataFrom());
  }

  private int dataFrom() {
    return dataLength == 0 ? HEADER_LENGTH : HEADER_LENGTH + 1;
  }
}
