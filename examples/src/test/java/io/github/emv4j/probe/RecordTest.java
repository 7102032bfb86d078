package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.data.Pan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTest {
  @TempDir Path folder;

  @Test
  void replaysWhatWasRecorded() throws IOException {
    String file = folder.resolve("card.trace").toString();
    String keys = VirtualKeys.fileIn(folder);
    // The card signs this number, so another one would be another conversation.
    String number = "9F37=01234567";
    Run live =
        Run.of(
            "read", "--virtual", "--all", "--unmask", "--json", "--set", number, "--record", file);

    Run replayed =
        Run.of(
            "read",
            "--replay",
            file,
            "--strict",
            "--all",
            "--unmask",
            "--json",
            "--set",
            number,
            "--ca-keys",
            keys);

    assertThat(replayed.status()).as(replayed.err()).isZero();
    assertThat(card(replayed)).isEqualTo(card(live));
    assertThat(replayed.json().at("/exchanges/deviations").asInt(-1)).isZero();
  }

  @Test
  void hidesTheAccountInARecordingUnlessAsked() throws IOException {
    Path file = folder.resolve("card.trace");
    String pan =
        Run.of("read", "--virtual", "--unmask", "--json").application(0).path("pan").asText();

    Run run = Run.of("read", "--virtual", "--record", file.toString());

    assertThat(run.status()).isZero();
    assertThat(pan).hasSize(16);
    assertThat(Files.readString(file)).contains("atr ", "> 00A40400").doesNotContain(pan);
  }

  /** Whoever gets the file sees the same card, but for what was replaced. */
  @Test
  void replaysAMaskedRecordingWithoutBlamingTheCard() throws IOException {
    String file = folder.resolve("card.trace").toString();
    String keys = VirtualKeys.fileIn(folder);
    Run live = Run.of("read", "--virtual", "--all", "--unmask", "--json", "--record", file);
    Run masked = Run.of("read", "--virtual", "--all", "--json", "--record", file);

    Run replayed =
        Run.of("read", "--replay", file, "--all", "--unmask", "--json", "--ca-keys", keys);

    assertThat(masked.status()).isZero();
    assertThat(replayed.status()).as(replayed.err()).isZero();
    assertThat(replayed.out()).doesNotContain("AUTHENTICATION_FAILED");
    for (int i = 0; i < 2; i++) {
      String pan = live.application(i).path("pan").asText();
      String shown = replayed.application(i).path("pan").asText();
      assertThat(Files.readString(Path.of(file))).doesNotContain(pan);
      assertThat(shown).startsWith(pan.substring(0, 6)).endsWith(pan.substring(12)).hasSize(16);
      assertThat(Pan.of(shown).isLuhnValid()).isTrue();
      assertThat(replayed.application(i).path("track2").asText()).startsWith(shown);
      assertThat(replayed.application(i).at("/authentication/outcome").asText())
          .isEqualTo("not-performed");
      assertThat(replayed.application(i).at("/authentication/message").asText())
          .isEqualTo("not verified: the recording was altered");
      assertThat(replayed.application(i).path("problems"))
          .isEqualTo(live.application(i).path("problems"));
    }
    assertThat(Run.of("read", "--replay", file).out())
        .contains("not verified: the recording was altered");
  }

  @Test
  void keepsTheRecordingOfACardThatFailed() throws IOException {
    Path file = folder.resolve("card.trace");

    Run run = Run.of("read", "--virtual=silent", "--record", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(Files.readString(file)).contains("atr ", "00A40400");
  }

  private static ObjectNode card(Run run) {
    ObjectNode card = run.json().deepCopy();
    card.remove("source");
    card.remove("exchanges");
    return card;
  }
}
