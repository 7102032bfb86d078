package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.smartcardio.CardException;
import javax.smartcardio.CardNotPresentException;

/**
 * Tells what an exception of a provider means.
 *
 * <p>The exceptions' classes differ from provider to provider and are partly hidden, partly
 * unchecked. What all have in common is the name of the PC/SC error somewhere in a message.
 */
final class Faults {
  private static final Pattern ERROR_NAME = Pattern.compile("SCARD_[EFWP]_[A-Z_]+");

  private static final String SERVICE_LOST = "The link to the smart card service broke.";
  private static final String READER_GONE = "The reader was unplugged.";
  private static final String TAKEN_OUT = "The card was taken out.";
  private static final String DEAD_PROVIDER =
      "The smart card service was stopped or restarted, and the JDK's provider cannot find it"
          + " again: restart this program, or use a JNA provider, which just goes on.";
  private static final String NO_ACCESS =
      "The smart card service does not let this user in; ask the administrator (polkit rules).";

  private static final Map<String, Fault> FAULTS =
      Map.ofEntries(
          fault("SCARD_E_NO_SERVICE", Reason.SERVICE_DOWN, "No smart card service is running."),
          fault("SCARD_E_SERVICE_STOPPED", Reason.SERVICE_DOWN, "The smart card service stopped."),
          fault("SCARD_F_COMM_ERROR", Reason.SERVICE_DOWN, SERVICE_LOST),
          fault("SCARD_E_INVALID_HANDLE", Reason.SERVICE_DOWN, SERVICE_LOST),
          fault("SCARD_W_SECURITY_VIOLATION", Reason.SERVICE_DOWN, NO_ACCESS),
          fault("SCARD_E_NO_ACCESS", Reason.SERVICE_DOWN, NO_ACCESS),
          fault("SCARD_E_NO_READERS_AVAILABLE", Reason.NO_READER, "No reader is attached."),
          fault("SCARD_E_UNKNOWN_READER", Reason.READER_LOST, READER_GONE),
          fault("SCARD_E_READER_UNAVAILABLE", Reason.READER_LOST, READER_GONE),
          fault("SCARD_E_NO_SMARTCARD", Reason.NO_CARD, "There is no card in the reader."),
          fault("SCARD_W_REMOVED_CARD", Reason.CARD_REMOVED, TAKEN_OUT),
          fault("SCARD_W_RESET_CARD", Reason.CARD_RESET, "The card was reset by somebody else."),
          fault(
              "SCARD_W_UNRESPONSIVE_CARD",
              Reason.MUTE_CARD,
              "The card does not answer when it is powered."),
          fault("SCARD_W_UNPOWERED_CARD", Reason.MUTE_CARD, "The card cannot be powered."),
          fault(
              "SCARD_W_UNSUPPORTED_CARD",
              Reason.MUTE_CARD,
              "The reader does not understand the card's answer to reset."),
          fault(
              "SCARD_E_SHARING_VIOLATION",
              Reason.IN_USE,
              "Another program has the card to itself."),
          fault(
              "SCARD_E_PROTO_MISMATCH",
              Reason.PROTOCOL,
              "The card does not speak the wanted protocol."),
          fault("SCARD_E_NOT_TRANSACTED", Reason.PROTOCOL, "The exchange with the card failed."),
          fault("SCARD_E_INSUFFICIENT_BUFFER", Reason.PROTOCOL, "The card's answer is too long."),
          fault("SCARD_E_TIMEOUT", Reason.TIMEOUT, "The reader gave up waiting for the card."));

  private record Fault(Reason reason, String description) {}

  private Faults() {}

  private static Map.Entry<String, Fault> fault(String name, Reason reason, String description) {
    return Map.entry(name, new Fault(reason, description));
  }

  /**
   * {@return the failure that an exception of a provider stands for}
   *
   * @param thrown by a call into the provider
   */
  static TransportException explain(CompletionException thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (has(cause, ServiceLine.DeadProviderException.class)) {
      return new TransportException(Reason.SERVICE_DOWN, DEAD_PROVIDER, cause);
    }
    Optional<String> name = errorName(cause);
    if (name.isPresent()) {
      return named(name.get(), cause);
    }
    if (has(cause, NoSuchAlgorithmException.class) || has(cause, LinkageError.class)) {
      return new TransportException(
          Reason.SERVICE_DOWN, "The PC/SC library is not installed or not found.", cause);
    }
    if (cause instanceof CardNotPresentException) {
      return new TransportException(Reason.NO_CARD, "There is no card in the reader.", cause);
    }
    if (cause instanceof IllegalStateException) {
      // SunPCSC: "Card has been removed", once it has told so with a proper error.
      return new TransportException(Reason.CARD_REMOVED, TAKEN_OUT, cause);
    }
    if (cause instanceof IllegalArgumentException) {
      // Both providers trip over answers of less than two bytes.
      return new TransportException(
          Reason.PROTOCOL, "The card's answer has no status word.", cause);
    }
    if (cause instanceof CardException) {
      return new TransportException(Reason.PROTOCOL, "The reader reports a failure.", cause);
    }
    throw thrown;
  }

  private static TransportException named(String name, Throwable cause) {
    Fault fault = FAULTS.get(name);
    if (fault == null) {
      return new TransportException(Reason.PROTOCOL, "The reader reports " + name + ".", cause);
    }
    return new TransportException(fault.reason(), fault.description(), cause);
  }

  /** {@return whether a new link to the service may do what this one cannot do any more} */
  static boolean isLinkBroken(CardException thrown) {
    return errorName(thrown)
        .map(FAULTS::get)
        .map(fault -> fault.reason() == Reason.SERVICE_DOWN)
        .orElse(false);
  }

  /**
   * {@return whether the service says that there are no readers, which only some providers call a
   * failure}
   */
  static boolean isWithoutReaders(CardException thrown) {
    return errorName(thrown).filter("SCARD_E_NO_READERS_AVAILABLE"::equals).isPresent();
  }

  /**
   * {@return whether a driver says that it does not know what it was asked to do, and so did not
   * begin}
   *
   * <p>pcsc-lite has one number for this and for unexpected errors, but gives it to a control for
   * this alone. On Windows it is that of any unexpected error, so nothing is certain there.
   */
  static boolean isRefusalToBegin(CardException thrown) {
    return !PinPadFeatures.isWindows(System.getProperty("os.name", ""))
        && errorName(thrown).filter("SCARD_E_UNSUPPORTED_FEATURE"::equals).isPresent();
  }

  private static Optional<String> errorName(Throwable thrown) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      Matcher matcher = ERROR_NAME.matcher(String.valueOf(at.getMessage()));
      if (matcher.find()) {
        return Optional.of(matcher.group());
      }
    }
    return Optional.empty();
  }

  private static boolean has(Throwable thrown, Class<? extends Throwable> type) {
    for (Throwable at = thrown; at != null; at = at.getCause()) {
      if (type.isInstance(at)) {
        return true;
      }
    }
    return false;
  }

  /** {@return a duration as people say it} */
  static String seconds(Duration time) {
    if (time.toMillis() < 1000) {
      return time.toMillis() + " milliseconds";
    }
    return time.toSeconds() == 1 ? "1 second" : time.toSeconds() + " seconds";
  }
}
