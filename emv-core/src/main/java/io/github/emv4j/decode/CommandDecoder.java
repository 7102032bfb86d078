package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** Explains commands: header, data, and what is expected back. */
final class CommandDecoder {
  private static final int HEADER = 4;
  private static final int DATA = 5;
  private static final int SECURE_MESSAGING = 0x0C;
  private static final int FORMAT_OF_EMV = 0x80;

  private final Part part;
  private final Bytes bytes;
  private final Context context;
  private final CommandKind kind;

  private CommandDecoder(Part part, Context context) {
    this.part = part;
    this.bytes = part.bytes;
    this.context = context;
    this.kind = bytes.length() < 2 ? CommandKind.OTHER : CommandKind.of(bytes.at(1));
  }

  /** Explains a whole command into the part of its bytes, and says which it is. */
  static void explain(Part part, Context context) {
    new CommandDecoder(part, context).explain();
  }

  /** {@return what the command is called, with what it is about} */
  static String name(Bytes command) {
    if (command.length() < HEADER) {
      return "command";
    }
    CommandKind kind = CommandKind.of(command.at(1));
    int p1 = command.at(2);
    int p2 = command.at(3);
    return switch (kind) {
      case READ_RECORD, UPDATE_RECORD -> kind + " " + p1 + " of SFI " + (p2 >> 3);
      case GET_DATA, PUT_DATA -> kind + " " + CommandParameters.tag(p1, p2);
      case GENERATE_AC -> kind + " (" + CommandParameters.cryptogram(p1) + ")";
      case OTHER -> kind + " " + command.slice(0, 2).toHex();
      default -> kind.toString();
    };
  }

  private void explain() {
    if (bytes.length() < HEADER) {
      part.fault("command header is cut off", 0);
      return;
    }
    part.says(name(bytes));
    if (kind.holdsPin()) {
      part.hides(Privacy.PIN);
    }
    header("CLA", 0, CommandParameters.cla(bytes.at(0)));
    header("INS", 1, kind.toString());
    CommandParameters parameters = new CommandParameters(kind, bytes.at(2), bytes.at(3));
    header("P1", 2, parameters.p1());
    header("P2", 3, parameters.p2(context.scope()));
    explainBody();
  }

  private void header(String name, int at, String meaning) {
    part.field(name, at, at + 1).opens().says(meaning);
  }

  private void explainBody() {
    if (bytes.length() == HEADER) {
      return;
    }
    int p3 = bytes.at(HEADER);
    int dataEnd = DATA + p3;
    if (bytes.length() == DATA) {
      header("Le", HEADER, expected(p3));
      return;
    }
    if (p3 == 0 || bytes.length() < dataEnd || bytes.length() > dataEnd + 1) {
      header("Lc", HEADER, bytes(p3));
      part.fault("Lc does not fit: " + (bytes.length() - DATA) + " bytes follow it", HEADER);
      return;
    }
    header("Lc", HEADER, bytes(p3));
    explainData(part.field("Data", DATA, dataEnd));
    if (bytes.length() > dataEnd) {
      header("Le", dataEnd, expected(bytes.at(dataEnd)));
    }
  }

  private static String bytes(int count) {
    return count == 1 ? "1 byte of data" : count + " bytes of data";
  }

  private static String expected(int le) {
    return le == 0 ? "up to 256 bytes expected" : le + (le == 1 ? " byte" : " bytes") + " expected";
  }

  private void explainData(Part data) {
    try {
      if ((bytes.at(0) & SECURE_MESSAGING) != 0) {
        secured(data);
      } else {
        plain(data);
      }
    } catch (MalformedDataException e) {
      data.fault(e);
    }
  }

  private void plain(Part data) {
    switch (kind) {
      case VERIFY, PIN_CHANGE, RESET_RETRY_COUNTER -> data.says("PIN data, never shown");
      case SELECT -> CardValues.aid(data);
      case GET_PROCESSING_OPTIONS, SEND_POI_INFORMATION -> TlvDecoder.explain(data, context);
      case INTERNAL_AUTHENTICATE -> filled(data, Tags.DDOL);
      case GENERATE_AC -> cryptogramData(data);
      case EXTERNAL_AUTHENTICATE ->
          ElementDecoder.explain(
              data,
              Tags.ISSUER_AUTHENTICATION_DATA,
              data.bytes,
              ElementDecoder.Place.alone(data.offset, context));
      case COMPUTE_CRYPTOGRAPHIC_CHECKSUM -> data.says("data that the UDOL asks for");
      default -> ValueDecoders.showText(data);
    }
  }

  // The first GENERATE AC takes CDOL1, the second CDOL2; only the lengths tell them apart.
  private void cryptogramData(Part data) {
    for (Tag list : new Tag[] {Tags.CDOL1, Tags.CDOL2}) {
      Optional<Bytes> dol = context.value(list);
      if (dol.isPresent() && Lists.totalLength(dol.get()) == data.bytes.length()) {
        filled(data, list);
        return;
      }
    }
    data.says("data that the CDOL asks for");
  }

  private void filled(Part data, Tag list) {
    Optional<Bytes> dol = context.value(list);
    if (dol.isPresent()) {
      data.says("by " + TagReader.name(list, context.scope()));
      ListValues.filled(data, dol.get(), context);
    }
  }

  // Book 2, 9.2: in format 2 the MAC is the last 4 to 8 bytes, which nobody but the issuer can
  // tell.
  private static void secured(Part data) {
    int length = data.bytes.length();
    data.says(length <= 8 ? "MAC" : "data, enciphered or not, and MAC");
  }

  /** {@return whether bytes look like a command: a known one, and the lengths fit} */
  static boolean looksLike(Bytes bytes) {
    if (bytes.length() < HEADER || bytes.length() > DATA + 256) {
      return false;
    }
    int cla = bytes.at(0);
    if (!CommandKind.of(bytes.at(1)).isSentWith(cla & ~SECURE_MESSAGING)
        || (cla & ~(FORMAT_OF_EMV | SECURE_MESSAGING | 0x10)) != 0) {
      return false;
    }
    if (bytes.length() <= DATA) {
      return true;
    }
    int dataEnd = DATA + bytes.at(HEADER);
    return bytes.at(HEADER) != 0 && (bytes.length() == dataEnd || bytes.length() == dataEnd + 1);
  }
}
