package io.github.emv4j.report;

import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinTryCounter;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransportException;
import java.util.OptionalInt;

/**
 * What to do now, for the cardholder, the cashier and the technician, in English and in Chinese.
 *
 * <p>There is an advice for everything that can come of a card use. Its texts say what to do next
 * and what was not harmed; they hold no card data.
 *
 * @param code what happened, stable over versions
 * @param triesLeft the PIN tries that are left, where the texts tell them
 */
public record Advice(AdviceCode code, OptionalInt triesLeft) {

  /**
   * {@return the advice with a code}
   *
   * <p>Of {@code PIN_WRONG} and {@code PIN_TRIES_LEFT} the texts want a number; without one use
   * {@code PIN_WRONG_UNCOUNTED} and {@code PIN_TRIES_UNKNOWN}.
   */
  public static Advice of(AdviceCode code) {
    return new Advice(code, OptionalInt.empty());
  }

  /**
   * {@return the advice with a code and a number of PIN tries}
   *
   * @param triesLeft 0 or more
   */
  public static Advice of(AdviceCode code, int triesLeft) {
    return new Advice(code, OptionalInt.of(triesLeft));
  }

  /** {@return the advice on findings of this kind} */
  public static Advice of(FindingCode code) {
    return of(FindingAdvice.code(code));
  }

  /** {@return the advice on a finding} */
  public static Advice of(Finding finding) {
    return of(finding.code());
  }

  /** {@return the advice on a failure of reader or link} */
  public static Advice of(TransportException.Reason reason) {
    return of(LinkAdvice.code(reason));
  }

  /** {@return the advice on a failure of reader or link} */
  public static Advice of(TransportException failure) {
    return of(failure.reason());
  }

  /** {@return the advice on what looking for applications came to} */
  public static Advice of(CandidateResult result) {
    return SelectionAdvice.of(result);
  }

  /** {@return the advice on what the final SELECT came to} */
  public static Advice of(SelectionResult result) {
    return result.failure().map(Advice::of).orElse(of(AdviceCode.CARD_READY));
  }

  /** {@return the advice on what GET PROCESSING OPTIONS came to} */
  public static Advice of(InitiationResult result) {
    return SelectionAdvice.of(result);
  }

  /** {@return the advice on how offline data authentication ended} */
  public static Advice of(OdaResult result) {
    return of(GenuineAdvice.code(result));
  }

  /** {@return the advice on what an answer to GENERATE AC with CDA is worth} */
  public static Advice of(CdaResult result) {
    return of(GenuineAdvice.code(result));
  }

  /** {@return the advice on the check at which an authentication ended} */
  public static Advice of(FailedCheck failure) {
    return of(GenuineAdvice.code(failure));
  }

  /** {@return the advice on what came of a PIN} */
  public static Advice of(PinResult result) {
    return PinAdvice.of(result);
  }

  /** {@return the advice on the tries that are left before a PIN is asked for} */
  public static Advice of(PinTryCounter counter) {
    return PinAdvice.of(counter);
  }

  /** {@return the advice on why no PIN was entered at a pin pad} */
  public static Advice of(PinPadAnswer.Reason reason) {
    return of(PinAdvice.code(reason));
  }

  /** {@return the advice on how cardholder verification ended} */
  public static Advice of(CvmResult result) {
    return CvmAdvice.of(result);
  }

  /** {@return the advice on how something known of a cardholder compares with the card} */
  public static Advice of(HolderMatch match) {
    if (match instanceof HolderMatch.NotOnCard) {
      return of(AdviceCode.HOLDER_NOT_ON_CARD);
    }
    return of(match.isMatch() ? AdviceCode.HOLDER_MATCHES : AdviceCode.HOLDER_DIFFERS);
  }

  /** {@return how much it matters for using the card here and now} */
  public Severity severity() {
    return code.severity();
  }

  /** {@return how often it makes sense to try again with the same card, 0 to 2} */
  public int retries() {
    return code.retries();
  }

  /**
   * {@return one to three short sentences without control characters and card data}
   *
   * @param audience whom they are for
   * @param language which they are in
   */
  public String text(Audience audience, Language language) {
    return AdviceTexts.text(this, audience, language);
  }

  /** {@return the text for a customer display} */
  public String cardholder(Language language) {
    return text(Audience.CARDHOLDER, language);
  }

  /** {@return the text for the person at the counter} */
  public String cashier(Language language) {
    return text(Audience.CASHIER, language);
  }

  /** {@return the text for whoever looks for the cause} */
  public String technician(Language language) {
    return text(Audience.TECHNICIAN, language);
  }
}
