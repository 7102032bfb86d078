package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.smartcardio.Card;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.TerminalFactory;
import jnasmartcardio.Smartcardio;

/** Another program on the same computer that uses the same card. */
final class OtherProgram implements AutoCloseable {
  private final Process process;
  private final BufferedReader output;

  private OtherProgram(Process process) {
    this.process = process;
    output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Starts a program that holds the card in a transaction until it is closed. */
  static OtherProgram inTransaction(String reader) throws IOException {
    return start("transaction", reader);
  }

  /** Starts a program that is connected exclusively until it is closed. */
  static OtherProgram connectedExclusively(String reader) throws IOException {
    return start("exclusive", reader);
  }

  /** Starts a program that resets the card and keeps its connection until it is closed. */
  static OtherProgram resetting(String reader) throws IOException {
    return start("reset", reader);
  }

  private static OtherProgram start(String deed, String reader) throws IOException {
    String classPath =
        Stream.of(OtherProgram.class, Smartcardio.class, Native.class)
            .map(OtherProgram::placeOf)
            .collect(Collectors.joining(File.pathSeparator));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String program = OtherProgram.class.getName();
    ProcessBuilder builder =
        new ProcessBuilder(
            java, "-XX:TieredStopAtLevel=1", "-cp", classPath, program, deed, reader);
    OtherProgram other =
        new OtherProgram(builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
    assertThat(other.output.readLine()).isEqualTo("ready");
    return other;
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets the card go, ends the program and waits for its end. */
  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The other program's own start. */
  public static void main(String[] args) throws Exception {
    CardTerminal terminal =
        TerminalFactory.getInstance("PC/SC", null, new Smartcardio())
            .terminals()
            .getTerminal(args[1]);
    Card card = terminal.connect(args[0].equals("exclusive") ? "EXCLUSIVE;*" : "*");
    if (args[0].equals("transaction")) {
      card.beginExclusive();
    }
    if (args[0].equals("reset")) {
      card.disconnect(true);
      card = terminal.connect("*");
    }
    System.out.println("ready");
    while (System.in.read() >= 0) {
      // Whoever started this program closes its input to end it.
    }
    card.disconnect(false);
  }
}
