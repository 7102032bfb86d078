package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.transport.Atr;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Explains answers to reset (ISO/IEC 7816-3, 8). */
final class AtrDecoder {
  // ISO/IEC 7816-3, tables 7 and 8; 0 is reserved.
  private static final List<Integer> CLOCK_CONVERSION =
      List.of(372, 372, 558, 744, 1116, 1488, 1860, 0, 0, 512, 768, 1024, 1536, 2048, 0, 0);
  private static final List<String> MAX_FREQUENCY =
      List.of("4", "5", "6", "8", "12", "16", "20", "", "", "5", "7.5", "10", "15", "20", "", "");
  private static final List<Integer> ADJUSTMENT =
      List.of(0, 1, 2, 4, 8, 16, 32, 64, 12, 20, 0, 0, 0, 0, 0, 0);
  private static final int GLOBAL = 15;

  private final Part part;
  private final Bytes bytes;
  private int at;

  private AtrDecoder(Part part) {
    this.part = part;
    this.bytes = part.bytes;
  }

  static void explain(Part part) {
    new AtrDecoder(part).explain();
  }

  private void explain() {
    if (bytes.isEmpty()) {
      part.fault("no bytes", 0);
      return;
    }
    next("TS").says(convention(bytes.at(0)));
    if (bytes.length() > 1) {
      int format = bytes.at(1);
      next("T0").says(presence(format, 1) + ", " + historicalCount(format & 0xF));
      groups(format);
      historical(Math.min(format & 0xF, bytes.length() - at));
      if (at < bytes.length()) {
        next("TCK").says(isRight() ? "check byte, right" : "check byte");
      }
    }
    judge();
  }

  private static String convention(int ts) {
    return switch (ts) {
      case 0x3B -> "direct convention";
      case 0x3F -> "inverse convention";
      default -> "neither direct (3B) nor inverse (3F) convention";
    };
  }

  private static String historicalCount(int count) {
    return count == 1 ? "1 historical byte" : count + " historical bytes";
  }

  private boolean isRight() {
    int sum = 0;
    for (int i = 1; i < bytes.length(); i++) {
      sum ^= bytes.at(i);
    }
    return sum == 0;
  }

  private void judge() {
    try {
      Atr atr = Atr.parse(bytes);
      if (atr.isContactless()) {
        part.note("made up by the reader for a contactless card (PC/SC)");
      }
      atr.deviations().forEach(part::note);
    } catch (MalformedDataException e) {
      part.fault(e);
    }
  }

  private Part next(String name) {
    Part field = part.field(name, at, at + 1);
    at++;
    return field;
  }

  private void groups(int format) {
    int presence = format;
    int protocol = 0;
    for (int group = 1; (presence & 0xF0) != 0; group++) {
      readIf(presence & 0x10, group, protocol, 'A');
      readIf(presence & 0x20, group, protocol, 'B');
      readIf(presence & 0x40, group, protocol, 'C');
      if ((presence & 0x80) == 0 || at >= bytes.length()) {
        return;
      }
      presence = bytes.at(at);
      protocol = presence & 0xF;
      next("TD" + group).says(protocol(protocol) + "; " + presence(presence, group + 1));
    }
  }

  private void readIf(int bit, int group, int protocol, char letter) {
    if (bit != 0 && at < bytes.length()) {
      int value = bytes.at(at);
      next("T" + letter + group).says(meaning(letter, group, protocol, value));
    }
  }

  private static String presence(int bits, int group) {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      if ((bits & (0x10 << i)) != 0) {
        names
            .append(names.length() == 0 ? "" : " ")
            .append("T")
            .append("ABCD".charAt(i))
            .append(group);
      }
    }
    return names.length() == 0 ? "no interface bytes follow" : names + " follow";
  }

  private static String protocol(int protocol) {
    return switch (protocol) {
      case 0 -> "T=0, characters";
      case 1 -> "T=1, blocks";
      case GLOBAL -> "T=15, global interface bytes";
      default -> "T=" + protocol;
    };
  }

  private static String meaning(char letter, int group, int protocol, int value) {
    if (group == 1) {
      return firstGroup(letter, value);
    }
    if (group == 2) {
      return secondGroup(letter, value);
    }
    return protocol == 1
        ? ofT1(letter, value)
        : protocol == GLOBAL ? global(letter, value) : "of " + protocol(protocol);
  }

  private static String firstGroup(char letter, int value) {
    return switch (letter) {
      case 'A' -> speed(value);
      case 'B' -> value == 0 ? "no programming voltage" : "programming voltage (obsolete)";
      default ->
          value == 0xFF
              ? "extra guard time: the least possible"
              : "extra guard time " + value + " etu";
    };
  }

  private static String speed(int value) {
    int clocks = CLOCK_CONVERSION.get(value >> 4);
    int bits = ADJUSTMENT.get(value & 0xF);
    if (clocks == 0 || bits == 0) {
      return "speed: reserved";
    }
    BigDecimal etu =
        BigDecimal.valueOf(clocks).divide(BigDecimal.valueOf(bits), 2, RoundingMode.HALF_UP);
    return "Fi = "
        + clocks
        + ", Di = "
        + bits
        + ": "
        + etu.stripTrailingZeros().toPlainString()
        + " clocks a bit, at most "
        + MAX_FREQUENCY.get(value >> 4)
        + " MHz";
  }

  private static String secondGroup(char letter, int value) {
    return switch (letter) {
      case 'A' ->
          "specific mode, "
              + protocol(value & 0xF)
              + ((value & 0x80) != 0 ? ", cannot change mode" : ", can change mode")
              + ((value & 0x10) != 0 ? ", parameters implicit" : ", parameters by TA1");
      case 'B' -> "programming voltage (obsolete)";
      default -> "T=0 waiting time integer " + value;
    };
  }

  private static String ofT1(char letter, int value) {
    return switch (letter) {
      case 'A' -> "blocks of at most " + value + " bytes to the card (IFSC)";
      case 'B' ->
          "waiting times: block " + (value >> 4) + " (BWI), character " + (value & 0xF) + " (CWI)";
      default -> (value & 1) == 0 ? "check of blocks by LRC" : "check of blocks by CRC";
    };
  }

  private static String global(char letter, int value) {
    if (letter != 'A') {
      return letter == 'B' ? "use of contact C6" : "global interface byte";
    }
    String stop =
        switch (value >> 6) {
          case 0 -> "clock may not stop";
          case 1 -> "clock may stop low";
          case 2 -> "clock may stop high";
          default -> "clock may stop";
        };
    String classes =
        ((value & 1) != 0 ? " A (5 V)" : "")
            + ((value & 2) != 0 ? " B (3 V)" : "")
            + ((value & 4) != 0 ? " C (1.8 V)" : "");
    return stop + (classes.isEmpty() ? "" : "; voltage classes" + classes);
  }

  private void historical(int count) {
    if (count <= 0) {
      return;
    }
    Part history = part.field("Historical bytes", at, at + count);
    at += count;
    HistoricalBytes.explain(history);
  }

  /** {@return whether bytes are an answer to reset} */
  static boolean looksLike(Bytes bytes) {
    try {
      return Atr.parse(bytes).bytes().equals(bytes) && bytes.length() > 2;
    } catch (MalformedDataException e) {
      return false;
    }
  }
}
