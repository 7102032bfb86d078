package io.github.emv4j.contactless;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.GenerateAcCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.CdaTransaction;
import io.github.emv4j.oda.CdaVerification;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.oda.OfflineDataAuthentication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates a card that signs nothing but cryptograms, as those of kernel 2 do: asks for one
 * cryptogram for the issuer (ARQC) with CDA, and shows it to nobody. For a caller that wants
 * exactly that: no read does it by itself.
 */
public final class SignedCryptogram {
  private final CardData card;
  private final TerminalData terminal;
  private final SentValues sent;

  /**
   * Prepares for one application.
   *
   * @param card what was read
   * @param terminal fills CDOL1; has an unpredictable number and a date
   * @param sent what GET PROCESSING OPTIONS brought
   */
  public SignedCryptogram(CardData card, TerminalData terminal, SentValues sent) {
    this.card = card;
    this.terminal = terminal;
    this.sent = sent;
  }

  /**
   * Asks for the cryptogram, once, if the card's key could be recovered.
   *
   * @param channel to the card
   * @param keys recovers the card's key; nothing is sent for it
   * @return how it ended
   * @throws TransportException if the link failed
   */
  public OdaResult request(CardChannel channel, OfflineDataAuthentication keys)
      throws TransportException {
    if (card.aip().filter(aip -> aip.supportsCda()).isEmpty()) {
      return new OdaResult.NotPerformed();
    }
    CertificateChain chain = keys.recoverIccKey();
    if (chain.failure().isPresent() || chain.iccKey().isEmpty()) {
      FailedCheck missing = failed(Check.PRESENT, "the card's key");
      return failed(chain.failure().orElse(missing), chain);
    }
    Bytes values;
    try {
      values = cdolValues();
    } catch (MalformedDataException e) {
      return failed(failed(Check.LIST, e.reason()), chain);
    }
    ResponseApdu answer = channel.send(GenerateAcCommand.signedArqc(values));
    if (!answer.status().isOk()) {
      return failed(failed(Check.ANSWER, "the card answered " + answer.status()), chain);
    }
    Bytes number = terminal.value(Tags.UNPREDICTABLE_NUMBER).orElse(Bytes.EMPTY);
    CdaTransaction transaction = new CdaTransaction(number, sent.values(), values);
    return result(CdaVerification.verify(chain.iccKey().get(), transaction, answer.data()), chain);
  }

  private Bytes cdolValues() {
    Optional<Bytes> list = card.value(Tags.CDOL1);
    Dol cdol = Dol.parse(list.orElse(Bytes.EMPTY));
    if (!cdol.contains(Tags.UNPREDICTABLE_NUMBER)
        && sent.value(Tags.UNPREDICTABLE_NUMBER).isEmpty()) {
      throw MalformedDataException.at("CDOL1 asks for no unpredictable number", Bytes.EMPTY, 0);
    }
    return cdol.fill(terminal::value).data();
  }

  private OdaResult result(CdaResult verified, CertificateChain chain) {
    List<Finding> findings =
        terminal.date().map(day -> chain.findings(day.date())).orElse(List.of());
    if (verified instanceof CdaResult.Verified right) {
      return new OdaResult.Authenticated(OdaMethod.CDA, right.iccDynamicNumber(), chain, findings);
    }
    return verified instanceof CdaResult.Declined
        ? new OdaResult.Unverified(OdaMethod.CDA, "the card declined and signed nothing", chain)
        : failed(verified.failure().orElseThrow(), chain);
  }

  private OdaResult failed(FailedCheck failure, CertificateChain chain) {
    List<Finding> findings =
        terminal.date().map(day -> chain.findings(day.date())).orElse(List.of());
    return new OdaResult.Failed(OdaMethod.CDA, failure, chain, findings);
  }

  private static FailedCheck failed(Check check, String detail) {
    return new FailedCheck(CheckedPart.GENERATE_AC, check, detail);
  }
}
