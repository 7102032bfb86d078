package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.BlockLayout;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SignedBlock;
import java.util.Optional;

/** The card's signature, tag 9F4B (EMV 4.4 Book 2, 6.5.2). */
public sealed interface SignedDynamicData {
  /**
   * The signature is right.
   *
   * @param iccDynamicNumber number of the card, 2 to 8 bytes, tag 9F4C
   * @param rest what follows it in the ICC dynamic data
   */
  record Verified(Bytes iccDynamicNumber, Bytes rest) implements SignedDynamicData {}

  /**
   * The signature is wrong.
   *
   * @param failure the check that failed
   */
  record Rejected(FailedCheck failure) implements SignedDynamicData {}

  /**
   * {@return whether a signature is right}
   *
   * @param icc the card's key
   * @param signature tag 9F4B
   * @param terminalData what the terminal contributed: for DDA the values of the DDOL as sent
   */
  static SignedDynamicData verify(RsaPublicKey icc, Bytes signature, Bytes terminalData) {
    return verify(icc, signature, terminalData, BlockLayout.DYNAMIC);
  }

  /**
   * {@return whether a signature is right}
   *
   * @param icc the card's key
   * @param signature tag 9F4B
   * @param terminalData what the terminal contributed
   * @param layout {@link BlockLayout#DYNAMIC}, or one with the format of a contactless kernel
   */
  static SignedDynamicData verify(
      RsaPublicKey icc, Bytes signature, Bytes terminalData, BlockLayout layout) {
    SignedBlock block = SignedBlock.open(icc, signature, layout);
    Optional<FailedCheck> failure = block.failure();
    if (failure.isEmpty()) {
      failure = block.checkHash(terminalData);
    }
    if (failure.isPresent()) {
      return new Rejected(failure.get());
    }
    Optional<DynamicData> content = DynamicData.in(block.bytes());
    return content.isPresent()
        ? new Verified(content.get().number(), content.get().rest())
        : new Rejected(new FailedCheck(layout.part(), Check.DYNAMIC_DATA, DynamicData.RULE));
  }
}
