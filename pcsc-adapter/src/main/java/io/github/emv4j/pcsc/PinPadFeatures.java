package io.github.emv4j.pcsc;

import java.util.Locale;
import java.util.OptionalInt;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;

/**
 * What a reader says it can do beyond the transport of commands (PC/SC part 10, 2.2).
 *
 * @param verifyPinDirect control code of the whole verification at the reader's keypad
 */
record PinPadFeatures(OptionalInt verifyPinDirect) {
  static final PinPadFeatures NONE = new PinPadFeatures(OptionalInt.empty());

  private static final int VERIFY_PIN_DIRECT = 0x06;
  private static final int CODE_LENGTH = 4;

  // Both come of the function number 3400: as pcsc-lite counts, and as Windows does.
  private static final int REQUEST = 0x4200_0000 + 3400;
  private static final int REQUEST_ON_WINDOWS = (0x31 << 16) | (3400 << 2);

  /**
   * Asks a reader. One that does not know the question has nothing to offer, and each system and
   * driver refuses it in another way; a link that is broken shows at the next command.
   */
  static PinPadFeatures of(Card card) {
    try {
      int request = requestCode(System.getProperty("os.name", ""));
      return parse(card.transmitControlCommand(request, new byte[0]));
    } catch (CardException | IllegalStateException | IllegalArgumentException e) {
      return NONE;
    }
  }

  static int requestCode(String system) {
    return isWindows(system) ? REQUEST_ON_WINDOWS : REQUEST;
  }

  static boolean isWindows(String system) {
    return system.toLowerCase(Locale.ROOT).startsWith("windows");
  }

  /**
   * Reads the list of tag, length and control code. The first entry of a kind counts; one of
   * another length is passed over, and nothing is read behind one that is cut off.
   */
  static PinPadFeatures parse(byte[] list) {
    int at = 0;
    while (at + 2 <= list.length) {
      int length = list[at + 1] & 0xFF;
      int next = at + 2 + length;
      if (next > list.length) {
        break;
      }
      if (list[at] == VERIFY_PIN_DIRECT && length == CODE_LENGTH) {
        return new PinPadFeatures(OptionalInt.of(bigEndian(list, at + 2)));
      }
      at = next;
    }
    return NONE;
  }

  private static int bigEndian(byte[] list, int from) {
    int code = 0;
    for (int i = from; i < from + CODE_LENGTH; i++) {
      code = (code << 8) | (list[i] & 0xFF);
    }
    return code;
  }
}
