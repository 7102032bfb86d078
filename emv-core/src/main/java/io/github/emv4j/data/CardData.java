package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an application on a card says about itself: every value, in the order received.
 *
 * <p>Lookups pass over values without bytes and over elements that a card may not set, such as the
 * unpredictable number. Typed lookups are empty where the value is malformed; {@link #problems()}
 * tells what was passed over and why. {@link #toString()} shows no value.
 */
public final class CardData {
  private static final int USUAL_COUNT = 40;
  private static final Bytes MASTERCARD_RID = Bytes.fromHex("A000000004");
  // Kernel 2 only: with other schemes the tag is an amount.
  private static final Tag MAG_STRIPE_TRACK_2_DATA = Tag.of(0x9F6B);
  private static final Tag CARDHOLDER_ID_NUMBER = Tag.of(0x9F61);
  private static final Tag CARDHOLDER_ID_TYPE = Tag.of(0x9F62);

  private static final Bytes UNIONPAY_RID = Bytes.fromHex("A000000333");

  private final List<CardValue> values;

  private CardData(List<CardValue> values) {
    this.values = List.copyOf(values);
  }

  /** {@return a builder without values} */
  public static Builder builder() {
    return new Builder(new ArrayList<>(USUAL_COUNT));
  }

  /** {@return a builder that holds these values already} */
  public Builder toBuilder() {
    return new Builder(new ArrayList<>(values));
  }

  /** Collects the values of a card while it is read. Not for use by several threads. */
  public static final class Builder {
    private final List<CardValue> values;

    private Builder(List<CardValue> values) {
      this.values = values;
    }

    /**
     * Adds one value.
     *
     * @return this builder
     */
    public Builder add(Tag tag, Bytes value, DataSource source) {
      values.add(new CardValue(tag, value, source));
      return this;
    }

    /**
     * Adds the elements of an answer, in order.
     *
     * <p>The templates of FCI, records and answers are opened. Any other template is one value, for
     * tags inside it may mean something else.
     *
     * @return this builder
     */
    public Builder add(Tlv object, DataSource source) {
      if (!isTransparent(object.tag(), source)) {
        return add(object.tag(), object.value(), source);
      }
      // The depth is that of the reader's limits.
      List<Tlv> children = object.children();
      for (int i = 0; i < children.size(); i++) {
        add(children.get(i), source);
      }
      return this;
    }

    /** Whether the elements of an application stand in this template side by side with others. */
    private static boolean isTransparent(Tag tag, DataSource source) {
      if (!tag.isConstructed()) {
        return false;
      }
      boolean listed =
          tag.equals(Tags.APPLICATION_TEMPLATE)
              || tag.equals(Tags.DIRECTORY_DISCRETIONARY_TEMPLATE);
      return listed
          ? source instanceof DataSource.Directory
          : tag.equals(Tags.READ_RECORD_TEMPLATE)
              || tag.equals(Tags.FCI_TEMPLATE)
              || tag.equals(Tags.FCI_PROPRIETARY_TEMPLATE)
              || tag.equals(Tags.FCI_ISSUER_DISCRETIONARY_DATA)
              || tag.equals(Tags.RESPONSE_TEMPLATE_FORMAT_2);
    }

    /** {@return what was added so far; the builder may be used on} */
    public CardData build() {
      return new CardData(values);
    }
  }

  /** {@return every value, in the order received} */
  public List<CardValue> values() {
    return values;
  }

  /** {@return every value with this tag, in the order received} */
  public List<CardValue> values(Tag tag) {
    return values.stream().filter(value -> value.tag().equals(tag)).toList();
  }

  /**
   * {@return the first value with this tag that counts}
   *
   * <p>What the card's directory says counts only where the application itself says nothing.
   */
  public Optional<Bytes> value(Tag tag) {
    if (Dictionary.emv().isNeverFromCard(tag)) {
      return Optional.empty();
    }
    Bytes listed = Bytes.EMPTY;
    for (int i = 0; i < values.size(); i++) {
      CardValue value = values.get(i);
      if (value.tag().equals(tag) && !value.value().isEmpty()) {
        if (!(value.source() instanceof DataSource.Directory)) {
          return Optional.of(value.value());
        }
        listed = listed.isEmpty() ? value.value() : listed;
      }
    }
    return listed.isEmpty() ? Optional.empty() : Optional.of(listed);
  }

  /** {@return whatever is malformed, redundant, contradictory or not the card's to say} */
  public List<Finding> problems() {
    return CardDataCheck.problems(this);
  }

  /**
   * {@return a text element, in the card's code table}
   *
   * @param tag of an element such as 50, 9F12 or 5F50; empty where the text is blank
   */
  public Optional<String> text(Tag tag) {
    return value(tag).map(charset()::decode).filter(text -> !text.isBlank());
  }

  /** {@return how this card writes text: its code table (9F11), on Chinese cards GB 18030} */
  public CardText charset() {
    OptionalInt table = number(Tags.ISSUER_CODE_TABLE_INDEX, Bcd::number);
    CardText text = table.isPresent() ? CardText.codeTable(table.getAsInt()) : CardText.common();
    return isChinese() ? text.orChinese() : text;
  }

  // "cn" is no language, but what cards from China say.
  private boolean isChinese() {
    return isUnionPay()
        || languagePreference().codes().stream().anyMatch(c -> c.equals("zh") || c.equals("cn"));
  }

  /** {@return the name by which the application is selected (84), else listed (4F)} */
  public Optional<Bytes> dfName() {
    return value(Tags.DF_NAME).or(() -> value(Tags.ADF_NAME));
  }

  /** {@return the Application Label (50)} */
  public Optional<String> label() {
    return text(Tags.APPLICATION_LABEL);
  }

  /** {@return the Application Preferred Name (9F12)} */
  public Optional<String> preferredName() {
    return text(Tags.APPLICATION_PREFERRED_NAME);
  }

  /** {@return the Application Priority Indicator (87); none where it is absent or malformed} */
  public ApplicationPriority priority() {
    return parsed(Tags.APPLICATION_PRIORITY_INDICATOR, ApplicationPriority::parse)
        .orElse(ApplicationPriority.NONE);
  }

  /** {@return the languages of the cardholder (5F2D), possibly none} */
  public LanguagePreference languagePreference() {
    return value(Tags.LANGUAGE_PREFERENCE)
        .map(LanguagePreference::parse)
        .orElse(new LanguagePreference(List.of()));
  }

  /** {@return the card number (5A), else that of a track: 57, 9F6B, 56} */
  public Optional<Pan> pan() {
    return parsed(Tags.PAN, Pan::parse)
        .or(() -> track2().flatMap(Track2::pan))
        .or(() -> magStripeTrack2().flatMap(Track2::pan))
        .or(() -> track1().flatMap(Track1::pan));
  }

  /** {@return the PAN sequence number (5F34), 0 to 99} */
  public OptionalInt panSequenceNumber() {
    return number(Tags.PAN_SEQUENCE_NUMBER, Bcd::number);
  }

  /**
   * {@return the last day on which the application is valid (5F24); where there is no such element,
   * as over the air, the last day of the month in a track}
   */
  public Optional<EmvDate> expirationDate() {
    if (value(Tags.APPLICATION_EXPIRATION_DATE).isPresent()) {
      return parsed(Tags.APPLICATION_EXPIRATION_DATE, EmvDate::parse);
    }
    return track2()
        .or(this::magStripeTrack2)
        .flatMap(Track2::expirationMonth)
        .or(() -> track1().flatMap(Track1::expirationMonth))
        .map(month -> EmvDate.of(month.atEndOfMonth()));
  }

  /** {@return the first day on which the application is valid (5F25)} */
  public Optional<EmvDate> effectiveDate() {
    return parsed(Tags.APPLICATION_EFFECTIVE_DATE, EmvDate::parse);
  }

  /** {@return the name on the card, the long form (9F0B) before the short one (5F20)} */
  public Optional<CardholderName> cardholderName() {
    return text(Tags.CARDHOLDER_NAME_EXTENDED)
        .or(() -> text(Tags.CARDHOLDER_NAME))
        .map(CardholderName::of);
  }

  /** {@return track 1 (56)} */
  public Optional<Track1> track1() {
    return parsed(Tags.TRACK_1_EQUIVALENT_DATA, Track1::parse);
  }

  /** {@return track 2 (57)} */
  public Optional<Track2> track2() {
    return parsed(Tags.TRACK_2_EQUIVALENT_DATA, Track2::parse);
  }

  /**
   * {@return track 2 of a Mastercard in contactless mag-stripe mode (9F6B); some of its digits are
   * blank until the card fills them}
   */
  public Optional<Track2> magStripeTrack2() {
    return dfName().filter(name -> name.startsWith(MASTERCARD_RID)).isPresent()
        ? parsed(MAG_STRIPE_TRACK_2_DATA, Track2::parse)
        : Optional.empty();
  }

  /** {@return the service code (5F30); the one of track 2 may be another} */
  public Optional<ServiceCode> serviceCode() {
    return parsed(Tags.SERVICE_CODE, ServiceCode::parse);
  }

  /** {@return debit, credit and so on, where the card says so} */
  public Optional<CardProduct> product() {
    return value(Tags.ASRPD)
        .flatMap(CardProduct::registered)
        .or(() -> dfName().flatMap(CardProduct::of));
  }

  /**
   * {@return the number of the cardholder's identity document (9F61), not masked; empty unless this
   * is an application of UnionPay}
   */
  public Optional<String> identityNumber() {
    return isUnionPay() ? text(CARDHOLDER_ID_NUMBER).map(String::strip) : Optional.empty();
  }

  /**
   * {@return the kind of the cardholder's identity document (9F62); empty unless this is an
   * application of UnionPay, and where the kind is not known}
   */
  public Optional<IdentityType> identityType() {
    return isUnionPay()
        ? value(CARDHOLDER_ID_TYPE)
            .filter(type -> type.length() == 1)
            .flatMap(type -> IdentityType.of(type.at(0)))
        : Optional.empty();
  }

  // Elsewhere 9F61 and 9F62 are something else, CVC3 for one.
  private boolean isUnionPay() {
    return dfName().filter(name -> name.startsWith(UNIONPAY_RID)).isPresent();
  }

  /** {@return the Application Interchange Profile (82)} */
  public Optional<Aip> aip() {
    return parsed(Tags.AIP, Aip::parse);
  }

  /** {@return the Application File Locator (94)} */
  public Optional<Afl> afl() {
    return parsed(Tags.AFL, Afl::parse);
  }

  /** {@return the Application Usage Control (9F07)} */
  public Optional<Auc> auc() {
    return parsed(Tags.AUC, Auc::parse);
  }

  /** {@return the version of the application (9F08)} */
  public Optional<ApplicationVersion> applicationVersion() {
    return parsed(Tags.APPLICATION_VERSION_NUMBER, ApplicationVersion::parse);
  }

  /** {@return the ways to verify the cardholder (8E)} */
  public Optional<CvmList> cvmList() {
    return parsed(Tags.CVM_LIST, CvmList::parse);
  }

  /**
   * {@return a data object list}
   *
   * @param tag PDOL, CDOL1, CDOL2, DDOL, TDOL or Log Format
   */
  public Optional<Dol> dol(Tag tag) {
    return parsed(tag, Dol::parse);
  }

  /** {@return the country of the issuer (5F28; ISO 3166-1 numeric)} */
  public OptionalInt issuerCountry() {
    return number(
        Tags.ISSUER_COUNTRY_CODE, data -> (long) CurrencyCode.threeDigits(data, "country code"));
  }

  /** {@return the currency in which the application counts (9F42)} */
  public Optional<CurrencyCode> applicationCurrency() {
    return parsed(Tags.APPLICATION_CURRENCY_CODE, CurrencyCode::parse);
  }

  /** {@return how many wrong PINs are left (9F17), if the card was asked and told} */
  public OptionalInt pinTryCounter() {
    return number(Tags.PIN_TRY_COUNTER, data -> unsigned(data, 1));
  }

  /** {@return the number of transactions so far (9F36), if the card told} */
  public OptionalInt atc() {
    return number(Tags.ATC, data -> unsigned(data, 2));
  }

  /** {@return the number of the last transaction that went online (9F13), if the card told} */
  public OptionalInt lastOnlineAtc() {
    return number(Tags.LAST_ONLINE_ATC_REGISTER, data -> unsigned(data, 2));
  }

  private static long unsigned(Bytes data, int length) {
    Lengths.exactly(data, length, "counter");
    return data.toLong();
  }

  private OptionalInt number(Tag tag, Function<Bytes, Long> parser) {
    Optional<Long> number = parsed(tag, parser).filter(value -> value <= Integer.MAX_VALUE);
    return number.isPresent() ? OptionalInt.of(number.get().intValue()) : OptionalInt.empty();
  }

  private <T> Optional<T> parsed(Tag tag, Function<Bytes, T> parser) {
    try {
      return value(tag).map(parser);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** {@return the tags that have a value, in the order received} */
  @Override
  public String toString() {
    return values.stream()
        .map(value -> value.tag().toString())
        .collect(Collectors.joining(" ", "CardData[", "]"));
  }
}
