package io.github.emv4j.pin;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.command.GetProcessingOptionsCommand;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.trace.RecordingConnection;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.ReferencePin;
import io.github.emv4j.virtual.VirtualReader;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Verifies a random PIN in many ways and looks for it in a dump of the whole heap after each.
 *
 * <p>A program of its own, in a small virtual machine where nothing else runs. It never holds the
 * PIN but masked, except where it is entered and while a dump is searched. Each line that it writes
 * names a way and what was found, {@code nothing} if nothing was.
 */
final class PinInMemory {
  private static final int DIGITS = 12;
  private static final Bytes MODULUS =
      Bytes.of(0xC1).concat(Bytes.filled(0x5B, 94)).concat(Bytes.of(0x35));

  private static final TerminalData TERMINAL = TerminalData.defaults(Clock.systemUTC());
  private static final CardData CARD = PinFixtures.cardWith(PinFixtures.BOTH);

  private final byte[] mask = new byte[DIGITS];
  private final byte[] masked = new byte[DIGITS];
  private final Map<String, Way> ways = new LinkedHashMap<>();
  private final List<Object> kept = new ArrayList<>();

  /** One way to handle the PIN. */
  private interface Way {
    void go() throws TransportException;
  }

  private PinInMemory() {
    SecureRandom random = new SecureRandom();
    random.nextBytes(mask);
    for (int i = 0; i < DIGITS; i++) {
      // Not 0 in front: a search for zeros would stop at every other byte.
      int digit = i == 0 ? 1 + random.nextInt(9) : random.nextInt(10);
      masked[i] = (byte) (('0' + digit) ^ mask[i]);
    }
  }

  public static void main(String[] args) throws Exception {
    PinInMemory test = new PinInMemory();
    test.addWays();
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, Way> way : test.ways.entrySet()) {
      way.getValue().go();
      Path dump = folder.resolve("heap.hprof");
      dumpHeap(dump);
      Set<String> found = test.search(dump);
      System.out.println(
          way.getKey() + ": " + (found.isEmpty() ? "nothing" : String.join(", ", found)));
      Files.delete(dump);
      test.kept.clear();
    }
  }

  private void addWays() {
    ways.put("entered and closed", () -> pin().close());
    ways.put("entered by a writer and closed", () -> Pin.writtenBy(this::enter).close());
    ways.put("entered as bytes and closed", this::enterBytes);
    ways.put("too many digits", this::enterTooMany);
    for (String status :
        List.of("9000", "63C2", "63C0", "6983", "6984", "6985", "6C08", "6D00", "6F00")) {
      ways.put("plaintext answered " + status, () -> verify(PinMethod.PLAINTEXT, status));
      ways.put("enciphered answered " + status, () -> verify(PinMethod.ENCIPHERED, status));
    }
    for (String fault : List.of("", "90")) {
      ways.put("plaintext, link failed" + fault, () -> verify(PinMethod.PLAINTEXT, fault));
      ways.put("enciphered, link failed" + fault, () -> verify(PinMethod.ENCIPHERED, fault));
    }
    ways.put(
        "enciphered without challenge", () -> verify(new Card("9000", "9F1701039000", "6985")));
    ways.put("challenge lost", () -> verify(new Card("9000", "9F1701039000", "")));
    ways.put("short challenge", () -> verify(new Card("9000", "9F1701039000", "A0A19000")));
    ways.put("plaintext timed out", () -> verifyTimingOut(PinMethod.PLAINTEXT));
    ways.put("enciphered timed out", () -> verifyTimingOut(PinMethod.ENCIPHERED));
    for (String tries : List.of("00", "01")) {
      String counter = "9F1701" + tries + "9000";
      ways.put(
          "plaintext with " + tries + " tries",
          () -> verify(PinMethod.PLAINTEXT, new Card("9000", counter, "")));
    }
    ways.put("counter lost", () -> verify(new Card("9000", "", "")));
    ways.put("blocked before", () -> verify(new Card("9000", "9F1701009000", "")));
    ways.put("last try ahead", () -> verify(new Card("9000", "9F1701019000", "")));
    ways.put("recorded", () -> verify(RecordingConnection.raw(new Card("63C2", "6A88", ""))));
    ways.put("right PIN on a virtual card", () -> verifyVirtual(true));
    ways.put("wrong PIN on a virtual card", () -> verifyVirtual(false));
    // What the search must find, or it would prove nothing.
    ways.put("control: PIN kept open", () -> kept.add(pin()));
    ways.put("control: digits kept", () -> kept.add(digits()));
    ways.put("control: BigInteger", this::encipherCarelessly);
  }

  private char[] digits() {
    char[] digits = new char[DIGITS];
    enter(digits);
    return digits;
  }

  private int enter(char[] digits) {
    for (int i = 0; i < DIGITS; i++) {
      digits[i] = (char) (masked[i] ^ mask[i]);
    }
    return DIGITS;
  }

  private Pin pin() {
    char[] digits = digits();
    Pin pin = Pin.copyOf(digits);
    Arrays.fill(digits, '\0');
    return pin;
  }

  private void enterBytes() {
    byte[] digits = new byte[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      digits[i] = (byte) (masked[i] ^ mask[i]);
    }
    Pin.copyOf(digits).close();
    Arrays.fill(digits, (byte) 0);
  }

  private void enterTooMany() {
    try {
      kept.add(Pin.writtenBy(digits -> enter(digits) + 1));
    } catch (IllegalArgumentException e) {
      kept.add(e);
    }
  }

  private void verify(PinMethod method, String answer) throws TransportException {
    kept.add(
        verification(new Card(answer, "9F1701039000", "A0A1A2A3A4A5A6A79000"))
            .verify(pin(), VerifyOptions.usual().withMethod(method)));
  }

  private void verify(PinMethod method, CardConnection card) throws TransportException {
    kept.add(verification(card).verify(pin(), VerifyOptions.usual().withMethod(method)));
  }

  private void verifyTimingOut(PinMethod method) throws TransportException {
    CardConnection card = new Card("9000", "9F1701039000", "A0A1A2A3A4A5A6A79000");
    verify(
        method,
        new ForwardingConnection(card) {
          @Override
          public byte[] transmit(byte[] command) throws TransportException {
            if (command[1] == 0x20) {
              throw new TransportException(Reason.TIMEOUT, "The reader does not answer.");
            }
            return super.transmit(command);
          }
        });
  }

  /** What is thrown is kept too. */
  private void verify(CardConnection card) {
    kept.add(card);
    try {
      kept.add(verification(card).verify(pin(), VerifyOptions.usual()));
      kept.add(
          verification(card).verify(pin(), VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT)));
    } catch (TransportException e) {
      kept.add(e);
    }
  }

  private static PinVerification verification(CardConnection card) {
    EnciphermentKey key =
        new EnciphermentKey.Usable(RsaPublicKey.of(MODULUS, Bytes.of(1, 0, 1)), "made up");
    return PinVerification.of(new CardChannel(card), CARD, TERMINAL).withKey(key);
  }

  private void verifyVirtual(boolean right) throws TransportException {
    char[] digits = digits();
    int[] reference = new int[DIGITS];
    for (int i = 0; i < DIGITS; i++) {
      reference[i] = right ? digits[i] - '0' : i % 10;
    }
    Arrays.fill(digits, '\0');
    Bytes aid = Bytes.fromHex("A0000000031010");
    CardProfile profile =
        CardProfile.builder().application(aid, app -> app.pin(ReferencePin.of(reference))).build();
    try (VirtualReader reader = VirtualReader.holding(profile);
        CardConnection card = reader.waitForCard(Duration.ZERO)) {
      CardChannel channel = new CardChannel(card);
      channel.send(SelectCommand.first(aid));
      channel.send(GetProcessingOptionsCommand.of(Bytes.EMPTY));
      PinResult result =
          PinVerification.of(channel, CARD, TERMINAL)
              .verify(pin(), VerifyOptions.usual().withMethod(PinMethod.PLAINTEXT));
      if (result.isVerified() != right) {
        throw new IllegalStateException(result.describe());
      }
      kept.add(result);
      kept.add(profile);
    }
  }

  private void encipherCarelessly() {
    byte[] block = pin().take();
    BigInteger number = new BigInteger(1, block);
    Arrays.fill(block, (byte) 0);
    kept.add(number.pow(3));
  }

  /** Answers without a copy of anything. */
  private record Card(String verify, String counter, String challenge) implements CardConnection {
    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      String answer =
          switch (command[1] & 0xFF) {
            case 0xCA -> counter;
            case 0x84 -> challenge;
            default -> verify;
          };
      if (answer.isEmpty()) {
        throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
      }
      return FakePinCard.bytes(answer);
    }

    @Override
    public void close() {}
  }

  // By reflection: the library itself, into which tests are patched, does not need management.
  private static void dumpHeap(Path file) throws ReflectiveOperationException {
    Class<?> diagnostics = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getPlatformMXBean", Class.class)
            .invoke(null, diagnostics);
    Method dump = diagnostics.getMethod("dumpHeap", String.class, boolean.class);
    dump.invoke(bean, file.toString(), false);
  }

  private Set<String> search(Path dump) throws IOException {
    Map<String, byte[]> patterns = patterns();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(dump)) {
      Set<String> found = new TreeSet<>();
      int filled = 0;
      while (true) {
        int count = in.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
          return found;
        }
        filled += count;
        find(patterns, buffer, filled, found);
        int rest = Math.min(filled, 64);
        System.arraycopy(buffer, filled - rest, buffer, 0, rest);
        filled = rest;
      }
    } finally {
      Arrays.fill(buffer, (byte) 0);
      patterns.values().forEach(pattern -> Arrays.fill(pattern, (byte) 0));
    }
  }

  /**
   * The digits in several forms, in either order of bytes; the middle of a PIN block is in every
   * block that holds it.
   */
  private Map<String, byte[]> patterns() {
    Map<String, byte[]> patterns = new LinkedHashMap<>();
    byte[] ascii = new byte[DIGITS];
    byte[] characters = new byte[2 * DIGITS - 1];
    byte[] values = new byte[DIGITS];
    byte[] numbers = new byte[4 * DIGITS - 3];
    byte[] decimal = new byte[DIGITS / 2];
    for (int i = 0; i < DIGITS; i++) {
      ascii[i] = (byte) (masked[i] ^ mask[i]);
      values[i] = (byte) (ascii[i] - '0');
      characters[2 * i] = ascii[i];
      numbers[4 * i] = values[i];
      decimal[i / 2] |= (byte) (values[i] << (i % 2 == 0 ? 4 : 0));
    }
    // A block of 96 bytes in words of 32 bits, the last word first.
    byte[] words = {
      decimal[2], decimal[3], decimal[4], decimal[5], 0x7F, 0x2C, decimal[0], decimal[1]
    };
    patterns.put("text", ascii);
    patterns.put("characters", characters);
    patterns.put("values", values);
    patterns.put("numbers", numbers);
    patterns.put("PIN block", decimal);
    patterns.put("words", words);
    return patterns;
  }

  // Without garbage, so that no collection comes in between.
  private static void find(
      Map<String, byte[]> patterns, byte[] text, int length, Set<String> found) {
    String[] names = patterns.keySet().toArray(String[]::new);
    byte[][] wanted = patterns.values().toArray(byte[][]::new);
    boolean[] starts = new boolean[256];
    for (byte[] pattern : wanted) {
      starts[pattern[0] & 0xFF] = true;
    }
    for (int at = 0; at < length; at++) {
      for (int i = 0; starts[text[at] & 0xFF] && i < wanted.length; i++) {
        int end = at + wanted[i].length;
        if (end <= length && Arrays.equals(text, at, end, wanted[i], 0, wanted[i].length)) {
          found.add(names[i]);
        }
      }
    }
  }
}
