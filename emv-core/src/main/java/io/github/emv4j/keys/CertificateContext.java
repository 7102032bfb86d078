package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What certificates are compared with.
 *
 * @param pan the card's PAN as in tag 5A: digits from the left, then {@code F}
 * @param today date of the transaction
 * @param revocations issuer certificates that are not to be trusted
 */
public record CertificateContext(Optional<Bytes> pan, LocalDate today, RevocationList revocations) {

  /** {@return what certificates are compared with, where nothing is revoked} */
  public static CertificateContext of(Bytes pan, LocalDate today) {
    return new CertificateContext(Optional.of(pan), today, RevocationList.EMPTY);
  }
}
