package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Scope;
import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Explanation;
import io.github.emv4j.decode.Form;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Whatever is pasted in, it is explained to an end, masked, and without harm to a terminal. */
@org.junit.jupiter.api.Tag("trace")
class DecodeFuzzTest {
  private static final int MAX_INPUT = 4_096;
  private static final int TRACE = 0xF0;
  private static final int ELEMENT = 0xE0;
  private static final int VERIFY = 0x20;
  private static final int PIN_BLOCK = 8;

  @FuzzTest(maxDuration = "10s")
  void explainsAnything(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    FuzzInput in = new FuzzInput(input);
    int kind = in.next();
    if (kind >= TRACE) {
      String text = new String(in.rest().toByteArray(), StandardCharsets.UTF_8);
      Decoder.isTrace(text);
      check(Decoder.standard().decodeTrace(text), Integer.MAX_VALUE, Optional.empty());
      return;
    }
    Decoder decoder = decoder(in.next());
    if (kind >= ELEMENT) {
      decodeElement(decoder, in);
      return;
    }
    Bytes data = in.rest();
    Form[] forms = Form.values();
    int form = kind % (forms.length + 1);
    Decoded decoded =
        form < forms.length ? decoder.decode(data, forms[form]) : decoder.decode(data);
    holds(!decoded.parts().isEmpty(), "there is an explanation");
    Optional<String> pin = decoded.form() == Form.COMMAND ? pinBlock(data) : Optional.empty();
    check(decoded, data.length(), pin);
  }

  private static Decoder decoder(int choice) {
    Scope[] scopes = Scope.values();
    return choice == 0
        ? Decoder.standard()
        : Decoder.standard().forScope(scopes[choice % scopes.length]);
  }

  private static void decodeElement(Decoder decoder, FuzzInput in) {
    Tag tag;
    try {
      tag = Tag.fromHex(in.take(1 + in.next() % 4).toHex());
    } catch (IllegalArgumentException e) {
      return;
    }
    Bytes value = in.rest();
    Decoded decoded = decoder.decodeElement(tag, value);
    holds(decoded.parts().size() == 1, "one element");
    check(decoded, value.length(), Optional.empty());
  }

  /** {@return the digits of a PIN block in clear, in hexadecimal} */
  private static Optional<String> pinBlock(Bytes data) {
    try {
      CommandApdu command = CommandApdu.parse(data);
      return command.ins() == VERIFY && command.data().length() == PIN_BLOCK
          ? Optional.of(command.data().toHex()).filter(hex -> hex.chars().distinct().count() > 4)
          : Optional.empty();
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  private static void check(Decoded decoded, int length, Optional<String> pin) {
    Deque<Explanation> open = new ArrayDeque<>(decoded.parts());
    int count = 0;
    while (!open.isEmpty()) {
      Explanation next = open.pop();
      count++;
      holds(next.offset() >= 0 && next.length() >= 0, "a place");
      holds(length == Integer.MAX_VALUE || next.offset() + next.length() <= length, "in the data");
      isSafe(next.name());
      isSafe(next.text());
      isSafe(next.unmaskedText());
      isSafe(next.toString());
      holds(next.hex().length() == 2 * next.length(), "two signs a byte");
      holds(next.unmaskedHex().length() == 2 * next.length(), "two signs a byte");
      pin.ifPresent(
          block ->
              holds(
                  !(next.unmaskedHex() + " " + next.unmaskedText()).contains(block),
                  "a PIN is never shown"));
      open.addAll(next.parts());
    }
    holds(count <= Decoder.MAX_LINES + 2, "explanations are bounded");
    holds(decoded.faults().size() <= count, "faults are explanations");
  }

  private static void isSafe(String text) {
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              holds(type != Character.CONTROL && type != Character.FORMAT, "safe to print");
            });
  }
}
