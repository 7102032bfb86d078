package io.github.emv4j.trace;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/**
 * A command in the parts by which two of them are compared.
 *
 * @param header CLA, INS, P1 and P2
 * @param data command data; for a command that is not in short form, all after the header
 * @param le the expected length, 0 for none and for as much as there is
 */
record RecordedCommand(int header, Bytes data, int le) {
  private static final int INS_VERIFY = 0x20;
  private static final int INS_GET_CHALLENGE = 0x84;
  private static final int INS_INTERNAL_AUTHENTICATE = 0x88;
  private static final int INS_SELECT = 0xA4;
  private static final int INS_GET_PROCESSING_OPTIONS = 0xA8;
  private static final int INS_GENERATE_AC = 0xAE;
  private static final int INS_READ_BINARY = 0xB0;
  private static final int INS_READ_RECORD = 0xB2;
  private static final int INS_GET_RESPONSE = 0xC0;
  private static final int INS_GET_DATA = 0xCA;

  /** How much alike two commands are, most first. */
  enum Likeness {
    /** The same but for an expected length that is as good as none. */
    SAME,
    /** Another expected length; on the T=0 wire that is the same command. */
    OTHER_LENGTH,
    /** The same CLA, INS, P1 and P2, but other data. */
    SAME_HEADER,
    /** Another command. */
    DIFFERENT
  }

  static RecordedCommand parse(Bytes command) {
    if (command.length() < Exchange.HEADER_LENGTH) {
      return new RecordedCommand(0, command, 0);
    }
    try {
      CommandApdu apdu = CommandApdu.parse(command);
      return new RecordedCommand(apdu.header(), apdu.data(), apdu.le().orElse(0) & 0xFF);
    } catch (MalformedDataException e) {
      int header = (int) command.slice(0, Exchange.HEADER_LENGTH).toLong();
      return new RecordedCommand(header, command.from(Exchange.HEADER_LENGTH), 0);
    }
  }

  /** {@return how much a command that was asked is like this recorded one} */
  Likeness likenessOf(RecordedCommand asked) {
    if (header != asked.header) {
      return Likeness.DIFFERENT;
    }
    if (!data.equals(asked.data)) {
      return Likeness.SAME_HEADER;
    }
    return le == asked.le ? Likeness.SAME : Likeness.OTHER_LENGTH;
  }

  boolean isSelect() {
    return ins() == INS_SELECT;
  }

  /** {@return whether this asks for a further application of the same name, P2 = 02} */
  boolean isSelectNext() {
    return isSelect() && (header & 0x03) == 0x02;
  }

  boolean isGetResponse() {
    return ins() == INS_GET_RESPONSE;
  }

  boolean isReadBinary() {
    return ins() == INS_READ_BINARY;
  }

  /** {@return whether READ BINARY begins with a file of its own (ISO/IEC 7816-4, 7.2.2)} */
  boolean namesFile() {
    return (header & 0x8000) != 0;
  }

  boolean isGetChallenge() {
    return ins() == INS_GET_CHALLENGE;
  }

  /** {@return the tag whose value GET DATA asks for, if this is GET DATA} */
  Optional<Tag> tagOfGetData() {
    int tag = header & 0xFFFF;
    boolean oneByte = tag > 0 && tag <= 0xFF && (tag & 0x1F) != 0x1F;
    boolean twoBytes = (tag >> 8 & 0x1F) == 0x1F && (tag & 0x80) == 0;
    return ins() == INS_GET_DATA && (oneByte || twoBytes)
        ? Optional.of(Tag.of(tag))
        : Optional.empty();
  }

  /** {@return whether the data is the reader's own, so that no two sessions have it alike} */
  boolean hasDataOfTheReader() {
    return switch (ins()) {
      case INS_GET_PROCESSING_OPTIONS,
          INS_INTERNAL_AUTHENTICATE,
          INS_GENERATE_AC,
          INS_GET_CHALLENGE,
          INS_VERIFY ->
          true;
      default -> false;
    };
  }

  /** {@return the status word with which a card refuses that for which it has no answer} */
  int refusal() {
    return switch (ins()) {
      case INS_SELECT -> 0x6A82;
      case INS_READ_RECORD -> 0x6A83;
      case INS_GET_DATA -> 0x6A88;
      default -> 0x6D00;
    };
  }

  private int ins() {
    return header >>> 16 & 0xFF;
  }

  /** {@return the header, never the data} */
  @Override
  public String toString() {
    return String.format(
        "%02X %02X %02X %02X", header >>> 24, ins(), header >>> 8 & 0xFF, header & 0xFF);
  }
}
