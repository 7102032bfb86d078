package io.github.emv4j.benchmarks;

import com.payneteasy.tlv.BerTlvLogger;
import com.payneteasy.tlv.BerTlvParser;
import com.payneteasy.tlv.IBerTlvLogger;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Form;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** Bytes to text: every object named, every bit explained; ber-tlv writes tags and bytes only. */
public class DecodeBenchmark extends Suite {
  /** What is explained. */
  @Param({"RECORD", "DE55"})
  TlvInput input;

  private final Decoder decoder = Decoder.standard();
  private Bytes bytes;
  private byte[] array;

  /** Makes the data. */
  @Setup
  public void prepare() {
    bytes = input.data();
    array = bytes.toByteArray();
  }

  /** {@return the explanation} */
  @Benchmark
  public Decoded decode() {
    return decoder.decode(bytes, Form.TLV);
  }

  /** {@return the explanation as text} */
  @Benchmark
  public String decodeToText() {
    return decoder.decode(bytes, Form.TLV).parts().toString();
  }

  /** {@return tags and bytes in hexadecimal} */
  @Benchmark
  public String peerDumpBerTlv() {
    StringBuilder text = new StringBuilder();
    BerTlvLogger.log("", new BerTlvParser().parse(array), new Lines(text));
    return text.toString();
  }

  private record Lines(StringBuilder text) implements IBerTlvLogger {
    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public void debug(String format, Object... arguments) {
      text.append(format);
      for (Object argument : arguments) {
        text.append(argument);
      }
    }
  }
}
