package io.github.emv4j;

import static io.github.emv4j.AdviceCards.TERMINAL;
import static io.github.emv4j.AdviceCards.connect;
import static io.github.emv4j.AdviceCards.keys;
import static io.github.emv4j.AdviceCards.with;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.cvm.CvmProcessing;
import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.cvm.PinEntry;
import io.github.emv4j.cvm.PinEntryAnswer;
import io.github.emv4j.data.Tags;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.AnswerOverride;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.VirtualProfiles;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** What PINs and cardholder verification lead to. */
final class PinAdviceScenarios {
  private static final int VERIFY = 0x20;
  private static final int GET_DATA = 0xCA;
  private static final VerifyOptions PLAINTEXT =
      VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT);

  private final Map<AdviceCode, AdviceScenario> all = new EnumMap<>(AdviceCode.class);

  private PinAdviceScenarios() {}

  static Map<AdviceCode, AdviceScenario> all() {
    PinAdviceScenarios scenarios = new PinAdviceScenarios();
    scenarios.addAnswers();
    scenarios.addObstacles();
    scenarios.addPad();
    scenarios.addVerification();
    return scenarios.all;
  }

  private void addAnswers() {
    all.put(AdviceCode.PIN_RIGHT, () -> Advice.of(verify(with(), "1234")));
    all.put(AdviceCode.PIN_WRONG, () -> Advice.of(verify(with(), "9999")));
    all.put(AdviceCode.PIN_WRONG_UNCOUNTED, () -> Advice.of(verify(says("6300", false), "9999")));
    all.put(AdviceCode.PIN_INVALIDATED, () -> Advice.of(verify(says("6984", false), "1234")));
    all.put(AdviceCode.PIN_BLOCKED_NOW, () -> Advice.of(verify(says("6983", false), "1234")));
    all.put(AdviceCode.PIN_NOT_ON_CARD, () -> Advice.of(verify(says("6D00", true), "1234")));
    all.put(AdviceCode.PIN_REFUSED, () -> Advice.of(verify(says("6985", true), "1234")));
    all.put(
        AdviceCode.PIN_COUNTER_UNEXPECTED,
        () -> Advice.of(verify(says("63C2", true), "9999").findings().get(0)));
    all.put(AdviceCode.PIN_OUTCOME_UNKNOWN, () -> Advice.of(lost()));
    all.put(
        AdviceCode.PIN_TRIES_LEFT,
        () -> Advice.of(pins(connect(with()), CaKeys.EMPTY).tryCounter()));
    all.put(
        AdviceCode.PIN_TRIES_UNKNOWN,
        () -> Advice.of(pins(connect(says("9000", false)), CaKeys.EMPTY).tryCounter()));
  }

  private void addObstacles() {
    CardProfile last = VirtualProfiles.byName("last-try");
    CardProfile blocked = VirtualProfiles.byName("pin-blocked");
    CardProfile enciphered = VirtualProfiles.byName("enciphered-pin");
    all.put(AdviceCode.PIN_LAST_TRY, () -> Advice.of(verify(last, "1234")));
    all.put(AdviceCode.PIN_BLOCKED, () -> Advice.of(verify(blocked, "1234")));
    all.put(
        AdviceCode.PIN_NO_COMMON_METHOD,
        () ->
            Advice.of(
                pins(connect(with("8E=00000000000000001E03")), CaKeys.EMPTY)
                    .verify(pin("1234"), VerifyOptions.usual())));
    all.put(
        AdviceCode.PIN_NOT_ENCIPHERABLE,
        () ->
            Advice.of(
                pins(connect(enciphered), CaKeys.EMPTY)
                    .verify(pin("1234"), VerifyOptions.usual())));
  }

  private void addPad() {
    all.put(
        AdviceCode.PIN_PAD_MISSING,
        () -> Advice.of(pins(connect(with()), CaKeys.EMPTY).verifyAtPad(PLAINTEXT)));
    all.put(AdviceCode.PIN_CANCELLED, () -> atPad(0x6401));
    all.put(AdviceCode.PIN_TIMED_OUT, () -> atPad(0x6400));
    all.put(AdviceCode.PIN_WRONG_LENGTH, () -> atPad(0x6403));
    all.put(AdviceCode.PIN_PAD_BROKEN, () -> atPad(0x6B80));
  }

  private void addVerification() {
    all.put(
        AdviceCode.PIN_BYPASSED,
        () -> cvm(with("8E=00000000000000000103"), new PinEntryAnswer.Bypassed()));
    all.put(AdviceCode.PIN_TRIES_ENDLESS, PinAdviceScenarios::endless);
    all.put(
        AdviceCode.ONLINE_PIN,
        () -> cvm(with("8E=00000000000000000203"), new PinEntryAnswer.OnlineCaptured()));
    all.put(
        AdviceCode.SIGNATURE,
        () -> cvm(with("8E=00000000000000001E03"), new PinEntryAnswer.Stopped()));
    all.put(
        AdviceCode.NO_VERIFICATION_NEEDED,
        () -> cvm(with("8E=00000000000000001F03"), new PinEntryAnswer.Stopped()));
    all.put(
        AdviceCode.HOLDER_NOT_VERIFIED,
        () -> cvm(with("8E=00000000000000000003"), new PinEntryAnswer.Stopped()));
    all.put(
        AdviceCode.VERIFICATION_LIST_MISSING, () -> cvm(with("8E="), new PinEntryAnswer.Stopped()));
  }

  /** A card that answers VERIFY so, and may hide its counter. */
  private static CardProfile says(String status, boolean counts) {
    AnswerOverride override =
        command -> {
          if (command.ins() == VERIFY) {
            return Optional.of(Bytes.fromHex(status));
          }
          return isCounter(command) && !counts
              ? Optional.of(Bytes.fromHex("6A88"))
              : Optional.empty();
        };
    return AdviceCards.answering(override);
  }

  private static boolean isCounter(CommandApdu command) {
    return command.ins() == GET_DATA && command.p1() == 0x9F && command.p2() == 0x17;
  }

  private static PinVerification pins(CardConnection card, CaKeys keys) throws TransportException {
    return AdviceCards.read(card).pinVerification(keys);
  }

  private static PinResult verify(CardProfile profile, String digits) throws TransportException {
    return pins(connect(profile), keys(Optional.empty())).verify(pin(digits), PLAINTEXT);
  }

  private static Pin pin(String digits) {
    return Pin.copyOf(digits.toCharArray());
  }

  private static PinResult lost() throws TransportException {
    Handled card = new Handled(connect(with()));
    card.losesVerify = true;
    return pins(card, CaKeys.EMPTY).verify(pin("1234"), PLAINTEXT);
  }

  private static Advice atPad(int status) throws TransportException {
    Handled card = new Handled(connect(with()));
    card.pad = Optional.of(request -> padAnswer(status));
    return Advice.of(pins(card, CaKeys.EMPTY).verifyAtPad(VerifyOptions.usual()));
  }

  private static PinPadAnswer padAnswer(int status) {
    return switch (status) {
      case 0x6400 -> new PinPadAnswer.NotEntered(PinPadAnswer.Reason.TIMED_OUT);
      case 0x6401 -> new PinPadAnswer.NotEntered(PinPadAnswer.Reason.CANCELLED);
      case 0x6403 -> new PinPadAnswer.NotEntered(PinPadAnswer.Reason.WRONG_LENGTH);
      default -> new PinPadAnswer.NotWorking(Optional.of(new StatusWord(status)));
    };
  }

  private static Advice cvm(CardProfile profile, PinEntryAnswer answer) throws TransportException {
    return Advice.of(run(connect(profile), prompt -> answer));
  }

  private static Advice endless() throws TransportException {
    CardProfile card = says("63C3", true);
    return Advice.of(run(connect(card), prompt -> PinEntryAnswer.entered(pin("9999"))));
  }

  private static CvmResult run(CardConnection card, PinEntry entry) throws TransportException {
    PinVerification pins =
        EmvReader.withTerminal(TERMINAL.with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F8C8")))
            .read(card)
            .orElseThrow()
            .pinVerification(CaKeys.EMPTY);
    return new CvmProcessing(pins).run(entry);
  }

  /** A card in a reader that may have a pad, and may lose it. */
  private static final class Handled implements CardConnection {
    private final CardConnection card;
    private Optional<PinPad> pad = Optional.empty();
    private boolean losesVerify;

    Handled(CardConnection card) {
      this.card = card;
    }

    @Override
    public Bytes atr() {
      return card.atr();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (losesVerify && command[1] == VERIFY) {
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }
      return card.transmit(command);
    }

    @Override
    public Optional<PinPad> pinPad() {
      return pad;
    }

    @Override
    public void close() {
      card.close();
    }
  }
}
