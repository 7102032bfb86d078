package io.github.emv4j.probe;

import io.github.emv4j.report.Language;
import java.io.FileDescriptor;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Where results and messages go.
 *
 * @param out for results
 * @param err for progress and advice
 * @param colour whether results may have colours
 * @param live whether messages may be overwritten, as a spinner does
 * @param width columns that a page may take
 * @param language of the system
 */
record Console(
    PrintWriter out, PrintWriter err, boolean colour, boolean live, int width, Language language) {

  /** Writes English, as wide as pages are where nobody tells. */
  Console(PrintWriter out, PrintWriter err, boolean colour, boolean live) {
    this(out, err, colour, live, WindowWidth.USUAL, Language.ENGLISH);
  }

  /** {@return the standard streams of this process} */
  static Console system() {
    boolean colour =
        StandardStream.OUT.isTerminal()
            && System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
            && !"dumb".equals(System.getenv("TERM"));
    return new Console(
        writer(FileDescriptor.out, StandardStream.OUT),
        writer(FileDescriptor.err, StandardStream.ERR),
        colour,
        StandardStream.ERR.isTerminal(),
        WindowWidth.ofSystem(System.getenv(), StandardStream.OUT.isTerminal()),
        Language.of(Locale.getDefault()));
  }

  private static PrintWriter writer(FileDescriptor descriptor, StandardStream stream) {
    return new PrintWriter(
        new OutputStreamWriter(new OutputUntilPipeCloses(descriptor), charset(stream)), true);
  }

  // Files and pipes get UTF-8, whatever the locale; the window of Windows knows its own code page.
  private static Charset charset(StandardStream stream) {
    String name = System.getProperty(stream.encodingProperty());
    boolean codePage = name != null && stream.isTerminal() && StandardStream.isWindows();
    return codePage ? Charset.forName(name) : StandardCharsets.UTF_8;
  }

  /** Tells the user something that is no result. */
  void say(String message) {
    err.println(CleanText.of(message));
    err.flush();
  }
}
