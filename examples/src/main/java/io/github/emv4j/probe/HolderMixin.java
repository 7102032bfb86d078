package io.github.emv4j.probe;

import io.github.emv4j.data.CardData;
import io.github.emv4j.data.IdentityType;
import io.github.emv4j.report.HolderCheck;
import io.github.emv4j.report.HolderMatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of the cardholder, to be compared with the card. */
final class HolderMixin {
  private static final int LONGEST_LINE = 1024;

  @Option(
      names = "--check-name",
      paramLabel = "NAME",
      description = "Compare a name with the card; neither side is shown.")
  private @Nullable String name;

  @Option(
      names = "--check-last4",
      paramLabel = "DIGITS",
      description = "Compare the last four digits of the card number.")
  private @Nullable String lastFour;

  @Option(
      names = "--check-pan-stdin",
      description = "Compare a card number, read from a line of the input.")
  private boolean panFromInput;

  @Option(
      names = "--check-id-stdin",
      description = "Compare the number of an identity document, read from the (next) line.")
  private boolean identityFromInput;

  @Option(
      names = "--check-id-type",
      paramLabel = "CODE",
      description = "Compare the kind of the document, 00 identity card to 05 (tag 9F62).")
  private @Nullable String identityType;

  /** One comparison with the card. */
  @FunctionalInterface
  interface Check {
    HolderMatch with(HolderCheck card);
  }

  /**
   * {@return the comparisons that the user wants; the input is read, the card is not touched}
   *
   * @throws UsageException if there is nothing to compare with; the message does not show it
   */
  List<Check> checks() throws UsageException {
    List<Check> checks = new ArrayList<>();
    String wantedName = name;
    if (wantedName != null) {
      add(checks, "--check-name", "a name with letters", card -> card.name(wantedName));
    }
    String wantedDigits = lastFour;
    if (wantedDigits != null) {
      add(checks, "--check-last4", "four digits", card -> card.lastFour(wantedDigits));
    }
    if (panFromInput || identityFromInput) {
      addFromInput(checks);
    }
    if (identityType != null) {
      IdentityType type = type(identityType);
      checks.add(card -> card.identityType(type));
    }
    return checks;
  }

  private void addFromInput(List<Check> checks) throws UsageException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    if (panFromInput) {
      String pan = line(in);
      add(checks, "--check-pan-stdin", "8 to 19 digits", card -> card.pan(pan));
    }
    if (identityFromInput) {
      String number = line(in);
      add(checks, "--check-id-stdin", "digits", card -> card.identityNumber(number));
    }
  }

  private static String line(BufferedReader in) throws UsageException {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
        if (line.length() == LONGEST_LINE) {
          throw new UsageException("The input has a line that is too long.");
        }
        line.append((char) c);
      }
    } catch (IOException e) {
      throw new UsageException("The input cannot be read.");
    }
    return line.toString().strip();
  }

  // Tried on a card with nothing on it, so that a mistake is told before a card is asked for.
  private static void add(List<Check> checks, String option, String wanted, Check check)
      throws UsageException {
    try {
      check.with(HolderCheck.of(CardData.builder().build()));
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + " takes " + wanted + ".");
    }
    checks.add(check);
  }

  private static IdentityType type(String code) throws UsageException {
    if (code.matches("0?[0-5]")) {
      return IdentityType.of(code.charAt(code.length() - 1) - '0').orElseThrow();
    }
    throw new UsageException("--check-id-type takes 00 to 05.");
  }
}
