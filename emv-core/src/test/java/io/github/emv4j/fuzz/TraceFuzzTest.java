package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.trace.Exchange;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.trace.TraceFormatException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A trace is written as it was read, and a masked one shows no card number and no PIN. */
@org.junit.jupiter.api.Tag("trace")
class TraceFuzzTest {
  private static final int MAX_INPUT = 16_384;
  private static final Set<Integer> PIN_INSTRUCTIONS = Set.of(0x20, 0x21, 0x24, 0x25, 0x2C, 0x2D);
  private static final Set<Integer> TEMPLATES = Set.of(0x70, 0x77, 0x6F);
  private static final int MIN_DIGITS = 13;
  private static final int MAX_PANS = 32;

  @FuzzTest(maxDuration = "10s")
  void writesWhatItReadAndHidesWhatItMust(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    Trace trace;
    try {
      trace = Trace.parse(new String(input, StandardCharsets.UTF_8));
    } catch (TraceFormatException e) {
      Oracle.isOneSafeLine(e.getMessage());
      return;
    }
    isSame(Trace.parse(trace.toText()), trace);
    Trace masked = trace.masked();
    isSame(Trace.parse(masked.toText()), masked);
    hidesPins(trace, masked);
    hidesPans(trace, masked);
  }

  private static void isSame(Trace read, Trace written) {
    holds(read.atr().equals(written.atr()), "the same answer to reset");
    holds(read.comments().equals(written.comments()), "the same comments before");
    holds(read.exchanges().equals(written.exchanges()), "the same exchanges");
    holds(read.closingComments().equals(written.closingComments()), "the same comments after");
    holds(read.isContactless() == written.isContactless(), "the same kind of card");
    holds(read.selectedNames().equals(written.selectedNames()), "the same applications");
  }

  private static void hidesPins(Trace trace, Trace masked) {
    holds(trace.exchanges().size() == masked.exchanges().size(), "as many exchanges");
    for (int i = 0; i < trace.exchanges().size(); i++) {
      Exchange plain = trace.exchanges().get(i);
      Exchange hidden = masked.exchanges().get(i);
      holds(plain.command().length() == hidden.command().length(), "commands as long");
      holds(plain.response().length() == hidden.response().length(), "answers as long");
      holds(plain.command().slice(0, 4).equals(hidden.command().slice(0, 4)), "the same header");
      if (PIN_INSTRUCTIONS.contains(plain.command().at(1)) && plain.command().length() > 6) {
        int end = hidden.command().length() - 1;
        holds(
            hidden.command().slice(5, end).equals(Bytes.filled(0xFF, end - 5)), "a PIN is hidden");
      }
    }
  }

  private static void hidesPans(Trace trace, Trace masked) {
    Set<String> pans = new TreeSet<>();
    trace.exchanges().forEach(exchange -> pan(exchange.response()).ifPresent(pans::add));
    if (pans.size() > MAX_PANS) {
      return;
    }
    for (Exchange exchange : masked.exchanges()) {
      Bytes answer = exchange.response();
      String data = answer.slice(0, Math.max(0, answer.length() - 2)).toHex();
      String command = exchange.command().from(4).toHex();
      for (String pan : pans) {
        holds(!data.contains(pan) && !command.contains(pan), "a card number is hidden");
      }
    }
  }

  /** {@return the number in a well-formed record; not one that looks like a masked one} */
  private static Optional<String> pan(Bytes answer) {
    if (answer.length() < 4 || !TEMPLATES.contains(answer.at(0))) {
      return Optional.empty();
    }
    try {
      List<Tlv> objects = TlvReader.parse(answer.slice(0, answer.length() - 2));
      return objects.stream()
          .flatMap(object -> object.child(Tags.PAN).stream())
          .map(object -> Pan.parse(object.value()).digits())
          .filter(digits -> digits.length() >= MIN_DIGITS && !digits.startsWith("0"))
          .filter(digits -> !isAllNines(digits.substring(6, digits.length() - 5)))
          .findFirst();
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private static boolean isAllNines(String digits) {
    return digits.chars().allMatch(digit -> digit == '9');
  }
}
