package io.github.emv4j.cvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.cvm.PinEntryAnswer.AtReader;
import io.github.emv4j.cvm.PinEntryAnswer.Bypassed;
import io.github.emv4j.cvm.PinEntryAnswer.NotWorking;
import io.github.emv4j.cvm.PinEntryAnswer.OnlineCaptured;
import io.github.emv4j.cvm.PinEntryAnswer.Stopped;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.pin.EnciphermentKey;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions.LastTry;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CvmProcessingTest {
  private static final String EVERYTHING = "E0F8C8";
  private static final String NO_AMOUNTS = "0000000000000000";

  private final List<String> commands = new ArrayList<>();
  private final Deque<String> verifyAnswers = new ArrayDeque<>();
  private final Deque<PinEntryAnswer> entries = new ArrayDeque<>();
  private final List<PinPrompt> prompts = new ArrayList<>();
  private String counterAnswer = "9F1701039000";
  private String challengeAnswer = "A0A1A2A3A4A5A6A79000";
  private Optional<PinPadAnswer> pad = Optional.empty();
  private boolean hasKey = true;
  private boolean padWorks = true;

  private CvmResult run(String aip, String list, String capabilities) throws TransportException {
    CardData.Builder card =
        CardData.builder().add(Tags.AIP, Bytes.fromHex(aip), DataSource.processingOptions());
    if (!list.isEmpty()) {
      card.add(Tags.CVM_LIST, Bytes.fromHex(list), DataSource.record(1, 1));
    }
    TerminalData terminal =
        TerminalData.defaults(Clock.systemUTC())
            .with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex(capabilities));
    RsaPublicKey key = RsaPublicKey.of(Bytes.filled(0xC1, 96), Bytes.of(3));
    PinVerification pins =
        PinVerification.of(new CardChannel(new Card()), card.build(), terminal)
            .withKey(
                hasKey
                    ? new EnciphermentKey.Usable(key, "ICC key")
                    : new EnciphermentKey.Unavailable("none"));
    return new CvmProcessing(pins).run(new Entry());
  }

  private CvmResult run(String rules) throws TransportException {
    return run("1000", NO_AMOUNTS + rules, EVERYTHING);
  }

  private final class Entry implements PinEntry {
    @Override
    public PinEntryAnswer ask(PinPrompt prompt) {
      prompts.add(prompt);
      return entries.isEmpty() ? pin() : entries.removeFirst();
    }

    @Override
    public boolean isWorking() {
      return padWorks;
    }
  }

  private static PinEntryAnswer pin() {
    return PinEntryAnswer.entered(Pin.copyOf(new char[] {'1', '2', '3', '4'}));
  }

  private static PinEntryAnswer pinForLastTry() {
    return PinEntryAnswer.enteredForLastTry(Pin.copyOf(new char[] {'1', '2', '3', '4'}));
  }

  private final class Card implements CardConnection {
    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public Optional<PinPad> pinPad() {
      return pad.map(answer -> request -> answer);
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      commands.add(HexFormat.of().withUpperCase().formatHex(command, 0, 4));
      return switch (command[1] & 0xFF) {
        case 0xCA -> HexFormat.of().parseHex(counterAnswer);
        case 0x84 -> HexFormat.of().parseHex(challengeAnswer);
        default -> verify();
      };
    }

    private byte[] verify() throws TransportException {
      String answer = verifyAnswers.isEmpty() ? "9000" : verifyAnswers.removeFirst();
      if (answer.equals("lost")) {
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }
      if (answer.startsWith("63C")) {
        counterAnswer = "9F17010" + answer.charAt(3) + "9000";
      }
      return HexFormat.of().parseHex(answer);
    }

    @Override
    public void close() {}
  }

  private long verifies() {
    return commands.stream().filter(command -> command.startsWith("0020")).count();
  }

  private static String outcome(CvmResult result) {
    return String.join(
        " ",
        result.getClass().getSimpleName(),
        result.results().toHex(),
        result.tvr().toString(),
        result.tsi().toString());
  }

  // The table of results of the digest, row by row.
  @ParameterizedTest
  @CsvSource({
    "0000, 00000000000000004103, NotPerformed 3F0000 0000000000 0000",
    "1000, '', NotPerformed 3F0000 2000000000 0000",
    "1000, 0000000000000000, NotPerformed 3F0000 2000000000 0000",
    "1000, 00000000000000, Terminated 3F0000 0000000000 0000",
    "1000, 000000000000000041, Terminated 3F0000 0000000000 0000",
    "1000, 00000000000000001F01, Failed 3F0001 0000800000 4000",
    "1000, 00000000000000000600, Failed 3F0001 0000800000 4000",
    "1000, 00000000000000004600 4800, Failed 3F0001 0000800000 4000",
    "1000, 00000000000000005000, Failed 3F0001 0000C00000 4000",
    "1000, 0000000000000000 6000 7E00, Failed 3F0001 0000C00000 4000",
    "1000, 0000000000000000 7F00 5F00, NoCvmRequired 5F0002 0000400000 4000",
    "1000, 0000000000000000 1000 5F00, Failed 3F0001 0000C00000 4000",
    "1000, 0000000000000000 5003 1F00, NoCvmRequired 1F0002 0000000000 4000",
    "1000, 00000000000000000000, Failed 000001 0000800000 4000",
    "1000, 00000000000000004000 1F00, Failed 400001 0000800000 4000",
    "1000, 00000000000000001F00, NoCvmRequired 1F0002 0000000000 4000",
    "1000, 00000000000000005F03, NoCvmRequired 5F0302 0000000000 4000",
    "1000, 00000000000000001E00, SignatureRequired 1E0000 0000000000 4000",
    "1000, 00000000000000005E03, SignatureRequired 5E0300 0000000000 4000",
    "1000, 00000000000000000100, OfflinePinVerified 010002 0000000000 4000",
    "1000, 00000000000000004103, OfflinePinVerified 410302 0000000000 4000",
    "1000, 00000000000000000400, OfflinePinVerified 040002 0000000000 4000",
    "1000, 00000000000000004403, OfflinePinVerified 440302 0000000000 4000",
    "1000, 00000000000000000300, SignatureRequired 030000 0000000000 4000",
    "1000, 00000000000000004500, SignatureRequired 450000 0000000000 4000",
    "1000, 0000000000000000 4101 4A00 5F00, NoCvmRequired 5F0002 0000000000 4000",
    "1000, 0000000000000000 C100, OfflinePinVerified C10002 0000000000 4000",
    "1000, 0000000000000000 010A 01FF 1F00, NoCvmRequired 1F0002 0000000000 4000",
  })
  void endsAsTheBookSays(String aip, String list, String outcome) throws TransportException {
    assertThat(outcome(run(aip, list, EVERYTHING))).isEqualTo(outcome);
  }

  // The terminal cannot do what the rule asks for.
  @ParameterizedTest
  @CsvSource({
    "4200 1F00, 08, NoCvmRequired 1F0002 0000100000 4000",
    "4203 1F00, 08, NoCvmRequired 1F0002 0000000000 4000",
    "4100 1F00, 08, NoCvmRequired 1F0002 0000100000 4000",
    "4300 1F00, 08, NoCvmRequired 1F0002 0000100000 4000",
    "4400 1F00, 08, NoCvmRequired 1F0002 0000100000 4000",
    "4500 1F00, 48, NoCvmRequired 1F0002 0000100000 4000",
    "4400 1F00, 88, NoCvmRequired 1F0002 0000000000 4000",
    "4100 1F00, 18, NoCvmRequired 1F0002 0000000000 4000",
    "4300 1F00, 98, NoCvmRequired 1F0002 0000000000 4000",
    "5E00 1F00, 08, NoCvmRequired 1F0002 0000000000 4000",
    "0100 1F00, 08, Failed 3F0001 0000900000 4000",
    "0200, F0, Failed 020001 0000900000 4000",
    "1F00, 00, Failed 3F0001 0000800000 4000",
  })
  void passesOverWhatTheTerminalCannotDo(String rules, String capability, String outcome)
      throws TransportException {
    entries.add(new NotWorking());

    assertThat(outcome(run("1000", NO_AMOUNTS + rules, "E0" + capability + "C8")))
        .isEqualTo(outcome);
    assertThat(verifies()).isZero();
  }

  @Test
  void asksForAnOnlinePinWhateverTheCardsCounterSays() throws TransportException {
    counterAnswer = "9F1701009000";
    entries.add(new OnlineCaptured());

    CvmResult result = run("4100 4200 1F00");

    assertThat(outcome(result)).isEqualTo("OnlinePinCaptured 420000 0000240000 4000");
    assertThat(prompts).extracting(PinPrompt::method).containsExactly(CvmMethod.ONLINE_PIN);
    assertThat(prompts.get(0).isOnline()).isTrue();
    assertThat(verifies()).isZero();
  }

  @Test
  void bypassLetsTheNextRuleCome() throws TransportException {
    entries.add(new Bypassed());

    assertThat(outcome(run("4100 5E00"))).isEqualTo("SignatureRequired 5E0000 0000080000 4000");
  }

  @Test
  void bypassCountsForLaterPinsToo() throws TransportException {
    entries.add(new Bypassed());

    CvmResult result = run("4400 4100 4200");

    assertThat(outcome(result)).isEqualTo("Failed 420001 0000880000 4000");
    assertThat(prompts).hasSize(1);
  }

  @Test
  void onlinePinCanBeBypassedOrHaveNoPad() throws TransportException {
    entries.add(new Bypassed());
    assertThat(outcome(run("0200"))).isEqualTo("Failed 020001 0000880000 4000");

    entries.add(new NotWorking());
    assertThat(outcome(run("0200"))).isEqualTo("Failed 020001 0000900000 4000");

    padWorks = false;
    assertThat(outcome(run("4200"))).isEqualTo("Failed 420001 0000900000 4000");
    assertThat(prompts).hasSize(2);
  }

  @Test
  void brokenPadIsNoticedBeforeTheKeyIsMissed() throws TransportException {
    padWorks = false;
    hasKey = false;

    assertThat(outcome(run("4400 5F00"))).isEqualTo("NoCvmRequired 5F0002 0000100000 4000");
    assertThat(prompts).isEmpty();
  }

  @Test
  void withoutKeyNobodyIsAsked() throws TransportException {
    hasKey = false;

    assertThat(outcome(run("0400"))).isEqualTo("Failed 040001 0000800000 4000");
    assertThat(prompts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"6985", "A0A1A29000", "9000"})
  void withoutChallengeNoPinIsSent(String answer) throws TransportException {
    challengeAnswer = answer;

    assertThat(outcome(run("0400"))).isEqualTo("Failed 040001 0000800000 4000");
    assertThat(verifies()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"4100", "4300", "4400", "4500"})
  void blockedPinIsNotAskedFor(String rule) throws TransportException {
    counterAnswer = "9F1701009000";

    assertThat(outcome(run(rule + "5F00"))).isEqualTo("NoCvmRequired 5F0002 0000200000 4000");
    assertThat(prompts).isEmpty();
    assertThat(verifies()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"4100, 0", "4400, 1"})
  void wrongPinIsAskedForAgainUntilItIsRight(String rule, int challenges)
      throws TransportException {
    verifyAnswers.addAll(List.of("63C2", "63C1", "9000"));
    entries.addAll(List.of(pin(), pin(), pinForLastTry()));

    CvmResult result = run(rule);

    assertThat(outcome(result)).isEqualTo("OfflinePinVerified " + rule + "02 0000000000 4000");
    assertThat(prompts)
        .extracting(prompt -> prompt.triesLeft().getAsInt())
        .containsExactly(3, 2, 1);
    assertThat(prompts).extracting(PinPrompt::isLastTry).containsExactly(false, false, true);
    assertThat(prompts.get(1).previous()).containsInstanceOf(PinResult.WrongPin.class);
    assertThat(result.account().pinResults()).hasSize(3);
    assertThat(commands.stream().filter(command -> command.startsWith("0084")).count())
        .isEqualTo(3L * challenges);
    assertThat(result.findings()).isEmpty();
  }

  @Test
  void thirdWrongPinBlocks() throws TransportException {
    verifyAnswers.addAll(List.of("63C2", "63C1", "63C0"));
    entries.addAll(List.of(pin(), pin(), pinForLastTry()));

    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000A00000 4000");
  }

  @Test
  void lastTryIsNotSpentWithoutTheWord() throws TransportException {
    verifyAnswers.addAll(List.of("63C2", "63C1", "9000"));

    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000880000 4000");
    assertThat(verifies()).isEqualTo(2);
    assertThat(prompts).hasSize(3);
  }

  @Test
  void bypassAfterAWrongPinIsNoExceededLimit() throws TransportException {
    verifyAnswers.add("63C2");
    entries.addAll(List.of(pin(), new Bypassed()));

    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000880000 4000");
  }

  @ParameterizedTest
  @CsvSource({
    "6983, 4100, Failed 410001 0000A00000 4000",
    "6984, 4100, Failed 410001 0000A00000 4000",
    "6984, 0400, Failed 040001 0000A00000 4000",
    "6985, 4100, Terminated 410001 0000000000 0000",
    "6700, 4100, Terminated 410001 0000000000 0000",
    "6D00, 4100, Terminated 410001 0000000000 0000",
    "6A81, 4100, Terminated 410001 0000000000 0000",
    "6C08, 4100, Terminated 410001 0000000000 0000",
    "lost, 4100, Terminated 410001 0000000000 0000",
  })
  void otherAnswersLeadWhereTheBookSays(String answer, String rule, String outcome)
      throws TransportException {
    verifyAnswers.add(answer);

    assertThat(outcome(run(rule))).isEqualTo(outcome);
    assertThat(verifies()).isEqualTo(1);
  }

  @Test
  void wrongPinWithSignatureFails() throws TransportException {
    verifyAnswers.add("63C0");
    counterAnswer = "6A88";

    assertThat(outcome(run("4300"))).isEqualTo("Failed 430001 0000A00000 4000");
  }

  @Test
  void failedRuleIsRememberedWhenLaterOnesDoNotApply() throws TransportException {
    entries.add(new Bypassed());

    assertThat(outcome(run("4100 1F01"))).isEqualTo("Failed 410001 0000880000 4000");
  }

  @ParameterizedTest
  @CsvSource({
    "lost, OUTCOME_UNKNOWN, the transaction has to end: the link failed while a PIN was verified",
    "6985, VERIFY_REFUSED, the transaction has to end: the card refused VERIFY",
  })
  void endTellsWhetherThePinMayHaveBeenTried(
      String answer, CvmResult.Cause cause, String description) throws TransportException {
    verifyAnswers.add(answer);

    CvmResult result = run("4100");

    assertThat(result)
        .isInstanceOfSatisfying(
            CvmResult.Terminated.class, end -> assertThat(end.cause()).isEqualTo(cause));
    assertThat(result.describe()).isEqualTo(description);
    assertThat(description).isEqualTo("the transaction has to end: " + cause.text());
  }

  @Test
  void ruleWithoutNextEndsTheList() throws TransportException {
    entries.add(new Bypassed());

    assertThat(outcome(run("0100 1F00"))).isEqualTo("Failed 010001 0000880000 4000");
  }

  @Test
  void stoppedEntryEndsTheTransaction() throws TransportException {
    entries.add(new Stopped());
    assertThat(run("4100 1F00"))
        .isInstanceOfSatisfying(
            CvmResult.Terminated.class,
            end -> assertThat(end.cause()).isEqualTo(CvmResult.Cause.STOPPED));

    entries.add(new Stopped());
    assertThat(run("4200 1F00")).isInstanceOf(CvmResult.Terminated.class);
  }

  @Test
  void readersOwnPadIsForPlaintextOnly() throws TransportException {
    pad = Optional.of(new PinPadAnswer.FromCard(StatusWord.OK));
    AtReader atReader = new AtReader(PinPadRequest.usual(), LastTry.KEEP);
    entries.addAll(List.of(atReader, atReader));

    assertThat(outcome(run("4100"))).isEqualTo("OfflinePinVerified 410002 0000000000 4000");
    assertThat(outcome(run("4400"))).isEqualTo("Failed 440001 0000900000 4000");
  }

  @Test
  void padThatDoesNotWorkOrIsMissingFailsTheRule() throws TransportException {
    AtReader atReader = new AtReader(PinPadRequest.usual(), LastTry.KEEP);
    entries.add(atReader);
    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000900000 4000");

    pad = Optional.of(PinPadAnswer.from(new StatusWord(0x6B80)));
    entries.add(atReader);
    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000900000 4000");
  }

  @Test
  void cancelAtThePadIsTheApplicationsToDecide() throws TransportException {
    pad = Optional.of(new PinPadAnswer.NotEntered(PinPadAnswer.Reason.CANCELLED));
    entries.add(new AtReader(PinPadRequest.usual(), LastTry.KEEP));
    entries.add(new Bypassed());

    assertThat(outcome(run("4100"))).isEqualTo("Failed 410001 0000880000 4000");
    assertThat(prompts.get(1).previous()).containsInstanceOf(PinResult.NotEntered.class);
  }

  @Test
  void cardThatCountsNoWrongPinsDoesNotAskForEver() throws TransportException {
    for (int i = 0; i < 100; i++) {
      verifyAnswers.add("63C5");
    }
    counterAnswer = "6A88";

    assertThat(run("4100")).isInstanceOf(CvmResult.Terminated.class);
    assertThat(verifies()).isLessThanOrEqualTo(16);
  }

  @Test
  void answersOfTheWrongKindAreACallersMistake() {
    entries.add(pin());
    assertThatIllegalStateException().isThrownBy(() -> run("4200"));

    entries.add(new OnlineCaptured());
    assertThatIllegalStateException().isThrownBy(() -> run("4100"));
    assertThat(verifies()).isZero();
  }

  @Test
  void pinThatIsTheIssuersIsWipedAtOnce() {
    Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'});
    entries.add(PinEntryAnswer.entered(pin));

    assertThatIllegalStateException().isThrownBy(() -> run("4200"));

    assertThat(pin.isUsable()).isFalse();
  }

  @Test
  void findingsOfThePinAreTheResults() throws TransportException {
    verifyAnswers.add("6983");

    CvmResult result = run("4100");

    assertThat(result.findings())
        .isEqualTo(result.account().pinResults().get(0).findings())
        .hasSize(1);
    assertThat(prompts.get(0).isOnline()).isFalse();
  }

  @Test
  void resultTellsWhatWasDone() throws TransportException {
    assertThat(run("4100").describe()).isEqualTo("PIN verified by the card");
    assertThat(run("4300").describe()).isEqualTo("PIN verified by the card, signature required");
    assertThat(run("1E00").describe()).isEqualTo("signature required");
    assertThat(run("1F00").describe()).isEqualTo("no verification required");
    assertThat(run("0000").describe()).isEqualTo("failed");
    assertThat(run("1F01").describe()).contains("no rule of the card's CVM list");
    assertThat(run("0000", "", EVERYTHING).describe()).endsWith("does not ask for it");
    assertThat(run("1000", "", EVERYTHING).describe()).endsWith("has no CVM list");
    entries.add(new OnlineCaptured());
    assertThat(run("4200").describe()).isEqualTo("PIN entered, to be verified online");
    assertThat(run("1000", "00", EVERYTHING).describe())
        .endsWith(CvmResult.Cause.LIST_MALFORMED.text())
        .endsWith("the card's CVM list is malformed");
  }

  @Test
  void placeOfEntryWorksUnlessItSaysOtherwise() {
    PinEntry entry = prompt -> new Bypassed();

    assertThat(entry.isWorking()).isTrue();
  }

  @Test
  void everyResultSpeaks() throws TransportException {
    List<CvmResult> results = new ArrayList<>();
    for (String rules : List.of("4100", "1E00", "1F00", "0000")) {
      results.add(run(rules));
    }
    results.add(run("0000", "", EVERYTHING));
    results.add(run("1000", "00", EVERYTHING));
    entries.add(new OnlineCaptured());
    results.add(run("4200"));

    assertThat(results)
        .extracting(Object::getClass)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(CvmResult.class.getPermittedSubclasses()).toList());
    assertThat(results).extracting(CvmResult::describe).doesNotHaveDuplicates().doesNotContain("");
    assertThat(results).filteredOn(CvmResult::isSuccessful).hasSize(4);
  }
}
