package io.github.emv4j.fuzz;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * A card whose every answer the fuzzer decides.
 *
 * <p>The first byte of the input picks the card behind it: none, a recorded or a virtual one. Then
 * each command takes an instruction: the answer of that card as it is, changed, cut or lengthened,
 * or an answer of the fuzzer's own. Behind the end of the input the card answers by itself.
 */
final class FuzzedCard implements CardConnection {
  private static final int MAX_COMMANDS = 1 << 16;

  /** A card that answers by itself. */
  @FunctionalInterface
  interface Base {
    byte[] transmit(byte[] command) throws TransportException;
  }

  private static final List<String> TRACES =
      List.of(
          "amex-contactless",
          "full-transaction-t0",
          "mastercard-contact",
          "mastercard-contactless",
          "unionpay-contact",
          "visa-contact");

  private static final List<Supplier<Base>> BASES = bases();

  private final FuzzInput in;
  private final Base base;
  private final TransmissionProtocol protocol;
  private final Bytes atr;
  private final CommandLog log = new CommandLog();
  private byte[] previous = {};
  private byte[] sticky = {};
  private int stickyCount;

  FuzzedCard(FuzzInput in) {
    this.in = in;
    this.base = BASES.get(in.next() % BASES.size()).get();
    int link = in.next();
    this.protocol = TransmissionProtocol.values()[link % TransmissionProtocol.values().length];
    this.atr = link >= 0x80 ? in.take(link & 0x3F) : Bytes.fromHex("3B60000000");
  }

  private static List<Supplier<Base>> bases() {
    List<Supplier<Base>> bases = new ArrayList<>();
    bases.add(() -> command -> new byte[] {0x6A, (byte) 0x82});
    for (String name : TRACES) {
      Trace trace = trace(name);
      bases.add(() -> ReplayConnection.lenient(trace)::transmit);
    }
    VirtualProfiles.list().forEach(profile -> bases.add(() -> card(profile.profile())));
    return List.copyOf(bases);
  }

  private static Base card(CardProfile profile) {
    VirtualCard card = VirtualCard.of(profile);
    card.powerUp();
    return card::transmit;
  }

  private static Trace trace(String name) {
    try (InputStream text = FuzzedCard.class.getResourceAsStream("/traces/" + name + ".trace")) {
      return Trace.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  CommandLog log() {
    return log;
  }

  @Override
  public Bytes atr() {
    return atr;
  }

  @Override
  public TransmissionProtocol protocol() {
    return protocol;
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    log.sent(command);
    Oracle.holds(log.count() <= MAX_COMMANDS, "a session ends");
    byte[] answer = answer(command);
    previous = answer;
    log.received(answer);
    return answer.clone();
  }

  private byte[] answer(byte[] command) throws TransportException {
    if (stickyCount > 0) {
      stickyCount--;
      return sticky;
    }
    int instruction = in.next();
    return switch (instruction >> 4) {
      case 0, 1, 2, 3, 4 -> base.transmit(command);
      case 5 -> in.take(2).toByteArray();
      case 6 -> in.take(in.next()).toByteArray();
      case 7 -> data(in.take(in.next()));
      case 8, 9 -> patched(base.transmit(command), (instruction & 0xF) + 1);
      case 0xA -> Arrays.copyOf(base.transmit(command), in.next());
      case 0xB -> inserted(base.transmit(command));
      case 0xC -> previous;
      case 0xD -> throw new TransportException(reason(instruction), "The fuzzer ended it.");
      case 0xE -> stuck(instruction & 0xF);
      default -> template(instruction & 0xF);
    };
  }

  private static byte[] data(Bytes data) {
    return data.concat(Bytes.of(0x90, 0x00)).toByteArray();
  }

  private byte[] patched(byte[] answer, int count) {
    byte[] patched = answer.clone();
    for (int i = 0; i < count && !in.isEmpty(); i++) {
      int at = in.next();
      int value = in.next();
      if (at < patched.length) {
        patched[at] = (byte) value;
      }
    }
    return patched;
  }

  private byte[] inserted(byte[] answer) {
    Bytes genuine = Bytes.copyOf(answer);
    int at = Math.min(in.next(), genuine.length());
    return genuine.slice(0, at).concat(in.take(in.next())).concat(genuine.from(at)).toByteArray();
  }

  private static Reason reason(int instruction) {
    return Reason.values()[(instruction & 0xF) % Reason.values().length];
  }

  /** The same answer for many commands. */
  private byte[] stuck(int exponent) {
    stickyCount = 1 << exponent;
    sticky = in.take(2 + in.next() % 0x20).toByteArray();
    return sticky;
  }

  /** A template with content of the fuzzer's, or an answer longer than any card's. */
  private byte[] template(int kind) {
    if (kind == 0xF) {
      return data(Bytes.filled(in.next(), in.next() << 9));
    }
    Bytes content = in.take(in.next());
    int[] tags = {0x70, 0x77, 0x6F, 0x80};
    return data(Bytes.of(tags[kind % tags.length], 0x81, content.length()).concat(content));
  }

  @Override
  public void close() {}
}
