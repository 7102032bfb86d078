package io.github.emv4j.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys that come with this library, loaded on first use.
 *
 * <p>A test verifies their check sums, so that no program has to at every start.
 */
final class BundledKeys {
  private static final String RESOURCE = "ca-public-keys.csv";
  private static final String LIVE_FIELD = "," + KeyKind.LIVE + ",";

  private BundledKeys() {}

  /** The live keys; most programs need no others, and do not wait for them. */
  static final class Live {
    static final CaKeys KEYS = keys(LIVE_FIELD);

    private Live() {}
  }

  /** All keys. */
  static final class All {
    static final CaKeys KEYS = keys("");

    private All() {}
  }

  private static CaKeys keys(String wanted) {
    List<CaPublicKey> keys = new ArrayList<>();
    try {
      for (KeyRow row : rows(wanted)) {
        keys.add(row.key());
      }
    } catch (CaKeyFileException e) {
      throw new IllegalStateException(RESOURCE + " is broken", e);
    }
    return CaKeys.of(keys);
  }

  /** {@return the rows in which this text occurs; an empty text occurs in all} */
  static List<KeyRow> rows(String wanted) throws CaKeyFileException {
    String text = text(BundledKeys.class.getResourceAsStream(RESOURCE));
    int headerEnd = text.indexOf('\n') + 1;
    StringBuilder lines = new StringBuilder(text.substring(0, headerEnd));
    for (int at = headerEnd; at < text.length(); ) {
      int end = text.indexOf('\n', at) + 1;
      String line = text.substring(at, end);
      if (line.contains(wanted)) {
        lines.append(line);
      }
      at = end;
    }
    return CsvKeyFile.rows(lines.toString());
  }

  private static String text(@Nullable InputStream resource) {
    if (resource == null) {
      throw new IllegalStateException("resource is missing: " + RESOURCE);
    }
    try (resource) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read resource " + RESOURCE, e);
    }
  }
}
