package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.Certificate;
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

  private final OdaResult result;

  AuthenticationFacts(OdaResult result) {
    this.result = result;
  }

  // Where CDA would need a cryptogram, DDA may have proven the card all the same.
  private boolean isProvenByDda() {
    return result instanceof OdaResult.CdaPrepared prepared && prepared.ddaNumber().isPresent();
  }

  String method() {
    return isProvenByDda()
        ? OdaMethod.DDA.toString()
        : result.method().map(OdaMethod::toString).orElse("none");
  }

  Outcome outcome() {
    if (result.failure().isPresent()) {
      return Outcome.FAILED;
    }
    return result.isAuthenticated() || isProvenByDda()
        ? Outcome.AUTHENTICATED
        : Outcome.NOT_PERFORMED;
  }

  Optional<String> failedStep() {
    return result.failure().map(FailedCheck::step);
  }

  String tvr() {
    return result.tvr().bytes().toHex();
  }

  String tsi() {
    return result.tsi().bytes().toHex();
  }

  String words() {
    return result.describe();
  }

  /** {@return the keys as far as they were recovered, the certification authority first} */
  List<Link> chain() {
    List<Link> links = new ArrayList<>();
    result.chain().caKey().map(AuthenticationFacts::link).ifPresent(links::add);
    Stream.of(result.chain().issuer(), result.chain().icc())
        .flatMap(recovery -> recovery.flatMap(Recovery::certificate).stream())
        .map(AuthenticationFacts::link)
        .forEach(links::add);
    return links;
  }

  /** {@return every step from the certification authority to the card, also those not taken} */
  List<ChainStep> steps() {
    return ChainStep.of(result);
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
