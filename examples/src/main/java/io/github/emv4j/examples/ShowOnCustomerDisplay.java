package io.github.emv4j.examples;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Language;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Locale;

/** Shows the customer one sentence in a language of the card, and the till what to do next. */
public final class ShowOnCustomerDisplay {
  private ShowOnCustomerDisplay() {}

  /**
   * Reads a virtual card and shows what follows.
   *
   * @param args the name of a virtual card; {@code chinese} if none is given
   */
  public static void main(String[] args) {
    String profile = args.length == 0 ? "chinese" : args[0];
    Language till = Language.of(Locale.getDefault());
    EmvReader emv =
        EmvReader.withTerminal(TerminalData.defaults(Clock.system(ZoneId.systemDefault())));
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.byName(profile));
        CardConnection card = reader.waitForCard(Duration.ofSeconds(30))) {
      CardReport report = emv.inspect(card);
      show(report.advice(), report.cardholderLanguage().orElse(till), till);
    } catch (TransportException e) {
      show(Advice.of(e), till, till);
    }
  }

  // A till puts these onto its displays, logs the code, and asks again as often as it makes sense.
  private static void show(Advice advice, Language customer, Language till) {
    System.out.println("Customer display: " + advice.cardholder(customer));
    System.out.println("Till: " + advice.cashier(till));
    System.out.println("Log: " + advice.code() + ", retries: " + advice.retries());
  }
}
