package io.github.emv4j.probe;

import io.github.emv4j.trace.RecordingConnection;
import io.github.emv4j.transport.CardConnection;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Records the conversation into a file, if the user wants one. */
final class Recorder {
  private final @Nullable Path file;
  private final Masking masking;
  private @Nullable RecordingConnection recording;

  private Recorder(@Nullable Path file, Masking masking) {
    this.file = file;
    this.masking = masking;
  }

  /**
   * {@return a recorder into a file}
   *
   * @param file where to; null for nowhere
   * @param masking whether card data is hidden in it; a PIN always is
   * @throws UsageException if it cannot be written; better said before a card is looked at
   */
  static Recorder to(@Nullable Path file, Masking masking) throws UsageException {
    if (file != null && !new OwnerFile(file).isWritable()) {
      throw unusable(file);
    }
    return new Recorder(file, masking);
  }

  private static UsageException unusable(Path file) {
    return new UsageException("Cannot record into " + file + ": it cannot be written.");
  }

  CardConnection around(CardConnection card) {
    if (file == null) {
      return card;
    }
    RecordingConnection made =
        masking == Masking.ON ? RecordingConnection.masked(card) : RecordingConnection.raw(card);
    recording = made;
    return made;
  }

  void write() throws UsageException {
    if (file == null || recording == null) {
      return;
    }
    try {
      new OwnerFile(file).write(recording.trace().toText());
    } catch (IOException e) {
      throw unusable(file);
    }
  }
}
