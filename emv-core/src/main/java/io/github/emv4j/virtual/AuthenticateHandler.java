package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;
import java.util.Optional;

/** INTERNAL AUTHENTICATE: signs what the terminal brought (EMV 4.4 Book 3, 6.5.9). */
final class AuthenticateHandler implements CommandHandler {
  @Override
  public ResponseApdu handle(Command command, CardState state) {
    Optional<CardKeys> keys = state.application().flatMap(ApplicationProfile::keys);
    Optional<RsaKey> key = keys.flatMap(CardKeys::iccKey);
    if (state.application().isPresent() && key.isEmpty()) {
      return Status.INSTRUCTION_UNKNOWN;
    }
    if (command.parameters() != 0) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() == 0) {
      return Status.WRONG_LENGTH;
    }
    return state
        .initiated()
        .map(application -> authenticate(command, state, application))
        .orElse(Status.CONDITIONS);
  }

  private static ResponseApdu authenticate(
      Command command, CardState state, ApplicationProfile application) {
    Optional<Integer> length = application.ddol().map(DataObjectList::dataLength);
    if (length.isPresent() && length.get() != command.dataLength()) {
      return Status.WRONG_LENGTH;
    }
    CardKeys keys = application.keys().orElseThrow();
    DynamicSignature signature = DynamicSignature.next(keys, keys.iccKey().orElseThrow(), state);
    return Status.ok(answer(keys, signature.authenticate(command.data())).encoded());
  }

  private static Tlv answer(CardKeys keys, Bytes signature) {
    if (!keys.answersObjects()) {
      return Tlv.of(PersonalisationTags.FORMAT_1, signature);
    }
    Tlv object = Tlv.of(PersonalisationTags.SIGNED_DYNAMIC_DATA, signature);
    return Tlv.of(PersonalisationTags.FORMAT_2, List.of(object));
  }
}
