package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

/** A command on its way to the worker. */
class SentCommandTest {
  private final byte[] bytes = {0, 0x20, 0, (byte) 0x80, 8, 0x24, 0x12, 0x34, -1, -1, -1, -1, -1};
  private final SentCommand command = new SentCommand(bytes);

  @Test
  void givenUpBeforeItIsSentIsWipedAndNotSent() {
    command.giveUp();

    assertThat(bytes).containsOnly(0);
    assertThat(command.take()).isEmpty();
  }

  @Test
  void isSentOnceAndWipedByWhoSendsIt() {
    assertThat(command.take()).containsSame(bytes);
    command.giveUp();

    assertThat(bytes[5]).isEqualTo((byte) 0x24);
    assertThat(command.take()).isEmpty();
  }

  @Test
  void workerThatWasShutDownTakesNoCall() {
    Worker worker = Worker.ofOneThread("shut down");
    worker.shutdown();

    assertThatIllegalStateException().isThrownBy(() -> worker.submit(() -> "call"));
  }
}
