package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** SELECT by name, whole or its beginning, first or next (EMV 4.4 Book 1, 11.3). */
final class SelectHandler implements CommandHandler {
  private static final int FIRST = 0x0400;
  private static final int NEXT = 0x0402;
  private static final int MIN_NAME = 5;
  private static final int MAX_NAME = 16;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    int parameters = command.parameters();
    if (parameters != FIRST && parameters != NEXT) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() < MIN_NAME || command.dataLength() > MAX_NAME) {
      return Status.WRONG_LENGTH;
    }
    List<SelectableFile> files = filesFrom(state, parameters == NEXT);
    Bytes name = command.data();
    Optional<SelectableFile> found =
        files.stream().filter(file -> file.name().startsWith(name)).findFirst();
    state.select(found);
    return found.map(SelectHandler::answer).orElse(Status.FILE_NOT_FOUND);
  }

  // A next occurrence is one after what is selected; with nothing selected there is none.
  private static List<SelectableFile> filesFrom(CardState state, boolean next) {
    CardProfile profile = state.profile();
    List<SelectableFile> all =
        Stream.<SelectableFile>concat(
                profile.directories().stream(), profile.applications().stream())
            .toList();
    if (!next) {
      return all;
    }
    int index = state.selected().map(all::indexOf).orElse(all.size() - 1);
    return all.subList(index + 1, all.size());
  }

  private static ResponseApdu answer(SelectableFile file) {
    StatusWord status = file.isBlocked() ? StatusWord.SELECTED_FILE_BLOCKED : StatusWord.OK;
    return new ResponseApdu(file.controlInformation(), status);
  }
}
