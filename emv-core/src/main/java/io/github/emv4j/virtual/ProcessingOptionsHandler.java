package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;

/** GET PROCESSING OPTIONS, once a selection (EMV 4.4 Book 3, 6.5.8). */
final class ProcessingOptionsHandler implements CommandHandler {
  private static final int COMMAND_TEMPLATE = 0x83;
  private static final int LONG_FORM = 0x81;
  private static final int SHORT_MAX = 0x7F;
  private static final DataObjectList NO_LIST = new DataObjectList(Bytes.EMPTY);

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    if (command.parameters() != 0) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() == 0) {
      return Status.WRONG_LENGTH;
    }
    if (state.stage() != CardState.Stage.SELECTED) {
      return Status.CONDITIONS;
    }
    return state
        .application()
        .filter(application -> !application.isBlocked())
        .map(application -> initiate(command, state, application))
        .orElse(Status.CONDITIONS);
  }

  private static ResponseApdu initiate(
      Command command, CardState state, ApplicationProfile application) {
    int length = valueLength(command.data());
    if (length < 0) {
      return Status.WRONG_DATA;
    }
    DataObjectList pdol = application.pdol().orElse(NO_LIST);
    if (length != pdol.dataLength()) {
      return Status.WRONG_LENGTH;
    }
    if (application.refusal().isPresent()) {
      StatusWord refusal = application.refusal().get();
      return new ResponseApdu(Bytes.EMPTY, refusal);
    }
    if (!state.countTransaction(application)) {
      return Status.CONDITIONS;
    }
    Bytes data = command.data();
    Bytes values = data.from(data.length() - length);
    state.receive(pdol, values);
    state.moveTo(CardState.Stage.INITIATED);
    return Status.ok(application.processingOptions(state, values));
  }

  /** {@return the length of the value of template 83; negative if the data are not one} */
  private static int valueLength(Bytes data) {
    if (data.length() < 2 || data.at(0) != COMMAND_TEMPLATE) {
      return -1;
    }
    boolean longForm = data.at(1) == LONG_FORM;
    if (longForm ? data.length() < 3 : data.at(1) > SHORT_MAX) {
      return -1;
    }
    int header = longForm ? 3 : 2;
    int length = data.at(header - 1);
    return data.length() == header + length ? length : -1;
  }
}
