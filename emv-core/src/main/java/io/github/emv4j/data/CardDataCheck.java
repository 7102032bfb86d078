package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Finds what is wrong with the data of a card, each value by itself and with the others. */
final class CardDataCheck {
  // AFL and PDOL are missing here: the stage that needs them reports them.
  private static final Map<Tag, Function<Bytes, ?>> PARSERS =
      Map.ofEntries(
          Map.entry(Tags.PAN, Pan::parse),
          Map.entry(Tags.TRACK_2_EQUIVALENT_DATA, Track2::parse),
          Map.entry(Tags.APPLICATION_EXPIRATION_DATE, EmvDate::parse),
          Map.entry(Tags.APPLICATION_EFFECTIVE_DATE, EmvDate::parse),
          Map.entry(Tags.SERVICE_CODE, ServiceCode::parse),
          Map.entry(Tags.CVM_LIST, CvmList::parse),
          Map.entry(Tags.CDOL1, CardDataCheck::commandList),
          Map.entry(Tags.CDOL2, CardDataCheck::commandList),
          Map.entry(Tags.DDOL, CardDataCheck::commandList),
          Map.entry(Tags.TDOL, Dol::parse));

  /** Lists that are filled after reading; who fills the PDOL reports what it asks for. */
  private static final Set<Tag> LISTS = Set.of(Tags.CDOL1, Tags.CDOL2, Tags.DDOL, Tags.TDOL);

  /** Book 3, 7.5 and Book 1, 12.2: a fault in these never ends a transaction. */
  private static final Set<Tag> MAY_BE_WRONG =
      Set.of(
          Tags.CARDHOLDER_NAME,
          Tags.CARDHOLDER_NAME_EXTENDED,
          Tags.ISSUER_IDENTIFICATION_NUMBER,
          Tags.ISSUER_IDENTIFICATION_NUMBER_EXTENDED,
          Tags.ISSUER_URL,
          Tags.LOG_ENTRY,
          Tags.LOG_FORMAT,
          Tags.TRACK_1_DISCRETIONARY_DATA,
          Tags.APPLICATION_LABEL,
          Tags.APPLICATION_PREFERRED_NAME,
          Tags.ISSUER_CODE_TABLE_INDEX,
          Tags.LANGUAGE_PREFERENCE);

  /** A card with more faults of one kind is no more broken, but its report would fill memory. */
  private static final int MAX_OF_A_KIND = 100;

  private final CardData data;
  private final Map<FindingCode, Integer> counts = new EnumMap<>(FindingCode.class);
  private final List<Finding> problems = new ArrayList<>();
  private final Map<Tag, CardValue> firsts = new HashMap<>();

  private CardDataCheck(CardData data) {
    this.data = data;
  }

  static List<Finding> problems(CardData data) {
    CardDataCheck check = new CardDataCheck(data);
    for (CardValue value : data.values()) {
      if (!(value.source() instanceof DataSource.Directory)) {
        check.value(value);
      }
    }
    check.trackAgainstElements();
    return List.copyOf(check.problems);
  }

  private void value(CardValue value) {
    if (Dictionary.emv().isNeverFromCard(value.tag())) {
      report(FindingCode.DATA_NOT_FROM_CARD, value, "is not the card's to set and was ignored");
    } else if (!value.value().isEmpty()) {
      form(value);
      repetition(value);
    }
  }

  private static Dol commandList(Bytes encoded) {
    Dol list = Dol.parse(encoded);
    if (list.totalLength() > Dol.MAX_TOTAL_LENGTH) {
      throw MalformedDataException.at(
          "it asks for " + list.totalLength() + " bytes, more than a command carries", encoded, 0);
    }
    return list;
  }

  private void secrets(CardValue value, Dol list) {
    for (Dol.Entry entry : list.entries()) {
      if (Dictionary.emv().isTerminalSecret(entry.tag())) {
        report(
            FindingCode.SECRET_REQUESTED,
            value,
            "asks for " + entry.tag() + ", which no card is given");
      }
    }
  }

  private void form(CardValue value) {
    Optional<DataElement> element =
        Dictionary.emv().lookup(value.tag()).filter(known -> known.scope() == Scope.EMV);
    if (element.isEmpty() || MAY_BE_WRONG.contains(value.tag())) {
      return;
    }
    // A parser knows the lengths better: a CVM list without rules, for one, is no fault.
    int length = value.value().length();
    if (!PARSERS.containsKey(value.tag()) && !element.get().allowsLength(length)) {
      String wanted = element.get().lengthInWords();
      report(FindingCode.DATA_MALFORMED, value, "has " + length + " bytes, not " + wanted);
      return;
    }
    try {
      Object parsed = parse(value, element.get().format());
      if (parsed instanceof Dol list && LISTS.contains(value.tag())) {
        secrets(value, list);
      }
    } catch (MalformedDataException e) {
      // The exception also holds some of the bytes; the reason holds none.
      String fault = "is malformed at byte " + e.offset() + ": " + e.reason();
      report(FindingCode.DATA_MALFORMED, value, fault);
    }
  }

  private static Object parse(CardValue value, Format format) {
    Function<Bytes, ?> parser = PARSERS.get(value.tag());
    if (parser != null) {
      return parser.apply(value.value());
    }
    return switch (format) {
      case NUMERIC -> Bcd.digits(value.value());
      case COMPRESSED_NUMERIC -> Bcd.compressedDigits(value.value());
      default -> value.value();
    };
  }

  // Book 3, 10.2: the same primitive object twice in the records ends a transaction. About FCI and
  // GET PROCESSING OPTIONS it is silent; there only different values are taken as a fault.
  private void repetition(CardValue value) {
    boolean counts = !(value.source() instanceof DataSource.GetData);
    if (!counts || value.tag().isConstructed() || isPrivate(value.tag())) {
      return;
    }
    CardValue first = firsts.putIfAbsent(value.tag(), value);
    if (first == null) {
      return;
    }
    boolean bothInRecords =
        value.source() instanceof DataSource.CardRecord
            && first.source() instanceof DataSource.CardRecord;
    boolean differs = !first.value().equals(value.value());
    if (bothInRecords || differs) {
      String how = differs ? "with another value" : "with the same value";
      report(
          FindingCode.DATA_REDUNDANT,
          value,
          "is also in " + first.source().describe() + ", " + how);
    }
  }

  private static boolean isPrivate(Tag tag) {
    return Dictionary.emv().definitions(tag).isEmpty();
  }

  private void trackAgainstElements() {
    Optional<Track2> track = data.track2();
    Optional<Pan> trackPan = track.flatMap(Track2::pan);
    Optional<Pan> pan = data.pan();
    if (trackPan.isPresent() && !trackPan.equals(pan)) {
      contradiction(Tags.PAN, "is not the card number of track 2");
    }
    Optional<YearMonth> trackMonth = track.flatMap(Track2::expirationMonth);
    Optional<YearMonth> month = data.expirationDate().map(EmvDate::month);
    if (trackMonth.isPresent() && month.isPresent() && !trackMonth.equals(month)) {
      contradiction(Tags.APPLICATION_EXPIRATION_DATE, "is not in the month that track 2 says");
    }
  }

  private void contradiction(Tag tag, String what) {
    data.values(tag).stream()
        .filter(value -> !value.value().isEmpty())
        .findFirst()
        .ifPresent(value -> report(FindingCode.DATA_INCONSISTENT, value, what));
  }

  private void report(FindingCode code, CardValue value, String what) {
    int count = counts.merge(code, 1, Integer::sum);
    if (count > MAX_OF_A_KIND) {
      if (count == MAX_OF_A_KIND + 1) {
        problems.add(
            Finding.of(code, value.source().describe(), "there are more; they are left out"));
      }
      return;
    }
    String name =
        Dictionary.emv().lookup(value.tag()).map(known -> " (" + known.name() + ")").orElse("");
    problems.add(Finding.of(code, value.source().describe(), value.tag() + name + " " + what));
  }
}
