package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the issuer, or the terminal in its place, decided (tag 8A).
 *
 * <p>The numbers are those of ISO 8583; networks use some of them in another sense.
 *
 * @param code two characters
 * @param result what it comes to
 * @param meaning in words
 */
public record ResponseCode(String code, Result result, String meaning) {
  /** What a decision comes to. */
  public enum Result {
    /** Approved. */
    APPROVE,
    /** Declined. */
    DECLINE,
    /** Declined, and the card is to be kept. */
    PICK_UP,
    /** The issuer wants to be called. */
    REFER,
    /** To be tried again. */
    RETRY,
    /** None of these. */
    OTHER
  }

  /** {@return the code in the given two bytes, if it is known} */
  public static Optional<ResponseCode> find(Bytes value) {
    return Optional.ofNullable(Known.BY_VALUE.get(value));
  }

  private static final class Known {
    static final Map<Bytes, ResponseCode> BY_VALUE = load();

    private static Map<Bytes, ResponseCode> load() {
      Map<Bytes, ResponseCode> codes = new HashMap<>();
      FactTable.forEachRow(
          "authorisation-response-codes.csv",
          row ->
              codes.put(
                  Bytes.fromHex(row.field("value")),
                  new ResponseCode(
                      row.field("code"),
                      Result.valueOf(row.field("result")),
                      row.field("meaning"))));
      return Map.copyOf(codes);
    }
  }
}
