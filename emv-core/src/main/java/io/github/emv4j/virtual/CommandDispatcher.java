package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import java.util.Map;

/** Finds the handler of a command. */
final class CommandDispatcher {
  private static final int SELECT = 0x00A4;

  private static final Map<Integer, CommandHandler> HANDLERS =
      Map.of(
          SELECT,
          new SelectHandler(),
          0x00B2,
          new ReadRecordHandler(),
          0x80A8,
          new ProcessingOptionsHandler(),
          0x80CA,
          new GetDataHandler(),
          0x0084,
          new ChallengeHandler(),
          0x0000 | Command.INS_VERIFY,
          new VerifyHandler(),
          0x0088,
          new AuthenticateHandler(),
          0x80AE,
          new CryptogramHandler(),
          0x802A,
          new ChecksumHandler());

  private static final CommandHandler PIN_CHANGE = new PinChangeHandler();

  private CommandDispatcher() {}

  static ResponseApdu dispatch(Command command, CardState state) {
    state.commandArrived();
    CardProfile profile = state.profile();
    if (!knowsClass(command.cla(), state)) {
      return Status.CLASS_UNKNOWN;
    }
    int instruction = command.cla() << 8 | command.ins();
    CommandHandler handler =
        command.ins() == IssuerScript.INS_PIN_CHANGE ? PIN_CHANGE : HANDLERS.get(instruction);
    if (handler == null || (!profile.payment() && instruction != SELECT)) {
      return Status.INSTRUCTION_UNKNOWN;
    }
    if (profile.blocked()) {
      return instruction == SELECT ? Status.NOT_SUPPORTED : Status.CONDITIONS;
    }
    return handler.handle(command, state);
  }

  private static boolean knowsClass(int commandClass, CardState state) {
    return commandClass == 0x00
        || commandClass == 0x80
        || state
            .application()
            .flatMap(ApplicationProfile::scriptKeys)
            .filter(keys -> keys.method().commandClass() == commandClass)
            .isPresent();
  }
}
