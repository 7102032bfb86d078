package io.github.emv4j.pcsc;

import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javax.smartcardio.CardException;

/**
 * Runs calls of a provider one after the other on a thread of its own.
 *
 * <p>A call into the smart card service may hang for as long as a card is mute, and no interrupt
 * ends it. So callers wait here for a limited time; a call that comes back late finds nobody
 * interested, and the calls queued behind it that somebody still wants run then.
 */
final class Worker {
  private static final long IDLE_SECONDS = 5;

  private final ThreadPoolExecutor thread;
  private volatile boolean busy;

  /** A call into a provider. */
  interface Call<T> {
    T run() throws CardException;
  }

  private Worker(String name) {
    thread =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread worker = new Thread(task, name);
              worker.setDaemon(true);
              return worker;
            });
  }

  /** {@return a worker that keeps the same thread, as SunPCSC wants it for an exclusive card} */
  static Worker ofOneThread(String name) {
    return new Worker(name);
  }

  /** {@return a worker whose thread ends when there is nothing to do} */
  static Worker ofShortLivedThreads(String name) {
    Worker worker = new Worker(name);
    worker.thread.allowCoreThreadTimeOut(true);
    return worker;
  }

  /**
   * Runs a call and waits for its result.
   *
   * @throws TransportException if the call failed, or with {@code TIMEOUT} if it did not come back
   *     in time, or {@code CANCELLED} if the caller gave up
   */
  <T> T call(Call<T> call, Duration limit, Wait wait) throws TransportException {
    CompletableFuture<T> result = submit(call);
    boolean there = false;
    try {
      there = wait.await(result, limit);
    } finally {
      if (!there) {
        // What is still in the queue must not run later; what runs already cannot be stopped.
        result.cancel(false);
      }
    }
    if (!there) {
      throw new TransportException(
          Reason.TIMEOUT, "The reader does not answer within " + Faults.seconds(limit) + ".");
    }
    return outcome(result);
  }

  /**
   * Runs a call, for as long as it takes, after those that are running or queued.
   *
   * @throws IllegalStateException if the worker was shut down
   */
  <T> CompletableFuture<T> submit(Call<T> call) {
    try {
      return CompletableFuture.supplyAsync(() -> run(call), thread);
    } catch (RejectedExecutionException e) {
      throw new IllegalStateException("the connection is closed", e);
    }
  }

  /** Ends the thread once everything submitted has run. */
  void shutdown() {
    thread.shutdown();
  }

  /** {@return whether a call is running; false as soon as its result is there} */
  boolean isBusy() {
    return busy;
  }

  private <T> T run(Call<T> call) {
    busy = true;
    try {
      return call.run();
    } catch (CardException e) {
      throw new CompletionException(e);
    } finally {
      busy = false;
    }
  }

  private static <T> T outcome(CompletableFuture<T> result) throws TransportException {
    try {
      return result.join();
    } catch (CompletionException e) {
      throw Faults.explain(e);
    }
  }
}
