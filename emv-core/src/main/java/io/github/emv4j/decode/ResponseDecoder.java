package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.ElementDecoder.Place;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.decode.TlvTree.Level;
import io.github.emv4j.decode.TlvTree.Node;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** Explains answers: data by the command where it is known, and the status word. */
final class ResponseDecoder {
  private static final int STATUS = 2;

  private ResponseDecoder() {}

  /** Explains a whole answer to a command; to an unknown one if its bytes are empty. */
  static void explain(Part part, Bytes command, Context context) {
    int dataEnd = part.bytes.length() - STATUS;
    if (dataEnd < 0) {
      part.fault("answer without status word", 0);
      return;
    }
    CommandKind kind = command.length() < 4 ? CommandKind.OTHER : CommandKind.of(command.at(1));
    if (dataEnd > 0) {
      Part data = part.field("Data", 0, dataEnd);
      explainData(data, kind, command, context);
    }
    Part status = part.field("SW", dataEnd, part.bytes.length());
    StatusDecoder.explain(status, kind);
    part.says(status.text);
  }

  private static void explainData(Part data, CommandKind kind, Bytes command, Context context) {
    try {
      switch (kind) {
        case GET_CHALLENGE -> data.says("challenge of " + data.bytes);
        case GET_DATA, PUT_DATA -> element(data, command, context);
        case READ_RECORD -> record(data, command, context);
        case GET_PROCESSING_OPTIONS, GENERATE_AC, INTERNAL_AUTHENTICATE ->
            answer(data, kind, context);
        case OTHER -> TlvDecoder.explain(data, context);
        default -> tlvOrRaw(data, context);
      }
    } catch (MalformedDataException e) {
      data.fault(e);
    }
  }

  // Objects that break off are still explained, and hidden, where a template begins.
  private static void tlvOrRaw(Part data, Context context) {
    if (TlvDecoder.beginsLike(data.bytes)) {
      TlvDecoder.explain(data, context);
    } else {
      ValueDecoders.showText(data);
    }
  }

  private static void element(Part data, Bytes command, Context context) {
    Tag tag;
    try {
      Bytes name = command.at(2) == 0 ? command.slice(3, 4) : command.slice(2, 4);
      tag = TagReader.at(name, 0);
    } catch (MalformedDataException e) {
      tlvOrRaw(data, context);
      return;
    }
    if (data.bytes.startsWith(tag.encoded())) {
      TlvDecoder.explain(data, context);
    } else {
      // Some cards leave out tag and length.
      context.learn(tag, data.bytes);
      ElementDecoder.explain(data, tag, data.bytes, Place.alone(data.offset, context));
    }
  }

  private static void record(Part data, Bytes command, Context context) {
    Optional<Bytes> format = context.logFormat(command.at(3) >> 3);
    int first = data.bytes.at(0);
    if (format.isPresent() && first != 0x70) {
      data.says("entry of the transaction log");
      ListValues.filled(data, format.get(), context);
    } else if (first == 0x70 || TlvDecoder.looksLike(data.bytes)) {
      TlvDecoder.explain(data, context);
    } else {
      // A record that is no template may be a log entry with anything in it.
      data.hides(Privacy.ACCOUNT);
      data.note("no data object; perhaps an entry of a log whose format is not known");
    }
  }

  private static void answer(Part data, CommandKind kind, Context context) {
    Level level = TlvTree.parse(data.bytes);
    boolean format1 =
        level.nodes().size() == 1
            && TlvTree.isWhole(level)
            && level.nodes().get(0).tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_1);
    if (!format1) {
      TlvDecoder.explain(data, level, context);
      return;
    }
    Node node = level.nodes().get(0);
    Part template =
        data.element(
            node.tag(),
            TagReader.name(node.tag(), context.scope()),
            node.value(),
            data.offset + node.valueOffset());
    try {
      TransactionValues.format1Of(kind, template, context);
    } catch (MalformedDataException e) {
      template.fault(e);
    }
  }
}
