package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A caller's patience: how long it lasts, and whether somebody ended it. */
final class Wait {
  /** How often the state of a reader is looked at. */
  private static final Duration STEP = Duration.ofMillis(100);

  // Longer than any run of a program, and far from overflow.
  private static final Duration LONGEST = Duration.ofDays(10_000);

  private final CompletableFuture<Void> cancelled = new CompletableFuture<>();
  private final long deadline;

  private Wait(long deadline) {
    this.deadline = deadline;
  }

  static Wait atMost(Duration timeout) {
    Duration sane = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
    return new Wait(System.nanoTime() + (sane.isNegative() ? 0 : sane.toNanos()));
  }

  void cancel() {
    cancelled.complete(null);
  }

  Duration remaining() {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }

  /**
   * Lets a little time go by.
   *
   * @return whether there was some left
   */
  boolean pause() throws TransportException {
    Duration left = remaining();
    if (left.isZero()) {
      return false;
    }
    CompletableFuture<Void> nothing = new CompletableFuture<>();
    await(nothing, left.compareTo(STEP) < 0 ? left : STEP);
    return true;
  }

  /**
   * Waits for a result.
   *
   * @return whether it is there
   * @throws TransportException if the caller does not want it any more
   */
  boolean await(CompletableFuture<?> result, Duration limit) throws TransportException {
    try {
      CompletableFuture.anyOf(result, cancelled).get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException(Reason.CANCELLED, "The thread was interrupted.", e);
    }
    if (cancelled.isDone()) {
      throw new TransportException(Reason.CANCELLED, "Waiting was cancelled.");
    }
    return true;
  }
}
