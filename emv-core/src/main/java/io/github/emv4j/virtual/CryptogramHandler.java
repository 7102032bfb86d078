package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.Optional;

/**
 * GENERATE AC: the kind of cryptogram that was asked for, its value made up (EMV 4.4 Book 3,
 * 6.5.5). A second one is given after an ARQC only, a third one never.
 */
final class CryptogramHandler implements CommandHandler {
  private static final int AAC = 0x00;
  private static final int TC = 0x40;
  private static final int ARQC = 0x80;
  private static final int CRYPTOGRAM_LENGTH = 8;
  private static final Bytes ISSUER_DATA = Bytes.fromHex("06010A03A00000");

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    int kind = command.p1();
    if (command.p2() != 0 || (kind != AAC && kind != TC && kind != ARQC)) {
      return Status.WRONG_PARAMETERS;
    }
    return switch (state.stage()) {
      case SELECTED, COMPLETED -> Status.CONDITIONS;
      case INITIATED -> first(command, state);
      case ONLINE_REQUESTED -> second(command, state);
    };
  }

  private static ResponseApdu first(Command command, CardState state) {
    ApplicationProfile application = state.application().orElseThrow();
    return answer(command, state, application.cdol1Length());
  }

  private static ResponseApdu second(Command command, CardState state) {
    ApplicationProfile application = state.application().orElseThrow();
    if (command.p1() == ARQC) {
      return Status.CONDITIONS;
    }
    ResponseApdu answer = answer(command, state, application.cdol2Length());
    if (answer.status().isOk() && command.p1() == TC) {
      state.wasOnline(application);
    }
    return answer;
  }

  private static ResponseApdu answer(Command command, CardState state, Optional<Integer> length) {
    if (length.isEmpty()) {
      return Status.CONDITIONS;
    }
    if (command.dataLength() != length.get()) {
      return Status.WRONG_LENGTH;
    }
    state.moveTo(
        command.p1() == ARQC ? CardState.Stage.ONLINE_REQUESTED : CardState.Stage.COMPLETED);
    int count = state.transactions(state.application().orElseThrow());
    Bytes value =
        Bytes.of(command.p1(), count >> 8, count & 0xFF)
            .concat(Bytes.copyOf(state.randomBytes(CRYPTOGRAM_LENGTH)))
            .concat(ISSUER_DATA);
    return Status.ok(Tlv.of(PersonalisationTags.FORMAT_1, value).encoded());
  }
}
