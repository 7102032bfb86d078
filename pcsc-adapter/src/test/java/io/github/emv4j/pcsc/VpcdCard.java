package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/** A card in a virtual reader that does what a test wants, and remembers what was done to it. */
final class VpcdCard implements VpcdClient.Card, AutoCloseable {
  static final Bytes ATR_T0 = Bytes.fromHex("3B6500002063CB6800");
  static final Bytes ATR_T1 = Bytes.fromHex("3BE000008131FE45EB");
  static final Bytes ATR_T0_AND_T1 = Bytes.fromHex("3B90959181B1FE551FC7D4");
  static final Bytes ATR_CONTACTLESS = Bytes.fromHex("3B8A80010000000000000000000B");

  /** pcscd looks for cards each 400 ms; what goes on between two looks confuses it. */
  private static final Duration UNNOTICED = Duration.ofMillis(500);

  private static final AtomicLongArray LAST_PULL = new AtomicLongArray(2);

  private final int slot;
  private final Bytes atr;
  private final UnaryOperator<Bytes> logic;
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final CountDownLatch released = new CountDownLatch(1);
  private final AtomicReference<VpcdClient> link = new AtomicReference<>();

  private boolean dead;
  private volatile boolean powered;
  private volatile boolean out;
  private volatile boolean noticed;

  private VpcdCard(int slot, Bytes atr, UnaryOperator<Bytes> logic) {
    this.slot = slot;
    this.atr = atr;
    this.logic = logic;
  }

  /**
   * Puts a card into a slot, 0 or 1, once the service has seen that the last one is out; the
   * service notices within half a second.
   */
  static VpcdCard insert(int slot, Bytes atr, UnaryOperator<Bytes> logic) {
    awaitEmpty(slot);
    VpcdCard card = new VpcdCard(slot, atr, logic);
    card.connect();
    return card;
  }

  private static void awaitEmpty(int slot) {
    PcscdFixture.awaitEmpty(slot);
    long pulled = LAST_PULL.get(slot);
    PcscdFixture.await(1, () -> System.nanoTime() - pulled > UNNOTICED.toNanos());
  }

  /** Puts another card in before the service can have noticed that the last one is out. */
  static VpcdCard insertAtOnce(int slot, UnaryOperator<Bytes> logic) {
    VpcdCard card = new VpcdCard(slot, ATR_T1, logic);
    card.connect();
    return card;
  }

  /** Puts a card in that is noticed, but fails whenever it is powered. */
  static VpcdCard insertDead(int slot) {
    awaitEmpty(slot);
    VpcdCard card = new VpcdCard(slot, ATR_T1, command -> Bytes.EMPTY);
    card.dead = true;
    card.connect();
    return card;
  }

  /** {@return logic that answers from a table and otherwise with 6D00} */
  static UnaryOperator<Bytes> answering(Map<String, String> answers) {
    return command -> Bytes.fromHex(answers.getOrDefault(command.toHex(), "6D00"));
  }

  private void connect() {
    InetSocketAddress port =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), VpcdClient.DEFAULT_PORT + slot);
    assertThat(PcscdFixture.await(5, () -> tryConnect(port))).as("virtual reader listens").isTrue();
    Thread server = new Thread(this::serve, "vpcd card " + slot);
    server.setDaemon(true);
    server.start();
  }

  private boolean tryConnect(InetSocketAddress port) {
    try {
      noticed = false;
      link.set(VpcdClient.insert(this, port));
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  private void serve() {
    try {
      link.get().serve();
    } catch (TransportException e) {
      log.add("reader gone");
    }
    if (dead && !out) {
      connect();
    }
  }

  /** {@return what came from the reader: commands in hex, POWER_ON, RESET, POWER_OFF} */
  List<String> log() {
    return log;
  }

  /** {@return the commands that came from the reader, in hex} */
  List<String> commands() {
    return log.stream().filter(line -> line.matches("[0-9A-F]+")).toList();
  }

  /** Never answers; for logic. It returns when the card is pulled. */
  Bytes beMute() {
    boolean interrupted = false;
    while (true) {
      try {
        released.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return Bytes.EMPTY;
  }

  void pull() {
    out = true;
    // A connection that ends before the driver took it keeps the next one waiting for seconds.
    PcscdFixture.await(2, () -> noticed);
    link.get().close();
    LAST_PULL.set(slot, System.nanoTime());
    released.countDown();
  }

  @Override
  public void close() {
    pull();
  }

  @Override
  public Bytes atr() {
    noticed = true;
    if (powered && dead && !out) {
      powered = false;
      link.get().close();
    }
    return atr;
  }

  @Override
  public byte[] transmit(byte[] command) {
    Bytes received = Bytes.copyOf(command);
    log.add(received.toHex());
    return logic.apply(received).toByteArray();
  }

  @Override
  public void on(VpcdClient.Event event) {
    log.add(event.name());
    powered = event != VpcdClient.Event.POWER_OFF;
  }
}
