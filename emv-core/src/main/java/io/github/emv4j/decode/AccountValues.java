package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Bic;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CardholderName;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Iban;
import io.github.emv4j.data.Iin;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.ServiceCode;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.Track1;
import io.github.emv4j.data.Track2;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** Card numbers, tracks, names, and what identifies issuer, token and account. */
final class AccountValues {
  private static final Tag TRACK_1_OF_STRIPE = Tag.of(0x5F21);
  private static final Tag TRACK_2_OF_STRIPE = Tag.of(0x5F22);
  private static final Tag NAME_OF_INDIVIDUAL = Tag.of(0x5B);
  private static final int SHOWN_OF_ID = 2;

  private AccountValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(AccountValues::pan, Tags.PAN);
    decoders.add(AccountValues::track2, Tags.TRACK_2_EQUIVALENT_DATA, TRACK_2_OF_STRIPE);
    decoders.add(AccountValues::track2, Scope.MASTERCARD, 0x9F6B);
    decoders.add(AccountValues::track1, Tags.TRACK_1_EQUIVALENT_DATA, TRACK_1_OF_STRIPE);
    decoders.add(AccountValues::track1, Scope.MASTERCARD, 0x56);
    decoders.add(
        AccountValues::name,
        Tags.CARDHOLDER_NAME,
        Tags.CARDHOLDER_NAME_EXTENDED,
        NAME_OF_INDIVIDUAL);
    decoders.add(AccountValues::iin, Tags.ISSUER_IDENTIFICATION_NUMBER);
    decoders.add(AccountValues::iin, Tags.ISSUER_IDENTIFICATION_NUMBER_EXTENDED);
    decoders.add(AccountValues::iban, Tags.IBAN);
    decoders.add(AccountValues::bic, Tags.BIC);
    decoders.add(AccountValues::tokenRequestor, Tags.TOKEN_REQUESTOR_ID);
    decoders.add(AccountValues::accountReference, Tags.PAYMENT_ACCOUNT_REFERENCE);
    decoders.add(AccountValues::serviceCode, Tags.SERVICE_CODE);
    decoders.add(AccountValues::identityNumber, Scope.UNIONPAY, 0x9F61);
  }

  private static void pan(Part part, DataElement element, Context context) {
    Pan pan = Pan.parse(part.bytes);
    part.says(pan.masked(), pan.digits());
    if (!pan.isLuhnValid()) {
      part.note("the check digit does not fit (Luhn)");
    }
  }

  private static void track2(Part part, DataElement element, Context context) {
    Track2 track = Track2.parse(part.bytes);
    part.says(track.masked(), track.text());
    track.pan().ifPresent(pan -> part.fact("Card number", "").says(pan.masked(), pan.digits()));
    track.expirationMonth().ifPresent(month -> part.fact("Ends with", month.toString()));
    track.serviceCode().ifPresent(code -> addServiceCode(part, code));
    addHidden(part, "Discretionary data", track.discretionaryData());
  }

  private static void track1(Part part, DataElement element, Context context) {
    Track1 track = Track1.parse(part.bytes);
    part.says(track.masked(), track.text());
    track.pan().ifPresent(pan -> part.fact("Card number", "").says(pan.masked(), pan.digits()));
    track.name().ifPresent(name -> part.fact("Cardholder", "").says(name.masked(), name.text()));
    track.expirationMonth().ifPresent(month -> part.fact("Ends with", month.toString()));
    track.serviceCode().ifPresent(code -> addServiceCode(part, code));
    addHidden(part, "Discretionary data", track.discretionaryData());
  }

  private static void addHidden(Part part, String name, String text) {
    if (!text.isEmpty()) {
      part.fact(name, "").says("*".repeat(text.length()), text);
    }
  }

  private static void addServiceCode(Part part, ServiceCode code) {
    addDigits(part.fact("Service code", code.digits()).opens(), code);
  }

  private static void addDigits(Part part, ServiceCode code) {
    for (int i = 1; i <= code.digits().length(); i++) {
      Optional<String> meaning = code.meaning(i);
      part.fact("Digit " + i, code.digits().charAt(i - 1) + ": " + meaning.orElse("not known"));
    }
  }

  private static void serviceCode(Part part, DataElement element, Context context) {
    ServiceCode code = ServiceCode.parse(part.bytes);
    addDigits(part.says(code.digits()), code);
  }

  private static void name(Part part, DataElement element, Context context) {
    CardholderName name =
        CardholderName.parse(
            part.bytes, CardText.codeTable(Math.max(1, context.codeTable())).orChinese());
    part.says(name.masked(), name.text());
    if (name.isAnonymous()) {
      part.note("no name is given");
    }
  }

  private static void iin(Part part, DataElement element, Context context) {
    part.says(Iin.parse(part.bytes).digits());
  }

  private static void iban(Part part, DataElement element, Context context) {
    Iban iban = Iban.parse(part.bytes);
    part.says(iban.masked(), iban.text());
    part.fact("Country", CodeValues.country(iban.text().substring(0, 2)));
    if (!iban.isChecksumValid()) {
      part.note("the check digits do not fit (MOD 97-10)");
    }
  }

  private static void bic(Part part, DataElement element, Context context) {
    String code = Bic.parse(part.bytes).code();
    part.says(code);
    part.fact("Bank", code.substring(0, 4));
    part.fact("Country", CodeValues.country(code.substring(4, 6)));
    part.fact("Place", code.substring(6, 8));
    part.fact("Branch", code.length() > 8 ? code.substring(8) : "main office");
  }

  private static void tokenRequestor(Part part, DataElement element, Context context) {
    String digits = Bcd.digits(part.bytes);
    if (digits.length() != 12 || digits.charAt(0) != '0') {
      throw MalformedDataException.at("a token requestor ID has 11 digits", part.bytes, 0);
    }
    part.says(digits.substring(1));
    part.fact("Token service provider", digits.substring(1, 4));
    part.fact("Token requestor", digits.substring(4));
  }

  // EMV Payment Tokenisation: four characters name who controls the BIN, 25 the account.
  private static void accountReference(Part part, DataElement element, Context context) {
    String text = CardText.common().decode(part.bytes);
    part.says(text);
    if (text.length() == 29) {
      part.fact("BIN controller", text.substring(0, 4));
    }
  }

  private static void identityNumber(Part part, DataElement element, Context context) {
    if (part.bytes.length() <= 2) {
      return;
    }
    String number = CardText.codeTable(1).orChinese().decode(part.bytes);
    int hidden = Math.max(0, number.length() - 2 * SHOWN_OF_ID);
    int first = Math.min(SHOWN_OF_ID, number.length() - hidden);
    String masked =
        number.length() <= 2 * SHOWN_OF_ID
            ? "*".repeat(number.length())
            : number.substring(0, first) + "*".repeat(hidden) + number.substring(first + hidden);
    part.says(masked, number);
  }

  /** {@return whether the bytes look like a card number: digits enough, check digit right} */
  static boolean looksLikePan(Bytes value) {
    try {
      Pan pan = Pan.parse(value);
      return pan.digits().length() >= 12 && pan.isLuhnValid();
    } catch (MalformedDataException e) {
      return false;
    }
  }

  /** {@return whether the bytes look like a track 2} */
  static boolean looksLikeTrack2(Bytes value) {
    try {
      Track2 track = Track2.parse(value);
      return track.expirationMonth().isPresent()
          && track.pan().filter(pan -> pan.digits().length() >= 12).isPresent();
    } catch (MalformedDataException e) {
      return false;
    }
  }
}
