package io.github.emv4j.probe;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.Locale;

/**
 * A standard stream. A program at the other end of a pipe that has read enough, as {@code head}
 * does, is no failure; a full disk is one.
 */
final class OutputUntilPipeCloses extends FileOutputStream {
  OutputUntilPipeCloses(FileDescriptor descriptor) {
    super(descriptor);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      super.write(bytes, offset, length);
    } catch (IOException e) {
      if (!isClosedPipe(e)) {
        throw e;
      }
    }
  }

  // Java has no other sign of it than the text, which names the pipe in every system's words.
  private static boolean isClosedPipe(IOException e) {
    return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
  }
}
