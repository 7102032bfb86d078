package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;

/** One command of the card. */
interface CommandHandler {
  /** {@return the answer to a command of this class and instruction, whatever else is in it} */
  ResponseApdu handle(Command command, CardState state);
}
