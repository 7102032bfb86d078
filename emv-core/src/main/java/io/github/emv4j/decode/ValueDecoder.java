package io.github.emv4j.decode;

import io.github.emv4j.data.DataElement;

/** Says what a value of one kind means. */
interface ValueDecoder {
  /**
   * Writes the meaning of the bytes of a part into it.
   *
   * @throws io.github.emv4j.bytes.MalformedDataException if they have none; what was written until
   *     then stays
   */
  void explain(Part part, DataElement element, Context context);
}
