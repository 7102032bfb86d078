package io.github.emv4j.pcsc;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.smartcardio.Card;
import javax.smartcardio.CardException;
import javax.smartcardio.CardTerminal;
import javax.smartcardio.CardTerminals;
import org.jspecify.annotations.Nullable;

/**
 * A card in a PC/SC reader.
 *
 * <p>A command that failed leaves card and program with different ideas of where they are. So the
 * first failure ends the connection: further commands fail at once with the same reason, until
 * {@link #warmReset()} has begun a new session with the card. No command is ever sent twice.
 */
public final class PcscConnection implements CardConnection {
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(2);

  /** How long the service may take to notice that a card is gone: it looks each 400 ms. */
  private static final Duration NOTICE_LIMIT = Duration.ofMillis(900);

  private static final int SHORTEST_COMMAND = 4;
  private static final int LONGEST_COMMAND = 5 + 255 + 1;
  private static final int MANAGE_CHANNEL = 0x70;
  private static final int RESPONSE_BUFFER = 8192;

  // PC/SC part 3, 3.1.3.2.3: what readers make up for contactless cards.
  private static final Bytes CONTACTLESS_TD = Bytes.of(0x80, 0x01);

  private final PcscService service;
  private final PcscReader reader;
  private final Slot slot;
  private final Worker worker;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** Written on the worker's thread only; set for as long as there is something to disconnect. */
  private @Nullable Card card;

  private volatile Session session =
      new Session(Bytes.EMPTY, TransmissionProtocol.UNKNOWN, PinPadFeatures.NONE);
  private volatile @Nullable TransportException failure;

  /** What the card said when it was powered, and what its reader can do. */
  private record Session(Bytes atr, TransmissionProtocol protocol, PinPadFeatures features) {}

  private PcscConnection(PcscService service, PcscReader reader, Slot slot) {
    this.service = service;
    this.reader = reader;
    this.slot = slot;
    worker = Worker.ofOneThread("emv4j-pcsc " + reader.name());
  }

  static PcscConnection open(PcscService service, PcscReader reader, Wait wait)
      throws TransportException {
    Slot slot = service.slot(reader.name());
    slot.claim();
    PcscConnection connection = new PcscConnection(service, reader, slot);
    boolean open = false;
    try {
      connection.connect(connection::powerUp, wait);
      open = true;
      return connection;
    } finally {
      if (!open) {
        connection.close();
      }
    }
  }

  /** {@return the answer to reset; for contactless cards the one that the reader made up} */
  @Override
  public Bytes atr() {
    return session.atr();
  }

  /** {@return the reader that has the card} */
  public PcscReader reader() {
    return reader;
  }

  /** {@return the protocol agreed on with the card} */
  @Override
  public TransmissionProtocol protocol() {
    return session.protocol();
  }

  /**
   * Sends one command and waits for the answer. Short form only, basic channel only. For T=0 the
   * expected length behind data is left out, as that protocol wants it.
   *
   * <p>The copy of the command that is made here is wiped, sent or not. The providers of {@code
   * javax.smartcardio} make one more each, which nobody can reach: it is garbage as soon as the
   * command is sent, and gone when the memory is used again. Where not even that may be, let the
   * reader's own {@link #pinPad()} verify: then the PIN never is in this program.
   *
   * @param command a whole command in short form; the caller may wipe it afterwards
   * @return the answer, two bytes or more
   * @throws TransportException if no answer came within the command limit; with {@code
   *     CARD_REMOVED}, {@code CARD_RESET}, {@code READER_LOST}, {@code SERVICE_DOWN}, {@code
   *     PROTOCOL}, {@code TIMEOUT}, or {@code CANCELLED} if the thread was interrupted
   * @throws IllegalArgumentException if it is not a command in short form, or MANAGE CHANNEL
   * @throws IllegalStateException if the connection is closed
   */
  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    check(command);
    requireUsable();
    SentCommand sent = new SentCommand(forWire(command));
    try {
      return answer(() -> exchange(sent), reader.options().commandLimit());
    } finally {
      sent.giveUp();
    }
  }

  /**
   * {@return the reader's keypad, if the reader says that it has one which verifies by itself
   * (PC/SC part 10, VERIFY_PIN_DIRECT)}
   *
   * <p>An entry may take 90 seconds longer than the time that the cardholder has; the limit for
   * commands does not count. It fails as {@link #transmit(byte[])} does, and like a command ends
   * the connection then. An interrupt ends the waiting at once, but not the entry: the service
   * hands a reader nothing, ABORT included, before it has answered. The pad waits on until a key or
   * its own time limit ends it, and whether the card got a PIN is for the PIN Try Counter to tell.
   *
   * <p>A pad that refuses to begin ({@code SCARD_E_UNSUPPORTED_FEATURE} of pcsc-lite: the driver
   * does not know the control code) has done nothing to the card and does not work; the connection
   * goes on. After any other error, and on Windows after each, nobody knows what the card has seen.
   */
  @Override
  public Optional<PinPad> pinPad() {
    OptionalInt code = session.features().verifyPinDirect();
    return code.isPresent()
        ? Optional.of(new PcscPinPad(code.getAsInt(), this::control))
        : Optional.empty();
  }

  private Optional<byte[]> control(int code, byte[] data, Duration limit)
      throws TransportException {
    requireUsable();
    // A reader that refuses to begin has done nothing to the card: the connection goes on.
    return called(
        () -> {
          try {
            return Optional.of(withStatus(held().transmitControlCommand(code, data)));
          } catch (CardException e) {
            if (Faults.isRefusalToBegin(e)) {
              return Optional.empty();
            }
            throw e;
          }
        },
        limit);
  }

  private byte[] answer(Worker.Call<byte[]> call, Duration limit) throws TransportException {
    return called(() -> withStatus(call.run()), limit);
  }

  private <T> T called(Worker.Call<T> call, Duration limit) throws TransportException {
    try {
      return worker.call(call, limit, Wait.atMost(limit));
    } catch (TransportException e) {
      throw fail(diagnose(e));
    }
  }

  // What the service reports when the card is pulled in the middle of a command; where providers
  // look at it themselves, they throw the same.
  private static byte[] withStatus(byte[] answer) {
    if (answer.length < 2) {
      throw new IllegalArgumentException("no status word");
    }
    return answer;
  }

  private static void check(byte[] command) {
    if (command.length < SHORTEST_COMMAND || command.length > LONGEST_COMMAND) {
      throw new IllegalArgumentException("not a command: " + command.length + " bytes");
    }
    if (command.length > SHORTEST_COMMAND + 1) {
      int lc = command[SHORTEST_COMMAND] & 0xFF;
      int rest = command.length - (SHORTEST_COMMAND + 1) - lc;
      if (lc == 0 || rest < 0 || rest > 1) {
        throw new IllegalArgumentException("not a command in short form: Lc does not fit");
      }
    }
    if (command[0] >= 0 && command[1] == MANAGE_CHANNEL) {
      throw new IllegalArgumentException("MANAGE CHANNEL is not for a basic channel");
    }
  }

  private void requireUsable() throws TransportException {
    if (closed.get()) {
      throw new IllegalStateException("the connection is closed");
    }
    TransportException before = failure;
    if (before != null) {
      throw new TransportException(
          before.reason(), "The connection ended earlier: " + before.description(), before);
    }
  }

  // ISO/IEC 7816-3, 12.1.3: T=0 has no room for Le behind data. Only some providers see to it.
  private byte[] forWire(byte[] command) {
    boolean hasLe =
        command.length > SHORTEST_COMMAND + 1
            && command.length == SHORTEST_COMMAND + 2 + (command[SHORTEST_COMMAND] & 0xFF);
    boolean strip = hasLe && protocol() == TransmissionProtocol.T0;
    return Arrays.copyOf(command, strip ? command.length - 1 : command.length);
  }

  private byte[] exchange(SentCommand sent) throws CardException {
    byte[] command = sent.take().orElseThrow(CancellationException::new);
    try {
      // Unlike the call with APDU objects, this one lets answers without status word through.
      ByteBuffer response = ByteBuffer.allocate(RESPONSE_BUFFER);
      held().getBasicChannel().transmit(ByteBuffer.wrap(command), response);
      return Arrays.copyOf(response.array(), response.position());
    } finally {
      Arrays.fill(command, (byte) 0);
    }
  }

  private Card held() {
    Card current = card;
    if (current == null) {
      throw new IllegalStateException("no card");
    }
    return current;
  }

  /**
   * Resets the card and begins a new session with it. For a moment other programs can get at the
   * card, even where the connection is exclusive.
   *
   * @throws TransportException if the card could not be connected to again
   * @throws IllegalStateException if the connection is closed
   */
  public void warmReset() throws TransportException {
    if (closed.get()) {
      throw new IllegalStateException("the connection is closed");
    }
    if (worker.isBusy()) {
      requireUsable();
    }
    connect(
        () -> {
          release(true);
          return powerUp();
        },
        Wait.atMost(connectLimit()));
    failure = null;
  }

  private void connect(Worker.Call<Session> powerUp, Wait wait) throws TransportException {
    try {
      session = worker.call(powerUp, connectLimit(), wait);
    } catch (TransportException e) {
      if (e.reason() == Reason.TIMEOUT) {
        throw fail(
            new TransportException(
                Reason.IN_USE,
                "The card could not be had within "
                    + Faults.seconds(connectLimit())
                    + ": most likely another program holds it.",
                e));
      }
      throw fail(e.reason() == Reason.CARD_REMOVED ? noCard(e) : e);
    }
  }

  private static TransportException noCard(TransportException e) {
    return new TransportException(Reason.NO_CARD, "There is no card in the reader.", e);
  }

  private Duration connectLimit() {
    Duration limit = reader.options().commandLimit();
    return limit.compareTo(PcscService.CALL_LIMIT) < 0 ? limit : PcscService.CALL_LIMIT;
  }

  private Session powerUp() throws CardException {
    Card fresh = slot.line().ask(this::connected);
    card = fresh;
    if (reader.options().sharing() == PcscOptions.Sharing.EXCLUSIVE) {
      fresh.beginExclusive();
    }
    Bytes atr = Bytes.copyOf(fresh.getATR().getBytes());
    return new Session(atr, protocol(atr, fresh.getProtocol()), PinPadFeatures.of(fresh));
  }

  private Card connected(CardTerminals terminals) throws CardException {
    CardTerminal terminal = ServiceLine.find(terminals, reader.name());
    if (terminal == null) {
      throw new CardException("SCARD_E_UNKNOWN_READER");
    }
    return terminal.connect(reader.options().protocol().smartCardIoName());
  }

  private static TransmissionProtocol protocol(Bytes atr, String agreed) {
    boolean madeUp =
        atr.length() >= 4
            && atr.at(0) == 0x3B
            && (atr.at(1) & 0xF0) == 0x80
            && atr.from(2).startsWith(CONTACTLESS_TD);
    if (madeUp) {
      return TransmissionProtocol.CONTACTLESS;
    }
    return switch (agreed) {
      case "T=0" -> TransmissionProtocol.T0;
      case "T=1" -> TransmissionProtocol.T1;
      case "T=CL" -> TransmissionProtocol.CONTACTLESS;
      default -> TransmissionProtocol.UNKNOWN;
    };
  }

  /** Looks closer where the service's word may mean several things. */
  private TransportException diagnose(TransportException e) {
    return switch (e.reason()) {
      case PROTOCOL, SERVICE_DOWN, READER_LOST, NO_CARD -> lookedAt(e);
      default -> e;
    };
  }

  private TransportException lookedAt(TransportException e) {
    Wait wait = Wait.atMost(NOTICE_LIMIT);
    try {
      do {
        if (!service.isCardPresent(reader.name(), wait)) {
          return new TransportException(Reason.CARD_REMOVED, "The card was taken out.", e);
        }
      } while (e.reason() == Reason.PROTOCOL && wait.pause());
      return e;
    } catch (TransportException worse) {
      return worse.reason() == Reason.TIMEOUT || worse.reason() == Reason.CANCELLED ? e : worse;
    }
  }

  private TransportException fail(TransportException e) {
    failure = e;
    if (worker.isBusy()) {
      slot.stuck(e);
    }
    return e;
  }

  /**
   * Lets the card go, reset or not as the options say. Returns within two seconds; where a command
   * still hangs, the card is let go when that comes back.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    boolean reset = reader.options().onClose() == PcscOptions.OnClose.RESET;
    boolean hanging = worker.isBusy();
    CompletableFuture<?> released =
        worker.submit(
            () -> {
              try {
                release(reset);
                return this;
              } finally {
                slot.free();
              }
            });
    worker.shutdown();
    if (!hanging) {
      awaitQuietly(released);
    }
  }

  private void release(boolean reset) throws CardException {
    Card held = card;
    card = null;
    if (held != null) {
      held.disconnect(reset);
    }
  }

  // A card or a reader that is gone cannot be let go properly, and need not be.
  private static void awaitQuietly(CompletableFuture<?> released) {
    long deadline = System.nanoTime() + CLOSE_LIMIT.toNanos();
    boolean interrupted = false;
    while (true) {
      try {
        released.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        break;
      } catch (ExecutionException | TimeoutException e) {
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
