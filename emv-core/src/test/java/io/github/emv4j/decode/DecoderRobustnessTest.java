package io.github.emv4j.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes, decoding comes to an end, without an exception. */
class DecoderRobustnessTest {
  private static final int MEGABYTE = 1 << 20;
  private static final int SMALL_STACK = 256 * 1024;

  @ParameterizedTest
  @EnumSource(Form.class)
  void decodesRandomBytesInEveryForm(Form form) {
    Random random = new Random(7);
    for (int i = 0; i < 500; i++) {
      Bytes bytes = random(random, random.nextInt(60));
      assertThat(Decoder.standard().decode(bytes, form).parts()).isNotEmpty();
      assertThat(Decoder.standard().decode(bytes).form()).isNotNull();
    }
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void decodesRandomValuesOfEveryTag(Scope scope) {
    Random random = new Random(11);
    Decoder decoder = Decoder.standard().forScope(scope);
    for (int tag = 1; tag < 0xFFFF; tag++) {
      if (isTag(tag) && Guess.isKnown(Tag.of(tag))) {
        for (int length : new int[] {1, random.nextInt(40)}) {
          Decoded decoded = decoder.decodeElement(Tag.of(tag), random(random, length));
          assertThat(decoded.parts()).hasSize(1);
        }
      }
    }
  }

  private static boolean isTag(int value) {
    return value > 0xFF
        ? (value >> 8 & 0x1F) == 0x1F && (value & 0x80) == 0
        : (value & 0x1F) != 0x1F;
  }

  private static Bytes random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return Bytes.copyOf(bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00",
        "5000",
        "9505FFFFFFFFFF",
        "7F",
        "70",
        "7084000FFFFF",
        "3B",
        "FF",
        "5A084761739001010010",
        "8606842400000100",
        "9F6E0420700000"
      })
  void decodesAMegabyteOnASmallStack(String pattern) throws InterruptedException {
    Bytes unit = Bytes.fromHex(pattern);
    byte[] bytes = new byte[MEGABYTE];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) unit.at(i % unit.length());
    }
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicReference<Decoded> decoded = new AtomicReference<>();
    Thread thread =
        new Thread(
            null,
            () -> decoded.set(Decoder.standard().decode(Bytes.copyOf(bytes))),
            "decoder",
            SMALL_STACK);
    thread.setUncaughtExceptionHandler((t, e) -> thrown.set(e));
    thread.start();
    thread.join();

    assertThat(thrown.get()).isNull();
    assertThat(decoded.get().parts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 0, -1})
  void explainsSoManyLinesAndSaysIfThereWereMore(int left) {
    Decoded decoded = Decoder.standard().decode(objects(Decoder.MAX_LINES - left), Form.TLV);

    assertThat(decoded.parts()).hasSize(Math.min(Decoder.MAX_LINES, Decoder.MAX_LINES - left));
    assertThat(decoded.isComplete()).isEqualTo(left > 0);
  }

  @Test
  void stopsInTheMiddleOfAListToo() {
    Decoded decoded = Decoder.standard().decode(objects(Decoder.MAX_LINES + 1), Form.DOL);

    assertThat(decoded.parts()).hasSize(Decoder.MAX_LINES);
    assertThat(decoded.isComplete()).isFalse();
  }

  /** Empty objects, which are also entries of length 0. */
  private static Bytes objects(int count) {
    byte[] bytes = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      bytes[2 * i] = (byte) 0x9C;
    }
    return Bytes.copyOf(bytes);
  }

  @Test
  void decodesRandomTextAsATrace() {
    Random random = new Random(3);
    String signs = "><#atr 0123456789ABCDEF\n\r\t\u0000\u202E";
    for (int i = 0; i < 500; i++) {
      StringBuilder text = new StringBuilder(">");
      for (int j = random.nextInt(80); j > 0; j--) {
        text.append(signs.charAt(random.nextInt(signs.length())));
      }
      assertThat(Decoder.standard().decodeTrace(text).parts()).isNotNull();
    }
  }

  @Test
  void showsNoControlCharacters() {
    String hostile = "\u001B[31mred\u0007\u202E";
    Bytes text = Bytes.copyOf(hostile.getBytes(StandardCharsets.UTF_8));
    for (String tag : new String[] {"50", "5F20", "9F12", "5F50", "9F4E", "DF77", "84", "9F5B"}) {
      String shown =
          Shown.everything(Decoder.standard().decodeElement(Tag.fromHex(tag), text), true);
      assertThat(shown).doesNotContain("\u001B", "\u0007", "\u202E");
    }
  }
}
