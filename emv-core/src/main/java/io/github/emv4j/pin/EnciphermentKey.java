package io.github.emv4j.pin;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.KeyRecovery;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The card's key for enciphering PINs, or why there is none (EMV 4.4 Book 2, 7.1). */
public sealed interface EnciphermentKey {
  /** {@return the key, if there is one} */
  Optional<RsaPublicKey> key();

  /** {@return where the key is from, or why there is none: an English clause} */
  String describe();

  /**
   * A key that can be used.
   *
   * @param publicKey 17 bytes or more
   * @param origin where it is from, an English phrase
   */
  record Usable(RsaPublicKey publicKey, String origin) implements EnciphermentKey {
    /** PIN block, challenge and header. */
    private static final int MIN_LENGTH = 17;

    /**
     * Checks the length.
     *
     * @throws IllegalArgumentException if a PIN does not fit
     */
    public Usable {
      if (publicKey.length() < MIN_LENGTH) {
        throw new IllegalArgumentException("key too short for a PIN: " + publicKey);
      }
    }

    @Override
    public Optional<RsaPublicKey> key() {
      return Optional.of(publicKey);
    }

    @Override
    public String describe() {
      return origin + ", " + publicKey;
    }
  }

  /**
   * No key.
   *
   * @param reason an English clause without card data
   */
  record Unavailable(String reason) implements EnciphermentKey {
    @Override
    public Optional<RsaPublicKey> key() {
      return Optional.empty();
    }

    @Override
    public String describe() {
      return reason;
    }
  }

  /**
   * {@return the key that the card has for this: the one certified for PINs if the card has such a
   * certificate, else the one that it signs with}
   *
   * <p>A certificate for PINs that fails is not replaced by the other key. Success of offline data
   * authentication is not needed, only its keys.
   *
   * @param recovery knows the trusted keys
   * @param card gives the value of a data element
   * @param iccKey gives the chain to the key that the card signs with, for example from the result
   *     of offline data authentication; asked for only if needed
   */
  static EnciphermentKey recover(
      KeyRecovery recovery,
      Function<? super Tag, Optional<Bytes>> card,
      Supplier<CertificateChain> iccKey) {
    if (has(card, Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_CERTIFICATE)
        && has(card, Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_EXPONENT)) {
      return from(recovery.pinEnciphermentKey(card), "ICC PIN encipherment key");
    }
    if (has(card, Tags.ICC_PUBLIC_KEY_CERTIFICATE) && has(card, Tags.ICC_PUBLIC_KEY_EXPONENT)) {
      return from(iccKey.get(), "ICC key");
    }
    return new Unavailable("the card has no certificate of a key for it");
  }

  private static boolean has(Function<? super Tag, Optional<Bytes>> card, Tag tag) {
    return card.apply(tag).isPresent();
  }

  private static EnciphermentKey from(CertificateChain chain, String origin) {
    Optional<RsaPublicKey> key = chain.failure().isPresent() ? Optional.empty() : chain.iccKey();
    if (key.isEmpty()) {
      return new Unavailable(
          chain.failure().map(FailedCheck::describe).orElse("the key was not recovered"));
    }
    return key.get().length() < Usable.MIN_LENGTH
        ? new Unavailable("the key is too short for a PIN: " + key.get())
        : new Usable(key.get(), origin);
  }
}
