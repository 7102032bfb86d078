package io.github.emv4j.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvSearchTest {
  private static final Bytes FCI =
      Bytes.fromHex("6F1A840E315041592E5359532E4444463031A5088801015F2D02656E");

  @Test
  void findsAnObjectInATemplateInATemplate() {
    assertThat(TlvReader.find(FCI, Tag.of(0x5F2D))).contains(Bytes.fromHex("656E"));
    assertThat(TlvReader.indexOf(FCI, Tag.of(0x5F2D))).isEqualTo(23);
  }

  @Test
  void findsTemplatesThemselves() {
    assertThat(TlvReader.indexOf(FCI, Tag.of(0x6F))).isZero();
    assertThat(TlvReader.find(FCI, Tag.of(0xA5))).contains(FCI.from(20));
  }

  @Test
  void findsTheFirstOfSeveral() {
    Bytes data = Bytes.fromHex("7003 5A0111 5A0122");

    assertThat(TlvReader.find(data, Tag.of(0x5A))).contains(Bytes.of(0x11));
  }

  @Test
  void doesNotTakeValuesForTags() {
    Bytes data = Bytes.fromHex("5F2D025A01");

    assertThat(TlvReader.find(data, Tag.of(0x5A))).isEmpty();
    assertThat(TlvReader.indexOf(data, Tag.of(0x5A))).isEqualTo(-1);
  }

  @Test
  void passesOverFiller() {
    assertThat(TlvReader.indexOf(Bytes.fromHex("0000 5A0111"), Tag.of(0x5A))).isEqualTo(2);
  }

  @Test
  void readsLongLengths() {
    Bytes data = Bytes.fromHex("70820005 9081020102 8F00");

    assertThat(TlvReader.find(data, Tag.of(0x90))).contains(Bytes.of(1, 2));
    assertThat(TlvReader.indexOf(data, Tag.of(0x8F))).isEqualTo(9);
  }

  @Test
  void refusesWhatIsMalformedBeforeTheObject() {
    Bytes data = Bytes.fromHex("7003 5A0411 5F3401");

    assertThatThrownBy(() -> TlvReader.find(data, Tag.of(0x8F)))
        .isInstanceOfSatisfying(
            MalformedDataException.class, fault -> assertThat(fault.offset()).isEqualTo(3))
        .hasMessageContaining("length exceeds the parent");
  }

  @ParameterizedTest
  @CsvSource({
    "9C0100, 9C, 0, 00",
    "9F2700 9C0100, 9C, 3, 00",
    "5A00 9F3600, 9F36, 2, ''",
    "8181021122 8F0192, 8F, 5, 92",
    "9F4681021122 8F0192, 8F, 6, 92",
    "9F468100 8F0192, 9F46, 0, ''",
    "90820002AABB 8F0192, 90, 0, AABB",
    "90820002AABB 8F0192, 8F, 6, 92",
    "9F46820002AABB 8F0192, 8F, 7, 92",
    "70820005 9081020102 8F0192, 8F, 9, 92",
    "DF810301AA 8F0192, DF8103, 0, AA",
    "DF810301AA 8F0192, 8F, 5, 92",
    "7081089F278100 9F360101, 9F36, 7, 01",
    "E0840000000470029C00 8F0192, 8F, 10, 92",
  })
  void findsObjectsWithHeadersOfEveryForm(String hex, String tag, int at, String value) {
    Bytes data = Bytes.fromHex(hex);

    assertThat(TlvReader.indexOf(data, Tag.fromHex(tag))).isEqualTo(at);
    assertThat(TlvReader.find(data, Tag.fromHex(tag))).contains(Bytes.fromHex(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9C",
        "9F",
        "9F27",
        "9C02AA",
        "9F2701",
        "9C81",
        "9C8101",
        "9F278102AA",
        "DF81",
        "DF8103",
        "90820002AA",
        "9F46830000"
      })
  void refusesHeadersThatAreCutOff(String hex) {
    assertThatThrownBy(() -> TlvReader.indexOf(Bytes.fromHex(hex), Tag.of(0x8F)))
        .isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> TlvReader.parse(Bytes.fromHex(hex), TlvLimits.FILE))
        .isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @CsvSource({"90, 255", "90, 256", "90, 515", "9F46, 515", "9F46, 65535"})
  void findsWhatStandsBehindALongValue(String tag, int length) {
    Bytes data =
        new TlvWriter()
            .put(Tag.fromHex(tag), Bytes.filled(0x8F, length))
            .put(Tag.of(0x8F), Bytes.of(0x92))
            .toBytes();

    assertThat(TlvReader.indexOf(data, Tag.of(0x8F))).isEqualTo(data.length() - 3);
    assertThat(TlvReader.find(data, Tag.of(0x8F))).contains(Bytes.of(0x92));
  }

  /** ISO/IEC 8825-1 knows a length of {@code 80}, to be ended by two zeros; EMV does not. */
  @Test
  void refusesAnIndefiniteLengthHoweverMuchFollows() {
    Bytes data =
        Bytes.fromHex("5A80").concat(Bytes.filled(0x11, 128)).concat(Bytes.fromHex("8F0192"));

    assertThatThrownBy(() -> TlvReader.find(data, Tag.of(0x8F)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("length form not allowed");
    assertThatThrownBy(() -> TlvReader.parse(data, TlvLimits.FILE))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("length form not allowed");
  }

  @Test
  void refusesNestingBeyondTheLimit() {
    Bytes data = Bytes.EMPTY;
    for (int i = 0; i < 20; i++) {
      data = Bytes.of(0x70, data.length()).concat(data);
    }
    Bytes nested = data;

    assertThatThrownBy(() -> TlvReader.find(nested, Tag.of(0x5A)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("nested deeper than 16");
  }

  @Property(tries = 2000)
  void agreesWithTheTree(@ForAll("grammar") byte[] array, @ForAll("tags") int wanted) {
    Bytes data = Bytes.copyOf(array);
    Tag tag = Tag.of(wanted);
    Optional<Tlv> inTree;
    try {
      inTree = firstInTree(TlvReader.parse(data), tag);
    } catch (MalformedDataException e) {
      return;
    }

    assertThat(TlvReader.find(data, tag)).isEqualTo(inTree.map(Tlv::value));
  }

  @Provide
  Arbitrary<byte[]> grammar() {
    return Arbitraries.of(0x70, 0x71, 0x5A, 0x9F, 0x36, 0x00, 0x01, 0x02, 0x03, 0x05, 0x81)
        .map(Integer::byteValue)
        .array(byte[].class)
        .ofMaxSize(24);
  }

  @Provide
  Arbitrary<Integer> tags() {
    return Arbitraries.of(0x70, 0x71, 0x5A, 0x9F36, 0x01, 0x02);
  }

  private static Optional<Tlv> firstInTree(List<Tlv> objects, Tag tag) {
    Deque<Tlv> open = new ArrayDeque<>(objects);
    while (!open.isEmpty()) {
      Tlv next = open.pop();
      if (next.tag().equals(tag)) {
        return Optional.of(next);
      }
      for (int i = next.children().size() - 1; i >= 0; i--) {
        open.push(next.children().get(i));
      }
    }
    return Optional.empty();
  }
}
