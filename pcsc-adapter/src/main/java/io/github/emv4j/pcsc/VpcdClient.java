package io.github.emv4j.pcsc;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import jdk.net.ExtendedSocketOptions;

/**
 * Puts a card made of software into a virtual PC/SC reader, so that any program can read it.
 *
 * <p>The reader is vpcd, the driver of the vsmartcard project: it listens on a TCP port, and who
 * connects is the card. {@link #insert(Card)} puts the card in, {@link #serve()} answers until
 * {@link #close()} takes it out. The service notices both within half a second.
 *
 * <pre>{@code
 * try (VpcdClient inserted = VpcdClient.insert(card)) {
 *   inserted.serve();
 * }
 * }</pre>
 */
public final class VpcdClient implements AutoCloseable {
  /** The port of the first virtual reader; the second has the next. */
  public static final int DEFAULT_PORT = 0x8C7B;

  private static final Duration CONNECT_LIMIT = Duration.ofSeconds(5);
  private static final int MAX_MESSAGE = 0xFFFF;
  private static final int SHORTEST_ATR = 2;

  // Controls are messages of one byte; commands are longer.
  private static final int POWER_OFF = 0;
  private static final int POWER_ON = 1;
  private static final int RESET = 2;
  private static final int GET_ATR = 4;

  /** What an answer is replaced by that no driver understands: no precise diagnosis. */
  private static final byte[] NO_DIAGNOSIS = {0x6F, 0x00};

  private final Socket socket;
  private final Card card;

  /** A card made of software. It is called on one thread, the one that serves. */
  public interface Card {
    /** {@return the answer to reset, at least two bytes} */
    Bytes atr();

    /**
     * Answers a command.
     *
     * @param command as received, at least two bytes
     * @return the answer, status word included; none at all becomes {@code 6F00}
     */
    byte[] transmit(byte[] command);

    /**
     * Hears of power and reset; after each the card begins anew.
     *
     * @param event what happened
     */
    default void on(Event event) {}
  }

  /** What a reader does to a card besides sending commands. */
  public enum Event {
    /** The reader gives power. */
    POWER_ON,
    /** The reader resets the card without taking its power away. */
    RESET,
    /** The reader takes the power away. */
    POWER_OFF
  }

  private VpcdClient(Socket socket, Card card) {
    this.socket = socket;
    this.card = card;
  }

  /**
   * {@return a card in the first virtual reader of this computer}
   *
   * @throws TransportException with {@code NO_READER} if there is no virtual reader
   */
  public static VpcdClient insert(Card card) throws TransportException {
    return insert(card, new InetSocketAddress(InetAddress.getLoopbackAddress(), DEFAULT_PORT));
  }

  /**
   * {@return a card in a virtual reader}
   *
   * @param card that {@link #serve()} will answer for
   * @param reader where the driver listens
   * @throws TransportException with {@code NO_READER} if there is no virtual reader
   * @throws IllegalArgumentException if the card has no answer to reset: the driver takes no mute
   *     cards
   */
  public static VpcdClient insert(Card card, InetSocketAddress reader) throws TransportException {
    if (card.atr().length() < SHORTEST_ATR) {
      throw new IllegalArgumentException("the card has no answer to reset");
    }
    Socket socket = new Socket();
    try {
      socket.connect(reader, (int) CONNECT_LIMIT.toMillis());
      socket.setTcpNoDelay(true);
      return new VpcdClient(socket, card);
    } catch (IOException e) {
      closeQuietly(socket);
      throw new TransportException(
          Reason.NO_READER,
          "No virtual reader listens at "
              + reader.getHostString()
              + ":"
              + reader.getPort()
              + ": is pcscd running with the vpcd driver?",
          e);
    }
  }

  /**
   * Answers for the card until it is taken out by {@link #close()} on another thread.
   *
   * @throws TransportException with {@code READER_LOST} if the reader went away
   */
  public void serve() throws TransportException {
    try {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      while (!socket.isClosed()) {
        answer(receive(in));
      }
    } catch (IOException e) {
      if (!socket.isClosed()) {
        close();
        throw new TransportException(Reason.READER_LOST, "The virtual reader went away.", e);
      }
    }
  }

  private byte[] receive(DataInputStream in) throws IOException {
    acknowledgeAtOnce();
    int length = in.readUnsignedShort();
    acknowledgeAtOnce();
    byte[] message = in.readNBytes(length);
    if (message.length < length) {
      throw new EOFException();
    }
    return message;
  }

  // vpcd 3.3 sends length and message in two packets; the second waits for the acknowledgement of
  // the first, which the system delays by 40 ms. The option holds until the next packet only.
  private void acknowledgeAtOnce() throws IOException {
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  private void answer(byte[] message) throws IOException {
    if (message.length > 1) {
      send(card.transmit(message));
    } else if (message.length == 1) {
      control(message[0]);
    }
  }

  private void control(int code) throws IOException {
    switch (code) {
      case POWER_OFF -> card.on(Event.POWER_OFF);
      case POWER_ON -> card.on(Event.POWER_ON);
      case RESET -> card.on(Event.RESET);
      case GET_ATR -> send(card.atr().toByteArray());
      default -> {
        // Drivers may tell more some day; none of it wants an answer.
      }
    }
  }

  private void send(byte[] answer) throws IOException {
    // After a message without content the driver would wait for ever.
    byte[] content = answer.length == 0 ? NO_DIAGNOSIS : answer;
    if (content.length > MAX_MESSAGE) {
      throw new IllegalArgumentException("answer too long: " + content.length + " bytes");
    }
    byte[] message = new byte[2 + content.length];
    message[0] = (byte) (content.length >> 8);
    message[1] = (byte) content.length;
    System.arraycopy(content, 0, message, 2, content.length);
    socket.getOutputStream().write(message);
  }

  /** Takes the card out. */
  @Override
  public void close() {
    closeQuietly(socket);
  }

  // The card is out either way.
  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      assert socket.isClosed();
    }
  }
}
