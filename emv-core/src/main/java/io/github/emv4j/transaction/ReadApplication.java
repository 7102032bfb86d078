package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.contactless.FastDda;
import io.github.emv4j.contactless.Kernel;
import io.github.emv4j.contactless.MagStripeCryptogram;
import io.github.emv4j.contactless.MagStripeResult;
import io.github.emv4j.contactless.SentValues;
import io.github.emv4j.contactless.SignedCryptogram;
import io.github.emv4j.data.Aip;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.extras.CardExtras;
import io.github.emv4j.extras.ExtrasReader;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.RevocationList;
import io.github.emv4j.oda.AuthenticatedRecord;
import io.github.emv4j.oda.OdaInput;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.oda.OfflineDataAuthentication;
import io.github.emv4j.pin.EnciphermentKey;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinVerification;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.selection.Fci;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.TransportException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An application with the data that was read from it.
 *
 * <p>Also stands for one whose reading stopped early: {@link #findings()} says where and why,
 * {@link #interruption()} whether the link failed, and {@link #data()} holds what came before.
 */
public final class ReadApplication {
  /** What reading gave, so far. */
  record Reading(
      CardData data,
      List<CardRecord> records,
      Optional<TransportException> interruption,
      List<Finding> findings) {
    Reading {
      records = List.copyOf(records);
      findings = List.copyOf(findings);
    }
  }

  private final SelectedApplication selected;
  private final @Nullable Initiation initiation;
  private final Reading reading;

  /** Worked out when it is first asked for; threads that race get equal lists. */
  private @Nullable List<Finding> findings;

  private ReadApplication(
      SelectedApplication selected, @Nullable Initiation initiation, Reading reading) {
    this.selected = selected;
    this.initiation = initiation;
    this.reading = reading;
  }

  static ReadApplication read(
      SelectedApplication selected, Initiation initiation, Reading reading) {
    return new ReadApplication(selected, initiation, reading);
  }

  static ReadApplication unread(
      SelectedApplication selected, CardData data, List<Finding> findings) {
    return new ReadApplication(
        selected, null, new Reading(data, List.of(), Optional.empty(), findings));
  }

  /** {@return the application as it was found on the card} */
  public Candidate candidate() {
    return selected.candidate();
  }

  /** {@return the card's answer to SELECT} */
  public Fci fci() {
    return selected.fci();
  }

  /** {@return all data elements of the card that were read, each with its place} */
  public CardData data() {
    return reading.data();
  }

  /** {@return the records as the card gave them, in the order of the AFL} */
  public List<CardRecord> records() {
    return reading.records();
  }

  /**
   * {@return what the tap was: kernel, mode, card or phone, tracks; empty over contacts, and where
   * the application was not initiated}
   */
  public Optional<ContactlessReading> contactless() {
    return initiation == null || context().cardInterface() == CardInterface.CONTACT
        ? Optional.empty()
        : Optional.of(ContactlessReading.of(selected.combination(), data()));
  }

  /**
   * {@return what was noticed: deviations, missing and redundant data, restrictions of use (EMV 4.4
   * Book 3, 10.4), a blocked PIN}
   */
  public List<Finding> findings() {
    List<Finding> known = findings;
    if (known == null) {
      known = allFindings();
      findings = known;
    }
    return known;
  }

  /** {@return the failure of the link that ended the reading, if one did} */
  public Optional<TransportException> interruption() {
    return reading.interruption();
  }

  /**
   * {@return whether the application was initiated and said properly where its records are; single
   * records may still have been refused or malformed}
   */
  public boolean locatesRecords() {
    return initiation != null && !saysNothingWasRead(findings());
  }

  private static boolean saysNothingWasRead(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.code() == FindingCode.AFL_MALFORMED) {
        return true;
      }
    }
    return false;
  }

  /** {@return whether a terminal could go on with this application: nothing says stop} */
  public boolean isUsable() {
    return findings().stream().noneMatch(finding -> finding.code().severity() == Severity.STOP);
  }

  /**
   * Asks for data elements with GET DATA (EMV 4.4 Book 3, 6.5.7), each once, except those that are
   * known already. A refusal means that the card does not have the element.
   *
   * @param tags for example PIN Try Counter {@code 9F17}; one or two bytes each
   * @return this application with what the card gave
   */
  public ReadApplication getData(List<Tag> tags) {
    if (initiation == null || interruption().isPresent()) {
      return this;
    }
    DataGetter getter = new DataGetter(initiation.context().channel(), data(), reading.findings());
    return new ReadApplication(selected, initiation, getter.get(tags).into(reading));
  }

  /**
   * Asks for what the card tells beyond the data of a transaction: logs, offline balances, the
   * chip's production data. A refusal means that the card does not tell.
   *
   * @param parts what is wanted
   * @return what the card gave, also if the link failed on the way; nothing where the application
   *     was not initiated or the link had failed before
   */
  public CardExtras readExtras(Set<CardExtras.Part> parts) {
    return initiation == null || interruption().isPresent()
        ? CardExtras.NONE
        : new ExtrasReader(initiation.context().channel(), data(), fci().dfName()).read(parts);
  }

  /**
   * Proves offline that the card is genuine, with the strongest method that card and terminal both
   * support (EMV 4.4 Book 3, 10.3). May send INTERNAL AUTHENTICATE, never GENERATE AC; over the air
   * nothing is sent, so the card may be gone already.
   *
   * @param keys the CA public keys that are trusted
   * @return how it ended; a failure names the step
   * @throws TransportException if the link failed
   * @throws IllegalStateException if the application was not initiated
   */
  public OdaResult authenticate(CaKeys keys) throws TransportException {
    return authenticate(keys, RevocationList.EMPTY);
  }

  /**
   * Proves offline that the card is genuine, like {@link #authenticate(CaKeys)}.
   *
   * @param keys the CA public keys that are trusted
   * @param revocations issuer certificates that are not
   * @return how it ended; a failure names the step
   * @throws TransportException if the link failed
   * @throws IllegalStateException if the application was not initiated
   */
  public OdaResult authenticate(CaKeys keys, RevocationList revocations) throws TransportException {
    OfflineDataAuthentication authentication = authentication(keys).withRevocations(revocations);
    if (context().cardInterface() == CardInterface.CONTACT) {
      return authentication.run(context().channel());
    }
    Kernel kernel = selected.combination().kernel();
    return FastDda.isUsedBy(kernel) && !isSignedStatically()
        ? new FastDda(kernel, data(), sent(), today()).run(authentication)
        : authentication.withoutCard();
  }

  /**
   * Proves that the card is genuine by its signature over a cryptogram (CDA), where it signs
   * nothing else: kernel 2 over the air. Sends one GENERATE AC that asks for an ARQC, so the card
   * takes this for the begin of a payment that never goes on. Nothing else sends it.
   *
   * @param keys the CA public keys that are trusted
   * @return how it ended
   * @throws TransportException if the link failed
   * @throws IllegalStateException if the application was not initiated
   */
  public OdaResult authenticateByCryptogram(CaKeys keys) throws TransportException {
    return new SignedCryptogram(data(), context().terminal(), sent())
        .request(context().channel(), authentication(keys));
  }

  /**
   * Asks a card in the mag-stripe mode of kernel 2 for the dynamic digits of its tracks. Sends one
   * COMPUTE CRYPTOGRAPHIC CHECKSUM, whose answer is good for a payment. Nothing else sends it.
   *
   * @return the filled tracks, or why not
   * @throws TransportException if the link failed
   * @throws IllegalStateException if the application was not initiated, or not over the air
   */
  public MagStripeResult fillTracks() throws TransportException {
    SessionContext session = context();
    ContactlessReading reading =
        contactless().orElseThrow(() -> new IllegalStateException("the card is in a slot"));
    return new MagStripeCryptogram(data(), session.terminal()).request(session.channel(), reading);
  }

  private boolean isSignedStatically() {
    Optional<Aip> aip = data().aip();
    return aip.filter(Aip::supportsSda).isPresent() && aip.filter(Aip::supportsDda).isEmpty();
  }

  private SentValues sent() {
    Bytes values = initiation == null ? Bytes.EMPTY : initiation.pdolValues();
    return new SentValues(fci().pdol().orElse(Bytes.EMPTY), values);
  }

  private LocalDate today() {
    return context().terminal().date().map(EmvDate::date).orElseThrow();
  }

  private OfflineDataAuthentication authentication(CaKeys keys) {
    return new OfflineDataAuthentication(odaInput(), context().terminal(), keys);
  }

  private SessionContext context() {
    if (initiation == null) {
      throw new IllegalStateException("the application was not initiated");
    }
    return initiation.context();
  }

  /**
   * Lets the card check a PIN, at most once, by the method that card and terminal agree on; an
   * enciphered PIN needs one of the bundled CA keys. Careful: nothing is sent when the PIN is
   * blocked, nor when only one try is left. For more say, see {@link #pinVerification(CaKeys)}.
   *
   * @param pin used up by this call, whatever comes of it
   * @return what the card said, or why it was not asked
   * @throws TransportException if the link failed before the PIN was sent: no try was used
   * @throws IllegalStateException if the application was not initiated, or the PIN was used before;
   *     the card was not touched
   */
  public PinResult verify(Pin pin) throws TransportException {
    return pinVerification(CaKeys.bundled()).verify(pin, VerifyOptions.usual());
  }

  /**
   * {@return the verification of PINs with this application: try counter, method, last try, pin
   * pad}
   *
   * @param keys the CA public keys that are trusted when the PIN is enciphered
   * @throws IllegalStateException if the application was not initiated
   */
  public PinVerification pinVerification(CaKeys keys) {
    OfflineDataAuthentication authentication = authentication(keys);
    EnciphermentKey key =
        EnciphermentKey.recover(
            authentication.keyRecovery(), data()::value, authentication::recoverIccKey);
    return PinVerification.of(context().channel(), data(), context().terminal()).withKey(key);
  }

  private OdaInput odaInput() {
    List<AuthenticatedRecord> records =
        records().stream()
            .filter(CardRecord::authenticated)
            .map(record -> new AuthenticatedRecord(record.sfi(), record.data()))
            .toList();
    Bytes aip = data().value(Tags.AIP).orElse(Bytes.EMPTY);
    return new OdaInput(fci().dfName(), aip, data(), records);
  }

  private List<Finding> allFindings() {
    List<Finding> all = new ArrayList<>(reading.findings());
    all.addAll(data().problems());
    if (initiation != null && interruption().isEmpty()) {
      SessionContext context = initiation.context();
      if (!saysNothingWasRead(all)) {
        all.addAll(MandatoryData.check(data(), context.cardInterface()));
      }
      all.addAll(ProcessingRestrictions.check(data(), context.terminal()));
      all.addAll(PinState.check(data()));
    }
    return List.copyOf(all);
  }

  /** {@return the application's name and how much is known, never card data} */
  @Override
  public String toString() {
    return candidate() + ", " + records().size() + " records, " + findings().size() + " findings";
  }
}
