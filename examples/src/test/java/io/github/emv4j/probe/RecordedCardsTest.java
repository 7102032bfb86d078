package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recorded card must give what its expectation says. */
class RecordedCardsTest {
  static final Path TRACES = Path.of("../emv-core/src/test/resources/traces");
  private static final Set<String> COMPARED_APART = Set.of("elements", "authentication");

  static Stream<String> names() throws IOException {
    try (Stream<Path> files = Files.list(TRACES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".trace"))
          .map(name -> name.substring(0, name.length() - ".trace".length()))
          .sorted()
          .toList()
          .stream();
    }
  }

  @Test
  void findsTheRecordings() throws IOException {
    assertThat(names()).hasSizeGreaterThanOrEqualTo(6);
  }

  @ParameterizedTest
  @MethodSource("names")
  void readsWhatIsExpected(String name) throws IOException {
    JsonNode expected =
        new ObjectMapper().readTree(TRACES.resolve(name + ".expected.json").toFile());

    Run run = Run.of("read", "--replay", trace(name), "--json", "--unmask");

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode wanted = expected.path("applications").path(0);
    JsonNode found = run.application(0);
    wanted
        .fieldNames()
        .forEachRemaining(
            field -> {
              if (!COMPARED_APART.contains(field)) {
                assertThat(found.path(field)).as(field).isEqualTo(wanted.path(field));
              }
            });
    assertThat(elements(found)).isEqualTo(elements(wanted));
    if (expected.has("candidates")) {
      assertThat(aids(run.json())).isEqualTo(texts(expected.path("candidates")));
    }
  }

  static Stream<String> namesWithAuthentication() throws IOException {
    List<String> names = new ArrayList<>();
    for (String name : names().toList()) {
      if (!expectedAuthentication(name).isMissingNode()) {
        names.add(name);
      }
    }
    return names.stream();
  }

  private static JsonNode expectedAuthentication(String name) throws IOException {
    return new ObjectMapper()
        .readTree(TRACES.resolve(name + ".expected.json").toFile())
        .at("/applications/0/authentication");
  }

  @ParameterizedTest
  @MethodSource("namesWithAuthentication")
  void authenticatesWhatIsExpected(String name) throws IOException {
    JsonNode expected = expectedAuthentication(name);

    Run run = Run.of(withTrust("read", trace(name), expected.path("with")));

    assertThat(run.status()).as(run.err()).isZero();
    JsonNode found = run.application(0).path("authentication");
    assertThat(found.path("method")).isEqualTo(expected.path("method"));
    assertThat(found.path("outcome")).isEqualTo(expected.path("outcome"));
    assertThat(found.path("failedStep").isMissingNode()).isTrue();
    assertThat(found.path("certificates")).hasSize(3);
  }

  private static String[] withTrust(String command, String trace, JsonNode with) {
    List<String> arguments = new ArrayList<>(List.of(command, "--replay", trace, "--json"));
    for (Map.Entry<String, JsonNode> field : with.properties()) {
      String value = field.getValue().asText();
      switch (field.getKey()) {
        case "ca-keys" -> arguments.addAll(List.of("--ca-keys", TRACES.resolve(value).toString()));
        case "test-keys" -> arguments.add("--test-keys");
        default -> arguments.addAll(List.of("--set", field.getKey() + "=" + value));
      }
    }
    return arguments.toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("names")
  void hidesTheAccountUnlessAsked(String name) throws IOException {
    JsonNode wanted =
        new ObjectMapper()
            .readTree(TRACES.resolve(name + ".expected.json").toFile())
            .path("applications")
            .path(0);
    String pan = wanted.path("pan").asText();

    for (Run run :
        List.of(
            Run.of("read", "--replay", trace(name), "--json"),
            Run.of("read", "--replay", trace(name)))) {
      assertThat((run.out() + run.err()).replace(" ", ""))
          .doesNotContain(pan)
          .doesNotContain(pan.replaceAll("(.)", "3$1"))
          .contains(pan.substring(pan.length() - 4));
      assertThat(run.out()).doesNotContain(wanted.path("cardholderName").asText("no name"));
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void countsDeviations(String name) {
    Run run = Run.of("read", "--replay", trace(name), "--json");

    JsonNode exchanges = run.json().path("exchanges");
    assertThat(exchanges.path("deviations").isInt()).isTrue();
    assertThat(exchanges.path("count").asInt()).isBetween(5, 200);
  }

  static String trace(String name) {
    return TRACES.resolve(name + ".trace").toString();
  }

  private static List<String> elements(JsonNode application) {
    List<String> elements = new ArrayList<>();
    for (JsonNode element : application.path("elements")) {
      elements.add(element.path("tag").asText() + " " + element.path("value").asText());
    }
    return elements;
  }

  private static List<String> aids(JsonNode report) {
    List<String> aids = new ArrayList<>();
    report.path("applications").forEach(a -> aids.add(a.path("aid").asText()));
    return aids;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
