package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * One card made of a profile, with counters of its own.
 *
 * <p>The PIN try counter and the transaction counters stay as long as the object; what was selected
 * is gone after {@link #powerUp()}. The card answers any bytes at all and throws nothing. Several
 * threads may use it, one command runs at a time.
 */
public final class VirtualCard {
  private static final int MAX_LOG = 4_096;

  private final CardProfile profile;
  private final CardState state;
  private final Wire wire;
  private final ArrayDeque<CommandApdu> log = new ArrayDeque<>(0);

  private VirtualCard(CardProfile profile) {
    this.profile = profile;
    this.state = new CardState(profile);
    this.wire = new Wire(state);
  }

  /**
   * {@return a new card}
   *
   * @param profile what is on it
   */
  public static VirtualCard of(CardProfile profile) {
    return new VirtualCard(profile);
  }

  /** {@return what is on the card} */
  public CardProfile profile() {
    return profile;
  }

  /** {@return how the card exchanges commands} */
  public TransmissionProtocol protocol() {
    return profile.protocol();
  }

  /**
   * Resets the card: nothing is selected any more, counters stay.
   *
   * @return the answer to reset; empty for a mute card
   */
  public synchronized Bytes powerUp() {
    state.reset();
    wire.reset();
    return profile.atr();
  }

  /**
   * Runs one command.
   *
   * @param command any bytes; not kept
   * @return the answer with its status word; a card with an {@link AnswerOverride} may answer
   *     anything, even no bytes
   */
  public synchronized byte[] transmit(byte[] command) {
    Optional<CommandApdu> header = Command.header(command);
    header.ifPresent(this::remember);
    Optional<Command> parsed = Command.parse(command);
    Optional<Bytes> override =
        parsed.map(Command::withoutPin).or(() -> header).flatMap(this::override);
    return override
        .or(() -> parsed.map(wire::exchange))
        .orElse(Status.WRONG_LENGTH.encoded())
        .toByteArray();
  }

  private Optional<Bytes> override(CommandApdu command) {
    return profile.overrides().stream().flatMap(rule -> rule.answer(command).stream()).findFirst();
  }

  private void remember(CommandApdu header) {
    if (log.size() == MAX_LOG) {
      log.removeFirst();
    }
    log.addLast(header);
  }

  /**
   * {@return the headers of the commands received so far, the last 4,096 of them; data are never
   * kept}
   */
  public synchronized List<CommandApdu> commands() {
    return List.copyOf(log);
  }
}
