package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the card's answers travel. In T=1 they go as they are; in T=0 data are sent to a reader that
 * asks for their exact length, and wait for it otherwise (ISO/IEC 7816-3, 12.2).
 */
final class Wire {
  private static final int GET_RESPONSE = 0x00C00000;
  private static final int MAX_CHUNK = 256;

  private final CardState state;
  private final boolean fetches;
  private Bytes waiting = Bytes.EMPTY;
  private Optional<Repeat> repeat = Optional.empty();

  /** An answer kept for the same command with the right length, so that it does not run twice. */
  private record Repeat(int header, ResponseApdu answer) {}

  Wire(CardState state) {
    this.state = state;
    this.fetches = state.profile().protocol() == TransmissionProtocol.T0;
  }

  void reset() {
    waiting = Bytes.EMPTY;
    repeat = Optional.empty();
  }

  Bytes exchange(Command command) {
    ResponseApdu answer = fetches ? overT0(command) : overBlocks(command);
    return answer.encoded();
  }

  private ResponseApdu overBlocks(Command command) {
    ResponseApdu answer = CommandDispatcher.dispatch(command, state);
    int length = answer.data().length();
    if (command.le().isPresent() && command.le().getAsInt() < length) {
      return Status.of(0x6C00 | (length & 0xFF));
    }
    return answer;
  }

  private ResponseApdu overT0(Command command) {
    Bytes fetchable = waiting;
    Optional<Repeat> repeatable = repeat;
    reset();
    int header = command.cla() << 24 | command.ins() << 16 | command.parameters();
    if (header == GET_RESPONSE && command.dataLength() == 0) {
      return fetch(fetchable, command.le());
    }
    ResponseApdu answer =
        repeatable
            .filter(kept -> kept.header() == header && command.dataLength() == 0)
            .map(Repeat::answer)
            .orElseGet(() -> CommandDispatcher.dispatch(command, state));
    if (answer.data().isEmpty()) {
      return answer;
    }
    return command.dataLength() > 0 ? hold(answer) : direct(header, command.le(), answer);
  }

  /** A command with data has no room for data in its answer. */
  private ResponseApdu hold(ResponseApdu answer) {
    waiting = answer.data();
    return answer.status().isOk() ? bytesWaiting() : new ResponseApdu(Bytes.EMPTY, answer.status());
  }

  private ResponseApdu direct(int header, OptionalInt le, ResponseApdu answer) {
    int length = answer.data().length();
    if (le.orElse(CommandApdu.LE_MAX) == length) {
      return answer;
    }
    repeat = Optional.of(new Repeat(header, answer));
    return Status.of(0x6C00 | (length & 0xFF));
  }

  private ResponseApdu fetch(Bytes data, OptionalInt le) {
    int available = Math.min(data.length(), MAX_CHUNK);
    if (available == 0) {
      return Status.CONDITIONS;
    }
    int wanted = le.orElse(CommandApdu.LE_MAX);
    if (wanted > available) {
      waiting = data;
      return Status.of(0x6C00 | (available & 0xFF));
    }
    waiting = data.from(wanted);
    Bytes sent = data.slice(0, wanted);
    return waiting.isEmpty() ? Status.ok(sent) : new ResponseApdu(sent, bytesWaiting().status());
  }

  private ResponseApdu bytesWaiting() {
    return Status.of(0x6100 | (Math.min(waiting.length(), MAX_CHUNK) & 0xFF));
  }
}
