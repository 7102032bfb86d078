package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.tlv.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mode, device and tracks, told by what a card says. */
class ContactlessReadingTest {
  private static final String VISA = "A0000000031010";
  private static final String MASTERCARD = "A0000000041010";

  private static ContactlessReading reading(String aid, String... objects) {
    CardData.Builder data = CardData.builder();
    data.add(Tag.of(0x84), Bytes.fromHex(aid), DataSource.fci());
    for (int i = 0; i < objects.length; i += 2) {
      data.add(
          Tag.fromHex(objects[i]), Bytes.fromHex(objects[i + 1]), DataSource.processingOptions());
    }
    Candidate candidate =
        new Candidate(
            Bytes.fromHex(aid),
            ApplicationNames.NONE,
            ApplicationPriority.NONE,
            Candidate.Origin.DIRECTORY);
    return ContactlessReading.of(Combination.of(candidate), data.build());
  }

  @ParameterizedTest
  @CsvSource({
    "A0000000041010, 0080, 9F36, 0001, EMV",
    "A0000000041010, 0000, 9F36, 0001, MAG_STRIPE",
    "A0000000031010, 0000, 9F26, 0102030405060708, QUICK",
    "A0000000031010, 0080, 9F26, 0102030405060708, MAG_STRIPE",
    "A0000000031010, 0000, 9F36, 0001, MAG_STRIPE",
    "A000000333010101, 0000, 9F26, 0102030405060708, QUICK",
    "A000000333010101, 0080, 9F26, 0102030405060708, MAG_STRIPE",
    "A000000333010101, 7C00, 9F36, 0001, EMV",
    "A0000001523010, 0000, 9F26, 0102030405060708, QUICK",
    "A00000002501, 5D80, 8C, 9F3704, EMV",
    "A00000002501, 5D80, 9F36, 0001, MAG_STRIPE",
    "A0000000651010, 1900, 8C, 9F3704, EMV",
    "A0000006581010, 1900, 8C, 9F3704, EMV",
  })
  void tellsTheMode(String aid, String aip, String tag, String value, KernelMode mode) {
    assertThat(reading(aid, "82", aip, tag, value).mode()).isEqualTo(mode);
  }

  @ParameterizedTest
  @CsvSource({
    "A0000000031010, 9F6E, 23880000, PHONE, UNKNOWN",
    "A0000000031010, 9F6E, 24000000, WATCH, UNKNOWN",
    "A0000000031010, 9F6E, 20700000, CARD, UNKNOWN",
    "A0000000031010, 9F6E, 2070000000, CARD, UNKNOWN",
    "A0000000031010, 9F6C, 0080, OTHER_DEVICE, PERFORMED",
    "A0000000031010, 9F6C, 2000, CARD, NOT_PERFORMED",
    "A000000333010101, 9F6C, 0080, OTHER_DEVICE, PERFORMED",
    "A0000000041010, 9F6C, 0080, CARD, UNKNOWN",
    "A0000000041010, 9F6E, 08400003303700, PHONE, UNKNOWN",
    "A0000000041010, 9F6E, 08400003303300, WATCH, UNKNOWN",
    "A0000000041010, 9F6E, 08408003303700, CARD, UNKNOWN",
    "A0000000041010, 9F6E, 0840000330, CARD, UNKNOWN",
    "A0000000041010, 82, 0280, OTHER_DEVICE, UNKNOWN",
    "A00000002501, 82, 0040, OTHER_DEVICE, UNKNOWN",
    "A00000002501, 9F71, 010002, OTHER_DEVICE, PERFORMED",
    "A00000002501, 9F71, 3F0000, OTHER_DEVICE, NOT_PERFORMED",
    "A0000000651010, 9F50, 30, OTHER_DEVICE, PERFORMED",
    "A0000001523010, 9F71, 1000, OTHER_DEVICE, PERFORMED",
  })
  void tellsWhatWasHeldAgainstTheReader(
      String aid, String tag, String value, Device.Kind kind, Device.Verification verification) {
    assertThat(reading(aid, tag, value).device()).isEqualTo(new Device(kind, verification));
  }

  @Test
  void takesTrack2FromWhereTheKernelHasIt() {
    String equivalent = "4761739001010010D49122010000000000";
    TrackData quick = reading(VISA, "57", equivalent).tracks();
    assertThat(quick.state()).isEqualTo(TrackData.State.COMPLETE);
    assertThat(quick.track2()).isPresent();

    TrackData wallet =
        reading(MASTERCARD, "82", "0080", "9F6B", "5413330089020011D4912201").tracks();
    assertThat(wallet.track2().flatMap(track -> track.pan())).isPresent();
    assertThat(wallet.state()).isEqualTo(TrackData.State.COMPLETE);

    assertThat(reading(VISA, "9F6B", "000000010000").tracks().state())
        .as("an amount, no track")
        .isEqualTo(TrackData.State.ABSENT);
  }

  @Test
  void saysThatPositionsAreBlank() {
    TrackData tracks =
        reading(
                MASTERCARD,
                "82",
                "0000",
                "9F65",
                "0070",
                "9F6B",
                "5413330089020011D49122010000000000000F",
                "56",
                "42353431335E202F5E343931323230313030")
            .tracks();

    assertThat(tracks.state()).isEqualTo(TrackData.State.BLANK);
    assertThat(tracks.track2()).isPresent();
  }

  @Test
  void showsNoCardDataInWords() {
    ContactlessReading reading = reading(VISA, "57", "4761739001010010D49122010000000000");

    assertThat(reading.describe()).isEqualTo("kernel 3 (Visa), mag-stripe mode (MSD), card");
    assertThat(reading.toString()).doesNotContain("4761739001010010");
  }
}
