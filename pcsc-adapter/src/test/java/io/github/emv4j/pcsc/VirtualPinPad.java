package io.github.emv4j.pcsc;

import static org.junit.jupiter.api.Assertions.fail;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.virtual.VirtualCard;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reader with a keypad, a virtual card and somebody at the keys.
 *
 * <p>The driver that pcscd loads is compiled of virtual-pin-pad.c, where the protocol is explained.
 * The keypad reads the structure of PC/SC part 10 by the letter, as a reader would.
 */
final class VirtualPinPad implements PcscdFixture.Driver {
  /** A part of the name that pcscd gives the reader. */
  static final String NAME = "Virtual PinPad";

  private static final Path HEADERS = Path.of("/usr/include/PCSC/ifdhandler.h");
  private static final byte[] LINK_FAILED = {};

  /** What the driver takes for not knowing the control code. */
  private static final byte[] REFUSED = {0};

  private static final Duration NOTICED = Duration.ofSeconds(30);

  private final AtomicLong looks = new AtomicLong();
  private final List<Bytes> entries = new CopyOnWriteArrayList<>();
  private volatile Optional<VirtualCard> card = Optional.empty();
  private volatile int pulledAt = -1;
  private volatile User user = () -> status(0x6401);
  private volatile ServerSocket door;

  /** What a user does when the pad asks for the PIN. */
  interface User {
    /** {@return the answer of the reader; empty if the link failed} */
    byte[] enter();
  }

  @Override
  public String missing() {
    return Files.exists(HEADERS) && hasCompiler() ? "" : "gcc or libpcsclite-dev is not installed";
  }

  private static boolean hasCompiler() {
    try {
      run("gcc", "--version");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public String readerLines() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "pinpad");
    Path source = folder.resolve("virtual-pin-pad.c");
    Path driver = folder.resolve("libvirtualpinpad.so");
    try (InputStream text = VirtualPinPad.class.getResourceAsStream("virtual-pin-pad.c")) {
      Files.copy(text, source);
    }
    String headers = "-I" + HEADERS.getParent();
    run("gcc", "-Wall", "-fPIC", "-shared", headers, source.toString(), "-o", driver.toString());
    plugIn();
    return """
    FRIENDLYNAME "%s"
    DEVICENAME /dev/null:%d
    LIBPATH %s
    """
        .formatted(NAME, door.getLocalPort(), driver);
  }

  private static void run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
        fail("failed: " + String.join(" ", command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void plugIn() throws IOException {
    door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread server = new Thread(() -> serve(door), "pin pad");
    server.setDaemon(true);
    server.start();
  }

  @Override
  public void unplug() throws IOException {
    door.close();
  }

  /** Puts a card in, once the service has seen that the last one is out. */
  void insert(VirtualCard inserted) {
    pull();
    awaitEmpty();
    entries.clear();
    card = Optional.of(inserted);
  }

  /**
   * Waits until the service knows that there is no card. It also says so when it could not reset
   * one that was pulled; until it has looked once more, it would then miss the next card.
   */
  private void awaitEmpty() {
    PcscdFixture.awaitEmpty(NAME, NOTICED);
    long before = looks.get();
    if (!PcscdFixture.await(5, () -> looks.get() > before)) {
      fail("the service does not look at the pin pad");
    }
  }

  void pull() {
    card = Optional.empty();
  }

  /** Pulls the card when it has done the next command of an instruction code, before it answers. */
  void pullAt(int instruction) {
    pulledAt = instruction;
  }

  void user(User next) {
    user = next;
  }

  /** {@return the structures with which the pad was asked for a PIN since the card was put in} */
  List<Bytes> entries() {
    return entries;
  }

  static byte[] status(int value) {
    return new byte[] {(byte) (value >> 8), (byte) value};
  }

  /** Presses the keys and OK; to be called by a user. */
  byte[] press(int... digits) {
    ByteBuffer asked = lastEntry();
    int most = asked.get(5) & 0xFF;
    int least = asked.get(6) & 0xFF;
    if (digits.length < least || digits.length > most) {
      return status(0x6403);
    }
    byte[] verify = new byte[asked.getInt(15)];
    asked.get(19, verify);
    fillIn(digits, verify, asked);
    return card.map(present -> present.transmit(verify)).orElse(LINK_FAILED);
  }

  /** Refuses to begin; to be called by a user who never gets to see anything. */
  static byte[] refuse() {
    return REFUSED;
  }

  /** Does nothing until the pad gives up; to be called by a user. */
  byte[] waitTooLong() {
    int seconds = lastEntry().get(0) & 0xFF;
    PcscdFixture.await(seconds, () -> false);
    return status(0x6400);
  }

  private ByteBuffer lastEntry() {
    return ByteBuffer.wrap(entries.get(entries.size() - 1).toByteArray())
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  // PC/SC part 10, 2.5.2: positions count from the first byte of data behind the header.
  private static void fillIn(int[] digits, byte[] verify, ByteBuffer asked) {
    int format = asked.get(2) & 0xFF;
    int unit = (format & 0x80) == 0 ? 1 : 8;
    int pinAt = (format >> 3 & 0x0F) * unit;
    if ((format & 0x07) != 0x01) {
      fail("not BCD from the left");
    }
    int lengthBits = asked.get(3) >> 4 & 0x0F;
    int lengthUnit = (asked.get(4) & 0x10) == 0 ? 1 : 8;
    int lengthAt = (asked.get(4) & 0x0F) * lengthUnit;
    if (digits.length > (asked.get(3) & 0x0F) * 2) {
      fail("the digits have no room");
    }
    put(digits.length, lengthBits, lengthAt, verify);
    for (int i = 0; i < digits.length; i++) {
      put(digits[i], 4, pinAt + 4 * i, verify);
    }
  }

  private static void put(int value, int bits, int at, byte[] verify) {
    for (int i = 0; i < bits; i++) {
      int position = 5 * 8 + at + i;
      int mask = 0x80 >> position % 8;
      boolean set = (value >> (bits - 1 - i) & 1) == 1;
      int before = verify[position / 8];
      verify[position / 8] = (byte) (set ? before | mask : before & ~mask);
    }
  }

  private void serve(ServerSocket opened) {
    while (!opened.isClosed()) {
      try (Socket driver = opened.accept()) {
        serve(driver);
      } catch (IOException e) {
        // The driver has gone; pcscd may start again.
        continue;
      }
    }
  }

  private void serve(Socket driver) throws IOException {
    driver.setTcpNoDelay(true);
    DataInputStream in = new DataInputStream(driver.getInputStream());
    DataOutputStream out = new DataOutputStream(driver.getOutputStream());
    while (true) {
      int what = in.readUnsignedByte();
      byte[] answer = answer(what, in.readNBytes(in.readUnsignedShort()));
      out.write(status(answer.length));
      out.write(answer);
    }
  }

  private byte[] answer(int what, byte[] data) {
    return switch (what) {
      case '?' -> presence();
      case 'P' -> data[0] == 1 ? card.map(VirtualPinPad::atr).orElse(LINK_FAILED) : LINK_FAILED;
      case 'T' -> card.map(present -> transmit(present, data)).orElse(LINK_FAILED);
      case 'C' -> atPad(data);
      default -> LINK_FAILED;
    };
  }

  private byte[] presence() {
    byte[] answer = {(byte) (card.isPresent() ? 1 : 0)};
    looks.incrementAndGet();
    return answer;
  }

  private byte[] transmit(VirtualCard present, byte[] command) {
    byte[] answer = present.transmit(command);
    if ((command[1] & 0xFF) != pulledAt) {
      return answer;
    }
    pulledAt = -1;
    pull();
    return LINK_FAILED;
  }

  private static byte[] atr(VirtualCard card) {
    return card.powerUp().toByteArray();
  }

  private byte[] atPad(byte[] data) {
    entries.add(Bytes.copyOf(Arrays.copyOfRange(data, 4, data.length)));
    return user.enter();
  }
}
