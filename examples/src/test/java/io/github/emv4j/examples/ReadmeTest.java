package io.github.emv4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the README shows is what is compiled and run. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  private static final Path SAMPLE =
      Path.of("src/main/java/io/github/emv4j/examples/ReadCardInTenLines.java");

  @Test
  void showsTheSampleAsItIs() throws IOException {
    String readme = Files.readString(README);
    String start = "```java\n";
    int from = readme.indexOf(start) + start.length();
    String shown = readme.substring(from, readme.indexOf("```", from)).indent(4);

    assertThat(shown).isNotBlank();
    assertThat(Files.readString(SAMPLE)).contains(shown);
  }
}
