package io.github.emv4j.pcsc;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real pcscd with virtual readers, for the tests of one class.
 *
 * <p>Where it cannot run (not root, not installed, another one is running) the tests are skipped
 * and say so; with {@code EMV4J_REQUIRE_PCSC=1} in the environment they fail.
 */
@SuppressWarnings("exports") // only the tests of other modules see it, and they have JUnit too
public final class PcscdFixture implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  /** The name of the first virtual reader. */
  public static final String FIRST = "Virtual PCD 00 00";

  /** The name of the second one. */
  public static final String SECOND = "Virtual PCD 00 01";

  private static final Path PROGRAM = Path.of("/usr/sbin/pcscd");
  private static final Path DRIVER = Path.of("/usr/lib/pcsc/drivers/serial/libifdvpcd.so");
  private static final Path SOCKET = Path.of("/run/pcscd/pcscd.comm");
  // One pcscd a machine: whoever tests with it takes its turn.
  private static final Path TURN =
      Path.of(System.getProperty("java.io.tmpdir"), "emv4j-pcscd.lock");
  private static final String READER =
      """
      FRIENDLYNAME "Virtual PCD"
      DEVICENAME /dev/null:0x8C7B
      LIBPATH %s
      CHANNELID 0x8C7B
      """
          .formatted(DRIVER);

  /** What pcscd finds in its configuration. */
  public enum Config {
    NOT_STARTED,
    NO_READER,
    TWO_READERS
  }

  /** A reader besides those of vpcd, for which there is a driver of one's own. */
  interface Driver {
    /** {@return what it would need and does not have here; empty if nothing} */
    String missing();

    /** {@return the lines for pcscd's configuration; builds the driver and plugs the reader in} */
    String readerLines() throws IOException;

    /** Takes the reader away, after the last test. */
    void unplug() throws IOException;
  }

  private final Config config;
  private final Optional<Driver> driver;
  private FileChannel turnFile;
  private FileLock turn;
  private Process pcscd;

  /** Starts pcscd before the first test of the class and stops it after the last. */
  public PcscdFixture(Config config) {
    this.config = config;
    this.driver = Optional.empty();
  }

  /** Starts pcscd with the two readers and a third one. */
  PcscdFixture(Driver driver) {
    this.config = Config.TWO_READERS;
    this.driver = Optional.of(driver);
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    // The class decides; while its tests run there is a pcscd, its own.
    String missing = context.getTestMethod().isPresent() || turn != null ? "" : missing();
    if (missing.isEmpty()) {
      return ConditionEvaluationResult.enabled("pcscd can be started");
    }
    if ("1".equals(System.getenv("EMV4J_REQUIRE_PCSC"))) {
      fail(missing + ", but EMV4J_REQUIRE_PCSC=1 wants these tests to run");
    }
    System.err.println(context.getDisplayName() + " is skipped: " + missing + ".");
    return ConditionEvaluationResult.disabled(missing);
  }

  private String missing() {
    if (!Files.isExecutable(PROGRAM) || !Files.exists(DRIVER)) {
      return "pcscd and vpcd are not installed";
    }
    String driverMissing = driver.map(Driver::missing).orElse("");
    if (!driverMissing.isEmpty()) {
      return driverMissing;
    }
    if (!"root".equals(System.getProperty("user.name"))) {
      return "pcscd runs as root only";
    }
    if (!await(120, this::takeTurn)) {
      return "other tests with pcscd take too long";
    }
    return await(3, () -> !answers()) ? "" : "another pcscd is running on this machine";
  }

  private boolean takeTurn() {
    try {
      if (turnFile == null) {
        turnFile = FileChannel.open(TURN, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      }
      turn = turnFile.tryLock();
      return turn != null;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    start(config);
    if (config == Config.TWO_READERS) {
      // Loading native code takes a busy machine longer than a look at a reader may.
      assertTrue(await(60, this::isListed), "the virtual readers come up");
    }
  }

  private boolean isListed() {
    try {
      return Via.JNA.service().list().size() == (driver.isPresent() ? 3 : 2);
    } catch (TransportException e) {
      return false;
    }
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    stop();
    if (driver.isPresent()) {
      driver.get().unplug();
    }
    if (turnFile != null) {
      turnFile.close();
    }
  }

  /** Starts pcscd and waits until it answers. */
  void start(Config wanted) throws IOException {
    if (wanted == Config.NOT_STARTED) {
      return;
    }
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pcscd");
    if (wanted == Config.TWO_READERS) {
      // In one file: the numbers in the readers' names go by the order.
      String third = driver.isPresent() ? driver.get().readerLines() : "";
      Files.writeString(folder.resolve("readers"), READER + "\n" + third);
    }
    Path log = Path.of("target", "pcscd.log").toAbsolutePath();
    pcscd =
        new ProcessBuilder(PROGRAM.toString(), "--foreground", "--config", folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    if (!await(10, PcscdFixture::answers)) {
      stop();
      fail("pcscd does not start; see " + log);
    }
  }

  /** Stops pcscd as the system does. */
  void stop() {
    Process running = pcscd;
    pcscd = null;
    if (running == null) {
      return;
    }
    running.destroy();
    try {
      if (!running.waitFor(5, TimeUnit.SECONDS)) {
        running.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Sends pcscd a signal, as STOP or CONT, to see what happens to those who wait for it. */
  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(pcscd.pid())).start().waitFor();
  }

  /** Waits until the service knows that a slot is empty: a quick exchange of cards escapes it. */
  public static void awaitEmpty(int slot) {
    awaitEmpty(slot == 0 ? FIRST : SECOND, Duration.ofSeconds(5));
  }

  static void awaitEmpty(String name, Duration limit) {
    try {
      if (!Via.JNA.service().byName(name).waitForRemoval(limit)) {
        fail(name + " is not empty");
      }
    } catch (TransportException e) {
      fail("the virtual reader does not answer", e);
    }
  }

  private static boolean answers() {
    if (!Files.exists(SOCKET)) {
      return false;
    }
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      return channel.connect(UnixDomainSocketAddress.of(SOCKET));
    } catch (IOException e) {
      return false;
    }
  }

  static boolean await(int seconds, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
    }
    return true;
  }
}
