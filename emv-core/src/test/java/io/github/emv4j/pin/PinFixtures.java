package io.github.emv4j.pin;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.transport.CardChannel;
import java.time.Clock;

/** Cards, terminals and PINs to verify with. */
final class PinFixtures {
  /** Enciphered, else in clear, if the terminal can. */
  static final String BOTH = "00000000000000004403410342031E031F03";

  static final String ONLY_ENCIPHERED = "000000000000000044034203";
  static final String ONLY_PLAINTEXT = "000000000000000041034203";
  static final String NO_OFFLINE_PIN = "000000000000000042031E03";

  static final TerminalData TERMINAL = TerminalData.defaults(Clock.systemUTC());

  private PinFixtures() {}

  static Pin right() {
    return Pin.copyOf(new char[] {'1', '2', '3', '4'});
  }

  static Pin wrong() {
    return Pin.copyOf(new char[] {'9', '9', '9', '9', '9'});
  }

  static CardData cardWith(String cvmList) {
    return CardData.builder()
        .add(Tags.AIP, Bytes.fromHex("1000"), DataSource.processingOptions())
        .add(Tags.CVM_LIST, Bytes.fromHex(cvmList), DataSource.record(2, 1))
        .build();
  }

  static PinVerification verification(FakePinCard card, String cvmList) {
    return PinVerification.of(new CardChannel(card), cardWith(cvmList), TERMINAL)
        .withKey(FakePinCard.ENCIPHERMENT_KEY);
  }
}
