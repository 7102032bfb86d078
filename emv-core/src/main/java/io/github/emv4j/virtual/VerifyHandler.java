package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** VERIFY with a PIN in clear or enciphered (EMV 4.4 Book 3, 6.5.12). */
final class VerifyHandler implements CommandHandler {
  private static final int PLAINTEXT = 0x0080;
  private static final int ENCIPHERED = 0x0088;
  private static final int BLOCK_LENGTH = 8;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    return switch (command.parameters()) {
      case PLAINTEXT -> inClear(command, state);
      case ENCIPHERED -> enciphered(command, state);
      default -> Status.WRONG_PARAMETERS;
    };
  }

  private static ResponseApdu inClear(Command command, CardState state) {
    if (command.dataLength() != BLOCK_LENGTH) {
      return Status.WRONG_LENGTH;
    }
    if (state.initiated().isEmpty()) {
      return Status.CONDITIONS;
    }
    return state
        .initiated()
        .flatMap(ApplicationProfile::pin)
        .map(pin -> state.triesLeft(pin) == 0 ? Status.BLOCKED : inClear(command, state, pin))
        .orElse(Status.DATA_NOT_FOUND);
  }

  private static ResponseApdu inClear(Command command, CardState state, ReferencePin pin) {
    return command.dataIsPinBlock()
        ? compare(state, pin, () -> command.dataMatches(state.current(pin)))
        : Status.WRONG_DATA;
  }

  private static ResponseApdu enciphered(Command command, CardState state) {
    Optional<RsaKey> key =
        state.application().flatMap(ApplicationProfile::keys).flatMap(CardKeys::pinDecipherment);
    if (state.application().isPresent() && key.isEmpty()) {
      return Status.WRONG_PARAMETERS;
    }
    if (state.initiated().isEmpty()) {
      return Status.CONDITIONS;
    }
    return state
        .initiated()
        .flatMap(ApplicationProfile::pin)
        .map(
            pin ->
                state.triesLeft(pin) == 0
                    ? Status.BLOCKED
                    : enciphered(command, state, pin, key.orElseThrow()))
        .orElse(Status.DATA_NOT_FOUND);
  }

  // Data that cannot be read cost no try: they say nothing about the PIN.
  private static ResponseApdu enciphered(
      Command command, CardState state, ReferencePin pin, RsaKey key) {
    Optional<EncipheredBlock> deciphered = EncipheredBlock.decipher(command, key);
    if (deciphered.isEmpty()) {
      return Status.DATA_INVALID;
    }
    try (EncipheredBlock block = deciphered.get()) {
      if (state.challenge().filter(block::answers).isEmpty()) {
        return Status.DATA_INVALID;
      }
      if (!ReferencePin.isBlock(block.bytes(), EncipheredBlock.PIN_FROM)) {
        return Status.WRONG_DATA;
      }
      return compare(
          state, pin, () -> state.current(pin).matches(block.bytes(), EncipheredBlock.PIN_FROM));
    }
  }

  // A try is used up before the comparison, so that pulling the card out in between gains nothing.
  private static ResponseApdu compare(
      CardState state, ReferencePin pin, BooleanSupplier comparison) {
    int tries = state.triesLeft(pin);
    state.setTriesLeft(pin, tries - 1);
    if (!comparison.getAsBoolean()) {
      return Status.triesLeft(tries - 1);
    }
    state.setTriesLeft(pin, pin.tryLimit());
    return Status.OK;
  }
}
