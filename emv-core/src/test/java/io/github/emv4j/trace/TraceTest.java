package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.emv4j.bytes.Bytes;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {
  private static final String RECORD = "> 00B2010C00\n< 70009000\n";

  static List<String> recordedCards() {
    return RecordedCards.names();
  }

  @Test
  void readsSpacesBlankLinesAnyCaseAndComments() {
    Trace trace =
        Trace.parse(
            "\uFEFF# a card\r\n\r\nATR 3b 65 00 00 20 63 CB 68 00\r\n"
                + "  > 00 b2 01 0c 00 # the first\r\n"
                + "<7000 9000\r\n# last word");

    assertThat(trace.comments()).containsExactly("a card");
    assertThat(trace.atr()).contains(Bytes.fromHex("3B6500002063CB6800"));
    assertThat(trace.exchanges())
        .containsExactly(
            new Exchange(
                Bytes.fromHex("00B2010C00"), Bytes.fromHex("70009000"), List.of("the first")));
    assertThat(trace.closingComments()).containsExactly("last word");
  }

  @Test
  void readsTheSampleOfTheFormat() {
    Trace trace =
        Trace.parse(
            "atr 3B 65 00 00 20 63 CB 68 00\n"
                + "> 00A404000E315041592E5359532E444446303100\n"
                + "< 6F1A840E315041592E5359532E4444463031A5088801015F2D02656E9000\n");

    assertThat(trace.exchanges()).hasSize(1);
    assertThat(trace.comments()).isEmpty();
  }

  @Test
  void anEmptyTextIsATraceWithoutExchanges() {
    assertThat(Trace.parse("").exchanges()).isEmpty();
    assertThat(Trace.parse("\n# nothing\n").comments()).containsExactly("nothing");
  }

  @Test
  void keepsAnAnswerWithoutStatusWord() {
    assertThat(Trace.parse("> 00B2010C00\n<\n").exchanges().get(0).response())
        .isEqualTo(Bytes.EMPTY);
    assertThat(Trace.parse("> 00B2010C00\n< 90\n").exchanges().get(0).response())
        .isEqualTo(Bytes.of(0x90));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "> 00B2010C0                        | 1 | odd number",
        "> 00B2010G00                       | 1 | no hexadecimal digit",
        "> 00B2\u0661\u0661                 | 1 | no hexadecimal digit",
        "< 9000                             | 1 | answer without a command",
        "> 00B2010C00;> 00B2010C00          | 2 | line 1 has no answer",
        "> 00B2010C00;< 9000;< 9000         | 3 | answer without a command",
        "# x;;> 00B2010C00;# y              | 3 | has no answer",
        "atr                                | 1 | not 0",
        "atr 3B6                            | 1 | odd number",
        "atr 3B60;atr 3B60                  | 2 | second answer to reset",
        "> 00B2                             | 1 | shorter than its header",
        "> 00B2010C00;< 9000;00B2010C00     | 3 | begins with none of",
        "{                                  | 1 | begins with none of",
      })
  void namesLineAndMistake(String text, int line, String reason) {
    TraceFormatException e =
        catchThrowableOfType(
            TraceFormatException.class, () -> Trace.parse(text.replace(';', '\n')));

    assertThat(e.line()).isEqualTo(line);
    assertThat(e.reason()).contains(reason);
    assertThat(e)
        .hasMessageStartingWith("Line " + line + " of the trace: ")
        .hasMessageEndingWith(".");
  }

  @Test
  void mistakesDoNotShowTheText() {
    assertThatThrownBy(() -> Trace.parse("> 00B2010C00\n< 5A08476173900101001x\n"))
        .hasMessageNotContaining("476173");
  }

  @Test
  void refusesALineThatDoesNotEnd() {
    assertThatThrownBy(() -> Trace.parse(new Endless("> 00")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("Line 1")
        .hasMessageContaining("longer");
  }

  @Test
  void refusesATextThatDoesNotEnd() {
    assertThatThrownBy(() -> Trace.parse(new Endless("#\n")))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("longer than " + Trace.MAX_CHARACTERS);
    assertThatThrownBy(() -> Trace.parse(new Endless(RECORD)))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("Line 131073 ")
        .hasMessageContaining("more than " + Trace.MAX_EXCHANGES);
  }

  @Test
  void readsTheLongestLineAndText() {
    String comment = "x".repeat(262_151);
    assertThat(Trace.parse("#" + comment).comments()).containsExactly(comment);
    assertThatThrownBy(() -> Trace.parse("#" + comment + "x"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("longer than 262152");

    String text = (" ".repeat(262_143) + "\n").repeat(64);
    assertThat(text).hasSize(Trace.MAX_CHARACTERS);
    assertThat(Trace.parse(text).exchanges()).isEmpty();
    assertThatThrownBy(() -> Trace.parse(text + "\n"))
        .isInstanceOf(TraceFormatException.class)
        .hasMessageContaining("longer than 16777216");
  }

  @Test
  void readsOnWhereAReaderHadNothingYet() throws IOException {
    Reader late =
        new FilterReader(new StringReader(RECORD)) {
          private boolean asked;

          @Override
          public int read(char[] buffer, int offset, int length) throws IOException {
            if (!asked) {
              asked = true;
              return 0;
            }
            return super.read(buffer, offset, length);
          }
        };

    assertThat(Trace.parse(late).exchanges()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void recordedCardsComeBackAsText(String name) {
    Trace trace = RecordedCards.trace(name);

    assertThat(trace.exchanges()).isNotEmpty();
    Trace again = Trace.parse(trace.toText());
    assertThat(again.exchanges()).isEqualTo(trace.exchanges());
    assertThat(again.comments()).isEqualTo(trace.comments()).isNotEmpty();
    assertThat(again.toText()).isEqualTo(trace.toText());
  }

  @Property
  void whatIsWrittenIsRead(
      @ForAll @Size(max = 20) List<@Size(max = 40) List<@IntRange(max = 255) Integer>> bytes,
      @ForAll @Size(max = 3) List<@StringLength(max = 20) String> comments) {
    List<String> lines =
        comments.stream().map(c -> c.replace('\n', ' ').replace('\r', ' ').strip()).toList();
    List<Exchange> exchanges = new ArrayList<>();
    for (List<Integer> some : bytes) {
      Bytes response = Bytes.of(some.stream().mapToInt(Integer::intValue).toArray());
      exchanges.add(new Exchange(Bytes.of(0, 0xB2, 1, 0x0C).concat(response), response, lines));
    }
    Optional<Bytes> atr = Optional.of(Bytes.fromHex("3B00"));
    Trace trace = Trace.of(atr, exchanges).withComments(lines, lines);

    Trace again = Trace.parse(trace.toText());

    assertThat(again.exchanges()).isEqualTo(exchanges);
    assertThat(again.atr()).isEqualTo(atr);
    assertThat(again.comments()).isEqualTo(lines);
    assertThat(again.closingComments()).isEqualTo(lines);
    for (int i = 0; i < exchanges.size(); i++) {
      assertThat(again.line(i)).isEqualTo(trace.line(i));
    }
  }

  @Property
  void anyTextIsATraceOrAMistakeInIt(@ForAll String text) {
    try {
      assertThat(Trace.parse(text).toText()).isNotNull();
    } catch (TraceFormatException e) {
      assertThat(e.line()).isPositive();
    }
  }

  @Test
  void refusesPartsThatNoTextCanHold() {
    Exchange exchange = Exchange.of(Bytes.of(0, 0xB2, 1, 0x0C), Bytes.EMPTY);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exchange.of(Bytes.of(0, 0xB2, 1), Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exchange.of(Bytes.of(0, 0xB2, 1, 0), Bytes.filled(0, 65_539)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Exchange(exchange.command(), Bytes.EMPTY, List.of("two\n> 00B2010C")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trace.of(Optional.of(Bytes.EMPTY), List.of(exchange)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trace.of(Optional.of(Bytes.filled(0, 34)), List.of(exchange)));
  }

  @Test
  void keepsTheLongestPartsOfATrace() {
    Bytes longest = Bytes.filled(0xFF, 65_538);
    Exchange exchange = Exchange.of(longest, longest);

    Trace trace = Trace.of(Optional.of(Bytes.filled(0x3B, 33)), List.of(exchange));

    assertThat(Trace.parse(trace.toText()).exchanges()).containsExactly(exchange);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Exchange.of(Bytes.filled(0, 65_539), Bytes.EMPTY));
    List<Exchange> most =
        Collections.nCopies(Trace.MAX_EXCHANGES, Exchange.of(Bytes.filled(0, 4), Bytes.EMPTY));
    assertThat(Trace.of(Optional.empty(), most).exchanges()).hasSize(Trace.MAX_EXCHANGES);
    List<Exchange> more = Collections.nCopies(Trace.MAX_EXCHANGES + 1, most.get(0));
    assertThatIllegalArgumentException().isThrownBy(() -> Trace.of(Optional.empty(), more));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\nx", "x\n", "\rx", "x\r"})
  void refusesACommentOfMoreThanOneLine(String comment) {
    Trace trace = Trace.parse(RECORD);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> trace.withComments(List.of(comment), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true", "16, true", "17, false"})
  void takesForANameWhatHasItsLength(int length, boolean taken) {
    Bytes name = Bytes.filled(0xA5, length);
    Bytes select = Bytes.of(0x00, 0xA4, 0x04, 0x00, length).concat(name);

    Trace trace = Trace.of(Optional.empty(), List.of(Exchange.of(select, Bytes.of(0x90, 0x00))));

    assertThat(trace.selectedNames().contains(name)).isEqualTo(taken);
  }

  @Test
  void doesNotShowCardDataByAccident() {
    Trace trace = RecordedCards.trace("visa-contact");
    assertThat(trace.toString()).isEqualTo("10 exchanges");
    assertThat(trace.exchanges().toString()).doesNotContain("476134");
    assertThat(Exchange.of(Bytes.fromHex("00A4040002A000"), Bytes.fromHex("6A82")))
        .hasToString("00A40400 answered with 2 bytes");
  }

  @ParameterizedTest
  @ValueSource(strings = {"amex-contactless", "atr"})
  void knowsTheContactlessOnes(String name) {
    Trace trace =
        name.equals("atr")
            ? Trace.parse("atr 3B 8A 80 01 00 31 C1 73 C8 40 00 00 90 00 90\n")
            : RecordedCards.trace(name);
    assertThat(trace.isContactless()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"visa-contact", "unionpay-contact", "full-transaction-t0"})
  void knowsTheContactOnes(String name) {
    assertThat(RecordedCards.trace(name).isContactless()).isFalse();
  }

  @Test
  void aRefusedContactlessDirectoryIsNoContactlessCard() {
    String select = "> 00A404000E325041592E5359532E444446303100\n";
    assertThat(Trace.parse(select + "< 6A82\n").isContactless()).isFalse();
    assertThat(Trace.parse(select + "< 6F009000\n").isContactless()).isTrue();
    String withoutLength = "> 00A404000E325041592E5359532E4444463031\n";
    assertThat(Trace.parse(withoutLength + "< 6F009000\n").isContactless()).isTrue();
  }

  /** The same text over and over. */
  private static final class Endless extends Reader {
    private final String text;
    private int at;

    Endless(String text) {
      this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      for (int i = 0; i < length; i++) {
        buffer[offset + i] = text.charAt(at++ % text.length());
      }
      return length;
    }

    @Override
    public void close() throws IOException {}
  }

  @Test
  void knowsTheApplicationsThatWereSelected() {
    Trace trace =
        Trace.parse(
            """
            > 00A404000E315041592E5359532E444446303100
            < 6F009000
            > 00A4040007A000000003101000
            < 6A82
            > 00A4040007A000000004101000
            < 612E
            > 00A4040007A000000025010400
            < 6F009000
            > 00A4040207A000000025010400
            < 6F009000
            """);

    assertThat(trace.selectedNames())
        .extracting(Bytes::toHex)
        .containsExactly("A0000000041010", "A0000000250104");
  }

  @Test
  void keepsACommentBesideTheFirstCommand() {
    Trace trace =
        Trace.parse("# head\n> 00A40400 # beside\n< 9000\n# later\n> 00B2010C00\n< 6A83\n");

    Trace again = Trace.parse(trace.toText());

    assertThat(again.comments()).containsExactly("head");
    assertThat(again.exchanges()).isEqualTo(trace.exchanges());
    assertThat(again.exchanges().get(0).comments()).containsExactly("beside");
    Trace made = trace.withComments(trace.comments(), List.of());
    assertThat(made.line(0)).isEqualTo(again.line(0)).isEqualTo(2);
    assertThat(made.line(1)).isEqualTo(again.line(1)).isEqualTo(6);
  }
}
