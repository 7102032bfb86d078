package io.github.emv4j;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.contactless.Attempt;
import io.github.emv4j.contactless.EntryPoint;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.ApplicationSelection;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.InterruptedSelectionException;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.InitiatedApplication;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transaction.SelectedApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Looks at a card for people: goes on where a terminal would stop, and never throws. */
final class CardInspection {
  private final EmvReaderOptions options;
  private final CardConnection card;
  private final CardChannel channel;
  private final CardInterface cardInterface;
  private final ApplicationSelection selection;
  private final List<ApplicationReport> applications = new ArrayList<>();
  private final List<Finding> problems = new ArrayList<>();
  private Optional<Retry> retry = Optional.empty();
  private final Set<CardExtras.Part> extras = EnumSet.noneOf(CardExtras.Part.class);
  private @Nullable TransportException linkFailure;

  CardInspection(EmvReaderOptions options, CardConnection card) {
    this.options = options;
    this.card = card;
    this.channel = new CardChannel(card);
    this.cardInterface = options.interfaceOf(card);
    this.selection = new ApplicationSelection(channel, options.aids());
  }

  /** Reads candidates from the best on until one is read. */
  CardReport first() {
    return inspect(List.of(), candidate -> applications.stream().noneMatch(this::isRead));
  }

  CardReport all() {
    extras.addAll(EnumSet.allOf(CardExtras.Part.class));
    return inspect(List.of(), candidate -> true);
  }

  CardReport only(Bytes aid) {
    Candidate asked =
        new Candidate(
            TerminalAid.partial(aid).aid(),
            ApplicationNames.NONE,
            ApplicationPriority.NONE,
            options.aids().accepts(aid)
                ? Candidate.Origin.LIST_OF_AIDS
                : Candidate.Origin.NAMED_BY_CALLER);
    return inspect(
        List.of(asked),
        candidate ->
            candidate.dfName().startsWith(aid) && applications.stream().noneMatch(this::isRead));
  }

  private boolean isRead(ApplicationReport report) {
    return report.status() == ApplicationStatus.READ;
  }

  private CardReport inspect(List<Candidate> alsoTry, Predicate<Candidate> wanted) {
    problems.addAll(CardAtr.check(card.atr(), cardInterface));
    try {
      CandidateResult found =
          cardInterface == CardInterface.CONTACT
              ? selection.contactCandidates()
              : selection.contactlessCandidates();
      problems.addAll(found.findings());
      List<Candidate> candidates = new ArrayList<>(usable(found.candidates()));
      for (Candidate more : alsoTry) {
        if (candidates.stream().noneMatch(c -> c.dfName().startsWith(more.dfName()))) {
          candidates.add(more);
        }
      }
      for (Candidate candidate : candidates) {
        applications.add(
            linkFailure == null && wanted.test(candidate)
                ? read(candidate, Attempt.USUAL)
                : ApplicationReport.listed(candidate));
      }
      retry();
      found.blocked().forEach(blocked -> applications.add(ApplicationReport.blocked(blocked)));
      checkAllBlocked(found);
    } catch (InterruptedSelectionException e) {
      problems.addAll(e.findings());
      e.candidates().forEach(found -> applications.add(ApplicationReport.listed(found)));
      e.blocked().forEach(blocked -> applications.add(ApplicationReport.blocked(blocked)));
      linkFailed(e);
      problems.add(linkFinding(e));
    }
    return new CardReport(
        card.atr(),
        cardInterface,
        applications,
        problems,
        new Exchanges(channel.exchanges(), channel.bytesSent(), channel.bytesReceived()),
        Optional.ofNullable(linkFailure));
  }

  private List<Candidate> usable(List<Candidate> found) {
    if (cardInterface == CardInterface.CONTACT) {
      return found;
    }
    EntryPoint.Result entered = EntryPoint.combine(found);
    problems.addAll(entered.findings());
    return entered.candidates();
  }

  /** An application that may yet be read if it is told something else. */
  private record Retry(int place, Candidate candidate, Attempt attempt) {}

  // Once a card, and only where nothing else was read: every attempt costs a step of the counter.
  private void retry() {
    if (retry.isEmpty() || linkFailure != null || applications.stream().anyMatch(this::isRead)) {
      return;
    }
    Retry again = retry.get();
    ApplicationReport report = read(again.candidate(), again.attempt());
    if (isRead(report) || linkFailure != null) {
      applications.set(again.place(), report);
    }
  }

  /** A directory does not tell which applications are blocked: that shows at the final SELECT. */
  private void checkAllBlocked(CandidateResult found) {
    if (!found.candidates().isEmpty()
        && applications.stream().allMatch(a -> a.status() == ApplicationStatus.BLOCKED)) {
      problems.add(
          Finding.of(
              FindingCode.ALL_APPLICATIONS_BLOCKED,
              "selection",
              "every application in common is blocked"));
    }
  }

  private ApplicationReport read(Candidate candidate, Attempt attempt) {
    try {
      SelectionResult result = selection.select(candidate);
      if (result instanceof SelectionResult.Selected selected) {
        return read(
            new SelectedApplication(channel, cardInterface, candidate, selected.selected()),
            attempt);
      }
      return result instanceof SelectionResult.Blocked
          ? ApplicationReport.blocked(candidate, result)
          : ApplicationReport.failed(candidate, result.failure().orElseThrow());
    } catch (TransportException e) {
      linkFailed(e);
      return ApplicationReport.failed(candidate, linkFinding(e));
    }
  }

  private ApplicationReport read(SelectedApplication application, Attempt attempt) {
    InitiationResult initiation;
    try {
      initiation = application.initiate(options.terminal(), attempt);
    } catch (TransportException e) {
      linkFailed(e);
      return ApplicationReport.of(application.stoppedBy(linkFinding(e)), ApplicationStatus.FAILED);
    }
    if (initiation instanceof InitiationResult.Initiated initiated) {
      return read(initiated.application());
    }
    if (retry.isEmpty()) {
      retry =
          initiation
              .remedy()
              .map(how -> new Retry(applications.size(), application.candidate(), how));
    }
    return ApplicationReport.of(initiation.known().orElseThrow(), ApplicationStatus.FAILED);
  }

  private ApplicationReport read(InitiatedApplication application) {
    ReadApplication records = application.readRecords();
    Optional<OdaResult> authentication = authenticate(records);
    ReadApplication read =
        linkFailure == null
            ? records.getData(options.getDataFor(application.fci(), cardInterface))
            : records;
    read.interruption().ifPresent(this::linkFailed);
    ApplicationStatus status =
        linkFailure == null && read.locatesRecords()
            ? ApplicationStatus.READ
            : ApplicationStatus.FAILED;
    ApplicationReport report = ApplicationReport.of(read, status);
    ApplicationReport authenticated = authentication.map(report::with).orElse(report);
    return extras.isEmpty() || status != ApplicationStatus.READ
        ? authenticated
        : authenticated.with(readExtras(read));
  }

  // The whole chip was made in one place, so one application's word is enough.
  private CardExtras readExtras(ReadApplication application) {
    CardExtras told = application.readExtras(extras);
    if (told.production().isPresent()) {
      extras.remove(CardExtras.Part.PRODUCTION);
    }
    told.interruption()
        .ifPresent(
            failure -> {
              linkFailed(failure);
              problems.add(linkFinding(failure));
            });
    return told;
  }

  private Optional<OdaResult> authenticate(ReadApplication application) {
    if (options.caKeys().isEmpty()
        || application.interruption().isPresent()
        || !application.locatesRecords()) {
      return Optional.empty();
    }
    try {
      return Optional.of(application.authenticate(options.caKeys().get()));
    } catch (TransportException e) {
      linkFailed(e);
      problems.add(linkFinding(e));
      return Optional.empty();
    }
  }

  private void linkFailed(TransportException e) {
    linkFailure = e;
  }

  static Finding linkFinding(TransportException e) {
    return Finding.of(
        FindingCode.LINK_FAILED,
        e.command().map(CommandText::describe).orElse("card link"),
        e.description());
  }
}
