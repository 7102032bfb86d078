package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.RecordedCommand.Likeness;
import io.github.emv4j.trace.Recording.Hit;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;

/**
 * Plays the card of a recorded conversation.
 *
 * <p>In both modes a missing or extra expected length of {@code 00} is no difference, and VERIFY
 * data that a recording hid is like any of the same length.
 */
public final class ReplayConnection implements CardConnection {
  private final Trace trace;
  private final Recording recording;
  private final boolean strict;
  private final TransmissionProtocol protocol;
  private int position;
  private int deviations;
  private boolean closed;

  private ReplayConnection(Trace trace, boolean strict) {
    this.trace = trace;
    this.recording = new Recording(trace.exchanges());
    this.strict = strict;
    // Once: it looks at every exchange, and a reader asks after every command.
    this.protocol = protocolOf(trace);
  }

  /**
   * {@return a card that accepts only the next recorded command}
   *
   * <p>Any other fails with {@link Reason#PROTOCOL} and the line of the trace that was expected;
   * the expected command can still be sent then.
   *
   * @param trace what the card says
   */
  public static ReplayConnection strict(Trace trace) {
    return new ReplayConnection(trace, true);
  }

  /**
   * {@return a card that answers commands in any order}
   *
   * <p>A SELECT jumps to the place where it was recorded. Any other command is looked for from
   * there to the next SELECT, then behind other SELECTs of the same name, then anywhere; where it
   * was recorded more than once, its answers come in recorded order and the last one repeats. GET
   * RESPONSE continues the exchange just before. GET PROCESSING OPTIONS, INTERNAL AUTHENTICATE,
   * GENERATE AC, GET CHALLENGE and VERIFY are then answered as recorded for other data. What was
   * not recorded is refused: SELECT with {@code 6A82}, READ RECORD with {@code 6A83}, GET DATA with
   * {@code 6A88}, others with {@code 6D00}.
   *
   * @param trace what the card says
   */
  public static ReplayConnection lenient(Trace trace) {
    return new ReplayConnection(trace, false);
  }

  /** {@return what is played} */
  public Trace trace() {
    return trace;
  }

  /** {@return the recorded answer to reset; empty if the trace has none} */
  @Override
  public Bytes atr() {
    return trace.atr().orElse(Bytes.EMPTY);
  }

  /**
   * {@return {@code CONTACTLESS} if the trace says so, {@code T0} if it was recorded on the T=0
   * wire, with GET RESPONSE and corrected lengths; else {@code T1}, as answers are whole}
   */
  @Override
  public TransmissionProtocol protocol() {
    return protocol;
  }

  private static TransmissionProtocol protocolOf(Trace trace) {
    if (trace.isContactless()) {
      return TransmissionProtocol.CONTACTLESS;
    }
    return trace.exchanges().stream().anyMatch(ReplayConnection::isOfTheT0Wire)
        ? TransmissionProtocol.T0
        : TransmissionProtocol.T1;
  }

  private static boolean isOfTheT0Wire(Exchange exchange) {
    Bytes response = exchange.response();
    int sw1 = response.length() < 2 ? 0 : response.at(response.length() - 2);
    return sw1 == 0x61 || sw1 == 0x6C || RecordedCommand.parse(exchange.command()).isGetResponse();
  }

  /**
   * {@return how many commands so far were not answered with what was recorded for them, but with
   * what was recorded for another length or other data, or with a refusal}
   */
  public int deviations() {
    return deviations;
  }

  /** {@return how many recorded exchanges are still to come; if lenient, were not asked for} */
  public int remaining() {
    return strict ? trace.exchanges().size() - position : recording.unused();
  }

  /**
   * Answers a command from the trace.
   *
   * @throws TransportException if the replay is strict and another command was recorded here
   * @throws IllegalStateException if the connection is closed
   */
  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    if (closed) {
      throw new IllegalStateException("the connection is closed");
    }
    RecordedCommand asked = RecordedCommand.parse(withoutPin(command));
    return (strict ? nextAnswer(asked) : bestAnswer(asked)).toByteArray();
  }

  // A PIN that is not in the trace already is not copied from the caller's array.
  private Bytes withoutPin(byte[] command) {
    if (PinCommands.holdsPin(command)) {
      for (Exchange exchange : trace.exchanges()) {
        if (PinCommands.same(command, exchange.command())) {
          return exchange.command();
        }
      }
    }
    return PinCommands.hidden(command);
  }

  private Bytes nextAnswer(RecordedCommand asked) throws TransportException {
    if (position >= trace.exchanges().size()) {
      throw deviation("The trace has ended, but the command " + asked + " was sent.");
    }
    RecordedCommand expected = recording.command(position);
    if (expected.likenessOf(asked) != Likeness.SAME) {
      String sent =
          expected.header() == asked.header() ? "the same with other data or length" : "" + asked;
      throw deviation(
          String.format(
              "Line %d of the trace has the command %s, but %s was sent.",
              trace.line(position), expected, sent));
    }
    return trace.exchanges().get(position++).response();
  }

  private TransportException deviation(String description) {
    deviations++;
    return new TransportException(Reason.PROTOCOL, description);
  }

  private Bytes bestAnswer(RecordedCommand asked) {
    Hit hit = recording.find(asked);
    if (isDeviation(hit.likeness(), asked)) {
      deviations++;
    }
    return hit.likeness() == Likeness.DIFFERENT
        ? Bytes.of(asked.refusal() >> 8, asked.refusal() & 0xFF)
        : trace.exchanges().get(hit.index()).response();
  }

  private static boolean isDeviation(Likeness likeness, RecordedCommand asked) {
    return switch (likeness) {
      case SAME -> false;
      // Whoever asks for as much as there is would have got the same answer.
      case OTHER_LENGTH -> asked.le() != 0;
      case SAME_HEADER, DIFFERENT -> true;
    };
  }

  /** Ends the replay; a command sent afterwards is a mistake of the caller. */
  @Override
  public void close() {
    closed = true;
  }
}
