package io.github.emv4j.keys;

import java.util.Optional;

/** How the recovery of a public key from its certificate ended. */
public sealed interface Recovery {
  /** {@return the certificate, as soon as it could be read; also one that failed a later check} */
  Optional<Certificate> certificate();

  /** {@return the key, if every check passed} */
  Optional<RsaPublicKey> key();

  /** {@return the check that failed, if one did} */
  Optional<FailedCheck> failure();

  /**
   * Every check passed.
   *
   * @param content what the certificate says
   * @param publicKey the certified key
   */
  record Recovered(Certificate content, RsaPublicKey publicKey) implements Recovery {
    @Override
    public Optional<Certificate> certificate() {
      return Optional.of(content);
    }

    @Override
    public Optional<RsaPublicKey> key() {
      return Optional.of(publicKey);
    }

    @Override
    public Optional<FailedCheck> failure() {
      return Optional.empty();
    }
  }

  /**
   * A check failed.
   *
   * @param reason which one
   * @param certificate what could be read of the certificate
   */
  record Failed(FailedCheck reason, Optional<Certificate> certificate) implements Recovery {
    @Override
    public Optional<RsaPublicKey> key() {
      return Optional.empty();
    }

    @Override
    public Optional<FailedCheck> failure() {
      return Optional.of(reason);
    }
  }
}
