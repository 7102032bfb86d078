package io.github.emv4j.probe;

/** One line on standard error that tells what is going on, and is gone at the end. */
final class Progress implements AutoCloseable {
  private static final String[] FRAMES = {"|", "/", "-", "\\"};
  private static final int MIN_MILLIS = 80;
  private static final String ERASE_LINE = "\r\u001B[K";

  private final Console console;
  private long lastShown;
  private int frame;
  private boolean shown;

  Progress(Console console) {
    this.console = console;
  }

  /** Shows the text in place of the one before; does nothing where nobody watches. */
  void show(String text) {
    long now = System.nanoTime() / 1_000_000;
    if (!console.live() || (shown && now - lastShown < MIN_MILLIS)) {
      return;
    }
    console.err().print(ERASE_LINE + FRAMES[frame++ % FRAMES.length] + " " + CleanText.of(text));
    console.err().flush();
    shown = true;
    lastShown = now;
  }

  /** Takes the line away. */
  void clear() {
    if (shown) {
      console.err().print(ERASE_LINE);
      console.err().flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    clear();
  }
}
