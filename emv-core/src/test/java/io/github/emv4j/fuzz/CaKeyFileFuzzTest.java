package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.keys.CaKeyFileException;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;

/** What is read from a key file is within bounds, and read again when it is written. */
@Tag("keys")
class CaKeyFileFuzzTest {
  private static final int MAX_INPUT = 16_384;

  /** One of the two formats. */
  @FunctionalInterface
  private interface Format {
    CaKeys read(StringReader text) throws IOException;
  }

  @FuzzTest(maxDuration = "10s")
  void readsAgainWhatItRead(byte[] input) throws IOException {
    if (input.length > MAX_INPUT) {
      return;
    }
    String text = new String(input, StandardCharsets.UTF_8);
    for (Format format : new Format[] {CaKeys::fromCsv, CaKeys::fromJson}) {
      Optional<CaKeys> keys = read(format, text);
      if (keys.isPresent()) {
        check(keys.get());
      }
    }
  }

  private static Optional<CaKeys> read(Format format, String text) throws IOException {
    try {
      return Optional.of(format.read(new StringReader(text)));
    } catch (CaKeyFileException e) {
      Oracle.isOneSafeLine(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void check(CaKeys keys) throws IOException {
    for (CaPublicKey key : keys.all()) {
      holds(key.key().length() <= RsaPublicKey.MAX_LENGTH, "a modulus within bounds");
      holds(key.key().length() >= CaPublicKey.MIN_LENGTH, "a modulus within bounds");
      holds(keys.lookup(key.rid(), key.index()).contains(key), "found by RID and index");
    }
    String json = keys.all().stream().map(CaKeyFileFuzzTest::json).collect(listed("[", "]"));
    holds(CaKeys.fromJson(new StringReader(json)).all().equals(keys.all()), "the same as JSON");
    boolean lines = keys.all().stream().allMatch(key -> key.source().matches("[^\\r\\n]*"));
    if (lines) {
      String csv = "kind,rid,index,modulus,exponent,sha1_checksum,expiry,source\n";
      csv += keys.all().stream().map(CaKeyFileFuzzTest::row).collect(Collectors.joining("\n"));
      holds(CaKeys.fromCsv(new StringReader(csv)).all().equals(keys.all()), "the same as CSV");
    }
  }

  private static Collector<CharSequence, ?, String> listed(String start, String end) {
    return Collectors.joining(",", start, end);
  }

  private static String json(CaPublicKey key) {
    return String.format(
        "{\"rid\":\"%s\",\"index\":\"%02X\",\"modulus\":\"%s\",\"exponent\":\"%s\","
            + "\"sha1_checksum\":\"%s\",\"expiry\":\"%s\",\"kind\":\"%s\",\"source\":\"%s\"}",
        fields(key));
  }

  private static String row(CaPublicKey key) {
    Object[] fields = fields(key);
    fields[7] = '"' + key.source().replace("\"", "\"\"") + '"';
    return String.format("%7$s,%1$s,%2$02X,%3$s,%4$s,%5$s,%6$s,%8$s", fields);
  }

  private static Object[] fields(CaPublicKey key) {
    return new Object[] {
      key.rid().toHex(),
      key.index(),
      key.modulus().toHex(),
      key.exponent().toHex(),
      key.checksum().toHex(),
      key.expiry().map(Object::toString).orElse(""),
      key.kind(),
      escaped(key.source())
    };
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.chars().forEach(c -> escaped.append(String.format("\\u%04x", c)));
    return escaped.toString();
  }
}
