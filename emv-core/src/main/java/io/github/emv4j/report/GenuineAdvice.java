package io.github.emv4j.report;

import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.OdaResult;

/** What follows from offline data authentication. */
final class GenuineAdvice {
  private GenuineAdvice() {}

  static AdviceCode code(OdaResult result) {
    if (result.failure().isPresent()) {
      return code(result.failure().get());
    }
    if (result.isAuthenticated()) {
      return AdviceCode.GENUINE;
    }
    if (result instanceof OdaResult.CdaPrepared prepared) {
      return prepared.ddaNumber().isPresent()
          ? AdviceCode.GENUINE
          : AdviceCode.AUTHENTICATION_UNFINISHED;
    }
    return AdviceCode.AUTHENTICATION_NOT_POSSIBLE;
  }

  static AdviceCode code(CdaResult result) {
    if (result instanceof CdaResult.Unusable) {
      return AdviceCode.DATA_MALFORMED;
    }
    if (result.failure().isPresent()) {
      return AdviceCode.AUTHENTICATION_FAILED;
    }
    return result instanceof CdaResult.Declined ? AdviceCode.CARD_DECLINED : AdviceCode.GENUINE;
  }

  static AdviceCode code(FailedCheck failure) {
    return switch (failure.check()) {
      case PRESENT -> AdviceCode.AUTHENTICATION_DATA_MISSING;
      case KNOWN -> AdviceCode.CA_KEY_UNKNOWN;
      case EXPIRY -> AdviceCode.CERTIFICATE_EXPIRED;
      case REVOCATION -> AdviceCode.CERTIFICATE_REVOKED;
      default -> AdviceCode.AUTHENTICATION_FAILED;
    };
  }
}
