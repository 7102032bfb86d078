package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;

/** GET CHALLENGE (EMV 4.4 Book 3, 6.5.6). */
public final class GetChallengeCommand {
  /** How many bytes a challenge has. */
  public static final int CHALLENGE_LENGTH = 8;

  private GetChallengeCommand() {}

  /** {@return GET CHALLENGE; its answer is good for the next command only} */
  public static CommandApdu of() {
    return CommandApdu.of(0x00, 0x84, 0x00, 0x00).withLe(CommandApdu.LE_MAX);
  }
}
