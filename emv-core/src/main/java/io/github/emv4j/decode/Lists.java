package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Dol;
import java.util.List;

/** Questions about lists of tags and lengths. */
final class Lists {
  private static final int MAX_LENGTH = 1024;

  private Lists() {}

  /** {@return how many bytes answer a list; -1 if it is malformed} */
  static int totalLength(Bytes list) {
    try {
      return Dol.parse(list).totalLength();
    } catch (MalformedDataException e) {
      return -1;
    }
  }

  /**
   * {@return whether bytes look like a list: every tag is known, with a length that it may have}
   */
  static boolean looksLike(Bytes bytes) {
    if (bytes.length() > MAX_LENGTH) {
      return false;
    }
    Dol list;
    try {
      list = Dol.parse(bytes);
    } catch (MalformedDataException e) {
      return false;
    }
    return !list.entries().isEmpty() && list.entries().stream().allMatch(Lists::makesSense);
  }

  private static boolean makesSense(Dol.Entry entry) {
    List<DataElement> known = Dictionary.emv().definitions(entry.tag());
    return entry.length() > 0
        && !entry.tag().isConstructed()
        && known.stream().anyMatch(element -> fits(element, entry.length()));
  }

  // A list may ask for less or more than there is; but not for much more.
  private static boolean fits(DataElement element, int length) {
    return element.maxLength().isEmpty() || length <= Math.max(8, element.maxLength().getAsInt());
  }
}
