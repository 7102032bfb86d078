package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;

/**
 * READ RECORD by number (EMV 4.4 Book 3, 6.5.11): of a directory at any time, of an application
 * after GET PROCESSING OPTIONS.
 */
final class ReadRecordHandler implements CommandHandler {
  private static final int BY_NUMBER = 0x04;

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    int number = command.p1();
    if (number == 0 || (command.p2() & 0x07) != BY_NUMBER) {
      return Status.WRONG_PARAMETERS;
    }
    if (command.dataLength() > 0) {
      return Status.WRONG_LENGTH;
    }
    boolean readable =
        state.selected().filter(DirectoryProfile.class::isInstance).isPresent()
            || state.initiated().isPresent();
    if (!readable) {
      return Status.CONDITIONS;
    }
    RecordFiles files = state.selected().orElseThrow().files();
    int sfi = command.p2() >> 3;
    if (!files.hasFile(sfi)) {
      return Status.FILE_NOT_FOUND;
    }
    return files.record(sfi, number).map(Status::ok).orElse(Status.RECORD_NOT_FOUND);
  }
}
