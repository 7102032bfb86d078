package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Tags;

/** Values that are text. */
final class TextValues {
  private TextValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(TextValues::preferredName, Tags.APPLICATION_PREFERRED_NAME);
    decoders.add(TextValues::chinese, Tags.APPLICATION_LABEL, Tags.MERCHANT_NAME_AND_LOCATION);
  }

  static void text(Part part, DataElement element, Context context) {
    ValueDecoders.quietly(part, quoted(part.bytes));
  }

  /** {@return text of the common character set between quotation marks, safe to print} */
  static String quoted(Bytes value) {
    return quoted(CardText.common().decode(value));
  }

  static String quoted(String text) {
    return '"' + text + '"';
  }

  // Book 3, Annex B: without a code table the name is in nobody's alphabet; Latin is likely.
  private static void preferredName(Part part, DataElement element, Context context) {
    int table = context.codeTable();
    CardText text = CardText.codeTable(table == 0 ? 1 : table);
    part.says(quoted((table == 0 ? text.orChinese() : text).decode(part.bytes)));
  }

  private static void chinese(Part part, DataElement element, Context context) {
    part.says(quoted(CardText.codeTable(1).orChinese().decode(part.bytes)));
  }
}
