package io.github.emv4j.pin;

import io.github.emv4j.data.Aip;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CvmCircumstances;
import io.github.emv4j.data.CvmList;
import io.github.emv4j.data.CvmMethod;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.pin.PinResult.Cause;
import io.github.emv4j.pin.VerifyOptions.Fallback;
import java.util.Optional;
import java.util.function.Predicate;

/** Chooses how a PIN goes to the card (EMV 4.4 Book 3, 10.5). */
sealed interface MethodChoice {
  /** This way. */
  record Chosen(PinMethod method) implements MethodChoice {}

  /** No way. */
  record Impossible(Cause cause, Optional<PinMethod> wanted) implements MethodChoice {}

  static MethodChoice choose(
      VerifyOptions options, CardData card, TerminalData terminal, EnciphermentKey key) {
    Optional<CvmList> list = list(card);
    if (options.method().isPresent()) {
      return wanted(options.method().get(), list, key);
    }
    return list.map(rules -> byList(rules, new CvmCircumstances(rules, card, terminal), terminal))
        .flatMap(offer -> offer.first().map(first -> possible(first, offer, options, key)))
        .orElse(new Impossible(Cause.NO_METHOD_IN_COMMON, Optional.empty()));
  }

  // A list counts only if the card says in its AIP that it wants the cardholder verified.
  private static Optional<CvmList> list(CardData card) {
    return card.aip().filter(Aip::supportsCardholderVerification).isPresent()
        ? card.cvmList().filter(list -> !list.rules().isEmpty())
        : Optional.empty();
  }

  /** What the card's list offers here: the first choice, and whether plaintext is on it at all. */
  record Offer(Optional<PinMethod> first, boolean plaintext) {}

  private static Offer byList(CvmList list, CvmCircumstances circumstances, TerminalData terminal) {
    Optional<PinMethod> first = Optional.empty();
    boolean plaintext = false;
    for (CvmList.Rule rule : list.rules()) {
      Optional<CvmMethod> method =
          CvmMethod.of(rule.method())
              .filter(CvmMethod::isOfflinePin)
              .filter(offered -> offered.isSupportedBy(terminal));
      if (method.isPresent() && circumstances.satisfies(rule)) {
        boolean clear = method.get().sendsPlaintext();
        plaintext |= clear;
        first = first.or(() -> Optional.of(clear ? PinMethod.PLAINTEXT : PinMethod.ENCIPHERED));
      }
    }
    return new Offer(first, plaintext);
  }

  private static MethodChoice possible(
      PinMethod preferred, Offer offer, VerifyOptions options, EnciphermentKey key) {
    if (preferred == PinMethod.PLAINTEXT || key.key().isPresent()) {
      return new Chosen(preferred);
    }
    if (!offer.plaintext()) {
      return new Impossible(Cause.NO_ENCIPHERMENT_KEY, offer.first());
    }
    return options.fallback() == Fallback.PLAINTEXT
        ? new Chosen(PinMethod.PLAINTEXT)
        : new Impossible(Cause.PLAINTEXT_NOT_PERMITTED, offer.first());
  }

  private static MethodChoice wanted(
      PinMethod method, Optional<CvmList> list, EnciphermentKey key) {
    if (method == PinMethod.ENCIPHERED) {
      return key.key().isPresent()
          ? new Chosen(method)
          : new Impossible(Cause.NO_ENCIPHERMENT_KEY, Optional.of(method));
    }
    // In clear only where the card says nothing about it or offers it.
    return list.isEmpty() || offers(list.get(), CvmMethod::sendsPlaintext)
        ? new Chosen(method)
        : new Impossible(Cause.NOT_OFFERED, Optional.of(method));
  }

  private static boolean offers(CvmList list, Predicate<CvmMethod> kind) {
    return list.rules().stream()
        .anyMatch(rule -> CvmMethod.of(rule.method()).filter(kind).isPresent());
  }
}
