package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Meanings of the transaction type (tag 9C): the first two digits of an ISO 8583 code. */
public final class TransactionTypes {
  private static final Map<Bytes, String> MEANINGS = load();

  private TransactionTypes() {}

  /** {@return what a transaction type of one byte stands for, if it is known} */
  public static Optional<String> meaning(Bytes value) {
    return Optional.ofNullable(MEANINGS.get(value));
  }

  private static Map<Bytes, String> load() {
    Map<Bytes, String> meanings = new HashMap<>();
    FactTable.forEachRow(
        "transaction-types.csv",
        row -> meanings.put(Bytes.fromHex(row.field("value")), row.field("meaning")));
    return Map.copyOf(meanings);
  }
}
