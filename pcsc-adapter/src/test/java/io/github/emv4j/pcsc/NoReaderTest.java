package io.github.emv4j.pcsc;

import static io.github.emv4j.pcsc.Failures.failure;
import static io.github.emv4j.pcsc.Failures.failureWithin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The service runs, but no reader is attached: one provider calls that a failure, another does not.
 */
class NoReaderTest {
  @RegisterExtension
  static final PcscdFixture PCSCD = new PcscdFixture(PcscdFixture.Config.NO_READER);

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration AT_ONCE = Duration.ofSeconds(4);

  @ParameterizedTest
  @EnumSource
  void isAnEmptyList(Via via) throws TransportException {
    assertThat(via.service().list()).isEmpty();
    assertThat(via.service().waitForChange(List.of(), SHORT)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void isToldToWhoWantsOne(Via via) {
    failureWithin(AT_ONCE, Reason.NO_READER, () -> via.service().first());
    failureWithin(AT_ONCE, Reason.NO_READER, () -> via.service().byName("Virtual"));
    assertThat(failureWithin(AT_ONCE, Reason.NO_READER, () -> via.service().waitForReader(SHORT)))
        .hasMessageContaining("300 milliseconds");
  }

  @ParameterizedTest
  @EnumSource
  void isWaitedForUntilCancelled(Via via) throws Exception {
    PcscService service = via.service();
    var waiting =
        CompletableFuture.supplyAsync(
            () -> failure(Reason.CANCELLED, () -> service.waitForReader(Duration.ofSeconds(60))));
    assertThat(
            PcscdFixture.await(
                5,
                () -> {
                  service.cancel();
                  return waiting.isDone();
                }))
        .isTrue();
    assertThat(waiting.get()).hasMessageContaining("cancelled");
  }
}
