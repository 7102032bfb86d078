package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.tlv.Tag;
import java.util.List;

/** Options whose values are hexadecimal digits. */
final class HexOptions {
  private HexOptions() {}

  /** {@return an application identifier} */
  static Bytes aid(String hex) throws UsageException {
    Bytes aid = bytes("--aid", hex);
    if (aid.length() < 5 || aid.length() > 16) {
      throw new UsageException(
          "--aid: an AID has 5 to 16 bytes, this one has " + aid.length() + ".");
    }
    return aid;
  }

  /**
   * {@return the terminal's data with values set by the user}
   *
   * @param settings each a tag, an equals sign, and a value
   */
  static TerminalData set(TerminalData terminal, List<String> settings) throws UsageException {
    TerminalData changed = terminal;
    for (String setting : settings) {
      changed = set(changed, setting);
    }
    return changed;
  }

  private static TerminalData set(TerminalData terminal, String setting) throws UsageException {
    int equals = setting.indexOf('=');
    if (equals < 0) {
      throw new UsageException("--set takes TAG=HEX, for example 9F37=01234567.");
    }
    String name = setting.substring(0, equals).strip();
    Bytes value = bytes("--set " + name, setting.substring(equals + 1));
    try {
      return terminal.with(Tag.fromHex(name), value);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--set " + name + ": " + e.getMessage() + ".");
    }
  }

  private static Bytes bytes(String option, String hex) throws UsageException {
    try {
      return Bytes.fromHex(hex);
    } catch (IllegalArgumentException e) {
      throw new UsageException(option + ": " + e.getMessage() + ".");
    }
  }
}
