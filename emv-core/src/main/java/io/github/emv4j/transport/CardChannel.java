package io.github.emv4j.transport;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.transport.TransportException.Reason;
import java.util.Arrays;
import java.util.Optional;

/**
 * Sends commands over a connection and returns whole answers.
 *
 * <p>For a command that expects data, {@code 61xx} never leaves the channel, and {@code 6Cxx} only
 * if it asks for the length that was just sent; a warning without data is followed by GET RESPONSE
 * where T=0 hides the data behind it (EMV 4.4 Book 1, 9.3.1; ISO/IEC 7816-3). Commands without an
 * expected length, VERIFY among them, are sent exactly once. A command takes at most {@value
 * #MAX_ROUNDS} exchanges, a channel at most {@value #MAX_EXCHANGES}.
 */
public final class CardChannel {
  /** The most exchanges that one command may need. */
  public static final int MAX_ROUNDS = 32;

  /** The most exchanges of one channel: beyond any card, short of for ever. */
  public static final int MAX_EXCHANGES = 4_096;

  /** The most bytes that one channel takes from a card; what 4,096 answers of usual size hold. */
  public static final int MAX_BYTES_RECEIVED = 1 << 21;

  // EMV asks for GET RESPONSE with class 00 whatever the class of the command was.
  private static final CommandApdu GET_RESPONSE = CommandApdu.of(0x00, 0xC0, 0x00, 0x00);

  private static final int HEADER_LENGTH = 4;

  private final CardConnection connection;
  private int exchanges;
  private long bytesSent;
  private long bytesReceived;

  /**
   * Uses a connection; closing it stays with its owner.
   *
   * @param connection to the card
   */
  public CardChannel(CardConnection connection) {
    this.connection = connection;
  }

  /** {@return the connection underneath} */
  public CardConnection connection() {
    return connection;
  }

  /** {@return how many commands went to the card so far, GET RESPONSE included} */
  public int exchanges() {
    return exchanges;
  }

  /** {@return how many bytes of commands went to the card so far} */
  public long bytesSent() {
    return bytesSent;
  }

  /** {@return how many bytes of answers, status words included, came from the card so far} */
  public long bytesReceived() {
    return bytesReceived;
  }

  /**
   * Sends a command and returns its whole answer.
   *
   * @param command any command in short form
   * @return the data of all exchanges joined, and the status word that ended them; where a warning
   *     stood before the data, that warning
   * @throws TransportException if no answer came, or it is not one, or the card does not come to an
   *     end; it names the command
   */
  public ResponseApdu send(CommandApdu command) throws TransportException {
    try {
      ResponseApdu answer = exchange(command);
      return command.le().isEmpty() ? answer : complete(command, answer);
    } catch (TransportException e) {
      throw e.during(command);
    }
  }

  /**
   * Sends a command that holds a secret, exactly once whatever the card answers, and wipes it.
   *
   * @param command a whole command in short form; zeros when this method returns or throws
   * @return the status word of the answer; data before it are passed over
   * @throws TransportException if no answer came, or it is not one; it names the header only
   * @throws IllegalArgumentException if there is no header
   */
  public StatusWord sendSecret(byte[] command) throws TransportException {
    try {
      return sendOnce(command, header(command));
    } finally {
      Arrays.fill(command, (byte) 0);
    }
  }

  private StatusWord sendOnce(byte[] command, CommandApdu header) throws TransportException {
    try {
      return exchange(command).status();
    } catch (TransportException e) {
      throw e.during(header);
    }
  }

  private static CommandApdu header(byte[] command) {
    if (command.length < HEADER_LENGTH) {
      throw new IllegalArgumentException("command header is cut off");
    }
    return CommandApdu.of(
        command[0] & 0xFF, command[1] & 0xFF, command[2] & 0xFF, command[3] & 0xFF);
  }

  private ResponseApdu complete(CommandApdu command, ResponseApdu first) throws TransportException {
    if (first.status().isOk()) {
      return first;
    }
    CommandApdu last = command;
    ResponseApdu answer = first;
    Bytes collected = Bytes.EMPTY;
    Optional<StatusWord> warning = Optional.empty();
    for (int round = 1; round < MAX_ROUNDS; round++) {
      StatusWord status = answer.status();
      if (status.rightLe().isPresent() && !status.rightLe().equals(last.le())) {
        last = last.withLe(status.rightLe().getAsInt());
      } else {
        collected = join(collected, answer.data());
        if (status.bytesWaiting().isPresent()) {
          last = GET_RESPONSE.withLe(status.bytesWaiting().getAsInt());
        } else if (collected.isEmpty() && warning.isEmpty() && mayHideData(command, status)) {
          warning = Optional.of(status);
          last = GET_RESPONSE.withLe(CommandApdu.LE_MAX);
        } else {
          return new ResponseApdu(collected, warning.orElse(status));
        }
      }
      answer = exchange(last);
    }
    throw new TransportException(Reason.PROTOCOL, "The card's answer does not come to an end.");
  }

  // Only T=0 has to put the warning first; where the protocol is not known, asking does no harm.
  private boolean mayHideData(CommandApdu command, StatusWord status) {
    TransmissionProtocol protocol = connection.protocol();
    return status.isWarning()
        && !command.data().isEmpty()
        && (protocol == TransmissionProtocol.T0 || protocol == TransmissionProtocol.UNKNOWN);
  }

  private static Bytes join(Bytes collected, Bytes more) throws TransportException {
    if (collected.length() + more.length() > ResponseApdu.MAX_DATA) {
      throw new TransportException(Reason.PROTOCOL, "The card's answer is too long.");
    }
    return collected.isEmpty() ? more : collected.concat(more);
  }

  private ResponseApdu exchange(CommandApdu command) throws TransportException {
    return exchange(command.toByteArray());
  }

  private ResponseApdu exchange(byte[] sent) throws TransportException {
    if (exchanges >= MAX_EXCHANGES) {
      throw new TransportException(
          Reason.PROTOCOL, "The card does not come to an end after " + exchanges + " commands.");
    }
    if (bytesReceived >= MAX_BYTES_RECEIVED) {
      throw new TransportException(
          Reason.PROTOCOL, "The card does not come to an end after " + bytesReceived + " bytes.");
    }
    exchanges++;
    bytesSent += sent.length;
    byte[] received = connection.transmit(sent);
    // A reader written outside this library may break its word.
    if (received == null) {
      throw new TransportException(Reason.PROTOCOL, "The reader gave no answer.");
    }
    bytesReceived += received.length;
    try {
      return ResponseApdu.parse(received);
    } catch (MalformedDataException e) {
      throw new TransportException(
          Reason.PROTOCOL, "The card sent no proper answer: " + e.reason() + ".", e);
    }
  }
}
