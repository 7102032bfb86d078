package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.Certificate;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.Recovery;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to show of offline data authentication. */
final class AuthenticationFacts {
  /** How it ended, in the words of the JSON output. */
  enum Outcome {
    AUTHENTICATED("authenticated"),
    FAILED("failed"),
    NOT_PERFORMED("not-performed");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /**
   * A key of the chain.
   *
   * @param name what it is
   * @param identity serial number, or RID and index
   * @param expiry its last month, if it says so
   * @param bits length of the modulus
   */
  record Link(String name, String identity, Optional<String> expiry, int bits) {}

  /** Offline data authentication was not performed (EMV 4.4 Book 3, Annex C5 and C6). */
  private static final String TVR_OF_NONE = "8000000000";

  private static final String TSI_OF_NONE = "0000";

  private final Optional<OdaResult> result;

  private AuthenticationFacts(Optional<OdaResult> result) {
    this.result = result;
  }

  AuthenticationFacts(OdaResult result) {
    this(Optional.of(result));
  }

  /** {@return that nothing can be proven: masking took the card number out of what was signed} */
  static AuthenticationFacts ofAlteredRecording() {
    return new AuthenticationFacts(Optional.empty());
  }

  // Where CDA would need a cryptogram, DDA may have proven the card all the same.
  private boolean isProvenByDda() {
    return result
        .filter(OdaResult.CdaPrepared.class::isInstance)
        .map(OdaResult.CdaPrepared.class::cast)
        .filter(prepared -> prepared.ddaNumber().isPresent())
        .isPresent();
  }

  String method() {
    return isProvenByDda()
        ? OdaMethod.DDA.toString()
        : result.flatMap(OdaResult::method).map(OdaMethod::toString).orElse("none");
  }

  Outcome outcome() {
    if (result.flatMap(OdaResult::failure).isPresent()) {
      return Outcome.FAILED;
    }
    return result.filter(OdaResult::isAuthenticated).isPresent() || isProvenByDda()
        ? Outcome.AUTHENTICATED
        : Outcome.NOT_PERFORMED;
  }

  Optional<String> failedStep() {
    return result.flatMap(OdaResult::failure).map(FailedCheck::step);
  }

  String tvr() {
    return result.map(known -> known.tvr().bytes().toHex()).orElse(TVR_OF_NONE);
  }

  String tsi() {
    return result.map(known -> known.tsi().bytes().toHex()).orElse(TSI_OF_NONE);
  }

  String words() {
    return result.map(OdaResult::describe).orElse("not verified: the recording was altered");
  }

  /** {@return the keys as far as they were recovered, the certification authority first} */
  List<Link> chain() {
    List<Link> links = new ArrayList<>();
    result.map(OdaResult::chain).ifPresent(chain -> addLinks(chain, links));
    return links;
  }

  private static void addLinks(CertificateChain chain, List<Link> links) {
    chain.caKey().map(AuthenticationFacts::link).ifPresent(links::add);
    Stream.of(chain.issuer(), chain.icc())
        .flatMap(recovery -> recovery.flatMap(Recovery::certificate).stream())
        .map(AuthenticationFacts::link)
        .forEach(links::add);
  }

  /** {@return every step from the certification authority to the card, also those not taken} */
  List<ChainStep> steps() {
    return result.map(ChainStep::of).orElse(List.of());
  }

  static Link link(CaPublicKey key) {
    String identity = key.rid().toHex() + "/" + Bytes.of(key.index()).toHex();
    return new Link(
        "CA public key", identity, key.expiry().map(Object::toString), key.key().bits());
  }

  static Link link(Certificate certificate) {
    return new Link(
        certificate.type().part().words(),
        certificate.serial().toHex(),
        certificate.expiry().map(YearMonth::toString),
        certificate.keyLength() * Byte.SIZE);
  }
}
