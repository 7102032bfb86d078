package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import java.util.Optional;

/**
 * GENERATE AC: the kind of cryptogram that was asked for, its value made up (EMV 4.4 Book 3,
 * 6.5.5). A second one is given after an ARQC only, a third one never. A signature is given where
 * it is asked for, but never for an AAC.
 */
final class CryptogramHandler implements CommandHandler {
  private static final int AAC = 0x00;
  private static final int TC = 0x40;
  private static final int ARQC = 0x80;
  private static final int KIND = 0xC0;
  private static final int WITH_SIGNATURE = 0x10;
  // 256 bytes, less template 77 and the other three objects in it.
  private static final int MAX_KEY = 230;
  private static final int CRYPTOGRAM_LENGTH = 8;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    int kind = command.p1() & KIND;
    boolean reserved = (command.p1() & ~(KIND | WITH_SIGNATURE)) != 0;
    if (command.p2() != 0 || reserved || kind == KIND) {
      return Status.WRONG_PARAMETERS;
    }
    if (state.application().isPresent() && wantsSignature(command) && signingKey(state).isEmpty()) {
      return Status.WRONG_PARAMETERS;
    }
    return switch (state.stage()) {
      case SELECTED, COMPLETED -> Status.CONDITIONS;
      case INITIATED -> first(command, state);
      case ONLINE_REQUESTED -> second(command, state);
    };
  }

  private static int kind(Command command) {
    return command.p1() & KIND;
  }

  private static boolean wantsSignature(Command command) {
    return (command.p1() & WITH_SIGNATURE) != 0;
  }

  /** {@return the card's own key, if its signatures leave room for the rest of the answer} */
  private static Optional<RsaKey> signingKey(CardState state) {
    return state
        .application()
        .flatMap(ApplicationProfile::keys)
        .flatMap(CardKeys::iccKey)
        .filter(key -> key.length() <= MAX_KEY);
  }

  private static ResponseApdu first(Command command, CardState state) {
    ApplicationProfile application = state.application().orElseThrow();
    ResponseApdu answer = answer(command, state, application.cdol1());
    if (answer.status().isOk()) {
      state.scripts(application).transactionBegins();
    }
    return answer;
  }

  private static ResponseApdu second(Command command, CardState state) {
    ApplicationProfile application = state.application().orElseThrow();
    if (kind(command) == ARQC) {
      return Status.CONDITIONS;
    }
    ResponseApdu answer = answer(command, state, application.cdol2());
    if (answer.status().isOk() && kind(command) == TC) {
      state.wasOnline(application);
      state.scripts(application).completedOnline();
    }
    return answer;
  }

  private static ResponseApdu answer(
      Command command, CardState state, Optional<DataObjectList> list) {
    if (list.isEmpty()) {
      return Status.CONDITIONS;
    }
    if (command.dataLength() != list.get().dataLength()) {
      return Status.WRONG_LENGTH;
    }
    state.receive(list.get(), command.data());
    state.moveTo(
        kind(command) == ARQC ? CardState.Stage.ONLINE_REQUESTED : CardState.Stage.COMPLETED);
    Cryptogram cryptogram = cryptogram(kind(command), state);
    if (kind(command) == ARQC) {
      state
          .application()
          .flatMap(ApplicationProfile::scriptKeys)
          .map(keys -> ScriptSession.of(keys, cryptogram.counter(), cryptogram.value()))
          .ifPresent(state::scriptMovesTo);
    }
    boolean signed = wantsSignature(command) && kind(command) != AAC;
    return Status.ok(signed ? signed(cryptogram, state) : cryptogram.plain());
  }

  private static Cryptogram cryptogram(int kind, CardState state) {
    ApplicationProfile application = state.application().orElseThrow();
    int count = state.transactions(application);
    return new Cryptogram(
        Bytes.of(kind),
        Bytes.of(count >> 8, count & 0xFF),
        Bytes.copyOf(state.randomBytes(CRYPTOGRAM_LENGTH)),
        state.scripts(application).issuerData());
  }

  private static Bytes signed(Cryptogram cryptogram, CardState state) {
    CardKeys keys = state.application().flatMap(ApplicationProfile::keys).orElseThrow();
    DynamicSignature signature =
        DynamicSignature.next(keys, signingKey(state).orElseThrow(), state);
    Bytes unpredictableNumber = state.unpredictableNumber().orElse(Bytes.EMPTY);
    return cryptogram.signed(signature.combine(cryptogram, state.received(), unpredictableNumber));
  }
}
