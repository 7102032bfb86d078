package io.github.emv4j.cvm;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinResult;
import java.util.List;

/**
 * What cardholder verification leaves for the transaction.
 *
 * @param results CVM Results (9F34), 3 bytes: rule, condition, 00 unknown, 01 failed or 02
 *     successful
 * @param tvr the bits that it sets
 * @param tsi the bits that it sets
 * @param pinResults what came of each PIN that was entered, in order
 */
public record CvmAccount(Bytes results, Tvr tvr, Tsi tsi, List<PinResult> pinResults) {
  /** Keeps an unmodifiable copy. */
  public CvmAccount {
    pinResults = List.copyOf(pinResults);
  }
}
