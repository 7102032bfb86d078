package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.CdaVerification;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.oda.OfflineDataAuthentication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A card authenticated offline, from the certificates to the result, against the exponentiations
 * and hashes that nobody can do without.
 */
public class OdaBenchmark extends Suite {
  /** What the card can do. */
  @Param({"SDA", "DDA", "CDA"})
  OdaMethod method;

  /** Bits of the keys of authority and issuer; the card's has 64 fewer, and 1728 at most. */
  @Param({"1408", "1984"})
  int bits;

  /** Public exponent of all keys. */
  @Param({"3", "65537"})
  int exponent;

  private SignedCard card;
  private OfflineDataAuthentication authentication;

  /** Makes the keys and signs. */
  @Setup
  public void sign() throws GeneralSecurityException, TransportException {
    card = new SignedCard(method, bits, exponent);
    TerminalData terminal =
        TerminalData.defaults(Clock.systemUTC())
            .with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F8C8"))
            .with(Tags.UNPREDICTABLE_NUMBER, SignedCard.UNPREDICTABLE_NUMBER);
    authentication = new OfflineDataAuthentication(card.input, terminal, card.caKeys);
    if (!authenticate()) {
      throw new IllegalStateException(method + " does not succeed");
    }
  }

  /** {@return whether the card is genuine} */
  @Benchmark
  public boolean authenticate() throws TransportException {
    OdaResult result = authentication.run(new CardChannel(card));
    if (method != OdaMethod.CDA) {
      return result.isAuthenticated();
    }
    CdaResult signed =
        CdaVerification.verify(
            result.chain().iccKey().orElseThrow(), SignedCard.TRANSACTION, card.cryptogram);
    return signed instanceof CdaResult.Verified;
  }

  /** Does the arithmetic alone, with all numbers at hand. */
  @Benchmark
  public void limitArithmetic(Blackhole hole) throws GeneralSecurityException {
    for (SignedCard.Step step : card.steps) {
      hole.consume(step.signature().modPow(step.exponent(), step.modulus()));
    }
    for (byte[] hashed : card.hashed) {
      hole.consume(MessageDigest.getInstance("SHA-1").digest(hashed));
    }
  }
}
