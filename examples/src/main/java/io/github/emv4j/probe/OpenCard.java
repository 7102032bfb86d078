package io.github.emv4j.probe;

import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A card that can be read now, and what has to be closed afterwards. */
final class OpenCard implements AutoCloseable {
  private final CardConnection connection;
  private final Optional<CardReader> reader;
  private final Optional<ReplayConnection> replay;

  private OpenCard(
      CardConnection connection, Optional<CardReader> reader, Optional<ReplayConnection> replay) {
    this.connection = connection;
    this.reader = reader;
    this.replay = replay;
  }

  static OpenCard in(CardReader reader, CardConnection connection) {
    return new OpenCard(connection, Optional.of(reader), Optional.empty());
  }

  static OpenCard replayed(ReplayConnection replay) {
    return new OpenCard(replay, Optional.empty(), Optional.of(replay));
  }

  CardConnection connection() {
    return connection;
  }

  /** {@return how many commands differed from the recorded ones; empty if nothing is replayed} */
  OptionalInt deviations() {
    return replay.stream().mapToInt(ReplayConnection::deviations).findFirst();
  }

  /** {@return whether this is a recording in which card data was replaced: no signature holds} */
  boolean isAltered() {
    return replay.filter(r -> r.trace().isAltered()).isPresent();
  }

  /**
   * {@return the applications to look for: the common ones, any that the card lists, and those of a
   * recording, which may be of a scheme of its own}
   */
  AidList aids() {
    List<TerminalAid> recorded =
        replay.stream()
            .flatMap(r -> r.trace().selectedNames().stream())
            .map(TerminalAid::partial)
            .toList();
    return AidList.common().acceptingAnyListedByCard().withFirst(recorded);
  }

  @Override
  public void close() {
    connection.close();
    reader.ifPresent(CardReader::close);
  }
}
