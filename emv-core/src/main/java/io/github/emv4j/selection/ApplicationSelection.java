package io.github.emv4j.selection;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.SelectCommand;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;

/**
 * Builds the candidate list and selects an application (EMV 4.4 Book 1, 12.3 and 12.4).
 *
 * <p>No answer of a card makes this take more than 255 directory records, nor more than 32 SELECT
 * commands for one AID of the terminal.
 */
public final class ApplicationSelection {
  private final CardChannel channel;
  private final AidList aids;

  /**
   * Works on one card.
   *
   * @param channel to the card
   * @param aids the applications that the terminal accepts
   */
  public ApplicationSelection(CardChannel channel, AidList aids) {
    this.channel = channel;
    this.aids = aids;
  }

  /**
   * Looks for applications over contacts: in the Payment System Environment (PSE), else by trying
   * the list of AIDs.
   *
   * @return what was found
   * @throws InterruptedSelectionException if the link failed; it keeps what was found before
   */
  public CandidateResult contactCandidates() throws InterruptedSelectionException {
    return candidates(new PaymentSystemDirectory(channel, aids));
  }

  /**
   * Looks for applications over the air: in the Proximity Payment System Environment (PPSE), else
   * by trying the list of AIDs (EMV Contactless Book B, 3.3).
   *
   * @return what was found
   * @throws InterruptedSelectionException if the link failed; it keeps what was found before
   */
  public CandidateResult contactlessCandidates() throws InterruptedSelectionException {
    return candidates(new ProximityDirectory(channel, aids));
  }

  private CandidateResult candidates(DirectoryMethod method) throws InterruptedSelectionException {
    CandidateCollector collector = new CandidateCollector();
    try {
      return collect(method, collector);
    } catch (TransportException e) {
      throw new InterruptedSelectionException(e, collector);
    }
  }

  private CandidateResult collect(DirectoryMethod method, CandidateCollector collector)
      throws TransportException {
    DirectoryMethod.Outcome outcome = method.collect(collector);
    if (outcome == DirectoryMethod.Outcome.CARD_BLOCKED) {
      return collector.cardBlocked();
    }
    if (collector.isEmpty()) {
      return new ListOfAids(channel, aids).collect(collector)
          ? collector.result()
          : collector.cardBlocked();
    }
    return collector.result();
  }

  /**
   * Makes an application current; the final SELECT, also needed for a single candidate.
   *
   * @param candidate one of those found on this card
   * @return its file control information, or why it cannot be used
   * @throws TransportException if the link failed
   */
  public SelectionResult select(Candidate candidate) throws TransportException {
    CommandApdu command = SelectCommand.first(candidate.dfName());
    ResponseApdu answer = channel.send(command);
    return switch (SelectCommand.classify(answer.status())) {
      case SELECTED -> selected(candidate.dfName(), answer.data(), command);
      case BLOCKED ->
          new SelectionResult.Blocked(
              Fci.parseIfPresent(answer.data()),
              Finding.of(
                  FindingCode.APPLICATION_BLOCKED,
                  CommandText.describe(command),
                  "the issuer has blocked it (6283)"));
      default -> refused(command, answer.status());
    };
  }

  private static SelectionResult selected(Bytes asked, Bytes data, CommandApdu command) {
    Fci fci;
    try {
      fci = Fci.parse(data);
    } catch (MalformedDataException e) {
      return new SelectionResult.Refused(
          Finding.of(FindingCode.FCI_MALFORMED, CommandText.describe(command), e.describe()));
    }
    if (!fci.dfName().equals(asked)) {
      return new SelectionResult.Refused(
          Finding.of(
              FindingCode.DF_NAME_MISMATCH,
              CommandText.describe(command),
              "the card selected " + fci.dfName().toHex() + " instead"));
    }
    return new SelectionResult.Selected(fci);
  }

  private static SelectionResult refused(CommandApdu command, StatusWord status) {
    return new SelectionResult.Refused(
        Finding.of(
            FindingCode.SELECTION_REFUSED,
            CommandText.describe(command),
            "the card answered " + status));
  }
}
