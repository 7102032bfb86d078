package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A reader for virtual cards.
 *
 * <p>Cards may be put in and taken out by other threads than the one that reads. One connection at
 * a time: as long as it is open, waiting for a card fails with reason {@code IN_USE}.
 */
public final class VirtualReader implements CardReader {
  private final String name;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Optional<VirtualCard> card = Optional.empty();
  private Optional<VirtualConnection> connection = Optional.empty();
  private boolean closed;

  /** Makes an empty reader with the name {@code Virtual reader}. */
  public VirtualReader() {
    this("Virtual reader");
  }

  /**
   * Makes an empty reader.
   *
   * @param name any name
   */
  public VirtualReader(String name) {
    this.name = name;
  }

  /**
   * {@return a reader with a new card in it}
   *
   * @param profile what is on the card
   */
  public static VirtualReader holding(CardProfile profile) {
    return holding(VirtualCard.of(profile));
  }

  /**
   * {@return a reader with a card in it}
   *
   * @param card any card
   */
  public static VirtualReader holding(VirtualCard card) {
    VirtualReader reader = new VirtualReader();
    reader.insert(card);
    return reader;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Puts a card in and wakes who waits for one.
   *
   * @param inserted the card
   * @throws IllegalStateException if there is one already, or the reader is closed
   */
  public void insert(VirtualCard inserted) {
    lock.lock();
    try {
      if (closed || card.isPresent()) {
        throw new IllegalStateException(closed ? "the reader is closed" : "a card is in already");
      }
      card = Optional.of(inserted);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes the card out, at any moment. The connection to it is dead from now on; an answer that is
   * under way is lost.
   *
   * @return the card; empty if there was none
   */
  public Optional<VirtualCard> remove() {
    lock.lock();
    try {
      Optional<VirtualCard> removed = card;
      card = Optional.empty();
      connection.ifPresent(VirtualConnection::cardRemoved);
      connection = Optional.empty();
      return removed;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public CardConnection waitForCard(Duration timeout) throws TransportException {
    lock.lock();
    try {
      awaitCard(timeout);
      if (connection.isPresent()) {
        throw new TransportException(Reason.IN_USE, "The card is in use already.");
      }
      VirtualCard present = card.orElseThrow();
      Bytes atr = present.powerUp();
      if (atr.isEmpty()) {
        throw new TransportException(Reason.MUTE_CARD, "The card does not answer.");
      }
      VirtualConnection opened = new VirtualConnection(this, present, atr);
      connection = Optional.of(opened);
      return opened;
    } finally {
      lock.unlock();
    }
  }

  private void awaitCard(Duration timeout) throws TransportException {
    long left = TimeUnit.NANOSECONDS.convert(timeout);
    while (!closed && card.isEmpty()) {
      if (left <= 0) {
        throw new TransportException(Reason.NO_CARD, "No card was inserted.");
      }
      try {
        left = changed.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException(Reason.CANCELLED, "Waiting for a card was stopped.", e);
      }
    }
    if (closed) {
      throw new TransportException(Reason.READER_LOST, "The virtual reader was closed.");
    }
  }

  void released(VirtualConnection done) {
    lock.lock();
    try {
      connection = connection.filter(open -> open != done);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the reader back and wakes who waits for a card. The card stays in. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
