package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Native;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardKeys;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.ReferencePin;
import io.github.emv4j.virtual.RsaKey;
import io.github.emv4j.virtual.VirtualAuthority;
import io.github.emv4j.virtual.VirtualCard;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jnasmartcardio.Smartcardio;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No trace of a PIN stays in the memory of a program that has it checked through pcscd.
 *
 * <p>Card and keypad are in this process, which knows the PIN; the program is another, and this one
 * looks into the dumps of its heap. A PIN entered at the keypad, or enciphered, is nowhere in them,
 * garbage included. Of a PIN sent in clear the providers leave a copy of the command as garbage
 * behind, out of anybody's reach, so there the dumps hold what can be reached.
 */
class PinMemoryThroughServiceTest {
  private static final VirtualPinPad PAD = new VirtualPinPad();

  @RegisterExtension static final PcscdFixture PCSCD = new PcscdFixture(PAD);

  private static final Bytes AID = Bytes.fromHex("A0000000031010");
  private static final Bytes PAN = Bytes.fromHex("4761739001010010");
  private static final RsaKey ICC_KEY = RsaKey.madeUp(1024, 3, 3);

  private final int[] digits = randomDigits();
  private final Map<String, byte[]> patterns = patterns(digits);
  private Path dump;
  private PrintWriter orders;
  private BufferedReader answers;

  private static int[] randomDigits() {
    // Not 0 in front: a search for zeros would find them everywhere.
    SecureRandom random = new SecureRandom();
    int[] chosen = random.ints(Pin.MAX_DIGITS, 0, 10).toArray();
    chosen[0] = 1 + random.nextInt(9);
    return chosen;
  }

  @ParameterizedTest
  @EnumSource
  void leavesNothingOfThePin(Via via, @TempDir Path folder) throws Exception {
    dump = folder.resolve("heap.hprof");
    insert(digits.clone());
    Process program = start(via);
    try (PrintWriter to = new PrintWriter(program.outputWriter(StandardCharsets.US_ASCII), true);
        BufferedReader from = program.inputReader(StandardCharsets.US_ASCII)) {
      orders = to;
      answers = from;
      assertThat(found("CONTROL keep all", "kept 12")).contains("characters");
      // The providers differ in what they do with a command that they see whole.
      if (via == Via.JDK) {
        atThePad();
        enciphered();
      }
      inClear();
    } finally {
      program.destroy();
      assertThat(program.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  private void atThePad() throws IOException, TransportException {
    PAD.user(() -> PAD.press(digits));
    nothing("PIN_PAD keep all", "Verified");
    insert(1, 2, 3, 4);
    nothing("PIN_PAD keep all", "WrongPin");
    nothing("PIN_PAD keep all", "WrongPin");
    nothing("PIN_PAD keep all", "LastTryAhead");
    nothing("PIN_PAD spend all", "BlockedNow");
    nothing("PIN_PAD spend all", "BlockedBefore");
    insert(1, 2, 3, 4);
    PAD.user(VirtualPinPad::refuse);
    nothing("PIN_PAD keep all", "NotSupported");
    PAD.user(
        () -> {
          PAD.press(digits);
          return VirtualPinPad.status(0x6401);
        });
    nothing("PIN_PAD keep all", "NotEntered");
    PAD.user(
        () -> {
          PAD.press(digits);
          PAD.pull();
          return new byte[0];
        });
    nothing("PIN_PAD spend all", "OutcomeUnknown");
  }

  private void enciphered() throws IOException, TransportException {
    insert(digits.clone());
    nothing("ENCIPHERED keep all", "Verified");
    insert(1, 2, 3, 4);
    nothing("ENCIPHERED keep all", "WrongPin");
    nothing("ENCIPHERED keep all", "WrongPin");
    nothing("ENCIPHERED keep all", "LastTryAhead");
    nothing("ENCIPHERED spend all", "BlockedNow");
    nothing("ENCIPHERED spend all", "BlockedBefore");
    insert(1, 2, 3, 4);
    PAD.pullAt(0x84);
    nothing("ENCIPHERED keep all", "card_removed");
    insert(1, 2, 3, 4);
    PAD.pullAt(0x20);
    nothing("ENCIPHERED keep all", "OutcomeUnknown");
  }

  private void inClear() throws IOException, TransportException {
    insert(digits.clone());
    nothing("PLAINTEXT keep reachable", "Verified");
    insert(1, 2, 3, 4);
    nothing("PLAINTEXT keep reachable", "WrongPin");
    PAD.pullAt(0x20);
    nothing("PLAINTEXT keep reachable", "OutcomeUnknown");
  }

  private void nothing(String order, String said) throws IOException {
    assertThat(found(order, said)).as(order + ": " + said).isEmpty();
  }

  private void insert(int... reference) {
    RsaKey issuerKey = RsaKey.madeUp(1024, 3, 2);
    VirtualAuthority authority =
        new VirtualAuthority(AID.slice(0, 5), 0xE1, RsaKey.madeUp(1152, 3, 1));
    CardKeys keys = CardKeys.issuedBy(authority, issuerKey).iccKey(ICC_KEY).build();
    PAD.insert(
        VirtualCard.of(
            CardProfile.builder()
                .application(
                    AID,
                    app ->
                        app.record(2, 1, Tlv.of(Tag.of(0x5A), PAN))
                            .keys(keys, 2)
                            .pin(ReferencePin.of(reference)))
                .build()));
  }

  private Process start(Via via) throws IOException {
    byte[] mask = new byte[digits.length];
    new SecureRandom().nextBytes(mask);
    byte[] masked = new byte[digits.length];
    for (int i = 0; i < digits.length; i++) {
      masked[i] = (byte) (('0' + digits[i]) ^ mask[i]);
    }
    HexFormat hex = HexFormat.of();
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // Room for all garbage: a collection would leave copies that nobody can wipe.
            "-Xms256m",
            "-Xmn192m",
            "-cp",
            classPath(),
            PinAtService.class.getName(),
            via.name(),
            hex.formatHex(masked),
            hex.formatHex(mask),
            ICC_KEY.modulus().toHex(),
            ICC_KEY.exponent().toHex(),
            dump.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String classPath() {
    Stream<String> places =
        Stream.of(PcscReaders.class, Pin.class, Smartcardio.class, Native.class)
            .map(PinMemoryThroughServiceTest::placeOf);
    // Where classes of tests are patched into a module they have no place of their own.
    Stream<String> tests =
        Stream.of(
            Path.of("target", "test-classes").toString(), System.getProperty("java.class.path"));
    return Stream.concat(places, tests).collect(Collectors.joining(File.pathSeparator));
  }

  private static String placeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@return in which forms the PIN is in the program's heap after it has done something} */
  private Set<String> found(String order, String said) throws IOException {
    orders.println(order);
    assertThat(answers.readLine()).as(order).isEqualTo(said);
    byte[] heap = Files.readAllBytes(dump);
    Files.delete(dump);
    Set<String> found = new TreeSet<>();
    String[] names = patterns.keySet().toArray(String[]::new);
    byte[][] wanted = patterns.values().toArray(byte[][]::new);
    boolean[] starts = new boolean[256];
    for (byte[] pattern : wanted) {
      starts[pattern[0] & 0xFF] = true;
    }
    for (int at = 0; at < heap.length; at++) {
      for (int i = 0; starts[heap[at] & 0xFF] && i < wanted.length; i++) {
        int end = at + wanted[i].length;
        if (heap[at] == wanted[i][0]
            && end <= heap.length
            && Arrays.equals(heap, at, end, wanted[i], 0, wanted[i].length)) {
          found.add(names[i]);
        }
      }
    }
    return found;
  }

  /** The digits in several forms; the middle of a PIN block is in every block that holds it. */
  private static Map<String, byte[]> patterns(int[] digits) {
    byte[] text = new byte[digits.length];
    byte[] characters = new byte[2 * digits.length - 1];
    byte[] values = new byte[digits.length];
    byte[] numbers = new byte[4 * digits.length - 3];
    byte[] block = new byte[digits.length / 2];
    for (int i = 0; i < digits.length; i++) {
      text[i] = (byte) ('0' + digits[i]);
      characters[2 * i] = text[i];
      values[i] = (byte) digits[i];
      numbers[4 * i] = values[i];
      block[i / 2] |= (byte) (digits[i] << (i % 2 == 0 ? 4 : 0));
    }
    Map<String, byte[]> patterns = new LinkedHashMap<>();
    patterns.put("text", text);
    patterns.put("characters", characters);
    patterns.put("values", values);
    patterns.put("numbers", numbers);
    patterns.put("PIN block", block);
    // A deciphered block as 32-bit words, the last word first.
    patterns.put(
        "words",
        new byte[] {block[2], block[3], block[4], block[5], 0x7F, 0x2C, block[0], block[1]});
    return patterns;
  }
}
