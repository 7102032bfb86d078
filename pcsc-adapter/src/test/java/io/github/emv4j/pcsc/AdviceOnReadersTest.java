package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.report.Language;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told when readers fail, from the error of the service to the sentence. */
class AdviceOnReadersTest {
  @ParameterizedTest
  @CsvSource({
    "LIST, SCARD_E_NO_SERVICE, SERVICE_DOWN, The card reader cannot be reached",
    "LIST, SCARD_E_NO_READERS_AVAILABLE, NO_READER, The card reader was not found",
    "PRESENCE, SCARD_E_READER_UNAVAILABLE, READER_UNPLUGGED, The card reader was unplugged",
    "NOWHERE, '', NO_CARD_IN_TIME, No card came in time",
    "CONNECT, SCARD_W_UNRESPONSIVE_CARD, CARD_MUTE, The chip does not answer",
    "CONNECT, SCARD_E_SHARING_VIOLATION, CARD_IN_USE, Another program is using",
    "TRANSMIT, SCARD_W_REMOVED_CARD, CARD_PULLED_EARLY, The card was taken out too early",
    "TRANSMIT, SCARD_W_RESET_CARD, CARD_RESET, Another program has disturbed",
    "TRANSMIT, SCARD_E_NOT_TRANSACTED, PROTOCOL_ERROR, Card and reader did not understand",
    "TRANSMIT, SCARD_E_TIMEOUT, NO_ANSWER_IN_TIME, The card did not answer in time",
    "NOWHERE, none, NOT_A_PAYMENT_CARD, This is not a payment card",
  })
  void namesTheCause(FailingProvider.Place place, String error, AdviceCode code, String start) {
    Advice advice = advice(PcscReaders.withProvider(new FailingProvider(place, error)));

    assertThat(advice.code()).isEqualTo(code);
    assertThat(advice.cashier(Language.ENGLISH)).startsWith(start);
  }

  private static Advice advice(PcscService service) {
    EmvReader reader = EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()));
    try (CardConnection card = service.first().waitForCard(Duration.ZERO)) {
      return reader.inspect(card).advice();
    } catch (TransportException e) {
      return Advice.of(e);
    }
  }
}
