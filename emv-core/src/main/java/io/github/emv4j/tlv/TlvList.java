package io.github.emv4j.tlv;

import java.util.AbstractList;
import java.util.RandomAccess;

/** An unmodifiable list over an array that nobody else has. */
final class TlvList extends AbstractList<Tlv> implements RandomAccess {
  private final Tlv[] objects;

  TlvList(Tlv[] objects) {
    this.objects = objects;
  }

  @Override
  public Tlv get(int index) {
    return objects[index];
  }

  @Override
  public int size() {
    return objects.length;
  }
}
