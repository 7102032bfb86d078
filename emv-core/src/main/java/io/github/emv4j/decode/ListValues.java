package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.BitMeaning;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;

/** Lists: of tags, of tags with lengths, of files, of rules. */
final class ListValues {
  private static final int AFL_ENTRY = 4;
  private static final int AMOUNTS_OF_CVM_LIST = 8;
  private static final Tag SDOL = Tag.of(0x9F3F);
  private static final Tag TAG_LIST = Tag.of(0x5C);
  private static final Tag HEADER_LIST = Tag.of(0x5D);

  private ListValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(
        ListValues::dol,
        Tags.PDOL,
        Tags.CDOL1,
        Tags.CDOL2,
        Tags.DDOL,
        Tags.TDOL,
        Tags.LOG_FORMAT,
        SDOL,
        HEADER_LIST);
    decoders.add(ListValues::dol, Scope.MASTERCARD, 0x9F51, 0x9F5B, 0x9F69, 0xDF811A);
    decoders.add(ListValues::dol, Scope.KERNEL8, 0x9F8220);
    decoders.add(ListValues::dol, Scope.JCB, 0x9F5C);
    decoders.add(ListValues::dol, Scope.PURE, 0x9F70);
    decoders.add(ListValues::dol, Scope.DISCOVER, 0xD0);
    decoders.add(ListValues::dol, Scope.UNIONPAY, 0xDF4F);
    decoders.add(ListValues::tagList, Tags.SDA_TAG_LIST, TAG_LIST);
    decoders.add(ListValues::tagList, Scope.MASTERCARD, 0xDF8106, 0xDF8112);
    decoders.add(ListValues::tagList, Scope.KERNEL8, 0x9F8201, 0x9F8203, 0x9F810A, 0x9F821F);
    decoders.add(ListValues::afl, Tags.AFL);
    decoders.add(ListValues::afl, Scope.MASTERCARD, 0xD9);
    decoders.add(ListValues::cvmList, Tags.CVM_LIST);
  }

  private static void dol(Part part, DataElement element, Context context) {
    dol(part, context);
  }

  /** Explains a list of tags and lengths. */
  static void dol(Part part, Context context) {
    Bytes list = part.bytes;
    int at = 0;
    int total = 0;
    while (at < list.length() && !part.isBudgetSpent()) {
      Tag tag = TagReader.at(list, at);
      int lengthAt = at + tag.length();
      if (lengthAt >= list.length()) {
        throw MalformedDataException.at("tag without length in the list", list, at);
      }
      int length = list.at(lengthAt);
      if (length > 0x7F) {
        throw MalformedDataException.at("length of more than one byte in the list", list, lengthAt);
      }
      total += length;
      part.field(tag.toString(), at, lengthAt + 1)
          .says(count(length) + "  " + TagReader.name(tag, context.scope()));
      at = lengthAt + 1;
    }
    part.says(count(total) + " in all");
  }

  private static String count(int bytes) {
    return bytes == 1 ? "1 byte" : bytes + " bytes";
  }

  /**
   * Explains the values that answer a list; what is left over is shown as it is.
   *
   * @throws MalformedDataException if there are fewer values than the list wants
   */
  static void filled(Part part, Bytes list, Context context) {
    int at = 0;
    int from = 0;
    while (at < list.length() && !part.isBudgetSpent()) {
      Tag tag = wanted(list, at, part.bytes, from);
      int lengthAt = at + tag.length();
      int to = from + list.at(lengthAt);
      if (to > part.bytes.length()) {
        throw MalformedDataException.at(
            "fewer bytes than the list wants, " + tag + " is cut off", part.bytes, from);
      }
      Bytes value = part.bytes.slice(from, to);
      context.learnAmong(tag, value);
      ElementDecoder.explain(
          part, tag, value, ElementDecoder.Place.alone(part.offset + from, context));
      from = to;
      at = lengthAt + 1;
    }
    if (from < part.bytes.length()) {
      part.field("Not in the list", from, part.bytes.length());
    }
  }

  // A fault in the list is shown where the values that can be told apart end.
  private static Tag wanted(Bytes list, int at, Bytes values, int from) {
    Tag tag;
    try {
      tag = TagReader.at(list, at);
    } catch (MalformedDataException e) {
      throw MalformedDataException.at(e.reason() + " in the list", values, from);
    }
    if (at + tag.length() >= list.length()) {
      throw MalformedDataException.at("tag without length in the list", values, from);
    }
    return tag;
  }

  private static void tagList(Part part, DataElement element, Context context) {
    int at = 0;
    while (at < part.bytes.length() && !part.isBudgetSpent()) {
      Tag tag = TagReader.at(part.bytes, at);
      part.field(tag.toString(), at, at + tag.length()).says(TagReader.name(tag, context.scope()));
      at += tag.length();
    }
  }

  private static void afl(Part part, DataElement element, Context context) {
    afl(part);
  }

  static void afl(Part part) {
    Bytes locator = part.bytes;
    int records = 0;
    for (int at = 0; at + AFL_ENTRY <= locator.length(); at += AFL_ENTRY) {
      Part entry = part.field("Entry " + (at / AFL_ENTRY + 1), at, at + AFL_ENTRY);
      try {
        Afl.Entry files = Afl.parse(entry.bytes).entries().get(0);
        entry.says(words(files));
        records += files.recordCount();
      } catch (MalformedDataException e) {
        entry.fault(e);
      }
    }
    if (locator.length() % AFL_ENTRY != 0) {
      throw MalformedDataException.at(
          "AFL ends inside an entry", locator, locator.length() - locator.length() % AFL_ENTRY);
    }
    part.says(records == 1 ? "1 record" : records + " records");
  }

  private static String words(Afl.Entry files) {
    String records =
        files.first() == files.last()
            ? "record " + files.first()
            : "records " + files.first() + " to " + files.last();
    int authenticated = files.authenticatedCount();
    String signed =
        authenticated == 0
            ? "none signed"
            : authenticated == files.recordCount()
                ? "signed"
                : "the first " + authenticated + " signed";
    return "SFI " + files.sfi() + ", " + records + ", " + signed;
  }

  private static void cvmList(Part part, DataElement element, Context context) {
    Bytes bytes = part.bytes;
    if (bytes.length() >= AMOUNTS_OF_CVM_LIST) {
      part.field("Amount X", 0, 4).says(amount(bytes.slice(0, 4), context));
      part.field("Amount Y", 4, 8).says(amount(bytes.slice(4, 8), context));
      // The table keeps the bytes of the first rule for all; read them one rule at a time.
      for (int at = AMOUNTS_OF_CVM_LIST; at + 2 <= bytes.length(); at += 2) {
        Part rule = part.field("Rule " + (at - 6) / 2, at, at + 2);
        rule.says(rule(rule.bytes, context));
      }
    }
    int rules = CvmList.parse(bytes).rules().size();
    part.says(rules == 0 ? "no rules" : rules == 1 ? "1 rule" : rules + " rules");
  }

  private static String amount(Bytes value, Context context) {
    long amount = value.toLong();
    return amount == 0 ? "0" : MoneyValues.inApplicationCurrency(amount, context);
  }

  private static String rule(Bytes rule, Context context) {
    Bytes list = Bytes.filled(0, AMOUNTS_OF_CVM_LIST).concat(rule);
    List<BitMeaning> bits = BitTable.decode(Tags.CVM_LIST, context.scope(), list);
    return says(bits, 0x3F, rule.at(0) & 0x3F, "method")
        + "; "
        + says(bits, 0xFF, rule.at(1), "condition")
        + "; "
        + says(bits, 0x40, 0, "")
        + others(list, bits);
  }

  private static String says(List<BitMeaning> bits, int mask, int value, String what) {
    return bits.stream()
        .filter(b -> b.mask() == mask)
        .map(BitMeaning::text)
        .findFirst()
        .orElseGet(() -> String.format("%s %02X, not known", what, value));
  }

  // Without a scheme, what one scheme makes of a method that the books leave open.
  private static String others(Bytes list, List<BitMeaning> known) {
    Optional<String> other =
        BitTable.decodeLayout(Tags.CVM_LIST, Scope.UNIONPAY.name(), list).stream()
            .map(BitMeaning::text)
            .filter(text -> known.stream().noneMatch(b -> b.text().equals(text)))
            .findFirst();
    return other.map(text -> " (UnionPay: " + text + ")").orElse("");
  }
}
