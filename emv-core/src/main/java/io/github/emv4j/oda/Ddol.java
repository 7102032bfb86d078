package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import java.util.Optional;

/** The list that says what the card wants to sign: its own, else the terminal's default. */
sealed interface Ddol {
  /** A list that asks for the unpredictable number. */
  record Usable(Dol list) implements Ddol {}

  /** No list that could be used. */
  record Unusable(FailedCheck failure) implements Ddol {}

  // Book 2, 6.5.1: a list of the card's that cannot be used is not replaced by the default.
  static Ddol choose(Optional<Bytes> own, Bytes byDefault) {
    Bytes coded = own.orElse(byDefault);
    Dol list;
    try {
      list = Dol.parse(coded);
    } catch (MalformedDataException e) {
      return new Unusable(failed(Check.LIST, e.reason()));
    }
    return asksForNumber(list)
        ? new Usable(list)
        : new Unusable(
            failed(
                Check.UNPREDICTABLE_NUMBER,
                own.isPresent() ? "list of the card" : "default list of the terminal"));
  }

  // Asked for with no bytes, the number would not enter the signature, and a replay would pass.
  private static boolean asksForNumber(Dol list) {
    return list.entries().stream()
        .anyMatch(entry -> entry.tag().equals(Tags.UNPREDICTABLE_NUMBER) && entry.length() > 0);
  }

  static FailedCheck failed(Check check, String detail) {
    return new FailedCheck(CheckedPart.DDOL, check, detail);
  }
}
