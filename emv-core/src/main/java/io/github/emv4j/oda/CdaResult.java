package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.keys.FailedCheck;
import java.util.Optional;

/** What the answer to a GENERATE AC with CDA is worth. */
public sealed interface CdaResult {
  /** {@return the check that failed, if one did} */
  default Optional<FailedCheck> failure() {
    return Optional.empty();
  }

  /** {@return the bits that this result sets in the Terminal Verification Results} */
  default Tvr tvr() {
    return Tvr.NONE;
  }

  /** {@return the bits that this result sets in the Transaction Status Information} */
  default Tsi tsi() {
    return Tsi.NONE;
  }

  /**
   * The signature is right.
   *
   * @param cryptogramInformation the signed CID (9F27), which says what the cryptogram is
   * @param cryptogram the signed Application Cryptogram (9F26), 8 bytes
   * @param iccDynamicNumber 9F4C, 2 to 8 bytes
   */
  record Verified(int cryptogramInformation, Bytes cryptogram, Bytes iccDynamicNumber)
      implements CdaResult {
    @Override
    public Tsi tsi() {
      return Tsi.NONE.with(Tsi.Bit.OFFLINE_DATA_AUTHENTICATION_PERFORMED);
    }
  }

  /**
   * The card declined with an AAC, which it does not sign.
   *
   * @param cryptogramInformation the CID (9F27) in clear
   */
  record Declined(int cryptogramInformation) implements CdaResult {}

  /**
   * The signature is wrong or absent. A TC is declined; after an ARQC a second GENERATE AC asks for
   * an AAC, without CDA.
   *
   * @param reason the check that failed
   */
  record Failed(FailedCheck reason) implements CdaResult {
    @Override
    public Optional<FailedCheck> failure() {
      return Optional.of(reason);
    }

    // An answer without signature is a failure, not missing data: those are data of the records.
    @Override
    public Tvr tvr() {
      return Tvr.NONE.with(Tvr.Bit.CDA_FAILED);
    }

    @Override
    public Tsi tsi() {
      return Tsi.NONE.with(Tsi.Bit.OFFLINE_DATA_AUTHENTICATION_PERFORMED);
    }
  }

  /**
   * The answer lacks what every answer has to have. The terminal ends the transaction.
   *
   * @param reason what is wrong
   */
  record Unusable(FailedCheck reason) implements CdaResult {
    @Override
    public Optional<FailedCheck> failure() {
      return Optional.of(reason);
    }
  }
}
