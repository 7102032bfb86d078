package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.util.concurrent.CompletionException;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no virtual reader does, but real ones do. */
class FaultsTest {
  private static TransportException explain(Throwable cause) {
    return Faults.explain(new CompletionException(cause));
  }

  @ParameterizedTest
  @CsvSource({
    "SCARD_E_NO_SERVICE, SERVICE_DOWN",
    "SCARD_E_SERVICE_STOPPED, SERVICE_DOWN",
    "SCARD_F_COMM_ERROR, SERVICE_DOWN",
    "SCARD_W_SECURITY_VIOLATION, SERVICE_DOWN",
    "SCARD_E_NO_READERS_AVAILABLE, NO_READER",
    "SCARD_E_READER_UNAVAILABLE, READER_LOST",
    "SCARD_E_UNKNOWN_READER, READER_LOST",
    "SCARD_E_NO_SMARTCARD, NO_CARD",
    "SCARD_W_UNRESPONSIVE_CARD, MUTE_CARD",
    "SCARD_W_UNPOWERED_CARD, MUTE_CARD",
    "SCARD_W_UNSUPPORTED_CARD, MUTE_CARD",
    "SCARD_W_REMOVED_CARD, CARD_REMOVED",
    "SCARD_W_RESET_CARD, CARD_RESET",
    "SCARD_E_SHARING_VIOLATION, IN_USE",
    "SCARD_E_PROTO_MISMATCH, PROTOCOL",
    "SCARD_E_NOT_TRANSACTED, PROTOCOL",
    "SCARD_E_INSUFFICIENT_BUFFER, PROTOCOL",
    "SCARD_E_NEVER_HEARD_OF, PROTOCOL",
    "SCARD_E_TIMEOUT, TIMEOUT",
  })
  void areToldApartByTheNameOfTheError(String name, Reason reason) {
    // The JDK hides the name in a cause, JNA wraps it in words.
    CardException jdk = new CardException("connect() failed", new CardException(name));
    CardException jna =
        new CardException("SCardConnect got response 0x8010000c (" + name + ": whatever.)");
    assertThat(explain(jdk).reason()).isEqualTo(reason);
    assertThat(explain(jna).reason()).isEqualTo(reason);
    assertThat(explain(new IllegalStateException(jna)).reason()).isEqualTo(reason);
    assertThat(explain(jna)).hasCause(jna).hasMessageEndingWith(reason.advice());
  }

  @Test
  void areToldApartByTheExceptionWhereThereIsNoName() {
    assertThat(explain(new CardNotPresentException("no card")).reason()).isEqualTo(Reason.NO_CARD);
    assertThat(explain(new CardException("?")).reason()).isEqualTo(Reason.PROTOCOL);
    assertThat(explain(new IllegalStateException("Card has been removed")).reason())
        .isEqualTo(Reason.CARD_REMOVED);
    assertThat(explain(new IllegalArgumentException("newPosition < 0")).reason())
        .isEqualTo(Reason.PROTOCOL);
    assertThat(explain(new UnsatisfiedLinkError("libpcsclite")).reason())
        .isEqualTo(Reason.SERVICE_DOWN);
    assertThat(explain(new CardException(new NoSuchAlgorithmException())))
        .hasMessageContaining("not installed");
  }

  @Test
  void hideNoMistakeOfAProgram() {
    CompletionException mistake = new CompletionException(new ClassCastException());
    assertThatThrownBy(() -> Faults.explain(mistake)).isSameAs(mistake);
  }

  @Test
  void tellThatAProviderHasNoReaders() {
    Provider empty = new Provider("Empty", "1", "knows nothing of smart cards") {};
    assertThat(failure(Reason.SERVICE_DOWN, () -> PcscReaders.withProvider(empty).list()))
        .hasMessageContaining("PC/SC library");
  }
}
