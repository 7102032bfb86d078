package io.github.emv4j.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingConnectionTest {
  private static final String PAN = "4761739001010010";
  private static final String MASKED_PAN = "4761739999960010";
  private static final String READ_RECORD = "00B2010C00";

  static List<String> recordedCards() {
    return RecordedCards.names();
  }

  /** {@return what a masking recorder keeps of one command and its answer} */
  private static Exchange recorded(String command, String response) {
    return recorded(List.of(Exchange.of(Bytes.fromHex(command), Bytes.fromHex(response)))).get(0);
  }

  private static List<Exchange> recorded(List<Exchange> exchanges) {
    return record(RecordingConnection.masked(card(exchanges)), exchanges).exchanges();
  }

  private static CardConnection card(List<Exchange> exchanges) {
    return ReplayConnection.strict(Trace.of(Optional.empty(), exchanges));
  }

  private static Trace record(RecordingConnection recorder, List<Exchange> exchanges) {
    try {
      for (Exchange exchange : exchanges) {
        byte[] answer = recorder.transmit(exchange.command().toByteArray());
        assertThat(Bytes.copyOf(answer)).isEqualTo(exchange.response());
      }
    } catch (TransportException e) {
      throw new AssertionError(e);
    }
    return recorder.trace();
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void rawRecordingIsWhatWentOverTheLink(String name) {
    List<Exchange> exchanges = RecordedCards.trace(name).exchanges();

    Trace trace = record(RecordingConnection.raw(card(exchanges)), exchanges);

    for (int i = 0; i < exchanges.size(); i++) {
      Exchange recorded = trace.exchanges().get(i);
      assertThat(recorded.response()).isEqualTo(exchanges.get(i).response());
      if (exchanges.get(i).command().at(1) != 0x20) {
        assertThat(recorded.command()).isEqualTo(exchanges.get(i).command());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void maskedRecordingShowsNoNumberAndNoPin(String name) {
    List<Exchange> exchanges = RecordedCards.trace(name).exchanges();

    String text =
        record(RecordingConnection.masked(card(exchanges)), exchanges)
            .toText()
            .replace("\n> ", "")
            .replace("\n< ", "");

    assertThat(text)
        .doesNotContain("4761340000000050")
        .doesNotContain("374245001741007")
        .doesNotContain("5413330089600044")
        .doesNotContain("6210948000000011")
        .doesNotContain("1234560012345608")
        .doesNotContain("241234FFFFFFFFFF")
        .doesNotContain("12DB004D5953EE11")
        .doesNotContain("4341524420352F56495341")
        .doesNotContain("D2F8C1AA")
        .doesNotContain("313135303537");
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void maskedRecordingKeepsEveryLengthTagAndStatus(String name) {
    List<Exchange> exchanges = RecordedCards.trace(name).exchanges();

    List<Exchange> masked = recorded(exchanges);

    assertThat(masked).hasSameSizeAs(exchanges);
    for (int i = 0; i < masked.size(); i++) {
      Bytes before = exchanges.get(i).response();
      Bytes after = masked.get(i).response();
      assertThat(after.length()).isEqualTo(before.length());
      assertThat(after.from(after.length() - 2)).isEqualTo(before.from(before.length() - 2));
      assertThat(shape(after)).isEqualTo(shape(before));
      assertThat(masked.get(i).command().slice(0, 4))
          .isEqualTo(exchanges.get(i).command().slice(0, 4));
    }
    assertThat(Trace.of(Optional.empty(), masked).masked().exchanges()).isEqualTo(masked);
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void maskedRecordingChangesSensitiveValuesOnly(String name) {
    List<Exchange> exchanges = RecordedCards.trace(name).exchanges();

    List<Exchange> masked = recorded(exchanges);

    for (int i = 0; i < masked.size(); i++) {
      List<Tlv> before = leaves(exchanges.get(i).response());
      List<Tlv> after = leaves(masked.get(i).response());
      for (int j = 0; j < before.size(); j++) {
        boolean signed = before.get(j).tag().equals(Tag.of(0x93));
        if (!signed && !Dictionary.emv().isSensitive(before.get(j).tag())) {
          assertThat(after.get(j)).isEqualTo(before.get(j));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("recordedCards")
  void maskedRecordingReplaysStrictlyWithTheRealPin(String name) throws TransportException {
    List<Exchange> exchanges = RecordedCards.trace(name).exchanges();
    Trace masked = Trace.parse(Trace.of(Optional.empty(), recorded(exchanges)).toText());
    ReplayConnection card = ReplayConnection.strict(masked);

    for (int i = 0; i < exchanges.size(); i++) {
      boolean verify = exchanges.get(i).command().at(1) == 0x20;
      Bytes asked = (verify ? exchanges : masked.exchanges()).get(i).command();
      card.transmit(asked.toByteArray());
    }

    assertThat(card.remaining()).isZero();
  }

  private static List<String> shape(Bytes response) {
    return leaves(response).stream().map(Tlv::toString).toList();
  }

  private static List<Tlv> leaves(Bytes response) {
    Bytes data = response.slice(0, Math.max(0, response.length() - 2));
    List<Tlv> leaves = new ArrayList<>();
    TlvReader.parsePrefix(data, TlvLimits.RESPONSE).objects().forEach(o -> addLeaves(o, leaves));
    return leaves;
  }

  private static void addLeaves(Tlv object, List<Tlv> leaves) {
    if (!object.tag().isConstructed()) {
      leaves.add(object);
    }
    object.children().forEach(child -> addLeaves(child, leaves));
  }

  @ParameterizedTest
  @CsvSource({
    // tag 5A: first six and last four stay, the filler too
    "70 0A 5A 08 4761739001010010, 70 0A 5A 08 4761739999960010",
    "70 0A 5A 08 374245001741007F, 70 0A 5A 08 374245999941007F",
    "70 0C 5A 0A 6210948000000000011F, 70 0C 5A 0A 6210949999999990011F",
    "70 06 5A 04 12345678, 70 06 5A 04 99995678",
    // track 2: separator, month and service code stay
    "70 13 57 11 4761739001010010D15122010123456789, 70 13 57 11"
        + " 4761739999960010D15122010000000000",
    "70 13 57 11 374245001741007D181270213101234500, 70 13 57 11"
        + " 374245999941007D181270200000000000",
    "70 14 9F6B 11 4761739001010010D15122010123456789, 70 14 9F6B 11"
        + " 4761739999960010D15122010000000000",
    // names and other text
    "70 0B 5F20 08 444F452F4A4F484E, 70 0B 5F20 08 5858582F58585858",
    "70 05 5F20 02 202F, 70 05 5F20 02 202F",
    "70 07 9F1F 04 31323334, 70 07 9F1F 04 30303030",
    "70 09 9F0B 06 444F452F4A4F, 70 09 9F0B 06 5858582F5858",
    // certificates from which the number could be computed
    "70 08 9F46 05 6AA1B2C3D4, 70 08 9F46 05 0000000000",
    "70 08 9F2D 05 6AA1B2C3D4, 70 08 9F2D 05 0000000000",
    // what is not sensitive stays
    "70 06 5F24 03 311231, 70 06 5F24 03 311231",
    "77 0F 9F27 01 80 9F26 08 1122334455667788, 77 0F 9F27 01 80 9F26 08 1122334455667788",
    "80 06 3C00 08020200, 80 06 3C00 08020200",
    // longer length fields and filler stay as they are
    "70 81 0D 00 5A 82 00 08 4761739001010010, 70 81 0D 00 5A 82 00 08 4761739999960010",
    // all of a template that is personal as a whole
    "65 07 5F2B 04 19700131, 65 07 5F2B 04 00000000",
    // malformed: the length lies, the object is cut off, rubbish stands before
    "70 20 5A 08 4761739001010010, 70 20 5A 08 4761739999960010",
    "70 0A 5A 10 4761739001010010, 70 0A 5A 10 4761739999960010",
    "70 0A 5A 08 47617390010100, 70 0A 5A 08 47617399990100",
    "70 0D 9F02 80 5A 08 4761739001010010, 70 0D 9F02 80 5A 08 4761739999960010",
    "70 0D 9F02 20 5A 08 4761739001010010, 70 0D 9F02 20 5A 08 4761739999960010",
  })
  void masksByTheKindOfData(String data, String masked) {
    assertThat(recorded(READ_RECORD, data + "9000").response())
        .isEqualTo(Bytes.fromHex(masked + "9000"));
  }

  @Test
  void masksTrackOneAsText() {
    String track = "B" + PAN + "^DOE/JOHN^15122010123456";
    Bytes value = Bytes.copyOf(track.getBytes(StandardCharsets.US_ASCII));
    Bytes record = Tlv.of(Tag.of(0x70), List.of(Tlv.of(Tag.of(0x56), value))).encoded();

    Exchange exchange = recorded(READ_RECORD, record.toHex() + "9000");

    assertThat(exchange.response().toText(StandardCharsets.ISO_8859_1))
        .contains("B" + MASKED_PAN + "^XXX/XXXX^15122010000000");
  }

  @Test
  void masksTheNumberWhereverItStands() {
    String ascii = "34373631373339303031303130303130";
    List<Exchange> masked =
        recorded(
            List.of(
                Exchange.of(Bytes.fromHex("80CA9F5D00"), Bytes.fromHex(ascii + "9000")),
                Exchange.of(
                    Bytes.fromHex("80AE800009" + "0" + PAN + "0" + "00"),
                    Bytes.fromHex("8008" + PAN + "9000")),
                Exchange.of(Bytes.fromHex(READ_RECORD), Bytes.fromHex("700A5A08" + PAN + "9000"))));

    assertThat(masked.get(0).response())
        .isEqualTo(Bytes.fromHex("34373631373339393939393630303130" + "9000"));
    assertThat(masked.get(1).command())
        .isEqualTo(Bytes.fromHex("80AE800009" + "0" + MASKED_PAN + "0" + "00"));
    assertThat(masked.get(1).response()).isEqualTo(Bytes.fromHex("8008" + MASKED_PAN + "9000"));
  }

  @Test
  void masksANumberThatComesInTwoParts() {
    List<Exchange> masked =
        recorded(
            List.of(
                Exchange.of(Bytes.fromHex(READ_RECORD), Bytes.fromHex("6106")),
                Exchange.of(Bytes.fromHex("00C0000006"), Bytes.fromHex("700A5A0847616106")),
                Exchange.of(Bytes.fromHex("00C0000006"), Bytes.fromHex("7390010100109000"))));

    assertThat(masked.get(1).response()).isEqualTo(Bytes.fromHex("700A5A0847616106"));
    assertThat(masked.get(2).response()).isEqualTo(Bytes.fromHex("7399999600109000"));
  }

  @Test
  void masksABareValueThatGetDataBrought() {
    assertThat(recorded("80CA9F1F00", "313233349000").response())
        .isEqualTo(Bytes.fromHex("303030309000"));
    assertThat(recorded("00CA005A00", "5A08" + PAN + "9000").response())
        .isEqualTo(Bytes.fromHex("5A08" + MASKED_PAN + "9000"));
  }

  @ParameterizedTest
  @CsvSource({
    // a challenge and a log record: not TLV, though bytes in them look like it
    "0084000000, 5A06123456781234",
    "00B2015C00, 0000000010005A0800000000000009780978150316",
    "00B2015C00, 5A0800000000000009780978150316",
  })
  void leavesAloneWhatIsNoTlv(String command, String data) {
    assertThat(recorded(command, data + "9000").response()).isEqualTo(Bytes.fromHex(data + "9000"));
  }

  @ParameterizedTest
  @CsvSource({
    "0020008008241234FFFFFFFFFF, 0020008008FFFFFFFFFFFFFFFF",
    "0020008008241234FFFFFFFFFF00, 0020008008FFFFFFFFFFFFFFFF00",
    "0C20008804A1B2C3D4, 0C20008804FFFFFFFF",
    "1020008804A1B2C3D4, 1020008804FFFFFFFF",
    "8424000104A1B2C3D4, 8424000104FFFFFFFF",
    "002C000104A1B2C3D4, 002C000104FFFFFFFF",
    "00210080041234FFFF, 0021008004FFFFFFFF",
    "00200080, 00200080",
    "0020008000, 0020008000",
    "00200080081234, 0020008008FFFF",
    "002000800000021234, 0020008000FFFFFFFF",
  })
  void neverKeepsAPin(String command, String kept) {
    List<Exchange> exchanges = List.of(Exchange.of(Bytes.fromHex(command), Bytes.fromHex("9000")));

    for (boolean raw : new boolean[] {true, false}) {
      CardConnection card = card(exchanges);
      RecordingConnection recorder =
          raw ? RecordingConnection.raw(card) : RecordingConnection.masked(card);
      assertThat(record(recorder, exchanges).exchanges().get(0).command())
          .isEqualTo(Bytes.fromHex(kept));
    }
  }

  @Test
  void theCardSeesTheRealPin() throws TransportException {
    List<byte[]> seen = new ArrayList<>();
    RecordingConnection recorder = RecordingConnection.masked(new Answering("9000", seen));

    recorder.transmit(Bytes.fromHex("0020008008241234FFFFFFFFFF").toByteArray());

    assertThat(Bytes.copyOf(seen.get(0)).toHex()).isEqualTo("0020008008241234FFFFFFFFFF");
  }

  @Test
  void aFailedCommandBecomesAComment() throws TransportException {
    RecordingConnection recorder =
        RecordingConnection.masked(ReplayConnection.strict(Trace.parse("> 00B2020C00\n< 6A83\n")));

    assertThatThrownBy(
            () -> recorder.transmit(Bytes.fromHex("0020008008241234FFFFFFFFFF").toByteArray()))
        .isInstanceOfSatisfying(
            TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.PROTOCOL));
    assertThat(recorder.trace().closingComments())
        .singleElement()
        .asString()
        .startsWith("command 00200080 failed: Line 1");

    recorder.transmit(Bytes.fromHex("00B2020C00").toByteArray());
    Trace trace = Trace.parse(recorder.trace().toText());

    assertThat(trace.exchanges()).hasSize(1);
    assertThat(recorder.trace().exchanges().get(0).comments()).hasSize(1);
    assertThat(recorder.trace().toText()).doesNotContain("1234FF");
  }

  @Test
  void keepsAnswersThatAreNone() throws TransportException {
    RecordingConnection recorder = RecordingConnection.masked(new Answering("", new ArrayList<>()));

    recorder.transmit(Bytes.fromHex(READ_RECORD).toByteArray());
    recorder.transmit(new byte[] {0x00});

    Trace trace = Trace.parse(recorder.trace().toText());
    assertThat(trace.exchanges()).hasSize(1);
    assertThat(trace.exchanges().get(0).response()).isEqualTo(Bytes.EMPTY);
    assertThat(trace.closingComments())
        .containsExactly("a command of 1 byte was answered with 0 bytes");
  }

  @Test
  void passesOnWhatTheConnectionIs() {
    Answering card = new Answering("9000", new ArrayList<>());
    RecordingConnection recorder = RecordingConnection.raw(card);

    assertThat(recorder.atr()).isEqualTo(Bytes.fromHex("3B00"));
    assertThat(recorder.protocol()).isEqualTo(TransmissionProtocol.T0);
    assertThat(recorder.pinPad()).isPresent().isEqualTo(card.pad);
    assertThat(recorder.trace().atr()).contains(Bytes.fromHex("3B00"));
    recorder.close();
    assertThat(card.closed).isTrue();
  }

  // ISO/IEC 7816-3, 8.2.1: an answer to reset has at most 33 bytes.
  @ParameterizedTest
  @CsvSource({"33, true", "34, false", "0, false"})
  void keepsAnAnswerToResetOfItsLength(int length, boolean kept) {
    Answering card = new Answering("9000", new ArrayList<>());
    card.atr = Bytes.filled(0x3B, length);

    assertThat(RecordingConnection.raw(card).trace().atr().isPresent()).isEqualTo(kept);
  }

  @Test
  void keepsTheLongestCommandAndAnswer() throws TransportException {
    Answering card = new Answering("", new ArrayList<>());
    card.answer = Bytes.filled(0x5E, 65_538);
    RecordingConnection recorder = RecordingConnection.raw(card);

    recorder.transmit(new byte[65_538]);
    recorder.transmit(new byte[65_539]);

    assertThat(recorder.trace().exchanges())
        .containsExactly(Exchange.of(Bytes.filled(0, 65_538), card.answer));
    assertThat(recorder.trace().closingComments())
        .containsExactly("command 00000000 was answered with 65538 bytes");
  }

  @Test
  void aFailureStandsBesideTheNextCommandOnly() throws TransportException {
    Answering card = new Answering("9000", new ArrayList<>());
    RecordingConnection recorder = RecordingConnection.raw(card);

    card.fails = true;
    assertThatThrownBy(() -> recorder.transmit(Bytes.fromHex("00B2010C").toByteArray()))
        .isInstanceOf(TransportException.class);
    card.fails = false;
    recorder.transmit(Bytes.fromHex("00B2020C").toByteArray());
    recorder.transmit(Bytes.fromHex("00B2030C").toByteArray());

    assertThat(recorder.trace().exchanges())
        .extracting(Exchange::comments)
        .containsExactly(List.of("command 00B2010C failed: No answer."), List.of());
    assertThat(recorder.trace().closingComments()).isEmpty();
  }

  @Test
  void saysThatItIsFull() throws TransportException {
    RecordingConnection recorder =
        RecordingConnection.raw(new Answering("9000", new ArrayList<>()));

    for (int i = 0; i < Trace.MAX_EXCHANGES; i++) {
      recorder.transmit(new byte[4]);
    }
    assertThat(recorder.trace().closingComments()).isEmpty();
    recorder.transmit(new byte[4]);

    assertThat(recorder.trace().exchanges()).hasSize(Trace.MAX_EXCHANGES);
    assertThat(recorder.trace().closingComments())
        .containsExactly("the recording is full; what came later is missing");
  }

  @Test
  void keepsNoEndlessListOfFailures() {
    Answering card = new Answering("9000", new ArrayList<>());
    card.fails = true;
    RecordingConnection recorder = RecordingConnection.raw(card);

    for (int i = 0; i <= Trace.MAX_EXCHANGES; i++) {
      assertThatThrownBy(() -> recorder.transmit(new byte[4]))
          .isInstanceOf(TransportException.class);
    }

    assertThat(recorder.trace().closingComments())
        .hasSize(Trace.MAX_EXCHANGES + 1)
        .endsWith("the recording is full; what came later is missing");
  }

  @Property
  void masksAnyAnswerWithoutChangingItsLength(
      @ForAll @Size(max = 300) byte[] command, @ForAll @Size(max = 300) byte[] response) {
    Bytes whole = Bytes.of(0x00, 0xB2, 0x01, 0x0C).concat(Bytes.copyOf(command));
    List<Exchange> exchanges = new ArrayList<>();
    exchanges.add(Exchange.of(whole, Bytes.copyOf(response)));
    exchanges.add(Exchange.of(whole, Bytes.fromHex("70").concat(Bytes.copyOf(response))));
    exchanges.add(
        Exchange.of(
            Bytes.fromHex("00C0000000"), Bytes.fromHex("5A08").concat(Bytes.copyOf(response))));

    List<Exchange> masked = Trace.of(Optional.empty(), exchanges).masked().exchanges();

    for (int i = 0; i < exchanges.size(); i++) {
      assertThat(masked.get(i).response().length()).isEqualTo(exchanges.get(i).response().length());
      assertThat(masked.get(i).command().length())
          .isEqualTo(whole.length() - (i == 2 ? command.length - 1 : 0));
    }
  }

  /** Gives the same answer to every command. */
  private static final class Answering implements CardConnection {
    private final List<byte[]> seen;
    private final Optional<PinPad> pad =
        Optional.of(request -> new PinPadAnswer.NotEntered(PinPadAnswer.Reason.CANCELLED));
    private Bytes answer;
    private Bytes atr = Bytes.fromHex("3B00");
    private boolean fails;
    private boolean closed;

    Answering(String answer, List<byte[]> seen) {
      this.answer = Bytes.fromHex(answer);
      this.seen = seen;
    }

    @Override
    public Bytes atr() {
      return atr;
    }

    @Override
    public TransmissionProtocol protocol() {
      return TransmissionProtocol.T0;
    }

    @Override
    public Optional<PinPad> pinPad() {
      return pad;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (fails) {
        throw new TransportException(Reason.TIMEOUT, "No answer.");
      }
      seen.add(command.clone());
      return answer.toByteArray();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "filler around the template, 00700A5A08NUMBER00",
    "no template, 5F3401015A08NUMBER",
    "unknown template, E10A5A08NUMBER",
    "unknown primitive, 700DDF010A5A08NUMBER",
    "indefinite length, 70805A08NUMBER0000",
    "length of five bytes, 708500000000005A08NUMBER",
    "no TLV, 1122335A08NUMBER44",
    "track 2 in no TLV, 1122335710NUMBERD2512201000000FF44",
  })
  void hidesTheNumberInAnswersOfUnusualForm(String form, String answer) {
    Exchange masked = recorded(READ_RECORD, answer.replace("NUMBER", PAN) + "9000");

    assertThat(masked.response().toHex()).as(form).doesNotContain(PAN).contains(MASKED_PAN);
  }

  @Test
  void hidesTheNumberElsewhereAlsoWithoutItsLeadingZeros() {
    Exchange masked = recorded(READ_RECORD, "70155A0900" + PAN + "9F1008" + PAN + "9000");

    assertThat(masked.response().toHex()).doesNotContain(PAN);
  }

  @Test
  void zerosInPlaceOfANumberAreNotLookedForElsewhere() {
    Exchange record =
        Exchange.of(Bytes.fromHex(READ_RECORD), Bytes.fromHex("70085A06000000000000" + "9000"));
    Exchange amounts =
        Exchange.of(
            Bytes.fromHex("00B2020C00"), Bytes.fromHex("700C8E0A00000000000000001F03" + "9000"));

    assertThat(recorded(List.of(record, amounts)).get(1)).isEqualTo(amounts);
  }
}
