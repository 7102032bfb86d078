package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The issuer's scripts, as the card obeys them. */
class PinChangeTest {
  private static final Bytes AID = Bytes.fromHex("A0000000031010");
  private static final String VERIFY_NEW = "0020008008249876FFFFFFFFFF";
  private static final String FULL = "9F1701039000";
  private static final String NONE = "9F1701009000";

  private final ScriptKeys keys = VirtualProfiles.scriptKeys();

  /** A card in a transaction that went online, and the issuer that saw its cryptogram. */
  private static final class Online {
    private final CardTalk card;
    private final IssuerScript issuer;
    private final ScriptSession session;
    private String issuerData = "";

    Online(VirtualCard card, ScriptKeys keys) {
      this.card = new CardTalk(card);
      this.card.send(CardTalk.SELECT_DEBIT);
      if (this.card.send("80A8000002830000").length() == 4) {
        this.card.send(CardTalk.GPO_DEBIT);
      }
      Bytes arqc = generate("80");
      issuer = IssuerScript.of(keys, arqc.slice(3, 5), arqc.slice(5, 13));
      session = ScriptSession.of(keys, arqc.slice(3, 5), arqc.slice(5, 13));
    }

    /** {@return the answer to the first GENERATE AC: 80 L, information, counter, cryptogram} */
    private Bytes generate(String kind) {
      String cdol1 = "00".repeat(29);
      Bytes answer = Bytes.fromHex(card.send("80AE" + kind + "001D" + cdol1 + "00"));
      issuerData = answer.slice(13, answer.length() - 2).toHex();
      return answer;
    }

    void complete() {
      assertThat(card.send("80AE40001F" + "00".repeat(31) + "00")).endsWith("9000");
    }

    String send(CommandApdu command) {
      return card.send(command.encoded().toHex());
    }

    String send(Bytes command) {
      return card.send(command.toHex());
    }
  }

  private static CardProfile profile(ScriptMethod method, ScriptKeys keys) {
    ScriptKeys own =
        new ScriptKeys(method, keys.cryptogramKey(), keys.macKey(), keys.enciphermentKey());
    return CardProfile.builder()
        .pin(ReferencePin.of(1, 2, 3, 4).withTriesLeft(0))
        .application(
            AID,
            app -> {
              app.scriptKeys(own);
              PaymentCards.DEBIT_HOLDER.writeTo(app);
            })
        .build();
  }

  private Online online(ScriptMethod method) {
    CardProfile profile = profile(method, keys);
    ScriptKeys shared = profile.applications().get(0).scriptKeys().orElseThrow();
    return new Online(VirtualCard.of(profile), shared);
  }

  @ParameterizedTest
  @EnumSource
  void blockedPinIsUnblocked(ScriptMethod method) {
    Online online = online(method);
    assertThat(online.card.send(CardTalk.VERIFY_RIGHT)).isEqualTo("6983");
    assertThat(online.send(online.issuer.unblockPin())).isEqualTo("9000");
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(FULL);
    assertThat(online.card.send(CardTalk.VERIFY_RIGHT)).isEqualTo("9000");
  }

  @ParameterizedTest
  @EnumSource
  void pinIsChanged(ScriptMethod method) {
    Online online = online(method);
    assertThat(online.send(online.issuer.changePin(9, 8, 7, 6))).isEqualTo("9000");
    assertThat(online.card.send(CardTalk.VERIFY_RIGHT)).isEqualTo("63C2");
    assertThat(online.card.send(VERIFY_NEW)).isEqualTo("9000");
  }

  @ParameterizedTest
  @EnumSource
  void pinIsChangedWithTheCurrentOne(ScriptMethod method) {
    Online online = online(method);
    ReferencePin current = ReferencePin.of(1, 2, 3, 4);
    assertThat(online.send(online.issuer.changePin(current, 9, 8, 7, 6))).isEqualTo("9000");
    assertThat(online.card.send(VERIFY_NEW)).isEqualTo("9000");
  }

  @ParameterizedTest
  @EnumSource
  void commandsOfOneTransactionFollowEachOther(ScriptMethod method) {
    Online online = online(method);
    assertThat(online.send(online.issuer.unblockPin())).isEqualTo("9000");
    assertThat(online.send(online.issuer.changePin(5, 5, 5, 5, 5))).isEqualTo("9000");
    online.complete();
    assertThat(online.send(online.issuer.changePin(9, 8, 7, 6))).isEqualTo("9000");
    assertThat(online.card.send(VERIFY_NEW)).isEqualTo("9000");
  }

  @Test
  void wrongCurrentPinChangesNothing() {
    Online online = online(ScriptMethod.VISA_CVN_10);
    ReferencePin other = ReferencePin.of(4, 3, 2, 1);
    assertThat(online.send(online.issuer.changePin(other, 9, 8, 7, 6))).isEqualTo("6A80");
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(NONE);
  }

  @ParameterizedTest
  @EnumSource
  void everyChangedBitIsRefused(ScriptMethod method) {
    Online online = online(method);
    Bytes right = online.issuer.changePin(9, 8, 7, 6).encoded();
    for (int bit = 40; bit < 8 * right.length(); bit++) {
      byte[] wrong = right.toByteArray();
      wrong[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(online.send(Bytes.copyOf(wrong))).isIn("6987", "6988");
    }
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(NONE);
    assertThat(online.send(right)).isEqualTo("9000");
  }

  @ParameterizedTest
  @CsvSource({
    "VISA_CVN_10, 84240000, 6987",
    "VISA_CVN_10, 842400000711223344556677, 6987",
    "VISA_CVN_10, 84240000081122334455667788, 6988",
    "VISA_CVN_10, 00240000081122334455667788, 6982",
    "VISA_CVN_10, 80240000, 6982",
    "VISA_CVN_10, 8C240000, 6E00",
    "VISA_CVN_10, 84240100081122334455667788, 6A86",
    "VISA_CVN_10, 84240003081122334455667788, 6A86",
    "VISA_CVN_10, 84180000081122334455667788, 6D00",
    "CCD, 8C240000, 6987",
    "CCD, 8C240000058E03112233, 6987",
    "CCD, 8C240000068E0411223344, 6988",
    "CCD, 8C24000003870101, 6987",
    "CCD, 8C240000088100 8E0411223344, 6987",
    "CCD, 8C2400000987018E8E0411223344, 6987",
    "CCD, 8C2400000A8700 8E0411223344 8E00, 6987",
    "CCD, 8C2400000187, 6987",
    "CCD, 84240000081122334455667788, 6E00"
  })
  void commandWithoutRightMessagingChangesNothing(
      ScriptMethod method, String command, String status) {
    Online online = online(method);
    assertThat(online.send(Bytes.fromHex(command.replace(" ", "")))).isEqualTo(status);
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(NONE);
  }

  @Test
  void macMayBeCutToFourBytes() {
    Online online = online(ScriptMethod.CCD);
    Bytes mac = online.issuer.unblockPin().data().from(2);
    Bytes cut = Bytes.fromHex("8C240000068E04").concat(mac.slice(0, 4));
    assertThat(online.send(cut)).isEqualTo("9000");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void changeNeedsAPin(int p2) {
    Online online = online(ScriptMethod.VISA_CVN_22);
    Bytes header = Bytes.of(0x84, 0x24, 0x00, p2);
    Bytes mac = online.session.mac(header, Bytes.EMPTY);
    assertThat(online.send(header.concat(Bytes.of(8)).concat(mac))).isEqualTo("6A80");
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(NONE);
  }

  @Test
  void scriptIsForOneTransaction() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("pin-blocked"));
    CommandApdu script = new Online(card, keys).issuer.unblockPin();
    Online next = new Online(card, keys);
    assertThat(next.send(script)).isEqualTo("6988");
    assertThat(next.card.send(CardTalk.TRIES)).isEqualTo(NONE);
  }

  @Test
  void scriptNeedsAnArqc() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("pin-blocked"));
    CommandApdu script = new Online(card, keys).issuer.unblockPin();
    CardTalk talk = new CardTalk(card);
    String command = script.encoded().toHex();
    assertThat(talk.send(command)).isEqualTo("6E00");
    talk.send(CardTalk.SELECT_DEBIT);
    assertThat(talk.send(command)).isEqualTo("6985");
    talk.send(CardTalk.GPO_DEBIT);
    assertThat(talk.send(command)).isEqualTo("6985");
    talk.send("80AE00001D" + "00".repeat(29) + "00");
    assertThat(talk.send(command)).isEqualTo("6985");
    assertThat(talk.send(CardTalk.TRIES)).isEqualTo(NONE);
  }

  @Test
  void changeOutlivesAReset() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("pin-blocked"));
    Online online = new Online(card, keys);
    assertThat(online.send(online.issuer.changePin(9, 8, 7, 6))).isEqualTo("9000");
    CardTalk talk = new CardTalk(card);
    talk.send(CardTalk.SELECT_DEBIT);
    talk.send(CardTalk.GPO_DEBIT);
    assertThat(talk.send(CardTalk.TRIES)).isEqualTo(FULL);
    assertThat(talk.send(CardTalk.VERIFY_RIGHT)).isEqualTo("63C2");
    assertThat(talk.send(VERIFY_NEW)).isEqualTo("9000");
    assertThat(
            new CardTalk(VirtualCard.of(card.profile()))
                .statusAfter(CardTalk.SELECT_DEBIT, CardTalk.GPO_DEBIT, VERIFY_NEW))
        .as("a card of its own")
        .isEqualTo("6983");
  }

  @Test
  void issuerHearsOfItsScriptsUntilATransactionIsCompletedOnline() {
    VirtualCard card = VirtualCard.of(VirtualProfiles.byName("pin-blocked"));
    Online first = new Online(card, keys);
    assertThat(first.issuerData).isEqualTo("06010A03A00000");
    first.send(first.issuer.unblockPin());
    first.send(first.issuer.unblockPin());
    first.send(Bytes.fromHex("84240000081122334455667788"));
    first.complete();
    Online second = new Online(card, keys);
    assertThat(second.issuerData).isEqualTo("06010A03A00028");
    second.send(second.issuer.unblockPin());
    second.complete();
    assertThat(new Online(card, keys).issuerData).isEqualTo("06010A03A00010");
    assertThat(new Online(card, keys).issuerData).as("not completed").isEqualTo("06010A03A00010");
  }

  @Test
  void cardWithoutKeysKnowsNoScript() {
    assertThat(
            CardTalk.with("dda").statusAfter(CardTalk.SELECT_DEBIT, "84240000081122334455667788"))
        .isEqualTo("6E00");
    assertThat(CardTalk.with("dda").statusAfter(CardTalk.SELECT_DEBIT, "80240000"))
        .isEqualTo("6D00");
  }

  @Test
  void unblockingBringsNoPin() {
    Online online = online(ScriptMethod.M_CHIP);
    Bytes header = Bytes.fromHex("84240000");
    Bytes sealed =
        new PinEnvelope(online.session, Optional.empty()).seal(ReferencePin.of(9, 8, 7, 6));
    Bytes mac = online.session.mac(header, sealed);
    Bytes command = header.concat(Bytes.of(16)).concat(sealed).concat(mac);

    assertThat(online.send(command)).isEqualTo("6700");
    assertThat(online.card.send(CardTalk.TRIES)).isEqualTo(NONE);
  }
}
