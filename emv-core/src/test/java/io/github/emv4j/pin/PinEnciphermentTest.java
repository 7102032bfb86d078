package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.command.VerifyCommand;
import io.github.emv4j.keys.RsaPublicKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** With the numbers of a published self-made set: PIN 1234, challenge A0..A7, padding 01 to 4F. */
class PinEnciphermentTest {
  private static final Bytes CHALLENGE = Bytes.fromHex("A0A1A2A3A4A5A6A7");
  private static final String VERIFY =
      "0020008860"
          + "61F3AEE3DD684EA093125DEBF556C40AFE97D54CCD8F99DA33525A2804F3C0CC"
          + "7EC0616E287B226A87415BCCDC8F4EDDD5EAD2F66913A7275EA1BA5A41E84430"
          + "009B015548C9BF4DCD0122AFD071EA64B60236FDD2BC6D5B9D4E143A0A305215";

  private final List<byte[]> paddings = new ArrayList<>();

  private final PinEncipherment counting =
      new PinEncipherment(
          padding -> {
            for (int i = 0; i < padding.length; i++) {
              padding[i] = (byte) (i + 1);
            }
            paddings.add(padding);
          });

  @Test
  void fitsTheVector() {
    byte[] block = PinFixtures.right().take();

    byte[] data = counting.encipher(block, CHALLENGE, FakePinCard.KEY);

    assertThat(Bytes.copyOf(VerifyCommand.enciphered(data)).toHex()).isEqualTo(VERIFY);
  }

  @Test
  void wipesItsPadding() {
    counting.encipher(PinFixtures.right().take(), CHALLENGE, FakePinCard.KEY);

    assertThat(paddings).hasSize(1);
    assertThat(paddings.get(0)).containsOnly(0);
  }

  @Test
  void isAnotherEachTime() {
    byte[] block = PinFixtures.right().take();

    assertThat(PinEncipherment.RANDOM_PADDING.encipher(block, CHALLENGE, FakePinCard.KEY))
        .isNotEqualTo(PinEncipherment.RANDOM_PADDING.encipher(block, CHALLENGE, FakePinCard.KEY));
  }

  @Test
  void fitsIntoTheShortestKeyAndTheLongestCommand() {
    RsaPublicKey shortest = RsaPublicKey.of(Bytes.filled(0xFF, 17), Bytes.of(3));
    RsaPublicKey longest = RsaPublicKey.of(Bytes.filled(0xFF, 248), Bytes.of(1, 0, 1));
    byte[] block = PinFixtures.right().take();

    assertThat(counting.encipher(block, CHALLENGE, shortest)).hasSize(17);
    assertThat(VerifyCommand.enciphered(counting.encipher(block, CHALLENGE, longest)))
        .hasSize(253)
        .startsWith(0x00, 0x20, 0x00, 0x88, 0xF8);
  }

  @Test
  void plaintextIsTheCommandOfARecordedTransaction() {
    assertThat(Bytes.copyOf(VerifyCommand.plaintext(PinFixtures.right().take())).toHex())
        .isEqualTo("0020008008241234FFFFFFFFFF");
  }

  @Test
  void asksForTheChallengeJustBefore() throws Exception {
    FakePinCard card = new FakePinCard();
    PinVerification verification = PinFixtures.verification(card, PinFixtures.ONLY_ENCIPHERED);

    PinResult result = verification.verify(PinFixtures.right(), VerifyOptions.usual());

    assertThat(result.isVerified()).isTrue();
    assertThat(result.method()).contains(PinMethod.ENCIPHERED);
    assertThat(card.commands)
        .extracting(command -> command.substring(0, 8))
        .containsExactly("80CA9F17", "00840000", "00200088", "80CA9F17");
  }
}
