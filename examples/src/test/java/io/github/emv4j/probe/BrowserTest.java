package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The HTML page in a real browser. */
class BrowserTest {
  /** Shows pages in frames of several widths, all folds open, and writes down what it finds. */
  private static final String GALLERY =
      """
      <!DOCTYPE html><meta charset="utf-8"><body><script>
      addEventListener('load', () => {
        for (const frame of document.querySelectorAll('iframe')) {
          const page = frame.contentDocument;
          page.querySelectorAll('details').forEach(fold => fold.open = true);
          const found = document.createElement('p');
          found.dataset.wider = page.documentElement.scrollWidth - frame.width;
          const active = page.querySelectorAll('body :is(script,img,a,style,[onerror])');
          found.dataset.active = active.length;
          found.dataset.styled = page.styleSheets.length;
          found.dataset.objects = page.querySelectorAll('.tree .tag').length;
          found.dataset.title = page.querySelector('h3').textContent;
          document.body.append(found);
        }
      });
      </script>
      """;

  private static final int[] WIDTHS = {320, 380, 768, 1180};

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"LIGHT, f3f4f7", "DARK, 101217"})
  void looksAsTheUserPrefers(Browser.Theme theme, String background)
      throws IOException, InterruptedException {
    Browser browser = Browser.in(folder);
    Path picture = folder.resolve("page.png");

    Browser.Result result = browser.photograph(page("--virtual", "--all"), theme, picture);

    assertThat(result.console()).isEmpty();
    BufferedImage image = ImageIO.read(picture.toFile());
    assertThat(color(image, 4, 4)).isEqualTo(background);
    assertThat(color(image, image.getWidth() - 4, image.getHeight() - 4)).isEqualTo(background);
    assertThat(colors(image)).as("colours of text, card and drawings").hasSizeGreaterThan(500);
  }

  @Test
  void showsHostileTextsAsTheyAreAtEveryWidth() throws IOException, InterruptedException {
    Browser browser = Browser.in(folder);
    // The other one has long digits in a sentence.
    String hostile = Files.readString(page("--replay", hostileRecording().toString(), "--all"));
    String wordy = Files.readString(page("--virtual=wrong-icc-hash"));
    StringBuilder gallery = new StringBuilder(GALLERY);
    for (int width : WIDTHS) {
      gallery.append(frame(width, hostile)).append(frame(width, wordy));
    }
    Path file = Files.writeString(folder.resolve("gallery.html"), gallery);

    Browser.Result result = browser.open(file, "--window-size=1400,900");

    assertThat(result.console()).isEmpty();
    String found = result.markup().substring(result.markup().lastIndexOf("</iframe>"));
    assertThat(found.split("<p ", -1)).hasSize(2 * WIDTHS.length + 1);
    assertThat(found.split("data-wider=\"0\"", -1)).as(found).hasSize(2 * WIDTHS.length + 1);
    assertThat(found.split("data-active=\"0\"", -1)).as(found).hasSize(2 * WIDTHS.length + 1);
    assertThat(found.split("data-styled=\"1\"", -1)).as(found).hasSize(2 * WIDTHS.length + 1);
    assertThat(found.replace("&lt;", "<").replace("&gt;", ">"))
        .contains("data-title=\"<script>x=1\"")
        .doesNotContain("data-objects=\"0\"");
  }

  private static String frame(int width, String page) {
    String source = page.replace("&", "&amp;").replace("\"", "&quot;");
    return "<iframe width=\"" + width + "\" height=\"900\" srcdoc=\"" + source + "\"></iframe>\n";
  }

  // The standard card, its names replaced by others of the same length.
  private Path hostileRecording() throws IOException {
    Path file = folder.resolve("<img src=x onerror=x>.trace");
    Run run = Run.of("read", "--virtual", "--all", "--record", file.toString());
    assertThat(run.status()).as(run.err()).isZero();
    String trace =
        Files.readString(file)
            .replace("44E9626974204573736169", hex("<script>x=1"))
            .replace(hex("TEST DEBIT"), hex("\u001B[31m<b>x\u0007"))
            .replace(hex("TEST CREDIT"), hex("</bdi><img "));
    assertThat(trace).contains(hex("<script>x=1"), hex("<b>x"), hex("<img "));
    return Files.writeString(file, trace);
  }

  private Path page(String... options) throws IOException {
    Path file = folder.resolve("page.html");
    String[] args = new String[options.length + 3];
    System.arraycopy(new String[] {"read", "--html", file.toString()}, 0, args, 0, 3);
    System.arraycopy(options, 0, args, 3, options.length);
    Run run = Run.of(args);
    assertThat(file).as(run.err()).isNotEmptyFile();
    return file;
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String color(BufferedImage image, int x, int y) {
    return String.format(Locale.ROOT, "%06x", image.getRGB(x, y) & 0xFFFFFF);
  }

  private static Set<Integer> colors(BufferedImage image) {
    Set<Integer> colors = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y += 3) {
      for (int x = 0; x < image.getWidth(); x += 3) {
        colors.add(image.getRGB(x, y));
      }
    }
    return colors;
  }
}
