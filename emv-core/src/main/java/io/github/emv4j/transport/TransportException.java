package io.github.emv4j.transport;

import io.github.emv4j.apdu.CommandApdu;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The reader or the link to the card failed.
 *
 * <p>The message says what happened, during which command, and what to do now; it never holds card
 * data. {@link #reason()} is for programs. Where something had been read before, a subclass keeps
 * it.
 */
public class TransportException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why the link failed, and what helps. */
  public enum Reason {
    /** The smart card service of the computer is not running. */
    SERVICE_DOWN("Start the smart card service, then try again."),
    /** No reader is attached, or none with the wanted name. */
    NO_READER("Attach a reader and check its cable, then try again."),
    /** The reader was there and is gone. */
    READER_LOST("Plug the reader in again, then start over."),
    /** No card came in time. */
    NO_CARD("Insert the card and try again."),
    /** A card is in the reader but does not answer its reset. */
    MUTE_CARD("Turn the card round or clean its contacts, then insert it again."),
    /** The card was taken out while it was in use. */
    CARD_REMOVED("Put the card back in, leave it there, and start over."),
    /** Another program reset the card while it was in use. */
    CARD_RESET("Start over from the beginning; close other programs that use the card."),
    /** Another program holds the card or the reader. */
    IN_USE("Close the other program that uses the card, then try again."),
    /** Card and reader do not understand each other, or the answer is not one. */
    PROTOCOL("Take the card out, insert it again and retry once; then try another card."),
    /** Nothing was heard within the time limit. */
    TIMEOUT("Take the card out, insert it again and retry once; then try another reader."),
    /** The caller stopped waiting. */
    CANCELLED("Start again when ready.");

    private final String advice;

    Reason(String advice) {
      this.advice = advice;
    }

    /** {@return one English sentence that says what to do now} */
    public String advice() {
      return advice;
    }
  }

  private static final int INS_SELECT = 0xA4;

  private final Reason reason;
  private final String description;
  private final transient @Nullable CommandApdu command;

  /**
   * Describes a failure that no other exception caused.
   *
   * @param reason why
   * @param description what happened, as a sentence without card data
   */
  public TransportException(Reason reason, String description) {
    this(reason, description, null);
  }

  /**
   * Describes a failure.
   *
   * @param reason why
   * @param description what happened, as a sentence without card data
   * @param cause the exception below, if there is one
   */
  public TransportException(Reason reason, String description, @Nullable Throwable cause) {
    this(reason, description, cause, null);
  }

  private TransportException(
      Reason reason, String description, @Nullable Throwable cause, @Nullable CommandApdu command) {
    super(message(reason, description, command), cause);
    this.reason = reason;
    this.description = description;
    this.command = command;
  }

  /**
   * Describes the same failure, with what a subclass has to add.
   *
   * @param failure the failure as it was noticed; becomes the cause
   */
  protected TransportException(TransportException failure) {
    this(failure.reason, failure.description, failure, failure.command);
  }

  private static String message(Reason reason, String description, @Nullable CommandApdu command) {
    String during = command == null ? "" : " (during command " + command + ")";
    return description + during + " " + reason.advice();
  }

  // The name in a SELECT is no secret and tells which application it was about.
  private static CommandApdu withoutSecrets(CommandApdu command) {
    CommandApdu header = CommandApdu.of(command.cla(), command.ins(), command.p1(), command.p2());
    return command.ins() == INS_SELECT ? header.withData(command.data()) : header;
  }

  /** {@return the same failure, naming the command during which it happened} */
  public final TransportException during(CommandApdu failed) {
    TransportException named =
        new TransportException(reason, description, getCause(), withoutSecrets(failed));
    named.setStackTrace(getStackTrace());
    return named;
  }

  /** {@return why} */
  public final Reason reason() {
    return reason;
  }

  /** {@return what happened, without command and advice} */
  public final String description() {
    return description;
  }

  /**
   * {@return the command during which it happened, if it was one: its header, and for SELECT the
   * name}
   */
  public final Optional<CommandApdu> command() {
    return Optional.ofNullable(command);
  }
}
