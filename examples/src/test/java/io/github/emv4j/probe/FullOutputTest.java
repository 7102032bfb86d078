package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class FullOutputTest {
  @Test
  void saysThatItsResultsAreLostOnAFullDisk() {
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(new FullDisk()), new PrintWriter(err), false, false);

    int status = EmvProbe.run(console, "card", "--list");

    assertThat(status).isEqualTo(ExitStatus.USAGE);
    assertThat(err.toString()).hasLineCount(1).contains("could not be written");
  }

  /** Takes nothing, as a full disk. */
  private static final class FullDisk extends Writer {
    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      throw new IOException("No space left on device");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
