package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;

/**
 * What the terminal told the card in a transaction with CDA, exactly as it was sent.
 *
 * @param unpredictableNumber 9F37 of the transaction, 4 bytes
 * @param pdolValues values of the PDOL in GET PROCESSING OPTIONS, without the template 83; no bytes
 *     without PDOL
 * @param cdolValues values of CDOL1 in the first GENERATE AC; for the second one followed by those
 *     of CDOL2
 */
public record CdaTransaction(Bytes unpredictableNumber, Bytes pdolValues, Bytes cdolValues) {
  /**
   * {@return what the second GENERATE AC has to be verified with}
   *
   * @param cdol2Values values of CDOL2 as sent in it
   */
  public CdaTransaction second(Bytes cdol2Values) {
    return new CdaTransaction(unpredictableNumber, pdolValues, cdolValues.concat(cdol2Values));
  }
}
