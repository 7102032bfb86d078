package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.oda.OfflineDataAuthentication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A whole DDA against the three exponentiations and three hashes that nobody can do without. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class DdaBenchmark {
  /** Bits of the keys of authority and issuer; the card's has 64 fewer. */
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
    card = new SignedCard(bits, exponent);
    TerminalData terminal =
        TerminalData.defaults(Clock.systemUTC())
            .with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F8C8"))
            .with(Tags.UNPREDICTABLE_NUMBER, Bytes.fromHex("11223344"));
    authentication = new OfflineDataAuthentication(card.input, terminal, card.caKeys);
    if (!authenticate().isAuthenticated()) {
      throw new IllegalStateException(authenticate().describe());
    }
  }

  /** {@return the result of a whole DDA} */
  @Benchmark
  public OdaResult authenticate() throws TransportException {
    return authentication.run(new CardChannel(card));
  }

  /** Does the arithmetic alone, with all numbers at hand. */
  @Benchmark
  public void bare(Blackhole hole) throws GeneralSecurityException {
    for (SignedCard.Step step : card.steps) {
      hole.consume(step.signature.modPow(step.key.getPublicExponent(), step.key.getModulus()));
      hole.consume(MessageDigest.getInstance("SHA-1").digest(step.hashed));
    }
  }
}
