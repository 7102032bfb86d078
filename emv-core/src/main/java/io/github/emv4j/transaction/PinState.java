package io.github.emv4j.transaction;

import io.github.emv4j.data.CardData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.List;
import java.util.OptionalInt;

/** What the PIN Try Counter says before any PIN is asked for (EMV 4.4 Book 3, 10.5.1). */
final class PinState {
  private static final String WHERE = "PIN Try Counter (9F17)";

  private PinState() {}

  static List<Finding> check(CardData data) {
    OptionalInt tries = data.pinTryCounter();
    if (tries.isEmpty() || tries.getAsInt() > 1) {
      return List.of();
    }
    return tries.getAsInt() == 0
        ? List.of(Finding.of(FindingCode.PIN_BLOCKED, WHERE, "no PIN try is left"))
        : List.of(Finding.of(FindingCode.PIN_LAST_TRY, WHERE, "one PIN try is left"));
  }
}
