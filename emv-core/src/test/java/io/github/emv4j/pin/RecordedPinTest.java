package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.trace.RecordedCards;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The VERIFY commands of another terminal, recorded with a made-up T=0 card whose PIN is 1234.
 *
 * <p>That terminal padded the enciphered block with zeros, as deciphering its command with the
 * published private key of that test card shows. So the same padding must give the same command.
 */
class RecordedPinTest {
  private static final Path KEYS =
      Path.of("src/test/resources/traces/full-transaction-t0.ca-keys.csv");
  private static final PinEncipherment ZEROS =
      new PinEncipherment(padding -> Arrays.fill(padding, (byte) 0));

  /** The card has no PIN Try Counter to show: it is asked before VERIFY and after it. */
  private static final int COUNTER_READS = 2;

  private final ReplayConnection card =
      ReplayConnection.lenient(RecordedCards.trace("full-transaction-t0"));

  private PinVerification verification() throws TransportException, IOException {
    ReadApplication application =
        EmvReader.withTerminal(PinFixtures.TERMINAL)
            .accepting(AidList.common().acceptingAnyListedByCard())
            .asking(List.of())
            .read(card)
            .orElseThrow();
    return application.pinVerification(CaKeys.load(KEYS)).withEncipherment(ZEROS);
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAINTEXT", "ENCIPHERED"})
  void sendsWhatTheOtherTerminalSent(PinMethod method) throws TransportException, IOException {
    PinVerification pins = verification();
    int deviations = card.deviations();

    PinResult result = pins.verify(PinFixtures.right(), VerifyOptions.usual().withMethod(method));

    assertThat(result.isVerified()).as(result.describe()).isTrue();
    assertThat(result.attempt().before()).isEqualTo(new PinTryCounter.Absent());
    assertThat(card.deviations() - deviations).isEqualTo(COUNTER_READS);
  }

  @ParameterizedTest
  @EnumSource(names = {"PLAINTEXT", "ENCIPHERED"})
  void anotherPinIsAnotherCommand(PinMethod method) throws TransportException, IOException {
    PinVerification pins = verification();
    int deviations = card.deviations();

    // A lenient card answers VERIFY with whatever data as it was recorded.
    assertThat(
            pins.verify(PinFixtures.wrong(), VerifyOptions.usual().withMethod(method)).isVerified())
        .isTrue();

    assertThat(card.deviations() - deviations).isEqualTo(COUNTER_READS + 1);
  }

  @Test
  void keyIsTheOneThatTheCardSignsWith() throws TransportException, IOException {
    assertThat(verification().key().describe()).isEqualTo("ICC key, RSA 1024 bits, exponent 3");
  }
}
