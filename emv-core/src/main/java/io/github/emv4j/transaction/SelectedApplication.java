package io.github.emv4j.transaction;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.GetProcessingOptionsCommand;
import io.github.emv4j.contactless.Attempt;
import io.github.emv4j.contactless.Combination;
import io.github.emv4j.contactless.ReaderValues;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A current application that has not been told about the terminal yet. */
public final class SelectedApplication {
  private static final String GPO = "GET PROCESSING OPTIONS";
  private static final int MAX_PDOL_VALUES = 252;

  private final CardChannel channel;
  private final CardInterface cardInterface;
  private final Candidate candidate;
  private final Fci fci;

  /**
   * Continues after a successful final SELECT.
   *
   * @param channel to the card
   * @param cardInterface how the card is connected
   * @param candidate the application that was selected
   * @param fci what the card answered
   */
  public SelectedApplication(
      CardChannel channel, CardInterface cardInterface, Candidate candidate, Fci fci) {
    this.channel = channel;
    this.cardInterface = cardInterface;
    this.candidate = candidate;
    this.fci = fci;
  }

  /** {@return the application, as it was found} */
  public Candidate candidate() {
    return candidate;
  }

  /** {@return the file control information of the application} */
  public Fci fci() {
    return fci;
  }

  /**
   * Sends GET PROCESSING OPTIONS with the data that the card's PDOL asks for (EMV 4.4 Book 3,
   * 10.1). The card's Application Transaction Counter may move.
   *
   * @param terminalData the terminal's data; secrets are never given, whatever the PDOL asks
   * @return the initiated application, or why not
   * @throws TransportException if the link failed
   */
  public InitiationResult initiate(TerminalData terminalData) throws TransportException {
    return initiate(terminalData, Attempt.USUAL);
  }

  /**
   * Sends GET PROCESSING OPTIONS like {@link #initiate(TerminalData)}, over the air also with other
   * values than usual.
   *
   * @param terminalData the terminal's data; secrets are never given, whatever the PDOL asks
   * @param attempt anything but {@link Attempt#USUAL} only over the air and right after a SELECT of
   *     its own
   * @return the initiated application, or why not
   * @throws TransportException if the link failed
   */
  public InitiationResult initiate(TerminalData terminalData, Attempt attempt)
      throws TransportException {
    TerminalData terminal = terminalData.withApplication(fci.dfName());
    List<Finding> findings = new ArrayList<>(candidate.findings());
    Bytes pdolValues;
    try {
      pdolValues =
          attempt == Attempt.EMPTY_LIST
              ? Bytes.EMPTY
              : pdolValues(toldTo(terminal, attempt), findings);
    } catch (MalformedDataException e) {
      return refused(FindingCode.PDOL_MALFORMED, "PDOL", e.describe(), findings);
    }
    ResponseApdu answer = channel.send(GetProcessingOptionsCommand.of(pdolValues));
    Optional<Attempt> remedy = remedy(answer.status(), pdolValues, attempt);
    return switch (GetProcessingOptionsCommand.classify(answer.status())) {
      case INITIATED -> initiated(answer.data(), pdolValues, terminal, findings);
      case CONDITIONS_NOT_SATISFIED ->
          new InitiationResult.ConditionsNotSatisfied(partial(findings, refusal(answer)), remedy);
      case REFUSED -> new InitiationResult.Refused(partial(findings, refusal(answer)), remedy);
    };
  }

  private Function<Tag, Optional<Bytes>> toldTo(TerminalData terminal, Attempt attempt) {
    return cardInterface == CardInterface.CONTACT
        ? terminal::value
        : ReaderValues.of(combination().kernel(), fci, terminal, attempt)::value;
  }

  private Optional<Attempt> remedy(StatusWord status, Bytes pdolValues, Attempt attempt) {
    if (cardInterface == CardInterface.CONTACT
        || attempt != Attempt.USUAL
        || pdolValues.isEmpty()) {
      return Optional.empty();
    }
    return switch (status.value()) {
      case 0x6985 -> Optional.of(Attempt.OTHER_VALUES);
      case 0x6700, 0x6A80, 0x6F00 -> Optional.of(Attempt.EMPTY_LIST);
      default -> Optional.empty();
    };
  }

  /** {@return the application with the contactless kernel that it is for} */
  Combination combination() {
    return Combination.of(candidate);
  }

  /**
   * {@return what is known of this application when it goes no further}
   *
   * @param reason why it stopped
   */
  public ReadApplication stoppedBy(Finding reason) {
    return partial(List.of(), reason);
  }

  private Finding refusal(ResponseApdu answer) {
    FindingCode code = FindingCode.GPO_REFUSED;
    if (cardInterface == CardInterface.CONTACTLESS) {
      code =
          switch (answer.status().value()) {
            case 0x6984 -> FindingCode.OTHER_INTERFACE_REQUIRED;
            case 0x6986 -> FindingCode.USER_ACTION_REQUIRED;
            default -> code;
          };
    }
    return Finding.of(code, GPO, "the card answered " + answer.status());
  }

  private Bytes pdolValues(Function<Tag, Optional<Bytes>> source, List<Finding> findings) {
    if (fci.pdol().isEmpty()) {
      return Bytes.EMPTY;
    }
    Bytes encoded = fci.pdol().get();
    Dol pdol = Dol.parse(encoded);
    if (pdol.totalLength() > MAX_PDOL_VALUES) {
      throw MalformedDataException.at(
          "the PDOL asks for " + pdol.totalLength() + " bytes", encoded, 0);
    }
    Dol.Filled filled = pdol.fill(source);
    for (Tag secret : filled.withheld()) {
      findings.add(requested(secret));
    }
    for (Dol.Entry entry : pdol.entries()) {
      if (isCardholders(entry.tag())) {
        findings.add(requested(entry.tag()));
      }
    }
    return filled.data();
  }

  private static Finding requested(Tag tag) {
    return Finding.of(
        FindingCode.SECRET_REQUESTED, "PDOL", "it asks for " + tag + "; it got zeros");
  }

  // The card's own to tell: a terminal has none of it, and a card that asks is up to something.
  private static boolean isCardholders(Tag tag) {
    Optional<DataElement> known = Dictionary.emv().lookup(tag);
    return known.isPresent()
        && known.get().scope() == Scope.EMV
        && known.get().isFromCard()
        && known.get().sensitive();
  }

  private InitiationResult initiated(
      Bytes data, Bytes pdolValues, TerminalData terminal, List<Finding> findings) {
    CardData.Builder card = cardData();
    ProcessingOptions options;
    try {
      options = ProcessingOptions.parse(data, cardInterface);
    } catch (MalformedDataException e) {
      return refused(FindingCode.GPO_MALFORMED, GPO, e.describe(), findings);
    }
    options.objects().forEach(object -> card.add(object, DataSource.processingOptions()));
    Initiation initiation =
        new Initiation(new SessionContext(channel, cardInterface, terminal), options, pdolValues);
    return new InitiationResult.Initiated(
        new InitiatedApplication(this, initiation, card, findings));
  }

  private InitiationResult refused(
      FindingCode code, String where, String message, List<Finding> findings) {
    return new InitiationResult.Refused(
        partial(findings, Finding.of(code, where, message)), Optional.empty());
  }

  private ReadApplication partial(List<Finding> findings, Finding last) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(last);
    return ReadApplication.unread(this, cardData().build(), all);
  }

  private CardData.Builder cardData() {
    CardData.Builder card = CardData.builder();
    card.add(fci.template(), DataSource.fci());
    return card;
  }
}
