package io.github.emv4j.contactless;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.BlockLayout;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.oda.OfflineDataAuthentication;
import io.github.emv4j.oda.SignedDynamicData;
import io.github.emv4j.tlv.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Verifies the signature that a card made during GET PROCESSING OPTIONS: fDDA of kernel 3 (EMV
 * Contactless Book C-3), and the like of kernels 6 and 7. Sends nothing.
 *
 * <p>A signature counts only if it covers the unpredictable number that this reader sent, so a
 * recorded one proves nothing. Where the rules of a kernel are not certain, a signature that does
 * not fit is {@linkplain OdaResult.Unverified not verified}, not failed.
 */
public final class FastDda {
  private static final BlockLayout ONLINE = BlockLayout.DYNAMIC.withFormat(0x95);
  private static final int VERSION_01 = 0x01;
  private static final int NUMBER_LENGTH = 4;
  private static final int QUALIFIERS_OFFSET = 5;
  private static final int QUALIFIERS_END = 7;
  private static final int MIN_RELATED_DATA = 5;
  private static final int MAX_RELATED_DATA = 16;
  private static final int DEVICE_VERIFIED = 0x80;

  private final Kernel kernel;
  private final CardData card;
  private final SentValues sent;
  private final LocalDate today;

  /**
   * Prepares for one application.
   *
   * @param kernel 3, 6 or 7
   * @param card what was read
   * @param sent what the card was told
   * @param today for what was noticed about keys
   */
  public FastDda(Kernel kernel, CardData card, SentValues sent, LocalDate today) {
    this.kernel = kernel;
    this.card = card;
    this.sent = sent;
    this.today = today;
  }

  /** {@return whether applications of a kernel sign this way} */
  public static boolean isUsedBy(Kernel kernel) {
    return kernel.hasQuickMode();
  }

  /**
   * {@return how it ended}
   *
   * @param keys recovers the card's key; nothing is sent for it
   */
  public OdaResult run(OfflineDataAuthentication keys) {
    Optional<Bytes> signature = card.value(Tags.SIGNED_DYNAMIC_APPLICATION_DATA);
    if (!offersSignature()) {
      return new OdaResult.NotPerformed();
    }
    if (signature.isEmpty()) {
      return new OdaResult.Unverified(
          OdaMethod.FDDA, "the card gave no signature", CertificateChain.EMPTY);
    }
    CertificateChain chain = keys.recoverIccKey();
    Optional<RsaPublicKey> key = chain.failure().isPresent() ? Optional.empty() : chain.iccKey();
    if (key.isEmpty()) {
      FailedCheck missing = failed(Check.PRESENT, "the card's key");
      return failed(chain.failure().orElse(missing), chain);
    }
    Outcome outcome = verify(key.get(), signature.get());
    if (outcome.failure().isEmpty()) {
      List<Finding> findings = new ArrayList<>(chain.findings(today));
      qualifiersDiffer().ifPresent(findings::add);
      return new OdaResult.Authenticated(OdaMethod.FDDA, outcome.number(), chain, findings);
    }
    return isCertain()
        ? failed(outcome.failure().get(), chain)
        : new OdaResult.Unverified(OdaMethod.FDDA, outcome.failure().get().describe(), chain);
  }

  private OdaResult failed(FailedCheck failure, CertificateChain chain) {
    return new OdaResult.Failed(OdaMethod.FDDA, failure, chain, chain.findings(today));
  }

  private boolean offersSignature() {
    return card.aip()
        .filter(aip -> aip.supportsDda() || (kernel == Kernel.DISCOVER && aip.supportsCda()))
        .isPresent();
  }

  // Kernel 3 is documented in both versions, kernel 7 in the one that it shares with kernel 3.
  private boolean isCertain() {
    return kernel == Kernel.VISA || (kernel == Kernel.UNIONPAY && relatedData().isPresent());
  }

  private Optional<Bytes> relatedData() {
    return card.value(ContactlessTags.CARD_AUTHENTICATION_RELATED_DATA);
  }

  /**
   * What a signature is worth.
   *
   * @param number the number that the card put into it
   * @param failure the check that failed, if one did
   */
  record Outcome(Bytes number, Optional<FailedCheck> failure) {}

  /** {@return what a signature is worth} */
  Outcome verify(RsaPublicKey key, Bytes signature) {
    Optional<Bytes> number =
        sent.value(Tags.UNPREDICTABLE_NUMBER).filter(value -> value.length() == NUMBER_LENGTH);
    if (number.isEmpty()) {
      return outcome(failed(Check.UNPREDICTABLE_NUMBER, "the PDOL"));
    }
    Optional<Bytes> related = relatedData();
    if (related.isEmpty()) {
      return verify(key, signature, number.get());
    }
    if (!isVersion01(related.get())) {
      return outcome(failed(Check.FORMAT, "another version in 9F69"));
    }
    Bytes signed =
        number
            .get()
            .concat(sentOrNothing(Tags.AMOUNT_AUTHORISED))
            .concat(sentOrNothing(Tags.TRANSACTION_CURRENCY_CODE))
            .concat(related.get());
    return verify(key, signature, signed);
  }

  private static boolean isVersion01(Bytes related) {
    return related.length() >= MIN_RELATED_DATA
        && related.length() <= MAX_RELATED_DATA
        && related.at(0) == VERSION_01;
  }

  private Bytes sentOrNothing(Tag tag) {
    return sent.value(tag).orElse(Bytes.EMPTY);
  }

  private Outcome verify(RsaPublicKey key, Bytes signature, Bytes terminalData) {
    SignedDynamicData result = SignedDynamicData.verify(key, signature, terminalData);
    if (result instanceof SignedDynamicData.Rejected rejected
        && rejected.failure().check() == Check.FORMAT) {
      result = SignedDynamicData.verify(key, signature, terminalData, ONLINE);
    }
    if (result instanceof SignedDynamicData.Rejected rejected) {
      return outcome(rejected.failure());
    }
    Bytes number = ((SignedDynamicData.Verified) result).iccDynamicNumber();
    return new Outcome(number, contradiction(number));
  }

  private Optional<FailedCheck> contradiction(Bytes number) {
    Optional<Bytes> counter = card.value(Tags.ATC);
    if (kernel != Kernel.DISCOVER && counter.isPresent() && !counter.get().equals(number)) {
      return Optional.of(failed(Check.DYNAMIC_DATA, "the signed number is not the counter 9F36"));
    }
    boolean claimsVerification =
        card.value(ContactlessTags.CARD_TRANSACTION_QUALIFIERS)
            .filter(q -> q.length() == 2 && (q.at(1) & DEVICE_VERIFIED) != 0)
            .isPresent();
    return claimsVerification && qualifiersDiffer().isPresent()
        ? Optional.of(failed(Check.CARD_QUALIFIERS, "9F6C is not what 9F69 says"))
        : Optional.empty();
  }

  private Optional<Finding> qualifiersDiffer() {
    Optional<Bytes> signed =
        relatedData()
            .filter(data -> kernel != Kernel.DISCOVER && data.length() >= QUALIFIERS_END)
            .map(data -> data.slice(QUALIFIERS_OFFSET, QUALIFIERS_END));
    Optional<Bytes> plain = card.value(ContactlessTags.CARD_TRANSACTION_QUALIFIERS);
    return signed.isPresent() && plain.isPresent() && !signed.equals(plain)
        ? Optional.of(
            Finding.of(
                FindingCode.DATA_INCONSISTENT,
                "GET PROCESSING OPTIONS",
                "9F6C (Card Transaction Qualifiers) is not what the card signed"))
        : Optional.empty();
  }

  private static Outcome outcome(FailedCheck failure) {
    return new Outcome(Bytes.EMPTY, Optional.of(failure));
  }

  private static FailedCheck failed(Check check, String detail) {
    return new FailedCheck(CheckedPart.SIGNED_DYNAMIC_DATA, check, detail);
  }
}
