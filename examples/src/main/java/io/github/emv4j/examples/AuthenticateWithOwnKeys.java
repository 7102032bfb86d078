package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.Recovery;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCaKey;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Proves offline that a card is genuine, trusting CA public keys of one's own. */
public final class AuthenticateWithOwnKeys {
  private AuthenticateWithOwnKeys() {}

  /**
   * Reads the virtual card and authenticates it.
   *
   * @param args the CSV or JSON file with the keys; without one, the keys of the virtual card
   * @throws IOException if the file cannot be read, or a key in it is wrong; the message says where
   * @throws TransportException if the reader or the link failed; the message says what helps
   */
  public static void main(String[] args) throws IOException, TransportException {
    CaKeys keys =
        args.length > 0
            ? CaKeys.load(Path.of(args[0]))
            : CaKeys.fromCsv(new StringReader(VirtualCaKey.csv(VirtualProfiles.caKeys())));
    TerminalData terminal = TerminalData.defaults(Clock.system(ZoneId.systemDefault()));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.byName("dda"));
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      ReadApplication application = EmvReader.withTerminal(terminal).read(card).orElseThrow();
      OdaResult result = application.authenticate(keys);

      System.out.println(result.describe());
      result.failure().ifPresent(failure -> System.out.println("Failed step: " + failure.step()));
      result.chain().caKey().ifPresent(System.out::println);
      Stream.of(result.chain().issuer(), result.chain().icc())
          .flatMap(recovery -> recovery.flatMap(Recovery::certificate).stream())
          .forEach(System.out::println);
      System.out.println("TVR " + result.tvr().bytes().toHex());
    }
  }
}
