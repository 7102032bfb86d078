package io.github.emv4j.extras;

import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CurrencyCode;
import java.util.Optional;

/**
 * What a log record does not say itself.
 *
 * @param currency of the application, for amounts without one
 * @param text how to read the merchant's name
 * @param origin whose card it is
 */
public record LogContext(Optional<CurrencyCode> currency, CardText text, Origin origin) {
  /** Whose card keeps the log, as far as it matters. */
  public enum Origin {
    /** Visa: some cards add 1,500,000,000 to the amount. */
    VISA,
    /** Anybody else. */
    OTHER
  }

  boolean addsArtefact() {
    return origin == Origin.VISA;
  }
}
