package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Goes from the trusted keys to the keys of one card. */
public final class KeyRecovery {
  private final CaKeys caKeys;
  private final Bytes rid;
  private final CertificateContext context;

  /**
   * Prepares for one application.
   *
   * @param caKeys the keys that are trusted
   * @param aid name of the application, of which the first 5 bytes count; or the RID alone
   * @param context what certificates are compared with
   */
  public KeyRecovery(CaKeys caKeys, Bytes aid, CertificateContext context) {
    this.caKeys = caKeys;
    this.rid = aid.slice(0, Math.min(CaPublicKey.RID_LENGTH, aid.length()));
    this.context = context;
  }

  /**
   * {@return the chain up to the issuer's key}
   *
   * @param card gives the value of a data element
   */
  public CertificateChain issuerKey(Function<? super Tag, Optional<Bytes>> card) {
    Optional<Bytes> index = card.apply(Tags.CA_PUBLIC_KEY_INDEX);
    if (index.isEmpty()) {
      return CertificateChain.failed(failed(Check.PRESENT, "the index (8F) is absent"));
    }
    List<CaPublicKey> candidates =
        index.get().length() == 1 ? caKeys.lookup(rid, index.get().at(0)) : List.of();
    if (candidates.isEmpty()) {
      return CertificateChain.failed(
          failed(Check.KNOWN, "RID " + rid.toHex() + ", index " + index.get().toHex()));
    }
    return bestOf(candidates, KeyParts.from(CertificateType.ISSUER, card));
  }

  // Two test keys may share RID and index. If none fits, the one that came furthest tells most.
  private CertificateChain bestOf(List<CaPublicKey> candidates, KeyParts parts) {
    CertificateChain best = recover(candidates.get(0), parts);
    for (int i = 1; i < candidates.size() && best.failure().isPresent(); i++) {
      CertificateChain next = recover(candidates.get(i), parts);
      best = next.failure().isEmpty() || cameFurther(next, best) ? next : best;
    }
    return best;
  }

  private CertificateChain recover(CaPublicKey ca, KeyParts parts) {
    return CertificateChain.issuer(ca, CertificateRecovery.issuer(ca, parts, context));
  }

  /** {@return whether one failure was later than the other} */
  private static boolean cameFurther(CertificateChain one, CertificateChain other) {
    boolean readable = isReadable(one);
    return readable == isReadable(other)
        ? failedCheck(one).compareTo(failedCheck(other)) > 0
        : readable;
  }

  private static Check failedCheck(CertificateChain chain) {
    return chain.failure().orElseThrow().check();
  }

  private static boolean isReadable(CertificateChain chain) {
    return chain.issuer().flatMap(Recovery::certificate).isPresent();
  }

  /**
   * {@return the chain up to the card's key}
   *
   * @param card gives the value of a data element
   * @param staticData the static data to be authenticated, which the certificate covers
   */
  public CertificateChain iccKey(Function<? super Tag, Optional<Bytes>> card, Bytes staticData) {
    return iccKey(issuerKey(card), card, staticData);
  }

  /**
   * {@return a chain that ends at the issuer, up to the card's key}
   *
   * @param issuer from {@link #issuerKey(Function)}; one that failed comes back as it is
   * @param card gives the value of a data element
   * @param staticData the static data to be authenticated, which the certificate covers
   */
  public CertificateChain iccKey(
      CertificateChain issuer, Function<? super Tag, Optional<Bytes>> card, Bytes staticData) {
    KeyParts parts = KeyParts.from(CertificateType.ICC, card);
    return issuer
        .issuerKey()
        .map(key -> issuer.with(CertificateRecovery.icc(key, parts, staticData, context)))
        .orElse(issuer);
  }

  /**
   * {@return the chain up to the card's own key for enciphering PINs}
   *
   * @param card gives the value of a data element
   */
  public CertificateChain pinEnciphermentKey(Function<? super Tag, Optional<Bytes>> card) {
    KeyParts parts = KeyParts.from(CertificateType.PIN_ENCIPHERMENT, card);
    CertificateChain issuer = issuerKey(card);
    return issuer
        .issuerKey()
        .map(key -> issuer.with(CertificateRecovery.pinEncipherment(key, parts, context)))
        .orElse(issuer);
  }

  private static FailedCheck failed(Check check, String detail) {
    return new FailedCheck(CheckedPart.CA_PUBLIC_KEY, check, detail);
  }
}
