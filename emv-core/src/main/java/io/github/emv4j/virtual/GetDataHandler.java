package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.Optional;

/** GET DATA of the counters and of what was personalised (EMV 4.4 Book 3, 6.5.7). */
final class GetDataHandler implements CommandHandler {
  @Override
  public ResponseApdu handle(Command command, CardState state) {
    if (command.dataLength() > 0) {
      return Status.WRONG_LENGTH;
    }
    Optional<ApplicationProfile> application = state.application();
    if (application.isEmpty()) {
      return Status.CONDITIONS;
    }
    return object(command.parameters(), state, application.get())
        .map(object -> Status.ok(object.encoded()))
        .orElse(Status.DATA_NOT_FOUND);
  }

  private static Optional<Tlv> object(int tag, CardState state, ApplicationProfile application) {
    return personalised(tag, application)
        .or(
            () ->
                switch (tag) {
                  case 0x9F36 ->
                      counter(
                          PersonalisationTags.TRANSACTION_COUNTER, state.transactions(application));
                  case 0x9F13 ->
                      counter(
                          PersonalisationTags.LAST_ONLINE_COUNTER, state.lastOnline(application));
                  case 0x9F17 -> application.pin().map(pin -> tries(state.triesLeft(pin)));
                  default -> Optional.empty();
                });
  }

  private static Optional<Tlv> personalised(int number, ApplicationProfile application) {
    return application.data().stream().filter(object -> object.tag().value() == number).findFirst();
  }

  private static Optional<Tlv> counter(Tag tag, int count) {
    return Optional.of(Tlv.of(tag, Bytes.of(count >> 8, count & 0xFF)));
  }

  private static Tlv tries(int count) {
    return Tlv.of(PersonalisationTags.PIN_TRY_COUNTER, Bytes.of(count));
  }
}
