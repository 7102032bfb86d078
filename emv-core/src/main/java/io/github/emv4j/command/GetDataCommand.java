package io.github.emv4j.command;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.tlv.Tag;

/** GET DATA (EMV 4.4 Book 3, 6.5.7). */
public final class GetDataCommand {
  private GetDataCommand() {}

  /**
   * {@return GET DATA}
   *
   * @param tag of one or two bytes
   */
  public static CommandApdu of(Tag tag) {
    if (tag.length() > 2) {
      throw new IllegalArgumentException("GET DATA takes a tag of one or two bytes, not " + tag);
    }
    return CommandApdu.of(0x80, 0xCA, tag.value() >> 8, tag.value() & 0xFF)
        .withLe(CommandApdu.LE_MAX);
  }
}
