package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.FailedCheck;
import java.util.List;
import java.util.Optional;

/** How offline data authentication ended. */
public sealed interface OdaResult {
  /** {@return the method, if one was performed or prepared} */
  Optional<OdaMethod> method();

  /** {@return the certificates as far as they were recovered, for display} */
  CertificateChain chain();

  /** {@return what was noticed though it changes nothing, for example an old CA key} */
  List<Finding> findings();

  /** {@return the check that failed, if one did} */
  default Optional<FailedCheck> failure() {
    return Optional.empty();
  }

  /** {@return whether the chosen method was carried through and every check passed} */
  default boolean isAuthenticated() {
    return false;
  }

  /** {@return the bits that this result sets in the Terminal Verification Results} */
  Tvr tvr();

  /** {@return the bits that this result sets in the Transaction Status Information} */
  Tsi tsi();

  /** {@return the result in words, without card data} */
  String describe();

  /** Card and terminal have no method in common. */
  record NotPerformed() implements OdaResult {
    @Override
    public Optional<OdaMethod> method() {
      return Optional.empty();
    }

    @Override
    public CertificateChain chain() {
      return CertificateChain.EMPTY;
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public Tvr tvr() {
      return Tvr.NONE.with(Tvr.Bit.OFFLINE_DATA_AUTHENTICATION_NOT_PERFORMED);
    }

    @Override
    public Tsi tsi() {
      return Tsi.NONE;
    }

    @Override
    public String describe() {
      return "not performed: card and terminal have no method in common";
    }
  }

  /**
   * The method was carried through, and every check passed.
   *
   * @param performed SDA, DDA, fDDA, or CDA where a cryptogram was asked for
   * @param number what the signature brought: Data Authentication Code or ICC Dynamic Number
   * @param chain the certificates
   * @param findings what was noticed
   */
  record Authenticated(
      OdaMethod performed, Bytes number, CertificateChain chain, List<Finding> findings)
      implements OdaResult {
    /** Keeps an unmodifiable copy. */
    public Authenticated {
      findings = List.copyOf(findings);
    }

    /** {@return the Data Authentication Code (9F45) that SDA brought} */
    public Optional<Bytes> dataAuthenticationCode() {
      return performed == OdaMethod.SDA ? Optional.of(number) : Optional.empty();
    }

    /** {@return the ICC Dynamic Number (9F4C) that DDA, CDA or fDDA brought} */
    public Optional<Bytes> iccDynamicNumber() {
      return performed == OdaMethod.SDA ? Optional.empty() : Optional.of(number);
    }

    @Override
    public Optional<OdaMethod> method() {
      return Optional.of(performed);
    }

    @Override
    public boolean isAuthenticated() {
      return true;
    }

    @Override
    public Tvr tvr() {
      return performed == OdaMethod.SDA ? Tvr.NONE.with(Tvr.Bit.SDA_SELECTED) : Tvr.NONE;
    }

    @Override
    public Tsi tsi() {
      return Tsi.NONE.with(Tsi.Bit.OFFLINE_DATA_AUTHENTICATION_PERFORMED);
    }

    @Override
    public String describe() {
      return performed + ": authenticated";
    }
  }

  /**
   * CDA was chosen and all keys recovered; its signature comes with GENERATE AC, which was not
   * sent. Certificates and static data are proven.
   *
   * @param chain the certificates, complete
   * @param ddaNumber the ICC Dynamic Number (9F4C) of a DDA that was done in the meantime, if card
   *     and terminal support it too; then the card itself is proven as well
   * @param findings what was noticed
   */
  record CdaPrepared(CertificateChain chain, Optional<Bytes> ddaNumber, List<Finding> findings)
      implements OdaResult {
    /** Keeps an unmodifiable copy. */
    public CdaPrepared {
      findings = List.copyOf(findings);
    }

    @Override
    public Optional<OdaMethod> method() {
      return Optional.of(OdaMethod.CDA);
    }

    @Override
    public Tvr tvr() {
      return Tvr.NONE;
    }

    // Book 2, 6.6: CDA counts as performed when it is finished. DDA in its place is finished.
    @Override
    public Tsi tsi() {
      return ddaNumber.isPresent()
          ? Tsi.NONE.with(Tsi.Bit.OFFLINE_DATA_AUTHENTICATION_PERFORMED)
          : Tsi.NONE;
    }

    @Override
    public String describe() {
      return "CDA selected, keys recovered, signature not requested"
          + (ddaNumber.isPresent() ? "; DDA: authenticated" : "");
    }
  }

  /**
   * Nothing was proven, and nothing speaks against the card: it did not sign although it could, or
   * it signed in a way whose rules are not known for certain.
   *
   * @param attempted the method
   * @param reason why nothing was proven, as a clause without card data
   * @param chain the certificates as far as they were recovered
   */
  record Unverified(OdaMethod attempted, String reason, CertificateChain chain)
      implements OdaResult {
    @Override
    public Optional<OdaMethod> method() {
      return Optional.of(attempted);
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public Tvr tvr() {
      return Tvr.NONE.with(Tvr.Bit.OFFLINE_DATA_AUTHENTICATION_NOT_PERFORMED);
    }

    @Override
    public Tsi tsi() {
      return Tsi.NONE;
    }

    @Override
    public String describe() {
      return attempted + ": not verified, " + reason;
    }
  }

  /**
   * A check failed. No weaker method is tried.
   *
   * @param attempted the method that failed
   * @param reason the check
   * @param chain the certificates as far as they were recovered
   * @param findings what was noticed
   */
  record Failed(
      OdaMethod attempted, FailedCheck reason, CertificateChain chain, List<Finding> findings)
      implements OdaResult {
    /** Keeps an unmodifiable copy. */
    public Failed {
      findings = List.copyOf(findings);
    }

    @Override
    public Optional<OdaMethod> method() {
      return Optional.of(attempted);
    }

    @Override
    public Optional<FailedCheck> failure() {
      return Optional.of(reason);
    }

    @Override
    public Tvr tvr() {
      Tvr tvr = Tvr.NONE.with(attempted.failedBit());
      if (attempted == OdaMethod.SDA) {
        tvr = tvr.with(Tvr.Bit.SDA_SELECTED);
      }
      return reason.isDataMissing() ? tvr.with(Tvr.Bit.ICC_DATA_MISSING) : tvr;
    }

    @Override
    public Tsi tsi() {
      return Tsi.NONE.with(Tsi.Bit.OFFLINE_DATA_AUTHENTICATION_PERFORMED);
    }

    @Override
    public String describe() {
      return attempted + ": failed, " + reason.describe();
    }
  }
}
