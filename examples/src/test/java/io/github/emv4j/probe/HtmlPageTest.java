package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlPageTest {
  /** Bytes of a page for whatever card; a browser opens that at once. */
  private static final int MOST_CHARACTERS = 6_000_000;

  @TempDir Path folder;

  @Test
  void showsTheCard() throws IOException {
    String page = page("--virtual", "--all");

    assertThat(page)
        .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
        .contains("4761 73•• •••• 0010", "Débit Essai", "Crédit Essai", "A0000000041010")
        .contains("The card can be used. Go on.", "PIN tries left: 3")
        .contains("Certification authority", "Fresh signature")
        .contains("GET PROCESSING OPTIONS", "READ RECORD 1 of SFI 1")
        .contains("Application Interchange Profile", "DDA supported")
        .contains("Plaintext PIN verified by ICC", "2024-01-17 12:30:45, 12.34 EUR");
  }

  @Test
  void needsNothingElse() throws IOException {
    String page = page("--virtual");

    assertThat(page)
        .contains("content=\"default-src &#39;none&#39;; style-src &#39;sha256-")
        .doesNotContain("<script", "<link", "<img", "<iframe", "href=", "src=", "url(", "@import")
        .doesNotContain("http://", "https://", " style=");
  }

  @Test
  void speaksChinese() throws IOException {
    assertThat(page("--virtual=expired", "--lang", "zh"))
        .contains("<html lang=\"zh-Hans\">", "剩余密码次数", "此卡已过期。", "2020年12月31日");
  }

  @Test
  void tellsWhatIsWrongAndWhatToDo() throws IOException {
    assertThat(page("--virtual=expired"))
        .contains("class=\"verdict bad\"", "class=\"face dull\"", "<code>EXPIRED</code>")
        .contains("The card has expired. Ask for another card.", "31 December 2020");
  }

  @Test
  void drawsNoTryAsBlocked() throws IOException {
    assertThat(page("--virtual=pin-blocked"))
        .contains("class=\"dial bad\"", "The PIN is blocked.", "class=\"verdict warn\"")
        .contains("class=\"reservation\">The PIN is blocked; only the issuer can unblock it.")
        .doesNotContain("part on");
  }

  @Test
  void marksTheStepThatFailed() throws IOException {
    assertThat(page("--virtual=wrong-signature")).contains("class=\"box bad\"", "not proven");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "control-names",
        "c1-names",
        "markup-names",
        "turning-names",
        "turning-chinese-names",
        "code-table-12",
        "counters-huge",
        "crowded-directory",
        "deep-record",
        "afl-many-records",
        "pdol-ten-kilobytes",
        "endless-data",
        "endless-directory",
        "endless-response",
        "garbage",
        "silent",
        "aid-huge"
      })
  void holdsNothingThatSteers(String profile) throws IOException {
    String page = page("--virtual=" + profile);

    assertThat(page).hasSizeLessThan(MOST_CHARACTERS).doesNotContain("Optional[", ">null<");
    assertThat(page.replace("\n", ""))
        .doesNotContainPattern(
            "[\\p{Cntrl}\u0080-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "standard",
        "t0",
        "chinese",
        "sda",
        "contactless-jcb",
        "contactless-magstripe",
        "pdol-cardholder",
        "markup-names",
        "many-pans",
        "bad-record"
      })
  void holdsNoCardNumber(String profile) throws IOException {
    String page = page("--virtual=" + profile, "--all");
    String digits = page.replaceAll("<[^>]*>|[\\s\u00A0]", "");
    Run full = Run.of("read", "--virtual=" + profile, "--all", "--unmask", "--json");
    for (JsonNode application : full.json().path("applications")) {
      String pan = application.path("pan").asText();
      if (pan.length() > 12) {
        assertThat(page.contains(pan)).as("the number of " + profile).isFalse();
        assertThat(digits.contains(pan)).as("the number of " + profile).isFalse();
      }
    }
  }

  @Test
  void holdsNoSerialNumberOfTheChip() throws IOException {
    assertThat(page("--virtual=chinese", "--all"))
        .contains("IC fabricator")
        .doesNotContain("01020304");
    assertThat(page("--virtual=chinese", "--all", "--unmask")).contains("01020304");
  }

  @Test
  void showsTheAccountOnlyIfAskedAndSaysSo() throws IOException {
    assertThat(page("--virtual", "--unmask"))
        .contains("4761 7390 0101 0010", "5A0847617390010100")
        .contains("card data in full");
  }

  @Test
  void writesAPageForACardThatDoesNotAnswer() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "the card before");

    Run run = Run.of("read", "--virtual=mute", "--html", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(Files.readString(file)).contains("CARD_MUTE").doesNotContain("the card before");
  }

  @Test
  void drawsALinkThatFailedOnTheWay() throws IOException {
    assertThat(page("--virtual=silent")).contains("no answer", "PROTOCOL_ERROR");
  }

  @Test
  void comparesTheHolder() throws IOException {
    assertThat(page("--virtual", "--check-last4", "0010"))
        .contains("What you know of the holder", "match");
  }

  @Test
  void saysInOneLineThatItWasWritten() {
    Path file = folder.resolve("page.html");

    Run run = Run.of("read", "--virtual", "--html", file.toString());

    assertThat(run.status()).as(run.err()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualToIgnoringNewLines("Wrote " + file + ".");
  }

  @Test
  void isForItsOwnerOnly() throws IOException {
    Assumptions.assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path file = Files.createFile(folder.resolve("page.html"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertThat(page("--virtual")).isNotEmpty();

    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere/page.html", "."})
  void saysBeforehandThatItCannotBeWritten(String name) {
    Run run = Run.of("read", "--virtual", "--html", folder.resolve(name).toString());

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("Cannot write the page ").hasLineCount(1);
  }

  @Test
  void isEitherAPageOrAnObject() {
    Run run = Run.of("read", "--virtual", "--json", "--html", folder.resolve("x").toString());

    assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(run.err()).contains("exclude each other");
  }

  @Test
  void hasEveryWordInBothLanguages() throws IOException {
    Set<String> english = keys("PageWords.properties");

    assertThat(english).isNotEmpty().isEqualTo(keys("PageWords_zh.properties"));
  }

  private static Set<String> keys(String name) throws IOException {
    Properties words = new Properties();
    try (InputStream file = HtmlPageTest.class.getResourceAsStream(name)) {
      words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    }
    return words.stringPropertyNames();
  }

  private String page(String... options) throws IOException {
    Path file = folder.resolve("page.html");
    String[] args =
        Stream.concat(Stream.of("read", "--html", file.toString()), Stream.of(options))
            .toArray(String[]::new);
    String ignored = Run.of(args).err();
    assertThat(file).as(ignored).exists();
    return Files.readString(file);
  }
}
