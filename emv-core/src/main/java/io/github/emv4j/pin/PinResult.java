package io.github.emv4j.pin;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What came of one attempt to verify a PIN (EMV 4.4 Book 3, 6.5.12 and 10.5.1). */
public sealed interface PinResult {
  /** {@return method, counters and findings} */
  PinAttempt attempt();

  /** {@return the result in words, with what to do now; without the PIN} */
  String describe();

  /** {@return whether the card found the PIN right} */
  default boolean isVerified() {
    return false;
  }

  /** {@return the status word that decided, the card's or the pin pad's, if one did} */
  default Optional<StatusWord> status() {
    return Optional.empty();
  }

  /** {@return how the PIN went to the card, or would have gone; empty if none was chosen} */
  default Optional<PinMethod> method() {
    return attempt().method();
  }

  /** {@return the tries left before this attempt, if the card told} */
  default OptionalInt triesBefore() {
    return attempt().before().tries();
  }

  /** {@return the tries left after this attempt, if the card told} */
  default OptionalInt triesAfter() {
    return attempt().after().tries();
  }

  /** {@return what was noticed, for example a counter that did not fall by one} */
  default List<Finding> findings() {
    return attempt().findings();
  }

  /**
   * The PIN is right.
   *
   * @param attempt method, counters and findings
   */
  record Verified(PinAttempt attempt) implements PinResult {
    @Override
    public boolean isVerified() {
      return true;
    }

    @Override
    public Optional<StatusWord> status() {
      return Optional.of(StatusWord.OK);
    }

    @Override
    public String describe() {
      return "The PIN is right.";
    }
  }

  /**
   * The PIN is wrong and not blocked.
   *
   * @param triesLeft 1 or more
   * @param answer the card's status word
   * @param attempt method, counters and findings
   */
  record WrongPin(int triesLeft, StatusWord answer, PinAttempt attempt) implements PinResult {
    @Override
    public Optional<StatusWord> status() {
      return Optional.of(answer);
    }

    @Override
    public String describe() {
      return triesLeft == 1
          ? "Wrong PIN, one try is left. Another wrong PIN blocks it."
          : "Wrong PIN, " + triesLeft + " tries are left.";
    }
  }

  /**
   * One try is left, and the caller did not say that it may be spent. Nothing was sent.
   *
   * @param attempt method, counters and findings
   */
  record LastTryAhead(PinAttempt attempt) implements PinResult {
    @Override
    public String describe() {
      return "One PIN try is left; a wrong PIN blocks it. Nothing was sent to the card. Ask the"
          + " cardholder, then try again and allow the last try.";
    }
  }

  /**
   * The card said during this attempt that the PIN is blocked: this was the last try, or the PIN
   * was blocked although the card had not told so before.
   *
   * @param answer the card's status word
   * @param attempt method, counters and findings
   */
  record BlockedNow(StatusWord answer, PinAttempt attempt) implements PinResult {
    @Override
    public Optional<StatusWord> status() {
      return Optional.of(answer);
    }

    @Override
    public String describe() {
      return switch (answer.value()) {
        case 0x6983 -> "The PIN is blocked (6983). Only the issuer can unblock it.";
        case 0x6984 ->
            method().filter(PinMethod.ENCIPHERED::equals).isPresent()
                ? "The card answered 6984: the PIN is blocked or none is set, or the card could"
                    + " not read the enciphered PIN. Ask the issuer."
                : "The card answered 6984: the PIN is blocked or none is set. Ask the issuer.";
        default ->
            "Wrong PIN, and no try is left: the PIN is blocked now. Only the issuer can"
                + " unblock it.";
      };
    }
  }

  /**
   * No try was left before. Nothing was sent.
   *
   * @param attempt method, counters and findings
   */
  record BlockedBefore(PinAttempt attempt) implements PinResult {
    @Override
    public String describe() {
      return "The PIN is blocked: no try is left. Nothing was sent to the card. Only the issuer"
          + " can unblock it.";
    }
  }

  /**
   * The PIN cannot be verified in this way. It was not compared.
   *
   * @param cause why
   * @param answer the status word of card or pin pad, if it was one that said so
   * @param attempt method, counters and findings
   */
  record NotSupported(Cause cause, Optional<StatusWord> answer, PinAttempt attempt)
      implements PinResult {
    @Override
    public Optional<StatusWord> status() {
      return answer;
    }

    @Override
    public String describe() {
      return "The PIN was not verified: "
          + cause.text
          + answer.map(status -> " (" + status + ")").orElse("")
          + ".";
    }
  }

  /** Why a PIN cannot be verified. */
  enum Cause {
    /** Card and terminal have no method in common. */
    NO_METHOD_IN_COMMON("card and terminal have no way of verifying it in common"),
    /** The card's CVM list does not offer the wanted method. */
    NOT_OFFERED("the card does not offer this way of verifying it"),
    /** The PIN would have to go in clear, and the caller did not permit that. */
    PLAINTEXT_NOT_PERMITTED(
        "the card wants it enciphered, there is no key for that, and sending it in clear was not"
            + " permitted"),
    /** There is no key of the card to encipher with. */
    NO_ENCIPHERMENT_KEY("there is no trusted key of the card to encipher it with"),
    /** The card gave no challenge, or not one of eight bytes. */
    NO_CHALLENGE("the card gave no proper challenge to encipher it with"),
    /** The reader has no pin pad. */
    NO_PIN_PAD("the reader has no pin pad"),
    /** The reader's pin pad does not do it. */
    PIN_PAD_NOT_WORKING("the reader's pin pad does not work"),
    /** The card does not know VERIFY, or not this kind, or has no PIN. */
    REFUSED_BY_CARD("the card does not do this, or has no PIN");

    private final String text;

    Cause(String text) {
      this.text = text;
    }

    /** {@return an English clause} */
    public String text() {
      return text;
    }
  }

  /**
   * No PIN was entered at the pin pad. Nothing was sent.
   *
   * @param reason cancelled, timed out, or a PIN of a wrong length
   * @param attempt method, counters and findings
   */
  record NotEntered(PinPadAnswer.Reason reason, PinAttempt attempt) implements PinResult {
    @Override
    public String describe() {
      return "No PIN was sent to the card: " + reason.text() + ".";
    }
  }

  /**
   * The card refused VERIFY with a status word that says neither right nor wrong.
   *
   * @param answer the card's status word
   * @param attempt method, counters and findings
   */
  record Refused(StatusWord answer, PinAttempt attempt) implements PinResult {
    @Override
    public Optional<StatusWord> status() {
      return Optional.of(answer);
    }

    @Override
    public String describe() {
      return "The card refused to verify the PIN: "
          + switch (answer.value()) {
            case 0x6300 ->
                "it is wrong, and the card does not tell how many tries are left (6300).";
            case 0x6700 -> "it calls the command's length wrong (6700).";
            case 0x6982, 0x6985 -> "not possible now (" + answer + ").";
            case 0x6984 -> "it could not use what it was sent (6984); the PIN is not blocked.";
            default -> "it answered " + answer + ".";
          };
    }
  }

  /**
   * The link failed after VERIFY had been handed to the reader: whether the card saw it, and used a
   * try, is not known. Nothing was repeated.
   *
   * @param failure of the link
   * @param attempt method, counters and findings; the counter after it was not read
   */
  record OutcomeUnknown(TransportException failure, PinAttempt attempt) implements PinResult {
    /** What the PIN Try Counter tells later. */
    public enum Conclusion {
      /** The counter fell: a try was used. */
      TRY_USED,
      /**
       * The counter is as before: VERIFY did not arrive, or the PIN was right and no try had been
       * used before.
       */
      NO_TRY_USED,
      /** The counter rose: the PIN was right. */
      VERIFIED,
      /** The counter is not known, now or before. */
      UNKNOWN
    }

    /**
     * {@return what happened, as far as the counter tells}
     *
     * @param now read after the card was connected to and the application selected again, before
     *     anything else was sent to it
     */
    public Conclusion conclude(PinTryCounter now) {
      OptionalInt before = triesBefore();
      OptionalInt later = now.tries();
      if (before.isEmpty() || later.isEmpty()) {
        return Conclusion.UNKNOWN;
      }
      int change = Integer.compare(later.getAsInt(), before.getAsInt());
      return change < 0
          ? Conclusion.TRY_USED
          : change > 0 ? Conclusion.VERIFIED : Conclusion.NO_TRY_USED;
    }

    @Override
    public String describe() {
      String counted =
          triesBefore().isPresent()
              ? " before this attempt it was " + triesBefore().getAsInt() + "."
              : " it was not known before this attempt.";
      return "The link failed while the PIN was checked; whether a try was used is not known. Put"
          + " the card in again, select the application, and read the PIN Try Counter before"
          + " anything else:"
          + counted;
    }
  }
}
