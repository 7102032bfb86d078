package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Format;
import io.github.emv4j.data.Scope;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.tlv.Tag;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The decoder of each data element; by its bit table or its format where none is its own. */
final class ValueDecoders {
  private static final int AMOUNT_LENGTH = 6;
  private static final int MAX_NUMBER_LENGTH = 4;
  private static final int MIN_TEXT = 3;
  private static final Map<String, ValueDecoder> DECODERS = load();

  private ValueDecoders() {}

  private static Map<String, ValueDecoder> load() {
    Registry decoders = new Registry();
    AccountValues.register(decoders);
    TextValues.register(decoders);
    CodeValues.register(decoders);
    MoneyValues.register(decoders);
    ListValues.register(decoders);
    CardValues.register(decoders);
    IssuerValues.register(decoders);
    TransactionValues.register(decoders);
    return Map.copyOf(decoders.byTag);
  }

  /** Takes decoders while the table of all is made. */
  static final class Registry {
    private final Map<String, ValueDecoder> byTag = new HashMap<>();

    /** Takes a decoder for tags, whatever the scheme. */
    void add(ValueDecoder decoder, Tag... tags) {
      for (Tag tag : tags) {
        byTag.put(tag.toString(), decoder);
      }
    }

    /** Takes a decoder for tags of one scheme. */
    void add(ValueDecoder decoder, Scope scope, int... tags) {
      for (int tag : tags) {
        byTag.put(Tag.of(tag) + " " + scope, decoder);
      }
    }
  }

  static ValueDecoder of(DataElement element) {
    ValueDecoder own = DECODERS.get(element.tag() + " " + element.scope());
    if (own != null) {
      return own;
    }
    ValueDecoder general = DECODERS.get(element.tag().toString());
    return general != null && isEverybodys(element.scope()) ? general : ValueDecoders::byFormat;
  }

  private static boolean isEverybodys(Scope scope) {
    return scope == Scope.EMV || scope == Scope.CONTACTLESS || scope == Scope.ISO7816;
  }

  private static void byFormat(Part part, DataElement element, Context context) {
    if (hasBits(element)) {
      BitValues.explain(part, element, context);
    } else if (element.format() == Format.NUMERIC) {
      byDigits(part, element, context);
    } else if (element.format() == Format.COMPRESSED_NUMERIC) {
      quietly(part, Bcd.compressedDigits(part.bytes));
    } else if (element.format().isText()) {
      TextValues.text(part, element, context);
    } else if (isNumber(element) && part.bytes.length() <= MAX_NUMBER_LENGTH) {
      part.says(Long.toString(part.bytes.toLong()));
    }
  }

  /** {@return whether values of this element have parts or words of their own} */
  static boolean isStructured(DataElement element) {
    boolean own =
        DECODERS.containsKey(element.tag() + " " + element.scope())
            || (isEverybodys(element.scope()) && DECODERS.containsKey(element.tag().toString()));
    return own || hasBits(element);
  }

  private static boolean hasBits(DataElement element) {
    Set<String> layouts = BitTable.layouts(element.tag());
    return layouts.contains(element.scope().name())
        || (isEverybodys(element.scope()) && !layouts.isEmpty());
  }

  private static void byDigits(Part part, DataElement element, Context context) {
    if (element.minLength() == AMOUNT_LENGTH && part.bytes.length() == AMOUNT_LENGTH) {
      MoneyValues.inApplicationCurrency(part, element, context);
    } else {
      quietly(part, Bcd.digits(part.bytes));
    }
  }

  private static boolean isNumber(DataElement element) {
    String name = element.name().toLowerCase(Locale.ROOT);
    return name.contains("counter")
        || name.contains("limit")
        || name.contains("length")
        || name.contains("offset")
        || name.contains("time")
        || name.contains("attempts");
  }

  /** Says what is hidden if the value is. */
  static void quietly(Part part, String meaning) {
    if (part.privacy == Privacy.OPEN) {
      part.says(meaning);
    } else {
      part.says("", meaning);
    }
  }

  /** Says what the bytes are as text, where they look like text. */
  static void showText(Part part) {
    if (isText(part.bytes)) {
      quietly(part, TextValues.quoted(part.bytes));
    }
  }

  /** {@return whether bytes are characters of the common set, and enough to be no accident} */
  static boolean isText(Bytes value) {
    for (int i = 0; i < value.length(); i++) {
      if (value.at(i) < 0x20 || value.at(i) > 0x7E) {
        return false;
      }
    }
    return value.length() >= MIN_TEXT;
  }
}
