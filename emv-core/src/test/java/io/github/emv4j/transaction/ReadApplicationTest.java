package io.github.emv4j.transaction;

import static io.github.emv4j.transaction.ScriptedCard.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.emv4j.EmvReader;
import io.github.emv4j.VirtualCaKeys;
import io.github.emv4j.contactless.MagStripeResult;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can be done with an application that was read, and what cannot. */
class ReadApplicationTest {
  private static final String ASK_PRODUCTION = "80CA9F7F00";
  private static final String TRACK_2 = "57114761739001010010D49122010000000000";
  private static final String PRODUCTION =
      "9F7F2A"
          + "4790504047918102310021025A0A8C63123448120000481323664814636500000001481563660000"
          + "0002";

  private static ReadApplication read(VirtualCard card) throws TransportException {
    Clock clock = Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);
    return EmvReader.withTerminal(TerminalData.defaults(clock))
        .read(VirtualReader.holding(card).waitForCard(Duration.ZERO))
        .orElseThrow();
  }

  private static VirtualCard card(String profile) {
    return VirtualCard.of(VirtualProfiles.byName(profile));
  }

  private static long count(VirtualCard card, int instruction) {
    return card.commands().stream().filter(command -> command.ins() == instruction).count();
  }

  private static ScriptedCard tapped(String aip) {
    return ScriptedCard.initiating(template("77", template("82", aip) + TRACK_2));
  }

  @Test
  void asksACardInASlotForASignature() throws TransportException {
    VirtualCard card = card("dda");

    OdaResult result = read(card).authenticate(VirtualCaKeys.trusted());

    assertThat(result.describe()).isEqualTo("DDA: authenticated");
    assertThat(count(card, 0x88)).isEqualTo(1);
  }

  // AIP 4000 is SDA, 2000 DDA, which kernel 3 signs during the tap.
  @ParameterizedTest
  @CsvSource({"4000, SDA, PRESENT", "6000, FDDA, ''", "2000, FDDA, ''", "0000, '', ''"})
  void looksForTheSignatureThatATapOffers(String aip, String method, String check)
      throws TransportException {
    ScriptedCard card = tapped(aip);

    OdaResult result = card.read(CardInterface.CONTACTLESS).authenticate(CaKeys.EMPTY);

    assertThat(result.method().map(OdaMethod::name).orElse("")).isEqualTo(method);
    assertThat(result.failure().map(failure -> failure.check().name()).orElse("")).isEqualTo(check);
    assertThat(result.isAuthenticated()).isFalse();
    assertThat(card.laterCommands()).isEmpty();
  }

  @Test
  void letsTheCardCheckAPin() throws TransportException {
    VirtualCard card = card("standard");

    try (Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'})) {
      PinResult result = read(card).verify(pin);

      assertThat(result.isVerified()).isTrue();
    }
    assertThat(count(card, 0x20)).isEqualTo(1);
  }

  @Test
  void letsTheCardCheckAnEncipheredPin() throws TransportException {
    VirtualCard card = card("enciphered-pin");

    try (Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'})) {
      PinResult result =
          read(card).pinVerification(VirtualCaKeys.trusted()).verify(pin, VerifyOptions.usual());

      assertThat(result.isVerified()).isTrue();
    }
    assertThat(card.commands())
        .filteredOn(command -> command.ins() == 0x20)
        .singleElement()
        .satisfies(command -> assertThat(command.p2()).isEqualTo(0x88));
  }

  @Test
  void asksForExtrasWhereTheApplicationIsInUse() throws TransportException {
    ScriptedCard card = tapped("0000").answering(ASK_PRODUCTION, PRODUCTION + "9000");

    CardExtras extras =
        card.read(CardInterface.CONTACTLESS).readExtras(Set.of(CardExtras.Part.PRODUCTION));

    assertThat(extras.production()).isPresent();
    assertThat(card.laterCommands()).containsExactly(ASK_PRODUCTION);
  }

  @Test
  void asksForNoExtrasAfterTheCardWasPulled() throws TransportException {
    ScriptedCard card = tapped("0000").pulledAt("80CA9F3600");
    ReadApplication pulled = card.read(CardInterface.CONTACTLESS).getData(List.of(Tags.ATC));

    CardExtras extras = pulled.readExtras(Set.of(CardExtras.Part.PRODUCTION));

    assertThat(extras).isEqualTo(CardExtras.NONE);
    assertThat(card.laterCommands()).containsExactly("80CA9F3600");
  }

  @Test
  void fillsTracksOverTheAirOnly() throws TransportException {
    ReadApplication tapped = tapped("0000").read(CardInterface.CONTACTLESS);
    ReadApplication inserted =
        ScriptedCard.initiating("8006000008010100")
            .answering("00B2010C00", template("70", TRACK_2) + "9000")
            .read(CardInterface.CONTACT);

    assertThat(tapped.contactless()).isPresent();
    assertThat(tapped.fillTracks()).isInstanceOf(MagStripeResult.NotNeeded.class);
    assertThat(inserted.contactless()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(inserted::fillTracks)
        .withMessage("the card is in a slot");
  }

  @Test
  void doesNothingWithAnApplicationThatRefused() throws TransportException {
    ScriptedCard card = new ScriptedCard(ScriptedCard.VISA, "").answering(ScriptedCard.GPO, "6985");
    ReadApplication refused = card.initiate(CardInterface.CONTACTLESS).known().orElseThrow();

    assertThat(refused.locatesRecords()).isFalse();
    assertThat(refused.isUsable()).isFalse();
    assertThat(refused.contactless()).isEmpty();
    assertThat(refused.getData(List.of(Tags.ATC))).isSameAs(refused);
    assertThat(refused.readExtras(Set.of(CardExtras.Part.PRODUCTION))).isEqualTo(CardExtras.NONE);
    assertThatIllegalStateException()
        .isThrownBy(() -> refused.authenticate(CaKeys.EMPTY))
        .withMessage("the application was not initiated");
    assertThatIllegalStateException().isThrownBy(refused::fillTracks);
    assertThatIllegalStateException().isThrownBy(() -> refused.pinVerification(CaKeys.EMPTY));
    assertThat(card.laterCommands()).isEmpty();
  }
}
