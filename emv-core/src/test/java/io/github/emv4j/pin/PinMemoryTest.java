package io.github.emv4j.pin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No trace of a PIN stays in memory, whatever came of it. */
class PinMemoryTest {
  private static final String CLASSES =
      String.join(
          File.pathSeparator,
          Path.of("target", "classes").toString(),
          Path.of("target", "test-classes").toString());

  @Test
  void leavesNothingOfThePin(@TempDir Path folder) throws IOException, InterruptedException {
    List<String> lines = run(folder);

    assertThat(lines).hasSizeGreaterThan(25);
    assertThat(lines)
        .filteredOn(line -> !line.startsWith("control"))
        .allSatisfy(line -> assertThat(line).endsWith(": nothing"));
    assertThat(lines).anyMatch(line -> line.matches("control: PIN kept open: .*PIN block.*"));
    assertThat(lines).anyMatch(line -> line.matches("control: digits kept: .*characters.*"));
    assertThat(lines).anyMatch(line -> line.matches("control: BigInteger: .*PIN block.*"));
  }

  private static List<String> run(Path folder) throws IOException, InterruptedException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                // Room for all garbage: a collection would leave copies that nobody can wipe.
                "-Xms256m",
                "-Xmn192m",
                "-cp",
                CLASSES,
                PinInMemory.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text.lines().toList();
  }
}
