package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualProfiles;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class CardCommandTest {
  private static final byte[] GET_ATR = {4};
  private static final byte[] SELECT_PSE = {
    0,
    (byte) 0xA4,
    4,
    0,
    14,
    '1',
    'P',
    'A',
    'Y',
    '.',
    'S',
    'Y',
    'S',
    '.',
    'D',
    'D',
    'F',
    '0',
    '1',
    0
  };

  @Test
  void listsTheVirtualCards() {
    Run run = Run.of("card", "--list");

    assertThat(run.status()).isZero();
    assertThat(run.out()).hasLineCount(VirtualProfiles.list().size());
    for (NamedProfile profile : VirtualProfiles.list()) {
      assertThat(run.out()).contains(profile.name(), profile.description());
    }
  }

  @Test
  void saysWhereNoVirtualReaderListens() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }

    Run run = Run.of("card", "--port", Integer.toString(port));

    assertThat(run.status()).isEqualTo(ExitStatus.LINK);
    assertThat(run.err()).hasLineCount(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  @Timeout(20)
  void servesTheCardUntilTheReaderGoesAway() throws Exception {
    try (ServerSocket driver = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(driver.getLocalPort());
      CompletableFuture<Run> run =
          CompletableFuture.supplyAsync(
              () -> Run.of("card", "--profile", "standard", "--port", port));
      try (Socket card = driver.accept()) {
        assertThat(ask(card, GET_ATR)).startsWith(0x3B);
        assertThat(ask(card, SELECT_PSE)).startsWith(0x6F).endsWith(0x90, 0x00);
      }
      Run ended = run.get(10, TimeUnit.SECONDS);
      assertThat(ended.status()).isEqualTo(ExitStatus.LINK);
      assertThat(ended.out()).hasLineCount(1).contains("'standard'", port, "Ctrl-C");
    }
  }

  private static byte[] ask(Socket card, byte[] message) throws IOException {
    DataOutputStream out = new DataOutputStream(card.getOutputStream());
    out.writeShort(message.length);
    out.write(message);
    out.flush();
    DataInputStream in = new DataInputStream(card.getInputStream());
    return in.readNBytes(in.readUnsignedShort());
  }
}
