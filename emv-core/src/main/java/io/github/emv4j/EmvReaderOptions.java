package io.github.emv4j;

import io.github.emv4j.command.GetDataCommand;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.Atr;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.List;
import java.util.Optional;

/**
 * How an {@link EmvReader} works; {@code getData} empty means the usual counters, {@code caKeys}
 * empty no authentication.
 */
record EmvReaderOptions(
    TerminalData terminal,
    AidList aids,
    ApplicationChoice choice,
    Optional<CardInterface> cardInterface,
    Optional<List<Tag>> getData,
    Optional<CaKeys> caKeys) {

  private static final List<Tag> COUNTERS =
      List.of(Tags.ATC, Tags.LAST_ONLINE_ATC_REGISTER, Tags.PIN_TRY_COUNTER);
  private static final List<Tag> COUNTERS_AND_LOG =
      List.of(Tags.ATC, Tags.LAST_ONLINE_ATC_REGISTER, Tags.PIN_TRY_COUNTER, Tags.LOG_FORMAT);

  static EmvReaderOptions with(TerminalData terminal) {
    return new EmvReaderOptions(
        terminal,
        AidList.common(),
        ApplicationChoice.bestWithoutConfirmation(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  EmvReaderOptions accepting(AidList other) {
    return new EmvReaderOptions(terminal, other, choice, cardInterface, getData, caKeys);
  }

  EmvReaderOptions choosing(ApplicationChoice other) {
    return new EmvReaderOptions(terminal, aids, other, cardInterface, getData, caKeys);
  }

  EmvReaderOptions over(CardInterface other) {
    return new EmvReaderOptions(terminal, aids, choice, Optional.of(other), getData, caKeys);
  }

  EmvReaderOptions asking(List<Tag> tags) {
    // A tag that GET DATA cannot carry is refused here, not in the middle of a card.
    tags.forEach(GetDataCommand::of);
    return new EmvReaderOptions(
        terminal, aids, choice, cardInterface, Optional.of(List.copyOf(tags)), caKeys);
  }

  EmvReaderOptions trusting(CaKeys keys) {
    if (terminal.date().isEmpty()) {
      throw new IllegalArgumentException("terminal has no date (9A), which authentication needs");
    }
    return new EmvReaderOptions(terminal, aids, choice, cardInterface, getData, Optional.of(keys));
  }

  CardInterface interfaceOf(CardConnection connection) {
    return cardInterface.orElseGet(
        () -> isContactless(connection) ? CardInterface.CONTACTLESS : CardInterface.CONTACT);
  }

  /** Over the air nothing more than asked for: the card is in the field for a moment only. */
  List<Tag> getDataFor(Fci fci, CardInterface used) {
    if (getData.isPresent()) {
      return getData.get();
    }
    if (used == CardInterface.CONTACTLESS) {
      return List.of();
    }
    return keepsLog(fci) ? COUNTERS_AND_LOG : COUNTERS;
  }

  private static boolean keepsLog(Fci fci) {
    return fci.issuerDiscretionaryData().flatMap(data -> data.child(Tags.LOG_ENTRY)).isPresent();
  }

  private static boolean isContactless(CardConnection connection) {
    return connection.protocol() == TransmissionProtocol.CONTACTLESS
        || Atr.isContactless(connection.atr());
  }
}
