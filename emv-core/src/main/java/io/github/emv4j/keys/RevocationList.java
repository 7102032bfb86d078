package io.github.emv4j.keys;

import io.github.emv4j.bytes.Bytes;
import java.util.Collection;
import java.util.Set;

/** Issuer certificates that are no longer to be trusted (EMV 4.4 Book 2, 5.1.2). */
public final class RevocationList {
  /** Nothing is revoked. */
  public static final RevocationList EMPTY = new RevocationList(Set.of());

  private static final int SERIAL_LENGTH = 3;

  /**
   * One revoked certificate.
   *
   * @param rid 5 bytes
   * @param index index of the CA public key under which it was made, 0 to 255
   * @param serial its serial number, 3 bytes
   */
  public record Entry(Bytes rid, int index, Bytes serial) {
    /**
     * Checks the lengths.
     *
     * @throws IllegalArgumentException if one is wrong
     */
    public Entry {
      if (rid.length() != CaPublicKey.RID_LENGTH
          || serial.length() != SERIAL_LENGTH
          || (index & ~0xFF) != 0) {
        throw new IllegalArgumentException("RID needs 5 bytes, index 1, serial number 3");
      }
    }
  }

  private final Set<Entry> entries;

  private RevocationList(Set<Entry> entries) {
    this.entries = entries;
  }

  /** {@return a list of these certificates} */
  public static RevocationList of(Collection<Entry> entries) {
    return new RevocationList(Set.copyOf(entries));
  }

  /**
   * {@return whether this certificate is revoked}
   *
   * @param ca the key under which it was made
   * @param serial its serial number, 3 bytes
   */
  public boolean contains(CaPublicKey ca, Bytes serial) {
    return serial.length() == SERIAL_LENGTH
        && entries.contains(new Entry(ca.rid(), ca.index(), serial));
  }

  /** {@return how many certificates are on the list} */
  public int size() {
    return entries.size();
  }
}
