package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.ElementDecoder.Place;
import io.github.emv4j.decode.Explanation.Privacy;
import io.github.emv4j.decode.TlvTree.Fault;
import io.github.emv4j.decode.TlvTree.Level;
import io.github.emv4j.decode.TlvTree.Node;
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
    explain(part, level, Place.alone(part.offset, context));
  }

  // As deep as the tree, whose depth is bounded; the place is that of the bytes of the tree.
  private static void explain(Part part, Level level, Place place) {
    for (Node node : level.nodes()) {
      if (part.isBudgetSpent()) {
        return;
      }
      explain(part, node, place);
    }
    level.fault().ifPresent(fault -> fault(part, fault, place.offset()));
  }

  private static void explain(Part part, Node node, Place place) {
    int offset = place.offset() + node.valueOffset();
    Place inside = new Place(Optional.of(node.tag()), place.offset(), place.context());
    if (node.cut().isPresent()) {
      String name = TagReader.name(node.tag(), place.context().scope());
      Part object = part.element(node.tag(), name, node.value(), offset);
      explain(object, node.inside(), inside);
      object.hides(Privacy.ACCOUNT);
      fault(object, node.cut().get(), place.offset());
      return;
    }
    Place own = new Place(place.parent(), offset, place.context());
    Part object = ElementDecoder.explain(part, node.tag(), node.value(), own);
    explain(object, node.inside(), inside);
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

  /** {@return whether bytes begin with a known data object, whole or at least a template} */
  static boolean beginsLike(Bytes bytes) {
    Level level = TlvTree.parse(bytes);
    return !level.nodes().isEmpty() && Guess.isSound(level.nodes().get(0));
  }
}
