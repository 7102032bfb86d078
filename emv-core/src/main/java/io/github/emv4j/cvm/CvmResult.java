package io.github.emv4j.cvm;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CvmList.Rule;
import io.github.emv4j.data.Tsi;
import io.github.emv4j.data.Tvr;
import io.github.emv4j.finding.Finding;
import java.util.List;
import java.util.Optional;

/** How cardholder verification ended (EMV 4.4 Book 3, 10.5; Book 4, 6.3.4). */
public sealed interface CvmResult {
  /** {@return CVM Results, bits, and what came of each PIN} */
  CvmAccount account();

  /** {@return the result in words, without card data} */
  String describe();

  /** {@return whether a method was performed without failing; parts may be left to the caller} */
  default boolean isSuccessful() {
    return false;
  }

  /** {@return CVM Results (9F34), 3 bytes} */
  default Bytes results() {
    return account().results();
  }

  /** {@return the bits that this sets in the Terminal Verification Results} */
  default Tvr tvr() {
    return account().tvr();
  }

  /** {@return the bits that this sets in the Transaction Status Information} */
  default Tsi tsi() {
    return account().tsi();
  }

  /** {@return what was noticed while PINs were verified} */
  default List<Finding> findings() {
    return account().pinResults().stream().flatMap(result -> result.findings().stream()).toList();
  }

  /**
   * The card does not ask for verification, or has no list.
   *
   * @param account CVM Results and bits
   */
  record NotPerformed(CvmAccount account) implements CvmResult {
    @Override
    public String describe() {
      return account.tvr().has(Tvr.Bit.ICC_DATA_MISSING)
          ? "not performed: the card has no CVM list"
          : "not performed: the card does not ask for it";
    }
  }

  /**
   * The card found the PIN right, and nothing else is needed.
   *
   * @param rule of the list
   * @param account CVM Results and bits
   */
  record OfflinePinVerified(Rule rule, CvmAccount account) implements CvmResult {
    @Override
    public boolean isSuccessful() {
      return true;
    }

    @Override
    public String describe() {
      return "PIN verified by the card";
    }
  }

  /**
   * A PIN was captured that the caller sends to the issuer.
   *
   * @param rule of the list
   * @param account CVM Results and bits
   */
  record OnlinePinCaptured(Rule rule, CvmAccount account) implements CvmResult {
    @Override
    public boolean isSuccessful() {
      return true;
    }

    @Override
    public String describe() {
      return "PIN entered, to be verified online";
    }
  }

  /**
   * A signature on paper is needed; if a PIN was too, the card found it right.
   *
   * @param rule of the list
   * @param account CVM Results and bits
   */
  record SignatureRequired(Rule rule, CvmAccount account) implements CvmResult {
    @Override
    public boolean isSuccessful() {
      return true;
    }

    @Override
    public String describe() {
      return account.pinResults().isEmpty()
          ? "signature required"
          : "PIN verified by the card, signature required";
    }
  }

  /**
   * Nothing is asked of the cardholder.
   *
   * @param rule of the list
   * @param account CVM Results and bits
   */
  record NoCvmRequired(Rule rule, CvmAccount account) implements CvmResult {
    @Override
    public boolean isSuccessful() {
      return true;
    }

    @Override
    public String describe() {
      return "no verification required";
    }
  }

  /**
   * Verification was not successful. The transaction goes on; TVR and action codes decide.
   *
   * @param last the last rule whose method was performed, if one was
   * @param account CVM Results and bits
   */
  record Failed(Optional<Rule> last, CvmAccount account) implements CvmResult {
    @Override
    public String describe() {
      return last.isPresent()
          ? "failed"
          : "failed: no rule of the card's CVM list could be applied";
    }
  }

  /**
   * The transaction has to end.
   *
   * @param cause why
   * @param account CVM Results and bits so far
   */
  record Terminated(Cause cause, CvmAccount account) implements CvmResult {
    @Override
    public String describe() {
      return "the transaction has to end: " + cause.text;
    }
  }

  /** Why a transaction has to end here. */
  enum Cause {
    /** The card's CVM list is malformed. */
    LIST_MALFORMED("the card's CVM list is malformed"),
    /** The card answered VERIFY with a status word that EMV does not know there. */
    VERIFY_REFUSED("the card refused VERIFY"),
    /** The link failed during VERIFY. */
    OUTCOME_UNKNOWN("the link failed while a PIN was verified"),
    /** The cardholder or the merchant ends it. */
    STOPPED("it was stopped at PIN entry"),
    /** The card calls PINs wrong without end. */
    TOO_MANY_ENTRIES("the card's tries do not come to an end");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /** {@return an English clause} */
    public String text() {
      return text;
    }
  }
}
