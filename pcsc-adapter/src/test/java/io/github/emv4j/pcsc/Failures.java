package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What the tests expect of failures. */
final class Failures {
  private Failures() {}

  /**
   * {@return the failure of a call, which must have the reason and the advice that goes with it}
   */
  static TransportException failure(Reason reason, ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    assertThat(thrown).isInstanceOf(TransportException.class);
    TransportException failure = (TransportException) thrown;
    assertThat(failure.reason()).as(() -> "reason of " + failure).isEqualTo(reason);
    assertThat(failure).hasMessageEndingWith(reason.advice());
    return failure;
  }

  /** {@return the failure of a call, which must not have taken longer than the limit} */
  static TransportException failureWithin(Duration limit, Reason reason, ThrowingCallable call) {
    long start = System.nanoTime();
    TransportException failure = failure(reason, call);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(limit);
    return failure;
  }
}
