package io.github.emv4j.concurrency;

import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.VirtualCaKeys;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** What one till does with one card. All sessions share these constants. */
final class Session {
  static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));

  static final EmvReader READER =
      EmvReader.withTerminal(TERMINAL)
          .accepting(AidList.common())
          .choosing(ApplicationChoice.best());

  static final CaKeys KEYS = VirtualCaKeys.trusted();

  private Session() {}

  /** {@return everything that came of it, in one text} */
  static String of(CardConnection card) throws TransportException {
    ReadApplication application = READER.read(card).orElseThrow();
    String authentication = application.authenticate(KEYS).describe();
    try (Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'})) {
      String verification =
          application.pinVerification(KEYS).verify(pin, VerifyOptions.usual()).describe();
      return String.join(
          "\n",
          application.toString(),
          application.records().toString(),
          application.data().values().toString(),
          application.findings().toString(),
          authentication,
          verification);
    }
  }
}
