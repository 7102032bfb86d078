package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.Optional;

/**
 * An application identifier, or the beginning of some, and whose it is.
 *
 * @param aid 5 to 16 bytes; five are a scheme's registered identifier (RID)
 * @param scheme for example {@code Visa}
 * @param product for example {@code Electron}; empty where the scheme says enough
 * @param country two letters (ISO 3166-1) for a regional scheme
 * @param partialSelection whether terminals commonly accept longer names that begin so
 * @param kernelId the contactless kernel of the scheme, one or three bytes
 */
public record KnownAid(
    Bytes aid,
    String scheme,
    Optional<String> product,
    Optional<String> country,
    boolean partialSelection,
    Optional<Bytes> kernelId) {
  private static final int RID_LENGTH = 5;

  /** {@return whether only the scheme is named: all its applications begin so} */
  public boolean isRid() {
    return aid.length() == RID_LENGTH;
  }

  /** {@return scheme and product, for example {@code Visa Electron}} */
  public String displayName() {
    return product.filter(p -> !p.startsWith(scheme)).map(p -> scheme + " " + p).orElse(name());
  }

  private String name() {
    return product.orElse(scheme);
  }
}
