package io.github.emv4j.keys;

import io.github.emv4j.finding.Finding;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The way from a certification authority to the card, as far as it was gone.
 *
 * @param failure where it ended early, if it did
 * @param caKey the key that it begins with
 * @param issuer the issuer's link
 * @param icc the card's link: its key for signing or for enciphering PINs
 */
public record CertificateChain(
    Optional<FailedCheck> failure,
    Optional<CaPublicKey> caKey,
    Optional<Recovery> issuer,
    Optional<Recovery> icc) {
  /** Nothing was recovered, and nothing was tried. */
  public static final CertificateChain EMPTY =
      new CertificateChain(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  static CertificateChain failed(FailedCheck failure) {
    return new CertificateChain(
        Optional.of(failure), Optional.empty(), Optional.empty(), Optional.empty());
  }

  static CertificateChain issuer(CaPublicKey ca, Recovery issuer) {
    return new CertificateChain(
        issuer.failure(), Optional.of(ca), Optional.of(issuer), Optional.empty());
  }

  /**
   * {@return this chain with the card's link}
   *
   * @param recovery the card's link
   */
  CertificateChain with(Recovery recovery) {
    return new CertificateChain(recovery.failure(), caKey, issuer, Optional.of(recovery));
  }

  /** {@return the issuer's key, if it was recovered} */
  public Optional<RsaPublicKey> issuerKey() {
    return issuer.flatMap(Recovery::key);
  }

  /** {@return the card's key, if it was recovered} */
  public Optional<RsaPublicKey> iccKey() {
    return icc.flatMap(Recovery::key);
  }

  /**
   * {@return what is worth knowing about the keys, though it changes nothing}
   *
   * @param today date of the transaction
   */
  public List<Finding> findings(LocalDate today) {
    return caKey.flatMap(key -> key.expiryFinding(today)).stream().toList();
  }
}
