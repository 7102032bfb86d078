package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One key as a file writes it: names and texts.
 *
 * @param line where it stands in the file, from 1
 * @param fields texts by the name of the column; a field that is not given is absent or empty
 */
record KeyRow(int line, Map<String, String> fields) {
  private static final int CHECKSUM_LENGTH = 20;

  /** {@return the key, every property of it checked, its check sum too where there is one} */
  CaPublicKey checked() throws CaKeyFileException {
    CaPublicKey key = key();
    Optional<Bytes> checksum = hex("sha1_checksum");
    if (checksum.isPresent()) {
      if (checksum.get().length() != CHECKSUM_LENGTH) {
        throw fault("sha1_checksum has " + checksum.get() + ", not " + CHECKSUM_LENGTH);
      }
      if (!checksum.get().equals(key.checksum())) {
        throw fault("sha1_checksum does not fit the key");
      }
    }
    return key;
  }

  /** {@return the key, its check sum not looked at} */
  CaPublicKey key() throws CaKeyFileException {
    Bytes rid = needed("rid");
    Bytes index = needed("index");
    Bytes modulus = needed("modulus");
    Bytes exponent = needed("exponent");
    if (index.length() != 1) {
      throw fault("index has " + index + ", not 1");
    }
    Optional<LocalDate> expiry = expiry();
    KeyKind kind = kind();
    try {
      RsaPublicKey key = RsaPublicKey.of(modulus, exponent);
      return new CaPublicKey(rid, index.at(0), key, expiry, kind, source());
    } catch (IllegalArgumentException e) {
      throw fault(String.valueOf(e.getMessage()));
    }
  }

  private Bytes needed(String name) throws CaKeyFileException {
    Optional<Bytes> value = hex(name);
    if (value.isEmpty()) {
      throw fault(name + " is missing");
    }
    return value.get();
  }

  private Optional<Bytes> hex(String name) throws CaKeyFileException {
    String text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Bytes.fromHex(text));
    } catch (IllegalArgumentException e) {
      throw fault(name + ": " + e.getMessage());
    }
  }

  private Optional<LocalDate> expiry() throws CaKeyFileException {
    String text = text("expiry");
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      throw fault("expiry is not a date like 2030-12-31");
    }
  }

  private KeyKind kind() throws CaKeyFileException {
    String text = text("kind").toUpperCase(Locale.ROOT);
    for (KeyKind kind : KeyKind.values()) {
      if (kind.name().equals(text)) {
        return kind;
      }
    }
    if (!text.isEmpty()) {
      throw fault("kind is none of " + List.of(KeyKind.values()));
    }
    return KeyKind.UNKNOWN;
  }

  private String source() {
    return text("source_note").isEmpty() ? text("source") : text("source_note");
  }

  private String text(String name) {
    return fields.getOrDefault(name, "").strip();
  }

  private CaKeyFileException fault(String reason) {
    return new CaKeyFileException(line, reason);
  }
}
