package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualProfiles;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a card says, what is printed cannot steer a terminal, and the shell gets an answer. */
class EveryProfileTest {
  /** Marks and overrides of the direction of writing, isolates among them. */
  private static final String TURNING = "\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069";

  private static final String OWN_STYLE = "\u001B\\[[0-9;]*m|\r?\u001B\\[K";

  static Stream<String> all() {
    return VirtualProfiles.list().stream().map(NamedProfile::name);
  }

  @ParameterizedTest
  @MethodSource("all")
  void pageIsHarmless(String profile) {
    assertHarmless(Run.of("read", "--virtual", profile, "--unmask"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void objectIsHarmless(String profile) {
    Run run = Run.of("read", "--virtual", profile, "--all", "--json", "--unmask");
    assertHarmless(run);
    assertThat(run.status() == ExitStatus.LINK || run.json().isObject()).isTrue();
    texts(run.json()).forEach(EveryProfileTest::assertNothingSteers);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control-names",
        "c1-names",
        "turning-names",
        "turning-chinese-names",
        "code-table-12"
      })
  void coloursAreOursAlone(String profile) {
    Run run = Run.onTerminal("read", "--virtual", profile, "--unmask");
    assertNothingSteers(run.out().replaceAll(OWN_STYLE, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control-names",
        "c1-names",
        "turning-names",
        "turning-chinese-names",
        "code-table-12",
        "counters-huge",
        "crowded-directory",
        "endless-data",
        "garbage",
        "silent",
        "aid-huge"
      })
  void otherPagesAreHarmless(String profile) {
    assertHarmless(Run.of("read", "--virtual", profile, "--all"));
    assertHarmless(Run.of("tries", "--virtual", profile));
  }

  private static void assertHarmless(Run run) {
    assertThat(run.status())
        .isIn(ExitStatus.DONE, ExitStatus.REFUSED, ExitStatus.LINK, ExitStatus.MALFORMED);
    assertNothingSteers(run.out());
    assertNothingSteers(run.err());
    assertThat(run.out() + run.err())
        .doesNotContain("Exception", "\tat ", "io.github.emv4j")
        .doesNotContain("Optional[", "null");
    assertThat(run.out().getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4_000_000);
  }

  private static void assertNothingSteers(String text) {
    assertThat(text).doesNotContainPattern("[\\p{Cntrl}\u0080-\u009F&&[^\n]]");
    assertThat(text).doesNotContainPattern("[" + TURNING + "\u2028\u2029]");
  }

  private static List<String> texts(JsonNode node) {
    List<String> texts = new ArrayList<>();
    if (node.isTextual()) {
      texts.add(node.asText());
    }
    node.forEach(child -> texts.addAll(texts(child)));
    return texts;
  }
}
