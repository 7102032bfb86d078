package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Format;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.Tags;
import io.github.emv4j.decode.TlvTree.Level;
import io.github.emv4j.decode.TlvTree.Node;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import java.util.Optional;

/**
 * What bytes probably are, where nobody says.
 *
 * @param form the form
 * @param tag of the element, if they are the value of one
 */
record Guess(Form form, Optional<Tag> tag) {
  private static final int MAX_AID = 16;
  private static final int MIN_AID = 5;

  private static Guess of(Form form) {
    return new Guess(form, Optional.empty());
  }

  static Guess of(Bytes bytes) {
    if (bytes.length() == 2 && StatusDecoder.looksLike(bytes.at(0), bytes.at(1))) {
      return of(Form.STATUS_WORD);
    }
    if (AtrDecoder.looksLike(bytes)) {
      return of(Form.ATR);
    }
    boolean filler = !bytes.isEmpty() && bytes.at(0) == 0;
    if (filler && CommandDecoder.looksLike(bytes)) {
      return of(Form.COMMAND);
    }
    Level level = TlvTree.parse(bytes);
    if (isResponse(bytes, level)) {
      return of(Form.RESPONSE);
    }
    return isObjects(level) ? objectsOrList(bytes, level) : other(bytes, level);
  }

  private static Guess objectsOrList(Bytes bytes, Level level) {
    boolean sure = level.nodes().stream().allMatch(Guess::makesSense);
    return !sure && Lists.looksLike(bytes) ? of(Form.DOL) : of(Form.TLV);
  }

  private static Guess other(Bytes bytes, Level level) {
    if (CommandDecoder.looksLike(bytes)) {
      return of(Form.COMMAND);
    }
    if (Lists.looksLike(bytes)) {
      return of(Form.DOL);
    }
    if (bytes.length() > 2 && (bytes.at(0) == 0x3B || bytes.at(0) == 0x3F)) {
      return of(Form.ATR);
    }
    boolean begins = !level.nodes().isEmpty() && isSound(level.nodes().get(0));
    if (begins) {
      return of(Form.TLV);
    }
    return element(bytes)
        .map(tag -> new Guess(Form.ELEMENT, Optional.of(tag)))
        .orElse(of(Form.TLV));
  }

  /** {@return whether an object is known, and whole or at least a template} */
  static boolean isSound(Node first) {
    return isKnown(first.tag()) && (first.cut().isEmpty() || first.tag().isConstructed());
  }

  private static Optional<Tag> element(Bytes bytes) {
    boolean aid = bytes.length() >= MIN_AID && bytes.length() <= MAX_AID;
    if (aid && KnownAids.find(bytes).isPresent()) {
      return Optional.of(Tags.DF_NAME);
    }
    if (AccountValues.looksLikePan(bytes)) {
      return Optional.of(Tags.PAN);
    }
    return AccountValues.looksLikeTrack2(bytes)
        ? Optional.of(Tags.TRACK_2_EQUIVALENT_DATA)
        : Optional.empty();
  }

  // An answer may end in 9000, which alone would be an empty object.
  private static boolean isResponse(Bytes bytes, Level whole) {
    int dataEnd = bytes.length() - 2;
    if (dataEnd <= 0 || !StatusDecoder.looksLike(bytes.at(dataEnd), bytes.at(dataEnd + 1))) {
      return false;
    }
    boolean objects = isObjects(whole);
    List<Node> nodes = whole.nodes();
    boolean endsInEmptyObject =
        objects && nodes.size() > 1 && nodes.get(nodes.size() - 1).value().isEmpty();
    return (!objects || endsInEmptyObject) && isObjects(TlvTree.parse(bytes.slice(0, dataEnd)));
  }

  private static boolean isObjects(Level level) {
    return !level.nodes().isEmpty()
        && TlvTree.isWhole(level)
        && isKnown(level.nodes().get(0).tag());
  }

  private static boolean makesSense(Node node) {
    return Dictionary.emv().definitions(node.tag()).stream()
        .anyMatch(element -> makesSense(element, node.value()));
  }

  private static boolean makesSense(DataElement element, Bytes value) {
    return element.allowsLength(value.length())
        && (element.format() != Format.NUMERIC || hasDigitsOnly(value));
  }

  private static boolean hasDigitsOnly(Bytes value) {
    try {
      Bcd.checkDigits(value);
      return true;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  static boolean isKnown(Tag tag) {
    return !Dictionary.emv().definitions(tag).isEmpty();
  }
}
