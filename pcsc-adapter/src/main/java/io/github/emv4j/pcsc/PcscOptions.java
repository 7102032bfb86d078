package io.github.emv4j.pcsc;

import java.time.Duration;

/**
 * How a reader connects to cards.
 *
 * @param protocol which transmission protocol is wanted; {@code ANY} by default
 * @param sharing whether other programs are kept out; {@code EXCLUSIVE} by default
 * @param commandLimit how long the card may take for one command; 20 seconds by default
 * @param onClose what happens to the card when the connection closes; {@code RESET} by default
 */
public record PcscOptions(
    Protocol protocol, Sharing sharing, Duration commandLimit, OnClose onClose) {
  private static final PcscOptions DEFAULTS =
      new PcscOptions(Protocol.ANY, Sharing.EXCLUSIVE, Duration.ofSeconds(20), OnClose.RESET);

  /** The transmission protocol that a connection asks for. */
  public enum Protocol {
    /** Whichever card and reader agree on. */
    ANY("*"),
    /** T=0 or no connection. */
    T0("T=0"),
    /** T=1 or no connection. */
    T1("T=1");

    private final String name;

    Protocol(String name) {
      this.name = name;
    }

    String smartCardIoName() {
      return name;
    }
  }

  /** What other programs may do with the card meanwhile. */
  public enum Sharing {
    /**
     * Nothing: their commands wait until the connection closes. Windows resets a card that is held
     * so and gets no command for five seconds; where a person is asked in between, share it there.
     */
    EXCLUSIVE,
    /** Send commands in between, which may select something else or reset the card. */
    SHARED
  }

  /** What the card is left in. */
  public enum OnClose {
    /** The card forgets what was selected and verified. */
    RESET,
    /** The card keeps its state, for as long as the reader keeps it powered. */
    LEAVE
  }

  /**
   * Checks the limit.
   *
   * @throws IllegalArgumentException if it is zero or negative
   */
  public PcscOptions {
    if (commandLimit.isNegative() || commandLimit.isZero()) {
      throw new IllegalArgumentException("not a time limit: " + commandLimit);
    }
  }

  /** {@return any protocol, exclusive, 20 seconds a command, reset at the end} */
  public static PcscOptions defaults() {
    return DEFAULTS;
  }

  /** {@return these options with another protocol} */
  public PcscOptions with(Protocol wanted) {
    return new PcscOptions(wanted, sharing, commandLimit, onClose);
  }

  /** {@return these options with another way of sharing} */
  public PcscOptions with(Sharing wanted) {
    return new PcscOptions(protocol, wanted, commandLimit, onClose);
  }

  /** {@return these options with another end} */
  public PcscOptions with(OnClose wanted) {
    return new PcscOptions(protocol, sharing, commandLimit, wanted);
  }

  /**
   * {@return these options with another time limit for commands}
   *
   * @param limit more than zero; signing takes some cards two seconds
   */
  public PcscOptions withCommandLimit(Duration limit) {
    return new PcscOptions(protocol, sharing, limit, onClose);
  }
}
