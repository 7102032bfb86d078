package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.BlockLayout;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SignedBlock;
import java.util.Optional;

/** The issuer's signature over static data, tag 93 (EMV 4.4 Book 2, 5.4). */
public sealed interface SignedStaticData {
  /**
   * The signature is right.
   *
   * @param dataAuthenticationCode 2 bytes chosen by the issuer, tag 9F45
   */
  record Verified(Bytes dataAuthenticationCode) implements SignedStaticData {}

  /**
   * The signature is wrong.
   *
   * @param failure the check that failed
   */
  record Rejected(FailedCheck failure) implements SignedStaticData {}

  /**
   * {@return whether a signature is right}
   *
   * @param issuer the issuer's key
   * @param signature tag 93
   * @param staticData the static data to be authenticated
   */
  static SignedStaticData verify(RsaPublicKey issuer, Bytes signature, Bytes staticData) {
    SignedBlock block = SignedBlock.open(issuer, signature, BlockLayout.STATIC);
    Optional<FailedCheck> failure = block.failure();
    if (failure.isEmpty()) {
      failure = block.checkHash(staticData);
    }
    return failure.isPresent()
        ? new Rejected(failure.get())
        : new Verified(block.bytes().slice(3, 5));
  }
}
