package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Afl;
import java.util.List;
import org.junit.jupiter.api.Tag;

/** Every record that a locator names can be read. */
@Tag("parsers")
class AflFuzzTest {
  private static final int MAX_ENTRIES = 63;

  @FuzzTest(maxDuration = "10s")
  void namesRecordsThatCanBe(byte[] input) {
    Bytes data = Bytes.copyOf(input);
    Afl afl;
    try {
      afl = Afl.parse(data);
    } catch (MalformedDataException e) {
      holds(e.offset() <= data.length(), "the fault lies in the data");
      return;
    }
    holds(afl.entries().size() <= MAX_ENTRIES, "as many entries as fit into an answer");
    Bytes encoded = Bytes.EMPTY;
    for (Afl.Entry entry : afl.entries()) {
      int lowBits = data.at(encoded.length()) & 7;
      encoded =
          encoded.concat(
              Bytes.of(
                  entry.sfi() << 3 | lowBits,
                  entry.first(),
                  entry.last(),
                  entry.authenticatedCount()));
    }
    holds(encoded.equals(data), "the entries are all of the locator");
    checkRecords(afl);
  }

  private static void checkRecords(Afl afl) {
    List<Afl.RecordReference> records = afl.records();
    holds(records.size() == afl.recordCount(), "counted and listed records are as many");
    holds(records.size() <= MAX_ENTRIES * 0xFF, "records are bounded");
    long authenticated = 0;
    for (Afl.RecordReference record : records) {
      holds(record.sfi() >= 1 && record.sfi() <= 30, "the file exists");
      holds(record.number() >= 1 && record.number() <= 0xFF, "the record number is one");
      authenticated += record.authenticated() ? 1 : 0;
    }
    long expected = afl.entries().stream().mapToInt(Afl.Entry::authenticatedCount).sum();
    holds(authenticated == expected, "as many authenticated records as the entries say");
  }
}
