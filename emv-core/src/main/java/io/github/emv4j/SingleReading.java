package io.github.emv4j;

import io.github.emv4j.contactless.Attempt;
import io.github.emv4j.contactless.EntryPoint;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.ApplicationSelection;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.InterruptedSelectionException;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.InitiatedApplication;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transaction.SelectedApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one application the way a terminal does (EMV 4.4 Book 1, 12.4; Book 3, 10.1 and 10.2). */
final class SingleReading {
  /** Why an application that is not blocked could not be used. */
  private static final Set<FindingCode> REFUSALS =
      Set.of(
          FindingCode.SELECTION_REFUSED,
          FindingCode.FCI_MALFORMED,
          FindingCode.DF_NAME_MISMATCH,
          FindingCode.GPO_REFUSED,
          FindingCode.USER_ACTION_REQUIRED,
          FindingCode.OTHER_INTERFACE_REQUIRED,
          FindingCode.GPO_MALFORMED,
          FindingCode.PDOL_MALFORMED);

  private final EmvReaderOptions options;
  private final CardChannel channel;
  private final CardInterface cardInterface;
  private final ApplicationSelection selection;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Retry> retry = Optional.empty();
  private List<Candidate> candidates = List.of();

  SingleReading(EmvReaderOptions options, CardConnection card) {
    this.options = options;
    this.channel = new CardChannel(card);
    this.cardInterface = options.interfaceOf(card);
    this.selection = new ApplicationSelection(channel, options.aids());
  }

  ReadResult read() throws InterruptedReadException {
    CandidateResult found;
    try {
      found =
          cardInterface == CardInterface.CONTACT
              ? selection.contactCandidates()
              : selection.contactlessCandidates();
    } catch (InterruptedSelectionException e) {
      candidates = e.candidates();
      findings.addAll(e.findings());
      throw interrupted(e, Optional.empty());
    }
    findings.addAll(found.findings());
    if (found instanceof CandidateResult.CardBlocked) {
      return new ReadResult.CardBlocked(findings);
    }
    candidates = usable(found.candidates());
    if (candidates.isEmpty()) {
      return new ReadResult.NoApplication(findings);
    }
    return readOneOf(new ArrayList<>(candidates));
  }

  private List<Candidate> usable(List<Candidate> found) {
    if (cardInterface == CardInterface.CONTACT) {
      return found;
    }
    EntryPoint.Result entered = EntryPoint.combine(found);
    findings.addAll(entered.findings());
    return entered.candidates();
  }

  private InterruptedReadException interrupted(
      TransportException failure, Optional<ReadApplication> application) {
    findings.add(CardInspection.linkFinding(failure));
    return new InterruptedReadException(
        failure, new ReadProgress(application, candidates, findings));
  }

  private ReadResult readOneOf(List<Candidate> remaining) throws InterruptedReadException {
    while (!remaining.isEmpty()) {
      Optional<Candidate> choice = options.choice().choose(List.copyOf(remaining));
      if (choice.isEmpty()) {
        sayIfAllNeedConfirmation(remaining);
        return new ReadResult.NotChosen(findings);
      }
      Candidate chosen = choice.get();
      if (!remaining.remove(chosen)) {
        throw new IllegalArgumentException("the choice is none of the candidates: " + chosen);
      }
      Optional<InitiationResult> initiation = initiate(chosen, Attempt.USUAL);
      Optional<InitiatedApplication> ready = initiation.flatMap(InitiationResult::initiated);
      if (ready.isPresent()) {
        return new ReadResult.Read(readRecords(ready.get()), findings);
      }
      if (cardInterface == CardInterface.CONTACT
          && initiation.filter(InitiationResult.Refused.class::isInstance).isPresent()) {
        return new ReadResult.Refused(findings);
      }
      if (retry.isEmpty()) {
        retry = initiation.flatMap(InitiationResult::remedy).map(how -> new Retry(chosen, how));
      }
    }
    return retry.isPresent() ? readAgain(retry.get()) : nothingLeft();
  }

  private void sayIfAllNeedConfirmation(List<Candidate> remaining) {
    if (remaining.stream().allMatch(candidate -> candidate.priority().needsConfirmation())) {
      remaining.forEach(candidate -> findings.addAll(candidate.findings()));
    }
  }

  /** An application that may yet be read if it is told something else. */
  private record Retry(Candidate candidate, Attempt attempt) {}

  // Once a tap: every attempt costs the card a step of its counter.
  private ReadResult readAgain(Retry again) throws InterruptedReadException {
    Optional<InitiatedApplication> ready =
        initiate(again.candidate(), again.attempt()).flatMap(InitiationResult::initiated);
    return ready.isPresent()
        ? new ReadResult.Read(readRecords(ready.get()), findings)
        : nothingLeft();
  }

  private Optional<InitiationResult> initiate(Candidate candidate, Attempt attempt)
      throws InterruptedReadException {
    Optional<SelectedApplication> selected = select(candidate);
    if (selected.isEmpty()) {
      return Optional.empty();
    }
    InitiationResult initiation = initiate(selected.get(), attempt);
    initiation.known().ifPresent(known -> findings.addAll(known.findings()));
    return Optional.of(initiation);
  }

  // A directory does not tell which applications are blocked: that shows at the final SELECT.
  private ReadResult nothingLeft() {
    boolean onlyBlocked = findings.stream().noneMatch(finding -> REFUSALS.contains(finding.code()));
    if (!onlyBlocked) {
      return new ReadResult.Refused(findings);
    }
    findings.add(
        Finding.of(
            FindingCode.ALL_APPLICATIONS_BLOCKED,
            "selection",
            "every application in common is blocked"));
    return new ReadResult.NoApplication(findings);
  }

  private Optional<SelectedApplication> select(Candidate candidate)
      throws InterruptedReadException {
    SelectionResult result;
    try {
      result = selection.select(candidate);
    } catch (TransportException e) {
      throw interrupted(e, Optional.empty());
    }
    result.failure().ifPresent(findings::add);
    return result instanceof SelectionResult.Selected selected
        ? Optional.of(
            new SelectedApplication(channel, cardInterface, candidate, selected.selected()))
        : Optional.empty();
  }

  private InitiationResult initiate(SelectedApplication application, Attempt attempt)
      throws InterruptedReadException {
    try {
      return application.initiate(options.terminal(), attempt);
    } catch (TransportException e) {
      ReadApplication known = application.stoppedBy(CardInspection.linkFinding(e));
      throw interrupted(e, Optional.of(known));
    }
  }

  private ReadApplication readRecords(InitiatedApplication application)
      throws InterruptedReadException {
    ReadApplication read =
        application.readRecords().getData(options.getDataFor(application.fci(), cardInterface));
    if (read.interruption().isPresent()) {
      throw interrupted(read.interruption().get(), Optional.of(read));
    }
    return read;
  }
}
