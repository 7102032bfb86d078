package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.tlv.TlvWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reader agrees with a second, recursive one, and loses no byte. */
@org.junit.jupiter.api.Tag("parsers")
class TlvFuzzTest {
  private static final int MAX_INPUT = 4_096;
  private static final int MAX_EXCERPT = 3;

  @FuzzTest(maxDuration = "10s")
  void parsesWhatIsThereAndNothingElse(byte[] input) {
    if (input.length > MAX_INPUT) {
      return;
    }
    Bytes data = Bytes.copyOf(input);
    check(data, TlvLimits.RESPONSE);
    check(data, new TlvLimits(3, 5));
  }

  private static void check(Bytes data, TlvLimits limits) {
    TlvReader.Prefix prefix = TlvReader.parsePrefix(data, limits);
    Optional<List<Node>> expected = new SecondReader(data, limits).read();
    holds(prefix.fault().isEmpty() == expected.isPresent(), "both readers accept the same");
    List<Tlv> objects;
    try {
      objects = TlvReader.parse(data, limits);
    } catch (MalformedDataException e) {
      holds(prefix.fault().isPresent(), "with and without prefix the same is refused");
      holds(e.offset() >= 0 && e.offset() <= data.length(), "the fault lies in the data");
      holds(e.getMessage().equals(prefix.fault().get().getMessage()), "the same fault");
      int hex = e.getMessage().indexOf('(');
      holds(
          e.getMessage().contains("end of data")
              || e.getMessage().length() - hex - 2 <= 2 * MAX_EXCERPT,
          "at most three bytes are shown");
      isGapless(data, prefix.objects(), false);
      return;
    }
    holds(objects.equals(prefix.objects()), "with and without prefix the same is read");
    isGapless(data, objects, true);
    holds(matches(objects, expected.get()), "both readers read the same");
    isSameWhenWritten(objects, limits);
  }

  /** Objects stand in the data in their order, with nothing but zeros between them. */
  private static void isGapless(Bytes data, List<Tlv> objects, boolean whole) {
    int at = 0;
    for (Tlv object : objects) {
      while (data.at(at) == 0) {
        at++;
      }
      int end = at + object.encoded().length();
      holds(data.slice(at, end).equals(object.encoded()), "an object is its bytes");
      holds(object.headerLength() + object.length() == end - at, "header and value are all");
      holds(object.encoded().startsWith(object.tag().encoded()), "an object begins with its tag");
      if (object.tag().isConstructed()) {
        isGapless(object.value(), object.children(), true);
      } else {
        holds(object.children().isEmpty(), "a primitive object has no children");
      }
      at = end;
    }
    for (; whole && at < data.length(); at++) {
      holds(data.at(at) == 0, "only zeros follow the last object");
    }
  }

  private static void isSameWhenWritten(List<Tlv> objects, TlvLimits limits) {
    TlvWriter writer = new TlvWriter();
    objects.forEach(writer::put);
    Bytes written = writer.toBytes();
    holds(TlvReader.parse(written, limits).equals(objects), "what is written is read again");
    if (objects.size() == 1) {
      holds(TlvReader.parseOne(written).equals(objects.get(0)), "one object is one object");
    }
  }

  private static boolean matches(List<Tlv> objects, List<Node> nodes) {
    boolean same = objects.size() == nodes.size();
    for (int i = 0; same && i < nodes.size(); i++) {
      Tlv object = objects.get(i);
      Node node = nodes.get(i);
      same =
          object.tag().equals(node.tag)
              && object.value().equals(node.value)
              && matches(object.children(), node.children);
    }
    return same;
  }

  private record Node(Tag tag, Bytes value, List<Node> children) {}

  /** Reads the rules of EMV 4.4 Book 3, Annex B, in the most simple way. */
  private static final class SecondReader {
    private final Bytes data;
    private final TlvLimits limits;
    private int count;

    SecondReader(Bytes data, TlvLimits limits) {
      this.data = data;
      this.limits = limits;
    }

    Optional<List<Node>> read() {
      return read(data, 1);
    }

    private Optional<List<Node>> read(Bytes content, int depth) {
      List<Node> nodes = new ArrayList<>();
      Bytes rest = content;
      while (!rest.isEmpty()) {
        if (rest.at(0) == 0) {
          rest = rest.from(1);
          continue;
        }
        int tagLength = tagLength(rest);
        int lengthLength = tagLength < rest.length() ? lengthLength(rest.at(tagLength)) : 0;
        int header = tagLength + lengthLength;
        if (++count > limits.count() || depth > limits.depth() || tagLength > Tag.MAX_LENGTH) {
          return Optional.empty();
        }
        if (lengthLength == 0 || header > rest.length()) {
          return Optional.empty();
        }
        long length = number(rest, tagLength, header);
        if (length > rest.length() - header) {
          return Optional.empty();
        }
        Bytes value = rest.slice(header, header + (int) length);
        Tag tag = Tag.fromHex(rest.slice(0, tagLength).toHex());
        Optional<List<Node>> children =
            tag.isConstructed() ? read(value, depth + 1) : Optional.of(List.of());
        if (children.isEmpty()) {
          return Optional.empty();
        }
        nodes.add(new Node(tag, value, children.get()));
        rest = rest.from(header + (int) length);
      }
      return Optional.of(nodes);
    }

    private static int tagLength(Bytes rest) {
      int length = 1;
      if ((rest.at(0) & 0x1F) == 0x1F) {
        do {
          length++;
        } while (length <= rest.length() && (rest.at(length - 1) & 0x80) != 0);
      }
      return length;
    }

    private static int lengthLength(int first) {
      return first < 0x80 ? 1 : first > 0x80 && first <= 0x84 ? first - 0x80 + 1 : 0;
    }

    private static long number(Bytes rest, int from, int to) {
      return to - from == 1 ? rest.at(from) : rest.slice(from + 1, to).toLong();
    }
  }
}
