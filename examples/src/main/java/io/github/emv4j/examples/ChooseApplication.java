package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.selection.Candidate;
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
import java.util.Optional;
import java.util.Scanner;

/** Lets the person at the counter choose among the applications of a card. */
public final class ChooseApplication {
  private ChooseApplication() {}

  /**
   * Asks on standard output, reads the answer from standard input.
   *
   * @param args none
   * @throws TransportException if the reader or the link failed
   */
  public static void main(String[] args) throws TransportException {
    Scanner answers = new Scanner(System.in, StandardCharsets.UTF_8);
    EmvReader emv =
        EmvReader.withTerminal(TerminalData.defaults(Clock.system(ZoneId.systemDefault())))
            .choosing(candidates -> ask(candidates, answers));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.standard());
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      ReadResult result = emv.read(card);
      System.out.println(result.describe());
      result.application().ifPresent(read -> System.out.println("Read: " + read.candidate()));
    }
  }

  // Called again with the others if the card refuses the one chosen.
  private static Optional<Candidate> ask(List<Candidate> candidates, Scanner answers) {
    for (int i = 0; i < candidates.size(); i++) {
      System.out.println((i + 1) + " " + candidates.get(i).displayName());
    }
    System.out.println("Which one? Anything else stops.");
    int number = answers.hasNextInt() ? answers.nextInt() : 0;
    return number < 1 || number > candidates.size()
        ? Optional.empty()
        : Optional.of(candidates.get(number - 1));
  }
}
