package io.github.emv4j.benchmarks;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.TerminalData;
import java.time.Clock;
import org.openjdk.jmh.annotations.Benchmark;

/** The usual CDOL1 filled with the terminal's values. */
public class DolBenchmark extends Suite {
  private static final Bytes CDOL1 =
      Bytes.fromHex("9F02069F03069F1A0295055F2A029A039C019F37049F35019F45029F4C089F3403");

  private final TerminalData terminal = TerminalData.defaults(Clock.systemUTC());
  private final Dol list = Dol.parse(CDOL1);
  private final byte[] filled = fill().data().toByteArray();

  /** {@return the list} */
  @Benchmark
  public Dol parse() {
    return Dol.parse(CDOL1);
  }

  /** {@return the data for GENERATE AC} */
  @Benchmark
  public Dol.Filled fill() {
    return list.fill(terminal::value);
  }

  /** {@return the same data, copied} */
  @Benchmark
  public byte[] limitCopy() {
    return filled.clone();
  }
}
