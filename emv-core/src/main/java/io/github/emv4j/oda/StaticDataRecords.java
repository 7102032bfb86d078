package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import java.util.Optional;

/** Takes from records what is authenticated. */
final class StaticDataRecords {
  /** The one tag list that is allowed. */
  static final Bytes ONLY_AIP = Tags.AIP.encoded();

  private static final int LAST_EMV_SFI = 10;
  private static final int LONG_FORM = 0x80;
  private static final int MAX_LENGTH_BYTES = 4;

  private StaticDataRecords() {}

  /** {@return what of a record is authenticated; empty if it is no template 70} */
  static Optional<Bytes> authenticatedPart(AuthenticatedRecord record) {
    Optional<Bytes> value = templateValue(record.data());
    // Book 3, 10.3: files with SFI 1 to 10 contribute the value only, other files all of it.
    return record.sfi() <= LAST_EMV_SFI ? value : value.map(inside -> record.data());
  }

  // Only the outermost header is read here: whether the content is TLV is not this check's affair.
  private static Optional<Bytes> templateValue(Bytes data) {
    if (data.length() < 2 || data.at(0) != Tags.READ_RECORD_TEMPLATE.value()) {
      return Optional.empty();
    }
    int lengthBytes = Math.max(0, data.at(1) - LONG_FORM);
    int start = 2 + lengthBytes;
    boolean indefinite = data.at(1) == LONG_FORM;
    if (indefinite || lengthBytes > MAX_LENGTH_BYTES || start > data.length()) {
      return Optional.empty();
    }
    long length = lengthBytes == 0 ? data.at(1) : data.slice(2, start).toLong();
    if (length > data.length() - start) {
      return Optional.empty();
    }
    int end = start + (int) length;
    // Zeros behind a template are filler.
    return data.from(end).isZero() ? Optional.of(data.slice(start, end)) : Optional.empty();
  }

  static Bytes join(Bytes[] parts, int length) {
    byte[] joined = new byte[length];
    int at = 0;
    for (Bytes part : parts) {
      part.copyInto(joined, at);
      at += part.length();
    }
    return Bytes.copyOf(joined);
  }
}
