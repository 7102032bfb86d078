package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script, with a Java that says what it is told; the jar is made after the tests. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final Path SCRIPT = Path.of("src", "main", "launcher", "emv-probe");

  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    home = Files.createDirectory(folder.resolve("a home"));
    Files.copy(SCRIPT, home.resolve("emv-probe"));
    Path java = Files.createDirectories(folder.resolve("a jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\nprintf '%s\\n' \"$@\"\nexit 3\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void passesArgumentsAndExitStatusOn() throws IOException, InterruptedException {
    Run run = launch(home.resolve("emv-probe"), "read", "--check-name", "two  words", "", "*");

    assertThat(run.status()).isEqualTo(3);
    assertThat(run.out().lines().toList())
        .containsSequence(
            "-jar", home + "/emv-probe.jar", "read", "--check-name", "two  words", "", "*");
  }

  @Test
  void usesTheArchiveBesideIt() throws IOException, InterruptedException {
    Files.createFile(home.resolve("emv-probe.jsa"));

    assertThat(launch(home.resolve("emv-probe")).out())
        .contains("-XX:SharedArchiveFile=" + home + "/emv-probe.jsa\n-jar\n");
  }

  @Test
  void doesWithoutAnArchive() throws IOException, InterruptedException {
    assertThat(launch(home.resolve("emv-probe")).out())
        .contains("-jar\n")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void doesWithoutAnArchiveWhosePathJavaWouldTakeForTwo() throws IOException, InterruptedException {
    Path odd = Files.move(home, folder.resolve("a:b"));
    Files.createFile(odd.resolve("emv-probe.jsa"));

    assertThat(launch(odd.resolve("emv-probe")).out())
        .contains(odd + "/emv-probe.jar")
        .doesNotContain("SharedArchiveFile");
  }

  @Test
  void findsItsFolderThroughLinks() throws IOException, InterruptedException {
    Path links = Files.createDirectory(folder.resolve("some links"));
    Files.createSymbolicLink(links.resolve("relative"), Path.of("..", "a home", "emv-probe"));
    Path outer = Files.createSymbolicLink(folder.resolve("outer"), links.resolve("relative"));

    assertThat(launch(outer).out()).contains(links + "/../a home/emv-probe.jar\n");
  }

  private Run launch(Path script, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", script.toString()));
    command.addAll(List.of(args));
    File out = folder.resolve("out").toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(new File("/"));
    builder.environment().put("JAVA_HOME", folder.resolve("a jdk").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(out).start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(out.toPath(), StandardCharsets.UTF_8);
    return new Run(process.exitValue(), text, "");
  }
}
