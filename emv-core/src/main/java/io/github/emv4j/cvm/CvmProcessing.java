package io.github.emv4j.cvm;

import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Aip;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CvmCircumstances;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;

/** Goes through the CVM list of one application (EMV 4.4 Book 3, 10.5). */
public final class CvmProcessing {
  private final PinVerification pins;
  private final CardData card;

  /**
   * Prepares for one application.
   *
   * @param pins knows card and terminal, and the card's key for enciphering PINs
   */
  public CvmProcessing(PinVerification pins) {
    this.pins = pins;
    this.card = pins.card();
  }

  /**
   * Verifies the cardholder.
   *
   * @param entry where PINs are entered; asked only if a rule needs one
   * @return how it ended, and what is left to do
   * @throws TransportException if the link failed and no VERIFY was under way
   */
  public CvmResult run(PinEntry entry) throws TransportException {
    CvmProgress progress = new CvmProgress();
    if (card.aip().filter(Aip::supportsCardholderVerification).isEmpty()) {
      return progress.notPerformed();
    }
    Optional<CvmList> list;
    try {
      list = card.value(Tags.CVM_LIST).map(CvmList::parse);
    } catch (MalformedDataException e) {
      return progress.terminated(CvmResult.Cause.LIST_MALFORMED);
    }
    if (list.map(found -> found.rules().isEmpty()).orElse(true)) {
      progress.set(Tvr.Bit.ICC_DATA_MISSING);
      return progress.notPerformed();
    }
    return run(list.get(), new CvmPerformance(pins, entry, progress), progress);
  }

  private CvmResult run(CvmList list, CvmPerformance performance, CvmProgress progress)
      throws TransportException {
    CvmCircumstances circumstances = new CvmCircumstances(list, card, pins.terminal());
    for (CvmList.Rule rule : list.rules()) {
      if (circumstances.satisfies(rule)) {
        Optional<CvmResult> end = performance.perform(rule);
        if (end.isPresent()) {
          return end.get();
        }
        if (!rule.continuesAfterFailure()) {
          break;
        }
      }
    }
    return progress.failed();
  }
}
