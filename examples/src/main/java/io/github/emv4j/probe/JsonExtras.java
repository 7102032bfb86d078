package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.extras.LogEntry;
import io.github.emv4j.extras.OfflineBalance;
import io.github.emv4j.extras.TransactionLog;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Logs, balances and production data in JSON; what the card does not have is absent. */
final class JsonExtras {
  private final ExtrasFacts facts;

  JsonExtras(ExtrasFacts facts) {
    this.facts = facts;
  }

  void addTo(ObjectNode node) {
    if (!facts.balances().isEmpty()) {
      ArrayNode list = node.putArray("balances");
      facts.balances().forEach(balance -> add(list.addObject(), balance));
    }
    facts.transactions().ifPresent(log -> add(node.putObject("transactionLog"), log));
    facts.loads().ifPresent(log -> add(node.putObject("loadLog"), log));
    if (!facts.production().isEmpty()) {
      ArrayNode list = node.putArray("production");
      for (ExtrasFacts.Part part : facts.production()) {
        ObjectNode entry = list.addObject().put("name", part.name()).put("value", part.value());
        JsonReport.put(entry, "date", part.date().map(Object::toString));
      }
    }
  }

  private static void add(ObjectNode node, OfflineBalance balance) {
    node.put("kind", balance.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'))
        .put("tag", balance.tag().toString())
        .put("amount", balance.sum().split(" ", 2)[0]);
    JsonReport.put(node, "currency", balance.currency().map(CurrencyCode::toString));
  }

  private static void add(ObjectNode node, TransactionLog log) {
    node.put("sfi", log.sfi()).put("capacity", log.capacity());
    JsonReport.put(
        node, "refusal", log.refusal().map(status -> String.format("%04X", status.value())));
    ArrayNode entries = node.putArray("entries");
    log.entries().forEach(entry -> add(entries.addObject(), entry));
  }

  private static void add(ObjectNode node, LogEntry entry) {
    node.put("record", entry.number());
    JsonReport.put(node, "date", entry.date().map(Object::toString));
    JsonReport.put(node, "time", entry.time().map(LogEntry::inSeconds));
    putAmount(node, entry);
    JsonReport.put(
        node, "otherAmount", entry.otherAmount().map(amount -> amount.value().toPlainString()));
    JsonReport.put(node, "currency", entry.currency().map(CurrencyCode::toString));
    JsonReport.put(node, "country", entry.country());
    JsonReport.put(node, "type", entry.transactionType());
    JsonReport.put(node, "merchant", entry.merchant().map(CleanText::of));
    JsonReport.put(node, "decision", entry.decision());
    JsonReport.put(node, "atc", entry.atc());
    entry
        .change()
        .ifPresent(change -> node.put("before", change.before()).put("after", change.after()));
    ObjectNode values = node.putObject("values");
    entry.values().forEach(value -> values.put(value.tag().toString(), value.value().toHex()));
    JsonReport.put(node, "rest", Optional.of(entry.rest().toHex()).filter(rest -> !rest.isEmpty()));
  }

  /** In whole units where the currency is known, else in minor units. */
  private static void putAmount(ObjectNode node, LogEntry entry) {
    OptionalLong units = entry.minorUnits();
    if (entry.amount().isPresent()) {
      node.put("amount", entry.amount().get().value().toPlainString());
    } else if (units.isPresent()) {
      node.put("minorUnits", units.getAsLong());
    }
  }
}
