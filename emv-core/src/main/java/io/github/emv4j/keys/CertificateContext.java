package io.github.emv4j.keys;

import io.github.emv4j.data.Pan;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What certificates are compared with.
 *
 * @param pan the number of the card, if it told
 * @param today date of the transaction
 * @param revocations issuer certificates that are not to be trusted
 */
public record CertificateContext(Optional<Pan> pan, LocalDate today, RevocationList revocations) {

  /** {@return what certificates are compared with, where nothing is revoked} */
  public static CertificateContext of(Pan pan, LocalDate today) {
    return new CertificateContext(Optional.of(pan), today, RevocationList.EMPTY);
  }
}
