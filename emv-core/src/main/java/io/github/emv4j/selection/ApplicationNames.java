package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What people call an application (EMV 4.4 Book 1, 12.4). All texts are free of control characters.
 *
 * @param label Application Label ({@code 50}), in the common character set
 * @param preferredName Application Preferred Name ({@code 9F12}), in the issuer's code table if
 *     that is known
 * @param shown the one to show: the preferred name if its code table is known, else the label
 */
public record ApplicationNames(
    Optional<String> label, Optional<String> preferredName, Optional<String> shown) {
  /** No name known. */
  public static final ApplicationNames NONE =
      new ApplicationNames(Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LAST_CODE_TABLE = 16;

  static ApplicationNames from(Tlv template, Optional<Bytes> directoryCodeTable) {
    OptionalInt codeTable =
        codeTable(value(template, Tags.ISSUER_CODE_TABLE_INDEX).or(() -> directoryCodeTable));
    // Cards with Chinese names bear no code table, for there is none for GB 18030.
    CardText preferredText =
        codeTable.isPresent()
            ? CardText.codeTable(codeTable.getAsInt())
            : CardText.common().orChinese();
    Optional<String> label = text(template, Tags.APPLICATION_LABEL, CardText.common());
    Optional<String> preferred = text(template, Tags.APPLICATION_PREFERRED_NAME, preferredText);
    Optional<String> shown = codeTable.isPresent() ? preferred.or(() -> label) : label;
    return new ApplicationNames(label, preferred, shown);
  }

  private static OptionalInt codeTable(Optional<Bytes> index) {
    try {
      return index
          .filter(value -> value.length() == 1)
          .map(value -> (int) Bcd.number(value))
          .filter(part -> part >= 1 && part <= LAST_CODE_TABLE)
          .map(OptionalInt::of)
          .orElse(OptionalInt.empty());
    } catch (MalformedDataException e) {
      // An unknown value is ignored (Book 1, 12.2.4): the label serves.
      return OptionalInt.empty();
    }
  }

  private static Optional<String> text(Tlv template, Tag tag, CardText charset) {
    return value(template, tag).map(charset::decode).filter(text -> !text.isEmpty());
  }

  private static Optional<Bytes> value(Tlv template, Tag tag) {
    return template.child(tag).map(Tlv::value);
  }
}
