package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;

/** Whatever stands in the records, every question about them has an answer. */
@Tag("parsers")
class CardDataFuzzTest {
  private static final int MAX_INPUT = 2_048;

  @FuzzTest(maxDuration = "10s")
  void answersEveryQuestion(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    CardData.Builder builder = CardData.builder();
    TlvReader.parsePrefix(Bytes.copyOf(input), TlvLimits.RESPONSE)
        .objects()
        .forEach(object -> builder.add(object, DataSource.record(1, 1)));
    CardData card = builder.build();
    questions(card).forEach(question -> holds(question.get() != null, "an answer"));
    card.values()
        .forEach(value -> holds(card.values(value.tag()).contains(value), "found by its tag"));
    card.problems().forEach(problem -> Oracle.isOneSafeLine(problem.toString()));
    card.text(Tags.APPLICATION_LABEL).ifPresent(CardDataFuzzTest::isSafe);
    card.preferredName().ifPresent(CardDataFuzzTest::isSafe);
    card.pan().ifPresent(pan -> holds(!card.toString().contains(pan.digits()), "masked"));
  }

  private static List<Supplier<Object>> questions(CardData card) {
    return List.of(
        card::aip,
        card::afl,
        card::auc,
        card::applicationCurrency,
        card::applicationVersion,
        card::atc,
        card::cardholderName,
        card::cvmList,
        card::dfName,
        card::effectiveDate,
        card::expirationDate,
        card::issuerCountry,
        card::label,
        card::languagePreference,
        card::lastOnlineAtc,
        card::panSequenceNumber,
        card::pinTryCounter,
        card::preferredName,
        card::priority,
        card::serviceCode,
        card::toString,
        card::track1,
        card::track2,
        () -> card.dol(Tags.PDOL),
        () -> Optional.of(card.charset()));
  }

  private static void isSafe(String text) {
    holds(text.chars().noneMatch(Character::isISOControl), "no control character in a text");
  }
}
