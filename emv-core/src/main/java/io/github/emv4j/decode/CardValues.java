package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.BitTable;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.KnownAid;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;

/** What a card says about itself: names, keys, counters, logs, production. */
final class CardValues {
  private static final int RID_LENGTH = 5;
  private static final Tag OBJECT_IDENTIFIER = Tag.of(0x06);
  private static final Tag TERMINAL_CATEGORIES = Tag.of(0x9F3E);
  private static final Tag POI_INFORMATION = Tag.of(0x8B);

  private CardValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(CardValues::aid, Tags.ADF_NAME, Tags.DF_NAME, Tags.AID, Tags.DDF_NAME);
    decoders.add(
        CardValues::number,
        Tags.ATC,
        Tags.LAST_ONLINE_ATC_REGISTER,
        Tags.LOWER_CONSECUTIVE_OFFLINE_LIMIT,
        Tags.UPPER_CONSECUTIVE_OFFLINE_LIMIT,
        Tags.ICC_PUBLIC_KEY_EXPONENT,
        Tags.ISSUER_PUBLIC_KEY_EXPONENT,
        Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_EXPONENT);
    decoders.add(CardValues::tries, Tags.PIN_TRY_COUNTER);
    decoders.add(
        CardValues::version,
        Tags.APPLICATION_VERSION_NUMBER,
        Tags.APPLICATION_VERSION_NUMBER_TERMINAL);
    decoders.add(CardValues::keyIndex, Tags.CA_PUBLIC_KEY_INDEX, Tags.CA_PUBLIC_KEY_INDEX_TERMINAL);
    decoders.add(
        CardValues::signed,
        Tags.ISSUER_PUBLIC_KEY_CERTIFICATE,
        Tags.ICC_PUBLIC_KEY_CERTIFICATE,
        Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_CERTIFICATE,
        Tags.SIGNED_STATIC_APPLICATION_DATA,
        Tags.SIGNED_DYNAMIC_APPLICATION_DATA);
    decoders.add(CardValues::logEntry, Tags.LOG_ENTRY);
    decoders.add(CardValues::logEntry, Scope.VISA, 0xDF60);
    decoders.add(CardValues::logEntry, Scope.UNIONPAY, 0xDF4D);
    decoders.add(CardValues::cplc, Scope.GLOBALPLATFORM, 0x9F7F);
    decoders.add(CardValues::objectIdentifier, OBJECT_IDENTIFIER);
    decoders.add(CardValues::registered, Tags.ASRPD, POI_INFORMATION);
    decoders.add(CardValues::categories, TERMINAL_CATEGORIES);
    decoders.add(CardValues::thirdParty, Scope.MASTERCARD, 0x9F6E);
  }

  private static void aid(Part part, DataElement element, Context context) {
    aid(part);
  }

  static void aid(Part part) {
    Bytes name = part.bytes;
    if (name.length() < RID_LENGTH) {
      ValueDecoders.showText(part);
      return;
    }
    Optional<KnownAid> known = KnownAids.find(name);
    part.says(known.map(aid -> name(aid, name)).orElse("not a known application"));
    int first = name.at(0);
    if (ValueDecoders.isText(name)) {
      part.fact("As text", TextValues.quoted(name));
    }
    if (first >= 0xA0) {
      part.field("RID", 0, RID_LENGTH).says(known.map(KnownAid::scheme).orElse(""));
      part.field("PIX", RID_LENGTH, name.length());
    }
  }

  private static String name(KnownAid known, Bytes name) {
    String country = known.country().map(code -> ", " + CodeValues.country(code)).orElse("");
    String rest = known.aid().equals(name) || known.isRid() ? "" : " and more";
    return known.displayName() + (known.isRid() ? ", application not known" : rest) + country;
  }

  private static void number(Part part, DataElement element, Context context) {
    if (part.bytes.length() <= 4) {
      part.says(Long.toString(part.bytes.toLong()));
    }
  }

  private static void tries(Part part, DataElement element, Context context) {
    long tries = part.bytes.length() == 1 ? part.bytes.toLong() : -1;
    if (tries >= 0) {
      part.says(tries == 0 ? "PIN blocked" : tries == 1 ? "1 try left" : tries + " tries left");
    }
  }

  private static void version(Part part, DataElement element, Context context) {
    if (part.bytes.length() == 2) {
      part.says("version " + part.bytes.toLong());
    }
  }

  private static void keyIndex(Part part, DataElement element, Context context) {
    part.says("key " + part.bytes.toHex() + " of the scheme");
  }

  private static void signed(Part part, DataElement element, Context context) {
    int bits = part.bytes.length() * 8;
    part.says("signed with a key of " + bits + " bits, if RSA; opened with the key of the signer");
  }

  private static void logEntry(Part part, DataElement element, Context context) {
    if (part.bytes.length() == 2) {
      part.says("SFI " + part.bytes.at(0) + ", " + part.bytes.at(1) + " records");
    }
  }

  // Names and lengths of the fields, in order; GlobalPlatform Card Specification, H.6.
  private static final List<String> CPLC =
      List.of(
          "IC fabricator",
          "IC type",
          "Operating system",
          "Operating system release date",
          "Operating system release level",
          "IC fabrication date",
          "IC serial number",
          "IC batch",
          "Module fabricator",
          "Module packaging date",
          "ICC manufacturer",
          "IC embedding date",
          "Pre-personaliser",
          "Pre-personalisation date",
          "Pre-personalisation equipment",
          "Personaliser",
          "Personalisation date",
          "Personalisation equipment");

  private static void cplc(Part part, DataElement element, Context context) {
    if (part.bytes.length() != 42) {
      throw MalformedDataException.at("42 bytes are needed", part.bytes, part.bytes.length());
    }
    int at = 0;
    for (String name : CPLC) {
      int length = name.equals("IC serial number") || name.endsWith("equipment") ? 4 : 2;
      Part field = part.field(name, at, at + length);
      if (name.endsWith("date")) {
        field.says(day(field.bytes));
      }
      at += length;
    }
  }

  private static String day(Bytes value) {
    long number;
    try {
      number = Bcd.number(value);
    } catch (MalformedDataException e) {
      return "no date";
    }
    long day = number % 1000;
    if (number == 0 || day < 1 || day > 366) {
      return "no date";
    }
    return "day " + day + " of a year that ends in " + number / 1000;
  }

  // ITU-T X.690, 8.19: seven bits a byte; the first number holds two.
  private static void objectIdentifier(Part part, DataElement element, Context context) {
    StringBuilder text = new StringBuilder();
    long number = 0;
    for (int i = 0; i < part.bytes.length(); i++) {
      if (number > Long.MAX_VALUE >> 8) {
        throw MalformedDataException.at(
            "number of an object identifier is too large", part.bytes, i);
      }
      number = number << 7 | (part.bytes.at(i) & 0x7F);
      if ((part.bytes.at(i) & 0x80) == 0) {
        long first = Math.min(number / 40, 2);
        text.append(text.length() == 0 ? first + "." + (number - first * 40) : "." + number);
        number = 0;
      }
    }
    part.says(text.toString());
  }

  // Two bytes of identifier, one of length, then data of those who registered.
  private static void registered(Part part, DataElement element, Context context) {
    Bytes data = part.bytes;
    int at = 0;
    while (at < data.length() && !part.isBudgetSpent()) {
      int end = at + 3 > data.length() ? Integer.MAX_VALUE : at + 3 + data.at(at + 2);
      if (end > data.length()) {
        throw MalformedDataException.at("entry is cut off", data, at);
      }
      Part entry = part.field("Entry " + data.slice(at, at + 2).toHex(), at, end);
      entry.says(meaning(element.tag(), data.slice(at, at + 2)));
      at = end;
    }
  }

  private static String meaning(Tag tag, Bytes value) {
    return BitTable.decode(tag, Scope.EMV, value).stream()
        .map(Object::toString)
        .findFirst()
        .orElse("not known");
  }

  private static void categories(Part part, DataElement element, Context context) {
    for (int at = 0; at + 2 <= part.bytes.length(); at += 2) {
      Part category = part.field("Category", at, at + 2);
      category.says(meaning(TERMINAL_CATEGORIES, category.bytes));
    }
  }

  // Country, identifier of who uses it, device type where bit 8 of the identifier is 0, data.
  private static void thirdParty(Part part, DataElement element, Context context) {
    Bytes data = part.bytes;
    if (data.length() < 5) {
      throw MalformedDataException.at("at least 5 bytes are needed", data, data.length());
    }
    Part country = part.field("Country", 0, 2);
    try {
      country.says(CodeValues.countryOf(country.bytes));
    } catch (MalformedDataException e) {
      country.fault(e);
    }
    boolean hasDevice = (data.at(2) & 0x80) == 0 && data.length() >= 6;
    BitValues.explainLayout(part, element.tag(), Scope.MASTERCARD.name());
    int rest = hasDevice ? 6 : 4;
    if (rest < data.length()) {
      part.field("Data", rest, data.length());
    }
  }
}
