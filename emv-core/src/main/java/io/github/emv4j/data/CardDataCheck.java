package io.github.emv4j.data;

import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds what is wrong with the data of a card, each value by itself and with the others. */
final class CardDataCheck {
  /** A card with more faults of one kind is no more broken, but its report would fill memory. */
  private static final int MAX_OF_A_KIND = 100;

  private final CardData data;
  private final Map<FindingCode, Integer> counts = new HashMap<>();
  private final List<Finding> problems = new ArrayList<>();
  private final FirstValues firsts = new FirstValues();

  private CardDataCheck(CardData data) {
    this.data = data;
  }

  static List<Finding> problems(CardData data) {
    CardDataCheck check = new CardDataCheck(data);
    for (int i = 0; i < data.values().size(); i++) {
      CardValue value = data.values().get(i);
      if (!(value.source() instanceof DataSource.Directory)) {
        check.value(value);
      }
    }
    check.trackAgainstElements();
    return List.copyOf(check.problems);
  }

  private void value(CardValue value) {
    TagFacts facts = Dictionary.emv().facts(value.tag());
    if (facts.isNeverFromCard()) {
      report(FindingCode.DATA_NOT_FROM_CARD, value, "is not the card's to set and was ignored");
    } else if (!value.value().isEmpty()) {
      form(value, facts);
      repetition(value, facts);
    }
  }

  private void form(CardValue value, TagFacts facts) {
    ValueForm form = facts.form();
    if (form.hasStatedLength() && !facts.allowsLength(value.value().length())) {
      String wanted = facts.wellKnown().orElseThrow().lengthInWords();
      int length = value.value().length();
      report(FindingCode.DATA_MALFORMED, value, "has " + length + " bytes, not " + wanted);
      return;
    }
    try {
      form.check(value.value());
      if (form.isList()) {
        secrets(value);
      }
    } catch (MalformedDataException e) {
      // The exception also holds some of the bytes; the reason holds none.
      String fault = "is malformed at byte " + e.offset() + ": " + e.reason();
      report(FindingCode.DATA_MALFORMED, value, fault);
    }
  }

  // These lists are filled after reading; who fills the PDOL reports what it asks for.
  private void secrets(CardValue value) {
    DolScanner list = new DolScanner(value.value());
    while (list.next()) {
      if (Dictionary.emv().isTerminalSecret(list.tag())) {
        report(
            FindingCode.SECRET_REQUESTED,
            value,
            "asks for " + list.tag() + ", which no card is given");
      }
    }
  }

  // Book 3, 10.2: the same primitive object twice in the records ends a transaction. About FCI and
  // GET PROCESSING OPTIONS it is silent; there only different values are taken as a fault.
  private void repetition(CardValue value, TagFacts facts) {
    boolean counts = !(value.source() instanceof DataSource.GetData);
    if (!counts || value.tag().isConstructed() || facts.definitions().isEmpty()) {
      return;
    }
    CardValue first = firsts.putIfAbsent(value);
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
