package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.HolderCheck;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.report.Language;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Scanner;

/** Compares name and identity document of a customer with the card, showing neither side. */
public final class CheckHolder {
  private CheckHolder() {}

  /**
   * Reads a name and the number of a document from standard input, a line each.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed
   */
  public static void main(String[] args) throws TransportException {
    Scanner input = new Scanner(System.in, StandardCharsets.UTF_8);
    String name = input.nextLine();
    String document = input.nextLine();
    EmvReader emv =
        EmvReader.withTerminal(TerminalData.defaults(Clock.system(ZoneId.systemDefault())));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.byName("chinese"));
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      HolderCheck check = HolderCheck.of(emv.read(card).orElseThrow().data());
      for (HolderMatch match : List.of(check.name(name), check.identityNumber(document))) {
        System.out.println(match.describe());
        System.out.println("  " + Advice.of(match).cashier(Language.ENGLISH));
      }
    }
  }
}
