package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;

/**
 * GET CHALLENGE: eight bytes, new each time, good for the next command only (EMV 4.4 Book 3,
 * 6.5.6).
 */
final class ChallengeHandler implements CommandHandler {
  private static final int LENGTH = 8;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    if (command.parameters() != 0) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() > 0) {
      return Status.WRONG_LENGTH;
    }
    if (state.initiated().isEmpty()) {
      return Status.CONDITIONS;
    }
    Bytes challenge = Bytes.copyOf(state.randomBytes(LENGTH));
    state.challengeGiven(challenge);
    return Status.ok(challenge);
  }
}
