package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The wire between a virtual reader, played by the test, and a card. */
@SuppressWarnings("try") // when something is closed is part of what is tested
class VpcdClientTest {
  private final List<VpcdClient.Event> events = new CopyOnWriteArrayList<>();

  private final VpcdClient.Card card =
      new VpcdClient.Card() {
        @Override
        public Bytes atr() {
          return VpcdCard.ATR_T1;
        }

        @Override
        public byte[] transmit(byte[] command) {
          return command[1] == 0 ? new byte[0] : new byte[] {command[1], (byte) 0x90, 0x00};
        }

        @Override
        public void on(VpcdClient.Event event) {
          events.add(event);
        }
      };

  private static String exchange(Socket reader, String message) throws IOException {
    send(reader, message);
    DataInputStream in = new DataInputStream(reader.getInputStream());
    return Bytes.copyOf(in.readNBytes(in.readUnsignedShort())).toHex();
  }

  // Length and content in two packets, as the driver does it.
  private static void send(Socket reader, String message) throws IOException {
    byte[] content = Bytes.fromHex(message).toByteArray();
    DataOutputStream out = new DataOutputStream(reader.getOutputStream());
    out.writeShort(content.length);
    out.write(content);
  }

  @Test
  void answersUntilItIsTakenOut() throws Exception {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        VpcdClient client = VpcdClient.insert(card, addressOf(port));
        Socket reader = port.accept()) {
      var serving = CompletableFuture.runAsync(() -> serve(client));
      assertThat(exchange(reader, "04")).isEqualTo(VpcdCard.ATR_T1.toHex());
      send(reader, "01");
      send(reader, "02");
      assertThat(exchange(reader, "0084000000")).isEqualTo("849000");
      assertThat(exchange(reader, "0000000000")).isEqualTo("6F00");
      send(reader, "00");
      send(reader, "7F");
      assertThat(exchange(reader, "04")).isEqualTo(VpcdCard.ATR_T1.toHex());
      assertThat(events)
          .containsExactly(
              VpcdClient.Event.POWER_ON, VpcdClient.Event.RESET, VpcdClient.Event.POWER_OFF);
      assertThat(serving).isNotDone();
      client.close();
      serving.get();
      assertThat(reader.getInputStream().read()).isEqualTo(-1);
    }
  }

  private static InetSocketAddress addressOf(ServerSocket port) {
    return new InetSocketAddress(port.getInetAddress(), port.getLocalPort());
  }

  private static void serve(VpcdClient client) {
    try {
      client.serve();
    } catch (TransportException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void tellsThatTheReaderWentAway() throws Exception {
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        VpcdClient client = VpcdClient.insert(card, addressOf(port))) {
      port.accept().close();
      failure(Reason.READER_LOST, client::serve);
    }
  }

  @Test
  void tellsThatThereIsNoVirtualReader() throws Exception {
    InetSocketAddress nobody;
    try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = addressOf(port);
    }
    TransportException failure = failure(Reason.NO_READER, () -> VpcdClient.insert(card, nobody));
    assertThat(failure).hasMessageContaining("vpcd");
  }
}
