package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Aip;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.CertificateContext;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.KeyRecovery;
import io.github.emv4j.keys.RevocationList;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Authenticates one application offline: chooses the method and performs it, once (EMV 4.4 Book 3,
 * 10.3).
 */
public final class OfflineDataAuthentication {
  private static final Bytes DEFAULT_DDOL = Bytes.fromHex("9F3704");

  private final OdaInput input;
  private final TerminalData terminal;
  private final LocalDate today;
  private final CaKeys caKeys;
  private final RevocationList revocations;
  private final Bytes defaultDdol;

  /**
   * Prepares an authentication that revokes nothing and has the default DDOL {@code 9F3704}.
   *
   * @param input what was read from the card
   * @param terminal has capabilities (9F33) and date (9A); an unpredictable number (9F37) is made
   *     if it has none
   * @param caKeys the keys that are trusted
   * @throws IllegalArgumentException if the terminal has no date
   */
  public OfflineDataAuthentication(OdaInput input, TerminalData terminal, CaKeys caKeys) {
    this(input, withNumber(terminal), caKeys, new Settings(RevocationList.EMPTY, DEFAULT_DDOL));
  }

  private record Settings(RevocationList revocations, Bytes defaultDdol) {}

  private OfflineDataAuthentication(
      OdaInput input, TerminalData terminal, CaKeys caKeys, Settings settings) {
    this.input = input;
    this.terminal = terminal;
    this.today =
        terminal
            .date()
            .map(EmvDate::date)
            .orElseThrow(() -> new IllegalArgumentException("terminal has no date (9A)"));
    this.caKeys = caKeys;
    this.revocations = settings.revocations();
    this.defaultDdol = settings.defaultDdol();
  }

  private static TerminalData withNumber(TerminalData terminal) {
    return terminal.value(Tags.UNPREDICTABLE_NUMBER).isPresent()
        ? terminal
        : terminal.withNewUnpredictableNumber();
  }

  /** {@return the same with a list of revoked issuer certificates} */
  public OfflineDataAuthentication withRevocations(RevocationList list) {
    return new OfflineDataAuthentication(input, terminal, caKeys, new Settings(list, defaultDdol));
  }

  /**
   * {@return the same with another list for cards that have no DDOL}
   *
   * @param ddol tags and lengths; no bytes for no default
   */
  public OfflineDataAuthentication withDefaultDdol(Bytes ddol) {
    return new OfflineDataAuthentication(input, terminal, caKeys, new Settings(revocations, ddol));
  }

  /**
   * {@return how it ended}
   *
   * @param channel to the card, for INTERNAL AUTHENTICATE; SDA sends nothing
   * @throws TransportException if the link fails
   */
  public OdaResult run(CardChannel channel) throws TransportException {
    Optional<OdaMethod> method = chosenMethod();
    if (method.isEmpty()) {
      return new OdaResult.NotPerformed();
    }
    KeyRecovery recovery = keyRecovery();
    CertificateChain issuer = recovery.issuerKey(input.card()::value);
    if (issuer.failure().isPresent()) {
      return failed(method.get(), issuer.failure().get(), issuer);
    }
    StaticData staticData = staticData();
    if (staticData instanceof StaticData.Unusable unusable) {
      return failed(method.get(), unusable.failure(), issuer);
    }
    Bytes data = ((StaticData.Complete) staticData).data();
    if (method.get() == OdaMethod.SDA) {
      return sda(issuer, data);
    }
    CertificateChain chain = recovery.iccKey(issuer, input.card()::value, data);
    if (chain.failure().isPresent()) {
      return failed(method.get(), chain.failure().get(), chain);
    }
    return method.get() == OdaMethod.DDA ? dda(channel, chain) : cda(channel, chain);
  }

  /**
   * {@return what can be proven without the card, which may have left the field: SDA, or the keys
   * for CDA; sends nothing}
   */
  public OdaResult withoutCard() {
    Optional<OdaMethod> method = chosenMethod();
    if (method.isEmpty()) {
      return new OdaResult.NotPerformed();
    }
    CertificateChain chain =
        method.get() == OdaMethod.SDA
            ? keyRecovery().issuerKey(input.card()::value)
            : recoverIccKey();
    if (chain.failure().isPresent()) {
      return failed(method.get(), chain.failure().get(), chain);
    }
    if (method.get() == OdaMethod.CDA) {
      return new OdaResult.CdaPrepared(chain, Optional.empty(), findings(chain));
    }
    if (method.get() == OdaMethod.DDA) {
      return new OdaResult.Unverified(
          OdaMethod.DDA, "the card was not asked for a signature", chain);
    }
    StaticData staticData = staticData();
    return staticData instanceof StaticData.Complete complete
        ? sda(chain, complete.data())
        : failed(method.get(), ((StaticData.Unusable) staticData).failure(), chain);
  }

  /**
   * {@return the chain of certificates down to the key that the card signs with, as far as it
   * holds; sends nothing}
   *
   * <p>An enciphered PIN may need this key whether or not the card is authenticated (Book 2, 7.1).
   */
  public CertificateChain recoverIccKey() {
    KeyRecovery recovery = keyRecovery();
    CertificateChain issuer = recovery.issuerKey(input.card()::value);
    if (issuer.failure().isPresent()) {
      return issuer;
    }
    StaticData staticData = staticData();
    if (staticData instanceof StaticData.Unusable unusable) {
      return new CertificateChain(
          Optional.of(unusable.failure()), issuer.caKey(), issuer.issuer(), Optional.empty());
    }
    return recovery.iccKey(issuer, input.card()::value, ((StaticData.Complete) staticData).data());
  }

  /** {@return what recovers the keys of this card} */
  public KeyRecovery keyRecovery() {
    return new KeyRecovery(caKeys, input.aid(), context());
  }

  private StaticData staticData() {
    return StaticData.of(input.records(), input.aip(), input.card().value(Tags.SDA_TAG_LIST));
  }

  private Optional<OdaMethod> chosenMethod() {
    return aip().flatMap(aip -> OdaMethod.choose(aip, capabilities()));
  }

  private Optional<Aip> aip() {
    return input.aip().length() == 2 ? Optional.of(Aip.parse(input.aip())) : Optional.empty();
  }

  private Bytes capabilities() {
    return terminal.value(Tags.TERMINAL_CAPABILITIES).orElse(Bytes.EMPTY);
  }

  private CertificateContext context() {
    return new CertificateContext(input.card().pan(), today, revocations);
  }

  private OdaResult sda(CertificateChain chain, Bytes staticData) {
    RsaPublicKey key = chain.issuerKey().orElseThrow();
    Optional<Bytes> signature = input.card().value(Tags.SIGNED_STATIC_APPLICATION_DATA);
    if (signature.isEmpty()) {
      FailedCheck absent =
          new FailedCheck(CheckedPart.SIGNED_STATIC_DATA, Check.PRESENT, "93 is absent");
      return failed(OdaMethod.SDA, absent, chain);
    }
    SignedStaticData result = SignedStaticData.verify(key, signature.get(), staticData);
    if (result instanceof SignedStaticData.Verified verified) {
      return authenticated(OdaMethod.SDA, verified.dataAuthenticationCode(), chain);
    }
    return failed(OdaMethod.SDA, ((SignedStaticData.Rejected) result).failure(), chain);
  }

  private OdaResult dda(CardChannel channel, CertificateChain chain) throws TransportException {
    RsaPublicKey key = chain.iccKey().orElseThrow();
    Ddol ddol = Ddol.choose(input.card().value(Tags.DDOL), defaultDdol);
    if (ddol instanceof Ddol.Unusable unusable) {
      return failed(OdaMethod.DDA, unusable.failure(), chain);
    }
    Bytes values;
    try {
      values = ((Ddol.Usable) ddol).list().fill(this::elementForCard).data();
    } catch (MalformedDataException e) {
      return failed(OdaMethod.DDA, Ddol.failed(Check.LIST, e.reason()), chain);
    }
    InternalAuthentication answer = InternalAuthentication.ask(channel, values);
    if (answer instanceof InternalAuthentication.Refused refused) {
      return failed(OdaMethod.DDA, refused.failure(), chain);
    }
    Bytes signature = ((InternalAuthentication.Signed) answer).signature();
    SignedDynamicData result = SignedDynamicData.verify(key, signature, values);
    if (result instanceof SignedDynamicData.Verified verified) {
      return authenticated(OdaMethod.DDA, verified.iccDynamicNumber(), chain);
    }
    return failed(OdaMethod.DDA, ((SignedDynamicData.Rejected) result).failure(), chain);
  }

  // A reader that sends no GENERATE AC cannot finish CDA. DDA, where both sides support it, proves
  // the card all the same, and a DDA that fails says as much as a CDA that fails.
  private OdaResult cda(CardChannel channel, CertificateChain chain) throws TransportException {
    boolean ddaToo =
        aip().filter(OdaMethod.DDA::isSupportedBy).isPresent()
            && OdaMethod.DDA.isSupportedBy(capabilities());
    if (!ddaToo) {
      return new OdaResult.CdaPrepared(chain, Optional.empty(), findings(chain));
    }
    OdaResult dda = dda(channel, chain);
    return dda instanceof OdaResult.Authenticated done
        ? new OdaResult.CdaPrepared(chain, Optional.of(done.number()), done.findings())
        : dda;
  }

  private Optional<Bytes> elementForCard(Tag tag) {
    return terminal.value(tag).or(() -> input.card().value(tag));
  }

  private OdaResult authenticated(OdaMethod method, Bytes number, CertificateChain chain) {
    return new OdaResult.Authenticated(method, number, chain, findings(chain));
  }

  private OdaResult failed(OdaMethod method, FailedCheck failure, CertificateChain chain) {
    return new OdaResult.Failed(method, failure, chain, findings(chain));
  }

  private List<Finding> findings(CertificateChain chain) {
    return chain.findings(today);
  }
}
