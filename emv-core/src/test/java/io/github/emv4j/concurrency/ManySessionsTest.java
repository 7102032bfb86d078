package io.github.emv4j.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.OwnMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's promise: 2,000 sessions at once, each with less than 32 KB. */
class ManySessionsTest {
  private static final int MOST_BYTES_KEPT = 32 * 1024;

  @Test
  void twoThousandCardsAreReadAtOnce(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> lines = OwnMachine.run(ManySessions.class, folder, "-Xmx96m");

    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).isEqualTo("read 2000, proven 1600, kinds 3");
    String kept = lines.get(1).replace("kept bytes per session ", "");
    assertThat(Integer.parseInt(kept)).isBetween(1, MOST_BYTES_KEPT);
  }
}
