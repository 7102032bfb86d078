package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;

/** VERIFY with a PIN in clear (EMV 4.4 Book 3, 6.5.12). */
final class VerifyHandler implements CommandHandler {
  private static final int PLAINTEXT = 0x0080;
  private static final int BLOCK_LENGTH = 8;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    if (command.parameters() != PLAINTEXT) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() != BLOCK_LENGTH) {
      return Status.WRONG_LENGTH;
    }
    if (state.initiated().isEmpty()) {
      return Status.CONDITIONS;
    }
    return state
        .initiated()
        .flatMap(ApplicationProfile::pin)
        .map(pin -> verify(command, state, pin))
        .orElse(Status.DATA_NOT_FOUND);
  }

  // A try is used up before the comparison, so that pulling the card out in between gains nothing.
  private static ResponseApdu verify(Command command, CardState state, ReferencePin pin) {
    int tries = state.triesLeft(pin);
    if (tries == 0) {
      return Status.BLOCKED;
    }
    if (!command.dataIsPinBlock()) {
      return Status.WRONG_DATA;
    }
    state.setTriesLeft(pin, tries - 1);
    if (!command.dataMatches(pin)) {
      return Status.triesLeft(tries - 1);
    }
    state.setTriesLeft(pin, pin.tryLimit());
    return Status.OK;
  }
}
