package io.github.emv4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.EmvReader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The README's promise about memory: 16 MB of heap and 256 KB of stack, the card included. */
class SmallMachineTest {
  @Test
  void littleHeapAndStackAreEnoughWhateverACardSends(@TempDir Path folder, TestReporter reporter)
      throws IOException, InterruptedException, URISyntaxException {
    String output = run(folder);
    reporter.publishEntry("small machine", output);
    List<String> lines = output.lines().toList();

    assertThat(lines).anyMatch(line -> line.matches("cases [1-9][0-9]{2,}, untyped 0"));
    assertThat(lines).as("nothing but the two last lines").hasSize(2);
  }

  private static String run(Path folder)
      throws IOException, InterruptedException, URISyntaxException {
    Path output = folder.resolve("output.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx16m",
                "-Xss256k",
                "-cp",
                classPath(),
                SmallMachine.class.getName())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(3, TimeUnit.MINUTES);
    process.destroyForcibly();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(text).isTrue();
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }

  private static String classPath() throws URISyntaxException {
    return Stream.concat(
            Stream.of(place(EmvReader.class), place(SmallMachine.class)),
            Stream.of(System.getProperty("java.class.path")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String place(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
  }
}
