package io.github.emv4j.extras;

import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;

/**
 * What one application told beyond the data of a transaction.
 *
 * @param transactions the log of transactions, if the card keeps one
 * @param loads the log of top-ups of an electronic cash, if the card keeps one
 * @param balances offline balances and their limits; empty if there are none
 * @param production where and when the chip was made, if the card tells
 * @param interruption the failure of the link that ended the questions, if one did
 */
public record CardExtras(
    Optional<TransactionLog> transactions,
    Optional<TransactionLog> loads,
    List<OfflineBalance> balances,
    Optional<ProductionData> production,
    Optional<TransportException> interruption) {
  /** Of an application that was not asked. */
  public static final CardExtras NONE =
      new CardExtras(
          Optional.empty(), Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  /** What may be asked for. */
  public enum Part {
    /** The logs of transactions and of top-ups. */
    LOGS,
    /** Offline balances and their limits. */
    BALANCES,
    /** Where and when the chip was made; one application of a card is enough to tell. */
    PRODUCTION
  }

  /** Keeps an unmodifiable copy. */
  public CardExtras {
    balances = List.copyOf(balances);
  }
}
