package io.github.emv4j.transaction;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.GetProcessingOptionsCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Dol;
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
    TerminalData terminal = terminalData.withApplication(fci.dfName());
    List<Finding> findings = new ArrayList<>();
    Bytes pdolValues;
    try {
      pdolValues = pdolValues(terminal, findings);
    } catch (MalformedDataException e) {
      return refused(FindingCode.PDOL_MALFORMED, "PDOL", e.describe(), findings);
    }
    ResponseApdu answer = channel.send(GetProcessingOptionsCommand.of(pdolValues));
    return switch (GetProcessingOptionsCommand.classify(answer.status())) {
      case INITIATED -> initiated(answer.data(), pdolValues, terminal, findings);
      case CONDITIONS_NOT_SATISFIED ->
          new InitiationResult.ConditionsNotSatisfied(partial(findings, refusal(answer)));
      case REFUSED -> new InitiationResult.Refused(partial(findings, refusal(answer)));
    };
  }

  /**
   * {@return what is known of this application when it goes no further}
   *
   * @param reason why it stopped
   */
  public ReadApplication stoppedBy(Finding reason) {
    return partial(List.of(), reason);
  }

  private static Finding refusal(ResponseApdu answer) {
    return Finding.of(FindingCode.GPO_REFUSED, GPO, "the card answered " + answer.status());
  }

  private Bytes pdolValues(TerminalData terminal, List<Finding> findings) {
    if (fci.pdol().isEmpty()) {
      return Bytes.EMPTY;
    }
    Bytes encoded = fci.pdol().get();
    Dol pdol = Dol.parse(encoded);
    if (pdol.totalLength() > MAX_PDOL_VALUES) {
      throw MalformedDataException.at(
          "the PDOL asks for " + pdol.totalLength() + " bytes", encoded, 0);
    }
    Dol.Filled filled = pdol.fill(terminal::value);
    for (Tag secret : filled.withheld()) {
      findings.add(
          Finding.of(
              FindingCode.SECRET_REQUESTED, "PDOL", "it asks for " + secret + "; it got zeros"));
    }
    return filled.data();
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
    return new InitiationResult.Refused(partial(findings, Finding.of(code, where, message)));
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
