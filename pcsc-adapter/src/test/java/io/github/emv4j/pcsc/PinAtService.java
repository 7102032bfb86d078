package io.github.emv4j.pcsc;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.pin.EnciphermentKey;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A program that has PINs checked by a card in a reader and dumps its heap after each.
 *
 * <p>It is given the PIN masked, for the ways where a program has it at all, and never holds it
 * otherwise but where it enters it.
 */
final class PinAtService {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String CVM_LIST = "00000000000000004403410342031E031F03";

  private final PcscReader reader;
  private final byte[] masked;
  private final byte[] mask;
  private final EnciphermentKey key;
  private final List<Object> kept = new ArrayList<>();

  private PinAtService(String[] args) throws TransportException {
    reader = Via.valueOf(args[0]).service().byName(VirtualPinPad.NAME);
    masked = HexFormat.of().parseHex(args[1]);
    mask = HexFormat.of().parseHex(args[2]);
    RsaPublicKey publicKey = RsaPublicKey.of(Bytes.fromHex(args[3]), Bytes.fromHex(args[4]));
    key = new EnciphermentKey.Usable(publicKey, "made up");
  }

  /** Reads lines of method, word for the last try and kind of dump; answers with the result. */
  public static void main(String[] args) throws Exception {
    PinAtService program = new PinAtService(args);
    BufferedReader orders =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String order = orders.readLine(); order != null; order = orders.readLine()) {
      String[] words = order.split(" ");
      System.out.println(program.run(words[0], words[1].equals("spend"), words[2], args[5]));
      System.out.flush();
    }
  }

  private String run(String way, boolean lastTry, String kind, String dump) throws Exception {
    try (PcscConnection connection = reader.waitForCard(SOON)) {
      String said = way.equals("CONTROL") ? keep() : verify(connection, way, lastTry);
      dumpHeap(dump, kind.equals("reachable"));
      return said;
    } finally {
      kept.forEach(PinAtService::wipe);
      kept.clear();
    }
  }

  private static void wipe(Object object) {
    if (object instanceof char[] digits) {
      Arrays.fill(digits, '\0');
    }
  }

  private String keep() {
    char[] digits = new char[masked.length];
    kept.add(digits);
    return "kept " + enter(digits);
  }

  private String verify(PcscConnection connection, String way, boolean lastTry) {
    VerifyOptions options = VerifyOptions.usual().withMethod(PinMethod.valueOf(way));
    options = lastTry ? options.allowingLastTry() : options;
    try {
      PinVerification pins = initiate(connection);
      PinResult result =
          options.method().filter(PinMethod.PIN_PAD::equals).isPresent()
              ? pins.verifyAtPad(options)
              : pins.verify(pin(), options);
      kept.addAll(List.of(pins, result));
      return result.getClass().getSimpleName();
    } catch (TransportException e) {
      kept.add(e);
      return e.reason().name().toLowerCase(Locale.ROOT);
    }
  }

  private PinVerification initiate(PcscConnection connection) throws TransportException {
    CardChannel channel = new CardChannel(connection);
    channel.send(CommandApdu.of(0, 0xA4, 4, 0).withData(Bytes.fromHex("A0000000031010")));
    channel.send(CommandApdu.parse(Bytes.fromHex("80A80000028300")));
    CardData data =
        CardData.builder()
            .add(Tags.AIP, Bytes.fromHex("1000"), DataSource.processingOptions())
            .add(Tags.CVM_LIST, Bytes.fromHex(CVM_LIST), DataSource.record(2, 1))
            .build();
    return PinVerification.of(channel, data, TerminalData.defaults(Clock.systemUTC())).withKey(key);
  }

  private Pin pin() {
    char[] digits = new char[masked.length];
    enter(digits);
    Pin pin = Pin.copyOf(digits);
    Arrays.fill(digits, '\0');
    return pin;
  }

  private int enter(char[] digits) {
    for (int i = 0; i < digits.length; i++) {
      digits[i] = (char) (masked[i] ^ mask[i]);
    }
    return digits.length;
  }

  // By reflection: the library itself, into which tests are patched, does not need management.
  private static void dumpHeap(String file, boolean reachable) throws ReflectiveOperationException {
    Class<?> diagnostics = Class.forName("com.sun.management.HotSpotDiagnosticMXBean");
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getPlatformMXBean", Class.class)
            .invoke(null, diagnostics);
    Method dump = diagnostics.getMethod("dumpHeap", String.class, boolean.class);
    dump.invoke(bean, file, reachable);
  }
}
