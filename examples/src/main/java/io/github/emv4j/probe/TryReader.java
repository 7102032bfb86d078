package io.github.emv4j.probe;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.ApplicationSelection;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.SelectedApplication;
import io.github.emv4j.transport.Atr;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks each application of a card for its PIN Try Counter. */
final class TryReader {
  // Book 3, 6.5.7
  private static final CommandApdu GET_PIN_TRY_COUNTER =
      CommandApdu.of(0x80, 0xCA, 0x9F, 0x17).withLe(CommandApdu.LE_MAX);
  private static final String WHERE = "GET DATA 9F17";
  private static final int CONDITIONS_NOT_SATISFIED = 0x6985;

  private final CardChannel channel;
  private final CardInterface cardInterface;
  private final ApplicationSelection selection;
  private final List<TryCount> counts = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private @Nullable TransportException failure;

  TryReader(CardConnection card, AidList aids, boolean contactless) {
    this.channel = new CardChannel(card);
    this.cardInterface =
        contactless || isContactless(card) ? CardInterface.CONTACTLESS : CardInterface.CONTACT;
    this.selection = new ApplicationSelection(channel, aids);
  }

  private static boolean isContactless(CardConnection card) {
    return card.protocol() == TransmissionProtocol.CONTACTLESS || Atr.isContactless(card.atr());
  }

  List<TryCount> counts() {
    return counts;
  }

  /** {@return what is wrong with the card as a whole} */
  List<Finding> problems() {
    return problems;
  }

  Exchanges exchanges() {
    return new Exchanges(channel.exchanges(), channel.bytesSent(), channel.bytesReceived());
  }

  /** Asks all of them; if the link fails, keeps what was learnt before. */
  void readAll() {
    try {
      CandidateResult found =
          cardInterface == CardInterface.CONTACT
              ? selection.contactCandidates()
              : selection.contactlessCandidates();
      problems.addAll(found.findings());
      for (Candidate candidate : found.candidates()) {
        counts.add(count(candidate));
      }
      for (Candidate blocked : found.blocked()) {
        counts.add(TryCount.unread(blocked, ApplicationStatus.BLOCKED, Optional.empty()));
      }
    } catch (TransportException e) {
      failure = e;
      String where = e.command().map(TryReader::name).orElse("card link");
      problems.add(Finding.of(FindingCode.LINK_FAILED, where, clause(e.description())));
    }
  }

  private static String name(CommandApdu command) {
    return switch (command.ins()) {
      case 0xA4 -> "SELECT";
      case 0xA8 -> "GET PROCESSING OPTIONS";
      case 0xB2 -> "READ RECORD";
      case 0xCA -> WHERE;
      default -> "command " + command;
    };
  }

  // A finding's message is a clause; it gets its full stop where it is shown.
  private static String clause(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }

  private TryCount count(Candidate candidate) throws TransportException {
    SelectionResult result = selection.select(candidate);
    if (!(result instanceof SelectionResult.Selected selected)) {
      boolean blocked = result instanceof SelectionResult.Blocked;
      return TryCount.unread(
          candidate,
          blocked ? ApplicationStatus.BLOCKED : ApplicationStatus.FAILED,
          result.failure());
    }
    ResponseApdu answer = channel.send(GET_PIN_TRY_COUNTER);
    if (answer.status().value() == CONDITIONS_NOT_SATISFIED) {
      answer = askOnceInitiated(candidate, selected.selected());
    }
    return count(candidate, answer);
  }

  // Some cards tell only in a transaction; it is begun and not gone on with.
  private ResponseApdu askOnceInitiated(Candidate candidate, Fci fci) throws TransportException {
    SelectedApplication application =
        new SelectedApplication(channel, cardInterface, candidate, fci);
    if (application
        .initiate(TerminalData.defaults(Clock.system(ZoneId.systemDefault())))
        .initiated()
        .isEmpty()) {
      problems.add(
          Finding.of(FindingCode.GPO_REFUSED, candidate.toString(), "the card did not begin"));
    }
    return channel.send(GET_PIN_TRY_COUNTER);
  }

  private static TryCount count(Candidate candidate, ResponseApdu answer) {
    if (!answer.status().isOk()) {
      return TryCount.unread(candidate, ApplicationStatus.READ, Optional.empty());
    }
    try {
      Tlv counter = TlvReader.parseOne(answer.data());
      if (!counter.tag().equals(Tags.PIN_TRY_COUNTER) || counter.value().length() != 1) {
        throw MalformedDataException.at("no try counter of one byte", answer.data(), 0);
      }
      int tries = counter.value().at(0);
      return new TryCount(candidate, ApplicationStatus.READ, OptionalInt.of(tries), problem(tries));
    } catch (MalformedDataException e) {
      return TryCount.unread(
          candidate,
          ApplicationStatus.READ,
          Optional.of(Finding.of(FindingCode.DATA_MALFORMED, WHERE, e.describe())));
    }
  }

  private static Optional<Finding> problem(int tries) {
    return switch (tries) {
      case 0 -> Optional.of(Finding.of(FindingCode.PIN_BLOCKED, WHERE, "no PIN try is left"));
      case 1 -> Optional.of(Finding.of(FindingCode.PIN_LAST_TRY, WHERE, "one PIN try is left"));
      default -> Optional.empty();
    };
  }

  /** {@return why the link failed, if it did} */
  Optional<TransportException> failure() {
    return Optional.ofNullable(failure);
  }

  /** {@return what to do now, if the card could not be asked although the link held} */
  Optional<Advice> advice() {
    return status() == ExitStatus.DONE
        ? Optional.empty()
        : all().reduce((first, last) -> last).map(Advice::of);
  }

  private Stream<Finding> all() {
    return Stream.concat(
        counts.stream().flatMap(count -> count.problem().stream()), problems.stream());
  }

  int status() {
    if (failure != null) {
      return ExitStatus.LINK;
    }
    if (all().anyMatch(Problems::isMalformed)) {
      return ExitStatus.MALFORMED;
    }
    boolean asked = counts.stream().anyMatch(count -> count.status() == ApplicationStatus.READ);
    return asked ? ExitStatus.DONE : ExitStatus.REFUSED;
  }
}
