package io.github.emv4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendSecretTest {
  private final List<String> sent = new ArrayList<>();

  private CardChannel answering(String hex) {
    return new CardChannel(
        new CardConnection() {
          @Override
          public Bytes atr() {
            return Bytes.EMPTY;
          }

          @Override
          public byte[] transmit(byte[] command) throws TransportException {
            sent.add(HexFormat.of().formatHex(command));
            if (hex.isEmpty()) {
              throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
            }
            return HexFormat.of().parseHex(hex);
          }

          @Override
          public void close() {}
        });
  }

  private static byte[] command() {
    return HexFormat.of().parseHex("0020008008245678ffffffffff");
  }

  @ParameterizedTest
  @ValueSource(strings = {"9000", "6108", "61ff", "6c08", "6c00", "63c2", "6283", "0102039000"})
  void isSentOnceWhateverTheAnswer(String answer) throws TransportException {
    byte[] command = command();

    StatusWord status = answering(answer).sendSecret(command);

    assertThat(status.value())
        .isEqualTo(Integer.parseInt(answer.substring(answer.length() - 4), 16));
    assertThat(sent).containsExactly("0020008008245678ffffffffff");
    assertThat(command).containsOnly(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "90"})
  void isWipedAndNotNamedWhenItFails(String answer) {
    byte[] command = command();

    assertThatExceptionOfType(TransportException.class)
        .isThrownBy(() -> answering(answer).sendSecret(command))
        .withMessageContaining("00 20 00 80")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("5678"));
    assertThat(sent).hasSize(1);
    assertThat(command).containsOnly(0);
  }

  @Test
  void isWipedWhenItIsNoCommand() {
    byte[] command = {1, 2, 3};

    assertThatIllegalArgumentException().isThrownBy(() -> answering("9000").sendSecret(command));
    assertThat(sent).isEmpty();
    assertThat(command).containsOnly(0);
  }
}
