package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the profiles of the virtual card through the one-call entry. */
class VirtualCardReadingTest {
  private static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));

  private static final EmvReader READER = EmvReader.withTerminal(TERMINAL);

  private static final Bytes DEBIT = Bytes.fromHex("A0000000031010");

  private static final EmvReader CURIOUS_READER =
      READER.choosing(ApplicationChoice.best()).asking(List.of(Tags.PIN_TRY_COUNTER));

  @Test
  void readsTheCardInAsFewCommandsAsThereAre() throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());

    ReadApplication application = READER.read(connect(card)).orElseThrow();

    List<String> commands = card.commands().stream().map(CommandApdu::toString).toList();
    int records = application.data().afl().orElseThrow().recordCount();
    assertThat(commands)
        .startsWith(
            "00 A4 04 00", // the PSE
            "00 B2 01 0C",
            "00 B2 02 0C",
            "00 B2 03 0C", // past the last record
            "00 A4 04 00", // the application
            "80 A8 00 00")
        .endsWith("80 CA 9F 36", "80 CA 9F 13", "80 CA 9F 17", "80 CA 9F 4F")
        .hasSize(6 + records + 4);
  }

  @Test
  void asksForNoCounterThatNobodyWants() throws TransportException {
    VirtualCard card = VirtualCard.of(VirtualProfiles.standard());

    READER.asking(List.of()).read(connect(card)).orElseThrow();

    assertThat(card.commands()).noneMatch(command -> command.ins() == 0xCA);
  }

  @Test
  void tellsTheCardholdersData() throws TransportException {
    ReadApplication application = READER.read(connect("standard")).orElseThrow();

    assertThat(application.data().pan().orElseThrow().digits()).isEqualTo("4761739001010010");
    assertThat(application.data().pan().orElseThrow()).hasToString("476173******0010");
    assertThat(application.data().expirationDate().orElseThrow()).hasToString("2049-12-31");
    assertThat(application.data().pinTryCounter()).hasValue(3);
    assertThat(application.isUsable()).isTrue();
    assertThat(application.toString()).doesNotContain("4761");
  }

  @ParameterizedTest
  @CsvSource({
    "standard, READ LISTED, ''",
    "t0, READ LISTED, ''",
    "no-pse, READ, ''",
    "several-credit, READ LISTED, ''",
    "priority, READ LISTED, CONFIRMATION_REQUIRED",
    "chinese, READ LISTED LISTED, ''",
    "expired, READ, EXPIRED",
    "not-yet-effective, READ, NOT_YET_EFFECTIVE",
    "pin-blocked, READ LISTED, PIN_BLOCKED",
    "last-try, READ LISTED, PIN_LAST_TRY",
    "blocked-application, BLOCKED READ, APPLICATION_BLOCKED",
    "all-blocked, BLOCKED BLOCKED, ALL_APPLICATIONS_BLOCKED APPLICATION_BLOCKED",
    "card-blocked, '', CARD_BLOCKED",
    "gpo-refused, FAILED READ, GPO_REFUSED",
    "not-a-payment-card, '', NOT_A_PAYMENT_CARD",
    "missing-data, READ, MANDATORY_DATA_MISSING",
    "duplicate-data, READ, DATA_INCONSISTENT DATA_REDUNDANT",
    "bad-record, READ, RECORD_MALFORMED",
    "silent, '', LINK_FAILED",
    "endless-response, '', LINK_FAILED",
    "endless-length, '', LINK_FAILED",
    "endless-directory, READ, DIRECTORY_UNUSABLE",
  })
  void reportsEachProfileAsWhatItIs(String profile, String statuses, String findings)
      throws TransportException {
    CardReport report = CURIOUS_READER.inspect(connect(profile));

    assertThat(String.join(" ", statuses(report))).isEqualTo(statuses);
    assertThat(String.join(" ", codes(report))).isEqualTo(findings);
  }

  private static List<String> statuses(CardReport report) {
    return report.applications().stream().map(a -> a.status().name()).toList();
  }

  private static List<String> codes(CardReport report) {
    List<Finding> all = new ArrayList<>(report.problems());
    report.applications().forEach(application -> all.addAll(application.problems()));
    return all.stream().map(finding -> finding.code().name()).distinct().sorted().toList();
  }

  @Test
  void readsEveryApplicationIfAskedTo() throws TransportException {
    CardReport report = READER.inspectAll(connect("standard"));

    assertThat(report.applications())
        .extracting(ApplicationReport::status)
        .containsExactly(ApplicationStatus.READ, ApplicationStatus.READ);
  }

  @Test
  void readsTheApplicationThatIsAskedFor() throws TransportException {
    CardReport report = READER.inspect(connect("standard"), Bytes.fromHex("A000000004"));

    assertThat(statuses(report)).containsExactly("LISTED", "READ");
  }

  @Test
  void triesAnApplicationThatTheCardDoesNotList() throws TransportException {
    CardReport report = READER.inspect(connect("standard"), Bytes.fromHex("A0000000250000"));

    assertThat(statuses(report)).containsExactly("LISTED", "LISTED", "FAILED");
    assertThat(codes(report)).containsExactly("SELECTION_REFUSED");
  }

  @Test
  void letsTheCallerChooseTheApplication() throws TransportException {
    List<List<String>> offered = new ArrayList<>();
    ReadResult result =
        READER
            .choosing(
                candidates -> {
                  offered.add(candidates.stream().map(Candidate::displayName).toList());
                  return Optional.of(candidates.get(candidates.size() - 1));
                })
            .read(connect("standard"));

    assertThat(offered).containsExactly(List.of("Débit Essai", "Crédit Essai"));
    assertThat(result.orElseThrow().candidate().dfName().toHex()).isEqualTo("A0000000041010");
  }

  @Test
  void stopsWhenTheCallerChoosesNothing() throws TransportException {
    ReadResult result = READER.choosing(c -> Optional.empty()).read(connect("standard"));

    assertThat(result).isInstanceOf(ReadResult.NotChosen.class);
  }

  @Test
  void asksAgainWithTheOthersWhenTheCardRefusesTheChoice() throws TransportException {
    List<Integer> offered = new ArrayList<>();
    ReadResult result =
        READER
            .choosing(
                candidates -> {
                  offered.add(candidates.size());
                  return Optional.of(candidates.get(0));
                })
            .read(connect("gpo-refused"));

    assertThat(offered).containsExactly(2, 1);
    assertThat(result.orElseThrow().candidate().dfName().toHex()).isEqualTo("A0000000041010");
  }

  @Test
  void doesNotChooseWhatNeedsConfirmationByItself() throws TransportException {
    ReadApplication application = READER.read(connect("priority")).orElseThrow();

    assertThat(application.candidate().priority().needsConfirmation()).isFalse();
  }

  @Test
  void saysThatTheCardholderMustConfirmWhereNothingElseIsLeft() throws TransportException {
    ReadResult result =
        READER
            .accepting(AidList.of(List.of(TerminalAid.partial(Bytes.fromHex("A000000003")))))
            .read(connect("priority"));

    assertThat(result).isInstanceOf(ReadResult.NotChosen.class);
    assertThat(result.findings())
        .last()
        .extracting(Finding::code)
        .isEqualTo(FindingCode.CONFIRMATION_REQUIRED);
  }

  @Test
  void saysThatTheCallersApplicationIsNotOnTheList() throws TransportException {
    AidList creditOnly = AidList.of(List.of(TerminalAid.partial(Bytes.fromHex("A000000004"))));
    CardReport report = READER.accepting(creditOnly).inspect(connect("standard"), DEBIT);

    assertThat(report.firstRead().orElseThrow().problems())
        .extracting(Finding::code)
        .contains(FindingCode.APPLICATION_NOT_ON_LIST);
    assertThat(READER.inspect(connect("standard"), DEBIT).firstRead().orElseThrow().problems())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.APPLICATION_NOT_ON_LIST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-a-payment-card", "card-blocked", "all-blocked"})
  void saysWhyThereIsNothingToReadAndWhatToDo(String profile) throws TransportException {
    ReadResult result = READER.read(connect(profile));

    assertThat(result.application()).isEmpty();
    assertThatThrownBy(result::orElseThrow)
        .isInstanceOf(CardNotReadException.class)
        .hasMessageContaining("card");
  }

  @ParameterizedTest
  @CsvSource({
    "all-blocked, NoApplication, ALL_APPLICATIONS_BLOCKED",
    "not-a-payment-card, NoApplication, NOT_A_PAYMENT_CARD",
    "card-blocked, CardBlocked, CARD_BLOCKED"
  })
  void saysLastWhyThereIsNothingToRead(String profile, String variant, FindingCode reason)
      throws TransportException {
    ReadResult result = READER.read(connect(profile));

    assertThat(result.getClass().getSimpleName()).isEqualTo(variant);
    assertThat(result.findings()).last().extracting(Finding::code).isEqualTo(reason);
  }

  @Test
  void tellsOfTheApplicationThatRefusedBeforeTheOneThatWasRead() throws TransportException {
    ReadResult result = READER.read(connect("gpo-refused"));

    assertThat(result.application()).isPresent();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.GPO_REFUSED);
  }

  @Test
  void keepsWhatWasReadWhenTheCardIsPulledAtAnyCommand() throws TransportException {
    int whole = CURIOUS_READER.inspect(connect("standard")).exchanges().count();
    int known = 0;
    for (int commands = 0; commands < whole; commands++) {
      CardReport report = CURIOUS_READER.inspect(new PulledCard(connect("standard"), commands));

      assertThat(report.linkFailure().orElseThrow().reason()).isEqualTo(Reason.CARD_REMOVED);
      assertThat(codes(report)).contains(FindingCode.LINK_FAILED.name());
      assertThat(report.exchanges().count()).isEqualTo(commands + 1);
      int values = valuesOf(report);
      assertThat(values).isGreaterThanOrEqualTo(known);
      known = values;
    }
    assertThat(known).isGreaterThan(15);
  }

  private static int valuesOf(CardReport report) {
    return report.applications().stream()
        .mapToInt(a -> a.read().map(read -> read.data().values().size()).orElse(0))
        .sum();
  }

  @Test
  void throwsWhenTheCardIsPulledAtThePointOfSale() throws TransportException {
    CardConnection pulled = new PulledCard(connect("standard"), 6);

    assertThatThrownBy(() -> READER.read(pulled))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CARD_REMOVED))
        .hasMessageContaining("during command");
  }

  private static CardConnection connect(String profile) throws TransportException {
    return connect(VirtualCard.of(VirtualProfiles.byName(profile)));
  }

  private static CardConnection connect(VirtualCard card) throws TransportException {
    return VirtualReader.holding(card).waitForCard(Duration.ZERO);
  }

  /** A card that is pulled after some commands. */
  private static final class PulledCard implements CardConnection {
    private final CardConnection card;
    private int left;

    PulledCard(CardConnection card, int commands) {
      this.card = card;
      this.left = commands;
    }

    @Override
    public Bytes atr() {
      return card.atr();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (left-- <= 0) {
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }
      return card.transmit(command);
    }

    @Override
    public void close() {
      card.close();
    }
  }

  @Test
  void refusesWhatCannotWorkBeforeACardIsThere() {
    assertThatThrownBy(() -> READER.asking(List.of(Tag.of(0xDF8101))))
        .isInstanceOf(IllegalArgumentException.class);

    EmvReader withoutDate = EmvReader.withTerminal(TERMINAL.without(Tags.TRANSACTION_DATE));
    assertThatThrownBy(() -> withoutDate.trusting(CaKeys.EMPTY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("9A");
  }
}
