package io.github.emv4j;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.Atr;
import java.util.List;

/** Reports what is unusual about an answer to reset; the reader has accepted it already. */
final class CardAtr {
  private CardAtr() {}

  static List<Finding> check(Bytes atr, CardInterface cardInterface) {
    if (atr.isEmpty() || cardInterface == CardInterface.CONTACTLESS) {
      return List.of();
    }
    try {
      return Atr.parse(atr).deviations().stream().map(CardAtr::unusual).toList();
    } catch (MalformedDataException e) {
      return List.of(unusual(e.reason()));
    }
  }

  private static Finding unusual(String message) {
    return Finding.of(FindingCode.ATR_UNUSUAL, "ATR", message);
  }
}
