package io.github.emv4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The list of licences is the list of jars that Maven lets in, digests included. */
class ThirdPartyTest {
  private static final Pattern ROW =
      Pattern.compile("\\| `([^`]+)` \\| ([^|]+) \\| ([^|]+) \\| [^|]+ \\| `([0-9a-f]{64})` \\|");
  private static final Pattern ALLOWED = Pattern.compile("<include>([a-z.]+:[a-z0-9-]+):[^*<]+<");
  private static final Pattern CHECKSUM =
      Pattern.compile("/([a-z0-9-]+)-[^/]*\\.jar</file>\\s*<checksum>([0-9a-f]{64})<");

  @Test
  void everyJarHasItsLicenceAndDigest() throws IOException {
    String list = Files.readString(Path.of("THIRD-PARTY.md"));
    String pom = Files.readString(Path.of("pom.xml"));
    Set<String> listed = new TreeSet<>();
    Set<String> digests = new TreeSet<>();
    for (Matcher row = ROW.matcher(list); row.find(); ) {
      listed.add(row.group(1));
      digests.add(row.group(1).split(":")[1] + " " + row.group(4));
      assertThat(row.group(3)).as(row.group(1)).isNotBlank();
      assertThat(System.getProperty("java.class.path"))
          .contains(row.group(1).split(":")[1] + "-" + row.group(2) + ".jar");
    }

    assertThat(listed).hasSizeGreaterThan(5).isEqualTo(all(ALLOWED, pom));
    assertThat(digests).isEqualTo(all(CHECKSUM, pom));
  }

  private static Set<String> all(Pattern pattern, String text) {
    Set<String> all = new TreeSet<>();
    for (Matcher found = pattern.matcher(text); found.find(); ) {
      all.add(found.groupCount() == 1 ? found.group(1) : found.group(1) + " " + found.group(2));
    }
    return all;
  }
}
