package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import java.util.List;

/** Explains the historical bytes of an answer to reset (ISO/IEC 7816-4, 8.1.1). */
final class HistoricalBytes {
  private static final List<String> LIFE_CYCLE =
      List.of(
          "no information",
          "creation",
          "",
          "initialisation",
          "",
          "operational, activated",
          "",
          "operational, activated");

  // PC/SC part 3, 3.1.3.2.3.2: a reader tells the kind of a memory card in its own form.
  private static final Bytes STORAGE_CARD = Bytes.fromHex("804F0CA000000306");
  private static final int STORAGE_CARD_LENGTH = 15;

  private HistoricalBytes() {}

  private static void storageCard(Part part) {
    part.says("memory card, told by the reader");
    Part standard = part.field("Standard", 8, 9);
    standard.says(standard(standard.bytes.at(0)));
    Part name = part.field("Card", 9, 11);
    name.says(cardName((int) name.bytes.toLong()));
  }

  private static String standard(int code) {
    return switch (code) {
      case 0x01 -> "ISO 14443 A, part 1";
      case 0x02 -> "ISO 14443 A, part 2";
      case 0x03 -> "ISO 14443 A, part 3";
      case 0x05 -> "ISO 14443 B, part 1";
      case 0x06 -> "ISO 14443 B, part 2";
      case 0x07 -> "ISO 14443 B, part 3";
      case 0x09, 0x0A, 0x0B, 0x0C -> "ISO 15693";
      case 0x11 -> "FeliCa";
      default -> "not known";
    };
  }

  private static String cardName(int code) {
    return switch (code) {
      case 0x0001 -> "Mifare Classic 1K";
      case 0x0002 -> "Mifare Classic 4K";
      case 0x0003 -> "Mifare Ultralight";
      case 0x0026 -> "Mifare Mini";
      case 0x003A -> "Mifare Ultralight C";
      case 0x003B -> "FeliCa";
      default -> "not known";
    };
  }

  static void explain(Part part) {
    ValueDecoders.showText(part);
    Bytes bytes = part.bytes;
    if (bytes.startsWith(STORAGE_CARD) && bytes.length() == STORAGE_CARD_LENGTH) {
      storageCard(part);
      return;
    }
    Part category = part.field("Category", 0, 1);
    switch (bytes.at(0)) {
      case 0x00 -> {
        category.says("data objects, then status");
        int end = Math.max(1, bytes.length() - 3);
        objects(part, 1, end);
        status(part, end);
      }
      case 0x80 -> {
        category.says("data objects");
        objects(part, 1, bytes.length());
      }
      case 0x10 -> category.says("reference to the file of data objects");
      default -> category.says("the maker's own");
    }
  }

  private static void objects(Part part, int from, int end) {
    int at = from;
    while (at < end) {
      int next = at + 1 + (part.bytes.at(at) & 0xF);
      if (next > end) {
        part.fault("data object is cut off", at);
        return;
      }
      Part object = part.field("Object " + (part.bytes.at(at) >> 4), at, next);
      object(object, part.bytes.at(at) >> 4);
      at = next;
    }
  }

  private static void object(Part object, int number) {
    Bytes value = object.bytes.from(1);
    switch (number) {
      case 1 -> object.says("country " + digits(value));
      case 2 -> object.says("issuer " + digits(value));
      case 3 -> object.says("card service data: " + services(value));
      case 4 -> object.says("initial access data");
      case 5 -> object.says("card issuer's data");
      case 6 -> object.says("pre-issuing data");
      case 7 -> object.says("capabilities: " + capabilities(value));
      case 8 -> object.says("status" + lifeCycle(value));
      case 0xF -> object.says("application " + value.toHex());
      default -> object.says("not known");
    }
  }

  private static String digits(Bytes value) {
    String hex = value.toHex();
    int end = hex.indexOf('F');
    return end < 0 ? hex : hex.substring(0, end);
  }

  private static String services(Bytes value) {
    if (value.isEmpty()) {
      return "none";
    }
    int bits = value.at(0);
    String byName =
        switch (bits >> 6) {
          case 0 -> "no selection by name";
          case 1 -> "selection by partial name";
          case 2 -> "selection by full name";
          default -> "selection by full and partial name";
        };
    return byName
        + ((bits & 0x20) != 0 ? ", data objects in EF.DIR" : "")
        + ((bits & 0x10) != 0 ? ", data objects in EF.ATR" : "")
        + ((bits & 0x01) != 0 ? ", no master file" : ", has a master file");
  }

  private static String capabilities(Bytes value) {
    StringBuilder words = new StringBuilder();
    if (!value.isEmpty()) {
      int bits = value.at(0);
      add(words, bits & 0x80, "selection by full name");
      add(words, bits & 0x40, "selection by partial name");
      add(words, bits & 0x20, "selection by path");
      add(words, bits & 0x10, "selection by file identifier");
      add(words, bits & 0x08, "implicit selection");
      add(words, bits & 0x04, "short file identifiers");
      add(words, bits & 0x02, "record numbers");
      add(words, bits & 0x01, "record identifiers");
    }
    if (value.length() >= 3) {
      int bits = value.at(2);
      add(words, bits & 0x80, "command chaining");
      add(words, bits & 0x40, "extended lengths");
      add(words, bits & 0x07, ((bits & 0x07) + 1) + " logical channels");
    }
    return words.length() == 0 ? "none" : words.toString();
  }

  private static void add(StringBuilder words, int bits, String word) {
    if (bits != 0) {
      words.append(words.length() == 0 ? "" : ", ").append(word);
    }
  }

  private static String lifeCycle(Bytes value) {
    boolean hasCycle = value.length() == 1 || value.length() == 3;
    if (!hasCycle) {
      return "";
    }
    int cycle = value.at(0);
    String words = cycle < LIFE_CYCLE.size() ? LIFE_CYCLE.get(cycle) : "";
    return ": life cycle " + (words.isEmpty() ? value.slice(0, 1).toHex() : words);
  }

  private static void status(Part part, int from) {
    Bytes bytes = part.bytes;
    if (bytes.length() - from == 3) {
      Part cycle = part.field("Life cycle", from, from + 1);
      cycle.says(lifeCycle(cycle.bytes).replace(": life cycle ", ""));
      part.field("Status word", from + 1, from + 3);
    }
  }
}
