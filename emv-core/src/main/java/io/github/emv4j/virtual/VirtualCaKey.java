package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The public key of a made-up certification authority, as a terminal needs it to check a card.
 *
 * @param rid registered application provider identifier, five bytes
 * @param index Certification Authority Public Key Index, 0 to 255
 * @param modulus as long as the key
 * @param exponent one or three bytes
 */
public record VirtualCaKey(Bytes rid, int index, Bytes modulus, Bytes exponent) {
  private static final String HEADER =
      "rid,index,modulus,exponent,sha1_checksum,expiry,kind,source";

  /** {@return SHA-1 over RID, index, modulus and exponent, 20 bytes (EMV 4.4 Book 2, 11.2.2)} */
  public Bytes checksum() {
    return SignedBlock.sha1(rid.concat(Bytes.of(index)).concat(modulus).concat(exponent));
  }

  /**
   * {@return keys as a CSV table: {@code rid,index,modulus,exponent,sha1_checksum,…}}
   *
   * @param keys one a row
   */
  public static String csv(List<VirtualCaKey> keys) {
    return keys.stream()
        .map(VirtualCaKey::row)
        .collect(Collectors.joining("\n", HEADER + "\n", "\n"));
  }

  private String row() {
    return String.join(
        ",",
        rid.toHex(),
        Bytes.of(index).toHex(),
        modulus.toHex(),
        exponent.toHex(),
        checksum().toHex(),
        "",
        "TEST",
        "emv4j virtual card");
  }
}
