package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import java.util.Arrays;

/**
 * Commands whose data is a PIN, in clear or enciphered: VERIFY, CHANGE REFERENCE DATA (PIN
 * CHANGE/UNBLOCK) and RESET RETRY COUNTER.
 *
 * <p>Their data is never kept: it is overwritten in an array before it becomes {@link Bytes}.
 */
final class PinCommands {
  private static final int INS_VERIFY = 0x20;
  private static final int INS_CHANGE_REFERENCE_DATA = 0x24;
  private static final int INS_RESET_RETRY_COUNTER = 0x2C;
  private static final int DATA_OFFSET = 5;

  private PinCommands() {}

  static boolean holdsPin(int ins) {
    // ISO/IEC 7816-4, 5.1.2: an odd INS is the same command with data in TLV.
    int even = ins & 0xFE;
    return even == INS_VERIFY
        || even == INS_CHANGE_REFERENCE_DATA
        || even == INS_RESET_RETRY_COUNTER;
  }

  static boolean holdsPin(byte[] command) {
    return command.length >= Exchange.HEADER_LENGTH && holdsPin(command[1] & 0xFF);
  }

  /** {@return a copy in which each byte of a PIN is {@code FF}, header and lengths kept} */
  static Bytes hidden(byte[] command) {
    if (!holdsPin(command) || command.length <= DATA_OFFSET) {
      return Bytes.copyOf(command);
    }
    int dataEnd = DATA_OFFSET + (command[DATA_OFFSET - 1] & 0xFF);
    // Whatever is not in short form may hold the PIN up to its end.
    boolean shortForm =
        dataEnd > DATA_OFFSET && (dataEnd == command.length || dataEnd == command.length - 1);
    byte[] hidden = new byte[command.length];
    System.arraycopy(command, 0, hidden, 0, DATA_OFFSET);
    Arrays.fill(hidden, DATA_OFFSET, command.length, (byte) 0xFF);
    if (shortForm && dataEnd < command.length) {
      hidden[dataEnd] = command[dataEnd];
    }
    return Bytes.copyOf(hidden);
  }

  /** {@return whether the two are the same but for an Le of {@code 00}} */
  static boolean same(byte[] command, Bytes recorded) {
    int common = Math.min(command.length, recorded.length());
    for (int i = 0; i < common; i++) {
      if ((command[i] & 0xFF) != recorded.at(i)) {
        return false;
      }
    }
    return command.length == recorded.length()
        || (command.length == common + 1 && command[common] == 0)
        || (recorded.length() == common + 1 && recorded.at(common) == 0);
  }
}
