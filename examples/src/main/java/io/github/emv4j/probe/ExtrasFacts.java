package io.github.emv4j.probe;

import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.extras.LogEntry;
import io.github.emv4j.extras.OfflineBalance;
import io.github.emv4j.extras.ProductionData;
import io.github.emv4j.extras.TransactionLog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What there is to show of logs, balances and production data. */
final class ExtrasFacts {
  private final CardExtras extras;
  private final Masking masking;
  private final Optional<LocalDate> issued;

  /**
   * Knows what the card told.
   *
   * @param issued from when on the application is valid; the chip is older
   */
  ExtrasFacts(CardExtras extras, Masking masking, Optional<LocalDate> issued) {
    this.extras = extras;
    this.masking = masking;
    this.issued = issued;
  }

  List<OfflineBalance> balances() {
    return extras.balances();
  }

  Optional<TransactionLog> transactions() {
    return extras.transactions();
  }

  Optional<TransactionLog> loads() {
    return extras.loads();
  }

  /** {@return one line for each entry, or why there is none} */
  static List<String> lines(TransactionLog log) {
    return log.entries().isEmpty()
        ? List.of(log.describe())
        : log.entries().stream().map(LogEntry::describe).toList();
  }

  /**
   * One part of the production data.
   *
   * @param name in words
   * @param value hexadecimal digits, or stars in their place
   * @param date the day it stands for, if it is one and can be told
   */
  record Part(String name, String value, Optional<LocalDate> date) {
    String describe() {
      return name + " " + date.map(LocalDate::toString).orElse(value);
    }
  }

  /** {@return the parts that are set; empty if the card does not tell} */
  List<Part> production() {
    List<Part> parts = new ArrayList<>();
    extras.production().ifPresent(told -> addParts(told, parts));
    return parts;
  }

  private void addParts(ProductionData told, List<Part> parts) {
    for (ProductionData.Field field : ProductionData.Field.values()) {
      String hex = told.value(field).toHex();
      if (!hex.replace("0", "").isEmpty()) {
        boolean hidden = field.isPersonal() && masking == Masking.ON;
        parts.add(
            new Part(
                field.words(),
                hidden ? "*".repeat(hex.length()) : hex,
                issued.flatMap(day -> told.date(field, day))));
      }
    }
  }
}
