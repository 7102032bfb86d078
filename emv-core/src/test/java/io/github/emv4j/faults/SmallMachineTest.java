package io.github.emv4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.OwnMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's promise about memory: 16 MB of heap and 256 KB of stack, the card included. */
class SmallMachineTest {
  @Test
  void littleHeapAndStackAreEnoughWhateverACardSends(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<String> lines = OwnMachine.run(SmallMachine.class, folder, "-Xmx16m", "-Xss256k");

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).matches("cases [1-9][0-9]{2,}, untyped 0");
  }
}
