package io.github.emv4j.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.Candidate.Origin;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists of the terminal, entries of directories, and what becomes of them. */
class CandidateCollectorTest {
  private static final Bytes VISA = Bytes.fromHex("A0000000031010");
  private static final Bytes MASTERCARD = Bytes.fromHex("A0000000041010");
  private static final AidList LIST =
      AidList.of(
          List.of(TerminalAid.partial(VISA), TerminalAid.exact(Bytes.fromHex("A000000004"))));

  private final CandidateCollector collector = new CandidateCollector();

  private static Candidate candidate(Bytes name, int priority, Origin origin) {
    return new Candidate(name, ApplicationNames.NONE, new ApplicationPriority(priority), origin);
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true", "16, true", "17, false"})
  void namesHaveFiveToSixteenBytes(int length, boolean allowed) {
    Bytes name = Bytes.filled(0xA0, length);
    String fci = "84" + Bytes.of(length).toHex() + name.toHex() + "A500";
    Bytes template = Bytes.fromHex("6F" + Bytes.of(fci.length() / 2).toHex() + fci);

    if (allowed) {
      assertThat(TerminalAid.partial(name)).hasToString(name.toHex() + "*");
      assertThat(TerminalAid.exact(name)).hasToString(name.toHex());
      assertThat(Fci.parse(template)).hasToString("FCI of " + name.toHex());
    } else {
      assertThatIllegalArgumentException().isThrownBy(() -> TerminalAid.exact(name));
      assertThatThrownBy(() -> Fci.parse(template)).isInstanceOf(MalformedDataException.class);
    }
  }

  @Test
  void matchesTheWholeNameOrItsBeginning() {
    Bytes longer = VISA.concat(Bytes.of(1));

    assertThat(TerminalAid.partial(VISA).matches(VISA)).isTrue();
    assertThat(TerminalAid.partial(VISA).matches(longer)).isTrue();
    assertThat(TerminalAid.exact(VISA).matches(VISA)).isTrue();
    assertThat(TerminalAid.exact(VISA).matches(longer)).isFalse();
    assertThat(LIST.accepts(longer)).isTrue();
    assertThat(LIST.accepts(MASTERCARD)).isFalse();
    assertThat(AidList.common().accepts(MASTERCARD)).isTrue();
  }

  @Test
  void triesOthersFirstAndEachOnce() {
    TerminalAid visa = TerminalAid.partial(VISA);
    TerminalAid mastercard = TerminalAid.partial(MASTERCARD);

    AidList list = AidList.of(List.of(mastercard, visa)).withFirst(List.of(visa));

    assertThat(list.entries()).containsExactly(visa, mastercard);
    assertThat(list.acceptsUnlisted()).isFalse();
    assertThat(list.acceptingAnyListedByCard().withFirst(List.of()).acceptsUnlisted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    // Book 1, 12.2.4: without a code table that is known the label serves.
    "5003414243 9F1202D0D1 9F110105, ABC, аб, аб",
    "5003414243 9F1202D0D1 9F110110, ABC, \uFFFD\uFFFD, \uFFFD\uFFFD",
    "5003414243 9F1202D0D1 9F110116, ABC, ĐŃ, ĐŃ",
    "5003414243 9F12024445 9F110117, ABC, DE, ABC",
    "5003414243 9F12024445 9F110100, ABC, DE, ABC",
    "5003414243 9F12024445 9F11010A, ABC, DE, ABC",
    "5003414243 9F12024445 9F11020001, ABC, DE, ABC",
    "5003414243 9F12024445, ABC, DE, ABC",
    "5003414243 9F12024445 9F110101, ABC, DE, DE",
    "5003414243 9F12022020 9F110101, ABC, '', ABC",
    "5000 9F12024445 9F110101, '', DE, DE",
    "9F110101, '', '', ''",
  })
  void choosesTheNameToShow(String objects, String label, String preferred, String shown) {
    Bytes inside = Bytes.fromHex(objects.replace(" ", ""));
    Bytes a5 = Bytes.of(0xA5, inside.length()).concat(inside);
    Bytes name = Bytes.of(0x84, VISA.length()).concat(VISA);
    Bytes all = name.concat(a5);

    Fci fci = Fci.parse(Bytes.of(0x6F, all.length()).concat(all));

    assertThat(fci.names().label().orElse("")).isEqualTo(label);
    assertThat(fci.names().preferredName().orElse("")).isEqualTo(preferred);
    assertThat(fci.names().shown().orElse("")).isEqualTo(shown);
    assertThat(fci.dfName()).isEqualTo(VISA);
    Candidate named =
        new Candidate(VISA, fci.names(), ApplicationPriority.NONE, Origin.LIST_OF_AIDS);
    assertThat(named)
        .hasToString((shown.isEmpty() ? VISA.toHex() : shown) + " (" + VISA.toHex() + ")");
  }

  @ParameterizedTest
  @CsvSource({"870101, 1", "8701FF, 15", "87020101, 0", "8700, 0", "5000, 0"})
  void takesNoPriorityForAMalformedOne(String object, int priority) {
    String a5 = "A5" + Bytes.of(object.length() / 2).toHex() + object;
    String all = "8407A0000000031010" + a5;

    Fci fci = Fci.parse(Bytes.fromHex("6F" + Bytes.of(all.length() / 2).toHex() + all));

    assertThat(fci.priority().priority().orElse(0)).isEqualTo(priority);
    assertThat(fci.pdol()).isEmpty();
  }

  @Test
  void reportsEntriesThatNameNothing() {
    String record =
        "70 23 6100 6106 4F04A0000000 6109 4F07A0000000031010 610C 9D05A000000003 5003414243";

    DirectoryEntries.ofPse(LIST, Optional.empty())
        .addAll(
            TlvReader.parseOne(Bytes.fromHex(record.replace(" ", ""))),
            () -> "record 1",
            collector);

    assertThat(collector.findings())
        .extracting(Finding::toString)
        .containsExactly(
            "DIRECTORY_ENTRY_MALFORMED at record 1, entry 1: no ADF name",
            "DIRECTORY_ENTRY_MALFORMED at record 1, entry 2: ADF name of 4 bytes");
    assertThat(collector.candidates()).extracting(Candidate::dfName).containsExactly(VISA);
  }

  @Test
  void meansOtherThingsOverTheAir() {
    String entries =
        "BF0C 1D 6112 4F07A0000000031010 870182 9F2A0103 5000 6107 4F05A000000004".replace(" ", "");

    DirectoryEntries.ofPpse(LIST).addAll(parsed(entries), () -> "PPSE", collector);
    CandidateCollector inSlot = new CandidateCollector();
    DirectoryEntries.ofPse(LIST, Optional.empty()).addAll(parsed(entries), () -> "PSE", inSlot);

    Candidate tapped = collector.candidates().get(0);
    assertThat(tapped.priority()).isEqualTo(new ApplicationPriority(2));
    assertThat(tapped.kernelIdentifier()).contains(Bytes.of(3));
    assertThat(tapped.findings()).isEmpty();
    Candidate inserted = inSlot.candidates().get(0);
    assertThat(inserted.priority()).isEqualTo(new ApplicationPriority(0x82));
    assertThat(inserted.kernelIdentifier()).isEmpty();
    assertThat(inserted.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CONFIRMATION_REQUIRED);
  }

  private static Tlv parsed(String hex) {
    return TlvReader.parseOne(Bytes.fromHex(hex));
  }

  @Test
  void reportsAMalformedPriority() {
    String entry = "700F 610D 4F07A0000000031010 87020101".replace(" ", "");

    DirectoryEntries.ofPse(LIST, Optional.empty()).addAll(parsed(entry), () -> "PSE", collector);

    assertThat(collector.candidates().get(0).priority()).isEqualTo(ApplicationPriority.NONE);
    assertThat(collector.findings())
        .singleElement()
        .asString()
        .startsWith("DIRECTORY_ENTRY_MALFORMED at PSE, entry 1: priority: ");
  }

  @Test
  void ordersByPriorityAndPutsWhatTheTerminalDoesNotListLast() {
    Bytes other = Bytes.fromHex("A0000000250104");
    collector.add(candidate(other, 1, Origin.DIRECTORY_ONLY));
    collector.add(candidate(MASTERCARD, 0, Origin.DIRECTORY));
    collector.add(candidate(VISA, 2, Origin.DIRECTORY));
    collector.add(candidate(VISA, 1, Origin.DIRECTORY));

    assertThat(collector.candidates())
        .extracting(Candidate::dfName)
        .containsExactly(VISA, MASTERCARD, other);
    assertThat(collector.candidates().get(2).findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.APPLICATION_NOT_ON_LIST);
  }

  @Test
  void keepsNoMoreThanAnyCardHolds() {
    for (int i = 0; i <= CandidateCollector.MAX_CANDIDATES; i++) {
      Bytes name = VISA.concat(Bytes.of(i >> 8, i & 0xFF));
      collector.add(candidate(name, 0, Origin.DIRECTORY));
      collector.addBlocked(candidate(name, 0, Origin.DIRECTORY));
      collector.add(Finding.of(FindingCode.CARD_BLOCKED, "here", "again"));
    }

    assertThat(collector.candidates()).hasSize(CandidateCollector.MAX_CANDIDATES);
    assertThat(collector.blocked()).hasSize(CandidateCollector.MAX_CANDIDATES);
    assertThat(collector.findings()).hasSize(CandidateCollector.MAX_CANDIDATES);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void saysWhyThereIsNone(boolean overTheAir) {
    if (overTheAir) {
      collector.readOverTheAir();
    }

    assertThat(collector.result().findings())
        .extracting(Finding::code)
        .containsExactly(
            overTheAir ? FindingCode.TAP_WITHOUT_APPLICATION : FindingCode.NOT_A_PAYMENT_CARD);
  }

  @Test
  void saysThatOthersWereThere() {
    collector.sawUnrelatedAnswer();
    assertThat(collector.result().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.NO_COMMON_APPLICATION);

    CandidateCollector listing = new CandidateCollector();
    listing.sawUnacceptedEntry();
    assertThat(listing.result().findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.NO_COMMON_APPLICATION);
  }

  @Test
  void keepsWhatWasFoundBeforeTheLinkFailed() {
    collector.add(candidate(VISA, 1, Origin.DIRECTORY));
    collector.addBlocked(candidate(MASTERCARD, 1, Origin.LIST_OF_AIDS));
    collector.add(Finding.of(FindingCode.CARD_BLOCKED, "here", "why"));

    InterruptedSelectionException failure =
        new InterruptedSelectionException(
            new TransportException(TransportException.Reason.CARD_REMOVED, "gone"), collector);

    assertThat(failure.candidates()).extracting(Candidate::dfName).containsExactly(VISA);
    assertThat(failure.blocked()).extracting(Candidate::dfName).containsExactly(MASTERCARD);
    assertThat(failure.findings()).hasSize(1);
    assertThat(failure.reason()).isEqualTo(TransportException.Reason.CARD_REMOVED);
  }
}
