package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.ElementDecoder.Place;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.decode.TlvTree.Fault;
import io.github.emv4j.decode.TlvTree.Level;
import io.github.emv4j.decode.TlvTree.Node;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** Explains data objects and those inside them. */
final class TlvDecoder {
  private TlvDecoder() {}

  /** Explains the bytes of a part as data objects, and learns from all before explaining one. */
  static void explain(Part part, Context context) {
    explain(part, TlvTree.parse(part.bytes), context);
  }

  static void explain(Part part, Level level, Context context) {
    TlvTree.forEach(level, node -> context.learn(node.tag(), node.value()));
    explain(part, level, part.offset, Optional.empty(), context);
  }

  // As deep as the tree, whose depth is bounded.
  private static void explain(
      Part part, Level level, int base, Optional<Tag> parent, Context context) {
    for (Node node : level.nodes()) {
      if (part.isBudgetSpent()) {
        return;
      }
      explain(part, node, base, new Place(parent, context));
    }
    level.fault().ifPresent(fault -> fault(part, fault, base));
  }

  private static void explain(Part part, Node node, int base, Place place) {
    if (node.cut().isPresent()) {
      Part object =
          part.element(
              node.tag(),
              TagReader.name(node.tag(), place.context().scope()),
              node.value(),
              base + node.valueOffset());
      explain(object, node.inside(), base, Optional.of(node.tag()), place.context());
      object.hides(Privacy.ACCOUNT);
      fault(object, node.cut().get(), base);
      return;
    }
    Part object =
        ElementDecoder.explain(part, node.tag(), node.value(), base + node.valueOffset(), place);
    explain(object, node.inside(), base, Optional.of(node.tag()), place.context());
  }

  private static void fault(Part part, Fault fault, int base) {
    part.faultAt(fault.reason(), fault.found(), base + fault.offset());
  }

  /** {@return whether bytes are whole data objects, of which the first is known} */
  static boolean looksLike(Bytes bytes) {
    Level level = TlvTree.parse(bytes);
    return !level.nodes().isEmpty()
        && TlvTree.isWhole(level)
        && Guess.isKnown(level.nodes().get(0).tag());
  }
}
