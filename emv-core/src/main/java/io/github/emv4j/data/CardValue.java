package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;

/**
 * One value that a card gave. As text it shows the length of the value only.
 *
 * @param tag of the value
 * @param value as received; may be empty
 * @param source where it was found
 */
public record CardValue(Tag tag, Bytes value, DataSource source) {
  /** {@return whether the value is account or personal data, to be masked unless asked for} */
  public boolean isSensitive() {
    return Dictionary.emv().isSensitive(tag);
  }
}
