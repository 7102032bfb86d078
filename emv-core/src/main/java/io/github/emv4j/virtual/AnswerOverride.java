package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import java.util.Optional;

/**
 * Answers a command in place of the card: the way to make a card that breaks the rules.
 *
 * <p>An override belongs to a profile that many cards share, so it keeps nothing between commands.
 */
@FunctionalInterface
public interface AnswerOverride {
  /**
   * {@return what to send, status word included, whatever it is; no bytes at all are sent as such;
   * empty if the card shall answer by itself}
   *
   * @param command as received; without its data if it is VERIFY, or if its lengths are wrong
   */
  Optional<Bytes> answer(CommandApdu command);
}
