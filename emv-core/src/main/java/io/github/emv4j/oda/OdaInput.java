package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import java.util.List;

/**
 * What was read from the card, as far as authentication needs it.
 *
 * @param aid name of the selected application, which begins with the RID
 * @param aip Application Interchange Profile as the card gave it; 2 bytes, none if it gave none
 * @param card the data elements of the card
 * @param records the records that the AFL marks for authentication, in its order
 */
public record OdaInput(Bytes aid, Bytes aip, CardData card, List<AuthenticatedRecord> records) {
  /** Keeps an unmodifiable copy. */
  public OdaInput {
    records = List.copyOf(records);
  }
}
