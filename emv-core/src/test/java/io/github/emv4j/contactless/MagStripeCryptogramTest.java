package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.data.Track1;
import io.github.emv4j.data.Track2;
import io.github.emv4j.keys.Check;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A card in mag-stripe mode is asked once, and its number goes where the bitmaps say. */
class MagStripeCryptogramTest {
  private static final String MASTERCARD = "A0000000041010";
  private static final String TRACK_2 = "5413330089020011D4912201";
  private static final String TRACK_1 = "B5413330089020011^A/B^4912201";
  private static final String BLANK = "0000000000000";

  /** CVC3 987 of track 2 and 001 of track 1, counter 519. */
  private static final String ANSWER = "770F9F610203DB9F600200019F36020207";

  private final Map<String, String> card = new LinkedHashMap<>();
  private final List<String> commands = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private TerminalData terminal =
      TerminalData.defaults(Clock.systemUTC()).with(Tag.of(0x9F6A), Bytes.fromHex("00000078"));

  MagStripeCryptogramTest() {
    card.put("84", MASTERCARD);
    card.put("82", "0000");
    card.put("9F65", "0070");
    card.put("9F66", "0E06");
    card.put("9F67", "03");
    card.put("9F6B", TRACK_2 + BLANK + "F");
    card.put("9F62", "000000000070");
    card.put("9F63", "000000000E06");
    card.put("9F64", "03");
    card.put("56", Bytes.copyOf((TRACK_1 + BLANK).getBytes(StandardCharsets.US_ASCII)).toHex());
  }

  private final class Answering implements CardConnection {
    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public byte[] transmit(byte[] command) {
      commands.add(Bytes.copyOf(command).toHex());
      return Bytes.fromHex(answers.remove()).toByteArray();
    }

    @Override
    public void close() {}
  }

  private MagStripeResult request(String... all) throws TransportException {
    answers.addAll(List.of(all));
    CardData.Builder data = CardData.builder();
    card.forEach(
        (tag, hex) ->
            data.add(Tag.fromHex(tag), Bytes.fromHex(hex), DataSource.processingOptions()));
    CardData read = data.build();
    Candidate candidate =
        new Candidate(
            Bytes.fromHex(card.get("84")),
            ApplicationNames.NONE,
            ApplicationPriority.NONE,
            Candidate.Origin.DIRECTORY);
    ContactlessReading reading = ContactlessReading.of(Combination.of(candidate), read);
    return new MagStripeCryptogram(read, terminal)
        .request(new CardChannel(new Answering()), reading);
  }

  private static String track2(MagStripeResult result) {
    return result.tracks().orElseThrow().track2().map(Track2::text).orElse("");
  }

  private static String track1(MagStripeResult result) {
    return result.tracks().orElseThrow().track1().map(Track1::text).orElse("");
  }

  @Test
  void fillsBothTracks() throws TransportException {
    MagStripeResult result = request(ANSWER + "9000");

    // counter 519, CVC3, number 78 of two digits
    assertThat(track2(result)).isEqualTo(TRACK_2 + "0519009870782");
    assertThat(track1(result)).isEqualTo(TRACK_1 + "0519000010782");
    assertThat(result.describe()).isEqualTo("the tracks were filled");
    assertThat(result)
        .isInstanceOfSatisfying(
            MagStripeResult.Filled.class, filled -> assertThat(filled.counter()).isEqualTo(519));
    assertThat(commands).containsExactly("802A8E80040000007800");
  }

  @Test
  void fillsTrack2AloneIfTheCardHasNoMoreNumbers() throws TransportException {
    MagStripeResult result = request("770A9F610203DB9F360202079000");

    assertThat(track2(result)).isEqualTo(TRACK_2 + "0519009870782");
    assertThat(track1(result)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9F62", "9F63", "9F64"})
  void fillsTrack2AloneWithoutABitmapOfTrack1(String missing) throws TransportException {
    card.remove(missing);

    MagStripeResult result = request(ANSWER + "9000");

    assertThat(track2(result)).isEqualTo(TRACK_2 + "0519009870782");
    assertThat(track1(result)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"DF4B03001000, 7", "DF4B03000000, 2", "DF4B03100010, 2", "DF4B020010, 2"})
  void addsFiveToTheLastDigitIfTheDeviceVerifiedItsHolder(String interaction, char last)
      throws TransportException {
    String answer = "9F610203DB9F36020207" + interaction;
    String length = Bytes.of(answer.length() / 2).toHex();

    assertThat(track2(request("77" + length + answer + "9000"))).endsWith("078" + last);
  }

  @ParameterizedTest
  @CsvSource({"6700, 2", "6F00, 2", "6985, 1", "6A80, 1"})
  void asksAgainWithoutLengthOnlyWhereThatMayHelp(String refusal, int count)
      throws TransportException {
    MagStripeResult result = request(refusal, ANSWER + "9000");

    assertThat(commands).hasSize(count);
    assertThat(commands.get(count - 1))
        .isEqualTo(count == 2 ? "802A8E800400000078" : "802A8E80040000007800");
    assertThat(result.tracks().isPresent()).isEqualTo(count == 2);
    assertThat(result.describe()).contains(count == 2 ? "filled" : refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9F65", "9F66", "9F67"})
  void needsTheBitmapsOfTrack2(String missing) throws TransportException {
    card.remove(missing);

    assertFails(request(), Check.PRESENT);
    assertThat(commands).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "770A9F600200019F360202079000",
        "77029000",
        "770A9F610203DB9F600200019000",
        "77099F6101DB9F360202079000",
        "770B9F6103000001DF360202079000",
      })
  void needsBothNumbersOfTheAnswer(String answer) throws TransportException {
    assertFails(request(answer), Check.ANSWER);
  }

  @Test
  void refusesTracksThatWantDifferentNumbers() throws TransportException {
    // Three digits on track 1, two on track 2.
    card.put("9F63", "000000000E0E");

    assertFails(request(ANSWER + "9000"), Check.ANSWER);
  }

  private static void assertFails(MagStripeResult result, Check check) {
    assertThat(result.tracks()).isEmpty();
    assertThat(result.describe()).startsWith("the tracks could not be filled: ");
    assertThat(result)
        .isInstanceOfSatisfying(
            MagStripeResult.Failed.class,
            failed -> assertThat(failed.reason().check()).isEqualTo(check));
  }

  @ParameterizedTest
  @CsvSource({"A0000000031010, 0000", "A0000000041010, 0080"})
  void asksNobodyElse(String aid, String profile) throws TransportException {
    card.put("84", aid);
    card.put("82", profile);

    MagStripeResult result = request();

    assertThat(result).isInstanceOf(MagStripeResult.NotNeeded.class);
    assertThat(result.describe()).startsWith("not needed");
    assertThat(commands).isEmpty();
  }

  @Test
  void fillsTheListOfTheCard() throws TransportException {
    card.put("9F69", "9F6A049F1A029F7C02");
    terminal = terminal.with(Tag.of(0x9F1A), Bytes.fromHex("0276"));

    request(ANSWER + "9000");

    assertThat(commands).containsExactly("802A8E8008000000780276000000");
  }

  @Test
  void choosesANumberOfAsManyDigitsAsTheCardHasRoomFor() throws TransportException {
    terminal = terminal.without(Tag.of(0x9F6A));
    for (int i = 0; i < 20; i++) {
      commands.clear();
      MagStripeResult result = request(ANSWER + "9000");

      String number = commands.get(0).substring(10, 18);
      assertThat(number).matches("000000[0-9]{2}");
      assertThat(track2(result)).isEqualTo(TRACK_2 + "051900987" + "0" + number.substring(6) + "2");
    }
  }

  // Book C-2, table 4.
  @ParameterizedTest
  @CsvSource({
    "9F6B, 0000, BLANK",
    "9F6B, 0080, BLANK",
    "57, 0080, COMPLETE",
    "57, 0000, BLANK",
  })
  void knowsBlankTracks(String tag, String profile, TrackData.State state) {
    CardData data =
        CardData.builder()
            .add(Tag.of(0x84), Bytes.fromHex(MASTERCARD), DataSource.fci())
            .add(Tag.of(0x82), Bytes.fromHex(profile), DataSource.processingOptions())
            .add(Tag.of(0x9F65), Bytes.fromHex("0070"), DataSource.record(1, 1))
            .add(Tag.fromHex(tag), Bytes.fromHex(TRACK_2), DataSource.record(1, 1))
            .build();
    KernelMode mode = profile.equals("0080") ? KernelMode.EMV : KernelMode.MAG_STRIPE;

    assertThat(TrackData.of(Kernel.MASTERCARD, mode, data).state()).isEqualTo(state);
    assertThat(TrackData.of(Kernel.JCB, mode, data).state()).isEqualTo(TrackData.State.COMPLETE);
  }

  @ParameterizedTest
  @CsvSource({
    "02, 2, false",
    "03, 3, true",
    "04, 4, false",
    "05, 5, false",
    "06, 6, true",
    "07, 7, true"
  })
  void numbersKernels(String identifier, int number, boolean quick) {
    Kernel kernel = Kernel.of(new KernelIdentifier(Bytes.fromHex(identifier)));

    assertThat(kernel.number()).hasValue(number);
    assertThat(kernel.hasQuickMode()).isEqualTo(quick);
    assertThat(FastDda.isUsedBy(kernel)).isEqualTo(quick);
    assertThat(Kernel.OTHER.number()).isEmpty();
    assertThat(Kernel.OTHER.describe()).isEqualTo("another kernel");
  }
}
