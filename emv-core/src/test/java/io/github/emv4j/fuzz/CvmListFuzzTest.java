package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.cvm.CvmProcessing;
import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.cvm.PinEntryAnswer;
import io.github.emv4j.cvm.PinPrompt;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.pin.EnciphermentKey;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;

/** A list is kept as it is, processed to an end, and no PIN goes another way than it says. */
@Tag("parsers")
class CvmListFuzzTest {
  private static final List<String> TERMINAL_TYPES = List.of("22", "24", "14", "15", "21", "36");
  private static final List<String> TRANSACTION_TYPES = List.of("00", "01", "09", "17", "20");
  private static final EnciphermentKey KEY =
      new EnciphermentKey.Usable(TestRsaKey.of(40, 4).publicKey(), "made up");
  private static final int MAX_ENTRIES = 16;

  private int prompts;

  @FuzzTest(maxDuration = "10s")
  void endsAndSendsAPinAsListed(byte[] input) throws TransportException {
    FuzzInput in = new FuzzInput(input);
    int choices = in.next();
    TerminalData terminal = terminal(in);
    int listLength = in.next();
    Bytes data = in.take(listLength);
    CardData card =
        CardData.builder()
            .add(Tags.AIP, Bytes.of(0x10, 0x00), DataSource.processingOptions())
            .add(Tags.CVM_LIST, data, DataSource.record(1, 1))
            .add(Tags.APPLICATION_CURRENCY_CODE, Bytes.fromHex("0840"), DataSource.record(1, 1))
            .build();
    FuzzedCard connection = new FuzzedCard(new FuzzInput(plain(in.rest())));
    connection.log().allow(CommandLog.VERIFYING);
    PinVerification pins = PinVerification.of(new CardChannel(connection), card, terminal);
    pins = (choices & 1) == 0 ? pins : pins.withKey(KEY);
    prompts = 0;
    try {
      CvmResult result =
          new CvmProcessing(pins).run(prompt -> answer(prompt, choices, connection.log()));
      Oracle.isOneSafeLine(result.describe());
      holds(result.results().length() == 3, "CVM Results have three bytes");
    } catch (TransportException e) {
      Oracle.isOneSafeLine(e.description());
    }
    checkList(data, connection.log());
  }

  /** No card behind it, no answer to reset: every answer is the fuzzer's. */
  private static byte[] plain(Bytes answers) {
    return Bytes.of(0, 0).concat(answers).toByteArray();
  }

  private static TerminalData terminal(FuzzInput in) {
    String type = TERMINAL_TYPES.get(in.next() % TERMINAL_TYPES.size());
    String transaction = TRANSACTION_TYPES.get(in.next() % TRANSACTION_TYPES.size());
    String amount = String.format("%012d", in.next() * 100L);
    Bytes capabilities = Bytes.of(0xE0, in.next(), 0xC8);
    return FuzzedSession.TERMINAL
        .with(Tags.TERMINAL_TYPE, Bytes.fromHex(type))
        .with(Tags.TRANSACTION_TYPE, Bytes.fromHex(transaction))
        .with(Tags.AMOUNT_AUTHORISED, Bytes.fromHex(amount))
        .with(Tags.TERMINAL_CAPABILITIES, capabilities);
  }

  private PinEntryAnswer answer(PinPrompt prompt, int choices, CommandLog log) {
    prompts++;
    if (prompt.isOnline()) {
      return (choices & 2) == 0
          ? new PinEntryAnswer.OnlineCaptured()
          : new PinEntryAnswer.Bypassed();
    }
    if (prompts * 8 == (choices & 0xF8)) {
      return new PinEntryAnswer.Bypassed();
    }
    boolean lastTry = (choices & 4) != 0;
    log.entered(lastTry);
    Pin pin = Pin.copyOf(CommandLog.pinDigits());
    return lastTry ? PinEntryAnswer.enteredForLastTry(pin) : PinEntryAnswer.entered(pin);
  }

  private void checkList(Bytes data, CommandLog log) {
    List<CvmList.Rule> rules;
    try {
      CvmList list = CvmList.parse(data);
      rules = list.rules();
      Bytes encoded = data.slice(0, 8);
      for (CvmList.Rule rule : rules) {
        encoded = encoded.concat(Bytes.of(rule.code(), rule.condition()));
      }
      holds(encoded.equals(data), "the rules are all of the list");
      holds(list.x() == data.slice(0, 4).toLong() && list.y() >= 0, "amounts are not negative");
    } catch (MalformedDataException e) {
      rules = List.of();
    }
    holds(prompts <= Math.max(1, rules.size()) * MAX_ENTRIES, "the cardholder is not asked on");
    holds(log.verifies() <= prompts, "VERIFY once for an entry");
    holds(
        log.plaintextVerifies() == 0 || offers(rules, CvmMethod::sendsPlaintext),
        "in clear only if the list says so");
    holds(
        log.encipheredVerifies() == 0 || offers(rules, CvmMethod::sendsEnciphered),
        "enciphered only if the list says so");
  }

  private static boolean offers(List<CvmList.Rule> rules, Predicate<CvmMethod> way) {
    return rules.stream().anyMatch(rule -> CvmMethod.of(rule.method()).filter(way).isPresent());
  }
}
