package io.github.emv4j.benchmarks;

/** The least that can be done with TLV bytes: an index that walks over them, nothing checked. */
final class IndexWalk {
  private IndexWalk() {}

  /** {@return where the last object begins, templates looked into} */
  static int lastObject(byte[] array, int end) {
    int at = 0;
    int last = 0;
    while (at < end) {
      last = at;
      int first = array[at++];
      if ((first & 0x1F) == 0x1F) {
        while ((array[at++] & 0x80) != 0) {}
      }
      int length = array[at++] & 0xFF;
      if (length > 0x80) {
        int more = length & 0x7F;
        length = 0;
        while (more-- > 0) {
          length = (length << 8) | (array[at++] & 0xFF);
        }
      }
      if ((first & 0x20) == 0) {
        at += length;
      }
    }
    return last;
  }
}
