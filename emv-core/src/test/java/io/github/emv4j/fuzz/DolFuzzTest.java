package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Dol;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** A list is kept as it is, and filled with exactly as much as it asks for. */
@org.junit.jupiter.api.Tag("parsers")
class DolFuzzTest {
  private static final Tag PIN_DATA = Tag.of(0x99);

  @FuzzTest(maxDuration = "10s")
  void fillsWhatAListAsksFor(byte[] input) {
    FuzzInput in = new FuzzInput(input);
    int valueLength = in.next();
    Bytes data = in.rest();
    Dol dol;
    try {
      dol = Dol.parse(data);
    } catch (MalformedDataException e) {
      holds(e.offset() <= data.length(), "the fault lies in the data");
      return;
    }
    holds(encoded(dol).equals(data), "the entries are all of the list");
    Dol.Filled filled;
    try {
      filled = dol.fill(tag -> value(tag, valueLength));
    } catch (MalformedDataException e) {
      holds(dol.totalLength() > Dol.MAX_TOTAL_LENGTH, "only too long a list is not filled");
      return;
    }
    holds(dol.totalLength() <= Dol.MAX_TOTAL_LENGTH, "too long a list is not filled");
    holds(filled.data().length() == dol.totalLength(), "as much as the list asks for");
    checkEntries(dol, filled, valueLength);
  }

  private static Bytes encoded(Dol dol) {
    Bytes encoded = Bytes.EMPTY;
    for (Dol.Entry entry : dol.entries()) {
      encoded = encoded.concat(entry.tag().encoded()).concat(Bytes.of(entry.length()));
    }
    return encoded;
  }

  /** A value that nothing else makes: no zeros, no filler. */
  private static Optional<Bytes> value(Tag tag, int length) {
    return length == 0 ? Optional.empty() : Optional.of(Bytes.filled(0x55, length));
  }

  private static void checkEntries(Dol dol, Dol.Filled filled, int valueLength) {
    int at = 0;
    for (Dol.Entry entry : dol.entries()) {
      Bytes part = filled.data().slice(at, at + entry.length());
      at += entry.length();
      int given = 0;
      for (int i = 0; i < part.length(); i++) {
        given += part.at(i) == 0x55 ? 1 : 0;
        holds(
            part.at(i) == 0x55 || part.at(i) == 0 || part.at(i) == 0xFF,
            "value and padding and nothing else");
      }
      boolean hidden = entry.tag().isConstructed() || filled.withheld().contains(entry.tag());
      int expected = hidden ? 0 : Math.min(valueLength, entry.length());
      holds(given == expected, "cut or padded to the length");
      holds(!entry.tag().equals(PIN_DATA) || given == 0, "a PIN is never given");
    }
  }
}
