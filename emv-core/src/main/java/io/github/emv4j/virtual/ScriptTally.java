package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/**
 * The script commands of an application that the issuer has not heard of yet. It hears of them in
 * the Issuer Application Data, and the card forgets them when a transaction that told it was
 * completed online.
 */
final class ScriptTally {
  private static final Bytes ISSUER_DATA = Bytes.fromHex("06010A03A000");
  private static final int MAX_COUNT = 0x0F;
  private static final int FAILED = 0x08;

  private int accepted;
  private int refused;
  private int acceptedBefore;
  private int refusedBefore;

  void commandRan(boolean ok) {
    if (ok) {
      accepted++;
    } else {
      refused++;
    }
  }

  void transactionBegins() {
    acceptedBefore = accepted;
    refusedBefore = refused;
  }

  void completedOnline() {
    accepted -= acceptedBefore;
    refused -= refusedBefore;
  }

  /** {@return Issuer Application Data {@code 9F10}, commands counted in its last byte} */
  Bytes issuerData() {
    int count = Math.min(accepted, MAX_COUNT) << 4;
    return ISSUER_DATA.concat(Bytes.of(count | (refused > 0 ? FAILED : 0)));
  }
}
