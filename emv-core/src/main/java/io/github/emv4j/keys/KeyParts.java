package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;
import java.util.function.Function;

/**
 * The data objects from which one public key is put together.
 *
 * @param certificate tag 90, 9F46 or 9F2D
 * @param exponent tag 9F32, 9F47 or 9F2E
 * @param remainder tag 92, 9F48 or 9F2F; only where the modulus does not fit the certificate
 */
public record KeyParts(
    Optional<Bytes> certificate, Optional<Bytes> exponent, Optional<Bytes> remainder) {

  /**
   * {@return the parts of a key, as far as the card has them}
   *
   * @param type which key
   * @param card gives the value of a data element
   */
  public static KeyParts from(CertificateType type, Function<? super Tag, Optional<Bytes>> card) {
    return switch (type) {
      case ISSUER ->
          new KeyParts(
              card.apply(Tags.ISSUER_PUBLIC_KEY_CERTIFICATE),
              card.apply(Tags.ISSUER_PUBLIC_KEY_EXPONENT),
              card.apply(Tags.ISSUER_PUBLIC_KEY_REMAINDER));
      case ICC ->
          new KeyParts(
              card.apply(Tags.ICC_PUBLIC_KEY_CERTIFICATE),
              card.apply(Tags.ICC_PUBLIC_KEY_EXPONENT),
              card.apply(Tags.ICC_PUBLIC_KEY_REMAINDER));
      case PIN_ENCIPHERMENT ->
          new KeyParts(
              card.apply(Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_CERTIFICATE),
              card.apply(Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_EXPONENT),
              card.apply(Tags.ICC_PIN_ENCIPHERMENT_PUBLIC_KEY_REMAINDER));
    };
  }
}
