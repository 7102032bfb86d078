package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The keys of certification authorities that a terminal trusts.
 *
 * <p>Immutable, so that threads may share it. Where two keys have the same RID and index, both are
 * kept and tried in order: test keys are given out that way.
 */
public final class CaKeys {
  /** The most characters of a file. */
  public static final int MAX_FILE_LENGTH = 4 * 1024 * 1024;

  /** The most keys of a file. */
  public static final int MAX_KEYS_IN_FILE = 10_000;

  /** No keys at all. */
  public static final CaKeys EMPTY = new CaKeys(List.of());

  private record Id(Bytes rid, int index) {
    // Written out for a fast start, as in Tag.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Id that && index == that.index && rid.equals(that.rid);
    }

    @Override
    public int hashCode() {
      return 31 * rid.hashCode() + index;
    }
  }

  private final List<CaPublicKey> keys;
  private final Map<Id, List<CaPublicKey>> byId = new HashMap<>();

  private CaKeys(List<CaPublicKey> keys) {
    this.keys = keys;
    for (CaPublicKey key : keys) {
      byId.computeIfAbsent(new Id(key.rid(), key.index()), id -> new ArrayList<>(1)).add(key);
    }
    byId.replaceAll((id, candidates) -> List.copyOf(candidates));
  }

  /** {@return the live keys that come with this library} */
  public static CaKeys bundled() {
    return BundledKeys.Live.KEYS;
  }

  /**
   * {@return all keys that come with this library: live, test, and those of unknown kind}
   *
   * <p>Never for real payments: anybody may make a card that is genuine under a test key.
   */
  public static CaKeys bundledWithTestKeys() {
    return BundledKeys.All.KEYS;
  }

  /** {@return these keys, in order} */
  public static CaKeys of(Collection<CaPublicKey> keys) {
    return new CaKeys(List.copyOf(keys));
  }

  /**
   * {@return the keys in a comma-separated table}
   *
   * <p>The header row names the columns: {@code rid}, {@code index}, {@code modulus} and {@code
   * exponent} in hexadecimal digits; if wanted {@code sha1_checksum} (then it is verified), {@code
   * expiry} (2030-12-31), {@code kind} (LIVE, TEST, UNKNOWN) and {@code source}. Other columns are
   * ignored.
   *
   * @param reader at most {@value #MAX_FILE_LENGTH} characters; left open
   * @throws CaKeyFileException if a key is not what it should be; it names line and reason
   * @throws IOException if reading fails
   */
  public static CaKeys fromCsv(Reader reader) throws IOException {
    return checked(CsvKeyFile.rows(readAll(reader)));
  }

  /**
   * {@return the keys in a comma-separated file, UTF-8}
   *
   * @param file see {@link #fromCsv(Reader)}
   * @throws CaKeyFileException if a key is not what it should be; it names line and reason
   * @throws IOException if reading fails
   */
  public static CaKeys fromCsv(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return fromCsv(reader);
    }
  }

  /**
   * {@return the keys in a JSON array of objects}
   *
   * <p>The members have the names of the columns in {@link #fromCsv(Reader)}; every value is a
   * string or null.
   *
   * @param reader at most {@value #MAX_FILE_LENGTH} characters; left open
   * @throws CaKeyFileException if a key is not what it should be; it names line and reason
   * @throws IOException if reading fails
   */
  public static CaKeys fromJson(Reader reader) throws IOException {
    return checked(JsonKeyFile.rows(readAll(reader)));
  }

  /**
   * {@return the keys in a JSON file, UTF-8}
   *
   * @param file see {@link #fromJson(Reader)}
   * @throws CaKeyFileException if a key is not what it should be; it names line and reason
   * @throws IOException if reading fails
   */
  public static CaKeys fromJson(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      return fromJson(reader);
    }
  }

  /**
   * {@return the keys in a file, JSON if it begins with a bracket, else comma-separated}
   *
   * @param file UTF-8
   * @throws CaKeyFileException if a key is not what it should be; it names line and reason
   * @throws IOException if reading fails
   */
  public static CaKeys load(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String text = readAll(reader);
      boolean json = text.stripLeading().startsWith("[") || text.stripLeading().startsWith("{");
      return checked(json ? JsonKeyFile.rows(text) : CsvKeyFile.rows(text));
    }
  }

  private static CaKeys checked(List<KeyRow> rows) throws CaKeyFileException {
    List<CaPublicKey> keys = new ArrayList<>(rows.size());
    for (KeyRow row : rows) {
      keys.add(row.checked());
    }
    return new CaKeys(List.copyOf(keys));
  }

  private static String readAll(Reader reader) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[8192];
    for (int n = reader.read(buffer); n != -1; n = reader.read(buffer)) {
      text.append(buffer, 0, n);
      if (text.length() > MAX_FILE_LENGTH) {
        throw new CaKeyFileException(
            1, "the file has more than " + MAX_FILE_LENGTH + " characters");
      }
    }
    boolean byteOrderMark = text.length() > 0 && text.charAt(0) == '\uFEFF';
    return byteOrderMark ? text.substring(1) : text.toString();
  }

  /** {@return these keys and then the others; with the same RID and index, these come first} */
  public CaKeys plus(CaKeys others) {
    List<CaPublicKey> all = new ArrayList<>(keys);
    all.addAll(others.keys);
    return new CaKeys(List.copyOf(all));
  }

  /**
   * {@return the keys with that RID and index, in the order in which to try them; usually one or
   * none}
   *
   * @param rid 5 bytes
   * @param index 0 to 255
   */
  public List<CaPublicKey> lookup(Bytes rid, int index) {
    return byId.getOrDefault(new Id(rid, index), List.of());
  }

  /** {@return all keys, in order} */
  public List<CaPublicKey> all() {
    return keys;
  }

  /** {@return how many keys there are} */
  @Override
  public String toString() {
    return keys.size() == 1 ? "1 CA public key" : keys.size() + " CA public keys";
  }
}
