package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each mistake gets one line on standard error and nothing on standard output. */
class BadInputTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "read --virtual=nonsense",
        "read --replay no-such-file.trace",
        "read --replay .",
        "read --virtual --strict",
        "read --virtual --reader X",
        "read --virtual --wait -1",
        "read --virtual --wait soon",
        "read --virtual --aid A0000000031",
        "read --virtual --aid A000",
        "read --virtual --all --aid A0000000031010",
        "read --virtual --aid XYZ",
        "read --virtual --aid A00000000310100102030405060708090A",
        "read --virtual --set 9F37",
        "read --virtual --set 9F37=0123456",
        "read --virtual --set 9F37=012345",
        "read --virtual --set 9F37=WXYZ",
        "read --virtual --set =01",
        "read --virtual --set ZZ=01",
        "read --virtual --set 9F=01",
        "read --virtual --set 5A=4761739001010010",
        "read --virtual --set 9A=991399",
        "read --virtual --record /no-such-folder/file.trace",
        "read --virtual extra",
        "read --nonsense",
        "tries --virtual=nonsense",
        "tries --replay no-such-file.trace",
        "card --profile nonsense",
        "card --port 0",
        "card --port many",
        "readers --provider magic",
        "nonsense",
        "",
      })
  void endsWithUsage(String line) {
    Run run = line.isEmpty() ? Run.of() : Run.of(line.split(" "));

    assertThat(run.status()).as(run.err()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).startsWith("emv-probe: ");
    assertThat(run.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "> 00A4040\n< 9000\n",
        "> 00A4\u0130400\n< 9000\n",
        "> XX\n< 9000\n",
        "< 9000\n",
        "> 00A40400\n",
        "nonsense\n",
        "atr 3B\natr 3B\n",
      })
  void refusesWhatIsNoRecording(String text) throws IOException {
    assertRefused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesBytesThatAreNoText() throws IOException {
    assertRefused(new byte[] {(byte) 0xFF, (byte) 0xFE, 0, 1, 2});
  }

  private void assertRefused(byte[] content) throws IOException {
    Path file = Files.write(folder.resolve("bad.trace"), content);

    Run run = Run.of("read", "--replay", file.toString(), "--json");

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).hasLineCount(1).contains("bad.trace");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void doesNotEchoControlCharacters() {
    Run run = Run.of("read", "--virtual=\u001B[31mred\u202E\n");

    assertThat(run.err()).hasLineCount(1).doesNotContain("\u001B").doesNotContain("\u202E");
  }
}
