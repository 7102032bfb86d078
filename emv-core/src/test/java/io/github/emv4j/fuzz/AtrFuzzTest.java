package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.transport.Atr;
import java.io.ByteArrayOutputStream;
import java.util.OptionalInt;
import org.junit.jupiter.api.Tag;

/** The parts of an answer to reset put together are the answer again. */
@Tag("parsers")
class AtrFuzzTest {
  @FuzzTest(maxDuration = "10s")
  void partsAreTheWhole(byte[] input) {
    Bytes data = Bytes.copyOf(input);
    Atr atr;
    try {
      atr = Atr.parse(data);
    } catch (MalformedDataException e) {
      holds(e.offset() <= data.length(), "the fault lies in the data");
      holds(!Atr.isContactless(data), "what readers make up is well-formed");
      return;
    }
    holds(atr.bytes().equals(data), "the bytes are kept");
    holds(encoded(atr).equals(data), "the parts are the whole");
    holds(atr.historicalBytes().length() == (data.at(1) & 0xF), "as many as T0 says");
    holds(isByte(atr.ifsc()) && isByte(atr.extraGuardTime()), "bytes are bytes");
    holds(atr.bwi() >= 0 && atr.bwi() <= 15 && atr.cwi() >= 0 && atr.cwi() <= 15, "half bytes");
    holds(!atr.protocols().isEmpty(), "there is a protocol");
    holds(atr.specificProtocol().orElse(0) <= 15, "a protocol has half a byte");
    atr.deviations().forEach(Oracle::isOneSafeLine);
    holds(!atr.isContactless() || atr.deviations().isEmpty(), "contact rules are for contacts");
  }

  private static boolean isByte(int value) {
    return value >= 0 && value <= 0xFF;
  }

  private static Bytes encoded(Atr atr) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(atr.convention() == Atr.Convention.DIRECT ? 0x3B : 0x3F);
    int announced = atr.bytes().at(1);
    out.write(announced);
    for (Atr.Group group : atr.groups()) {
      holds(group.ta().isPresent() == ((announced & 0x10) != 0), "TA as announced");
      holds(group.tb().isPresent() == ((announced & 0x20) != 0), "TB as announced");
      holds(group.tc().isPresent() == ((announced & 0x40) != 0), "TC as announced");
      holds(group.td().isPresent() == ((announced & 0x80) != 0), "TD as announced");
      write(out, group.ta());
      write(out, group.tb());
      write(out, group.tc());
      write(out, group.td());
      announced = group.td().orElse(0);
    }
    out.writeBytes(atr.historicalBytes().toByteArray());
    if (atr.hasTck()) {
      out.write(atr.bytes().at(atr.bytes().length() - 1));
    }
    return Bytes.copyOf(out.toByteArray());
  }

  private static void write(ByteArrayOutputStream out, OptionalInt value) {
    value.ifPresent(out::write);
  }
}
