package io.github.emv4j.tlv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TlvReaderTest {
  private static final Tag TEMPLATE = Tag.of(0x70);

  @Provide
  Arbitrary<List<Tlv>> trees() {
    Arbitrary<Tlv> leaf =
        Arbitraries.of(0x5A, 0x82, 0x9F36, 0x5F24, 0xDF8101, 0x9F818203, 0xC0)
            .flatMap(
                tag ->
                    Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(140)
                        .map(value -> Tlv.of(Tag.of(tag), Bytes.copyOf(value))));
    Arbitrary<Tlv> tree =
        Arbitraries.recursive(
            () -> leaf,
            inner ->
                Arbitraries.of(0x70, 0x6F, 0xA5, 0xBF0C, 0xFF8106)
                    .flatMap(
                        tag -> inner.list().ofMaxSize(3).map(parts -> Tlv.of(Tag.of(tag), parts))),
            0,
            4);
    return tree.list().ofMaxSize(4);
  }

  @Property(tries = 100)
  void whatIsWrittenIsRead(@ForAll("trees") List<Tlv> trees) {
    TlvWriter writer = new TlvWriter();
    trees.forEach(writer::put);

    List<Tlv> read = TlvReader.parse(writer.toBytes(), TlvLimits.FILE);

    assertThat(read).isEqualTo(trees);
    assertThat(describe(read)).isEqualTo(describe(trees));
  }

  @Property(tries = 100)
  void fillerBetweenObjectsChangesNoObject(
      @ForAll("trees") List<Tlv> trees, @ForAll @IntRange(max = 4) int zeros) {
    Bytes bytes = Bytes.filled(0, zeros);
    for (Tlv tree : trees) {
      bytes = bytes.concat(tree.encoded()).concat(Bytes.filled(0, zeros));
    }

    assertThat(TlvReader.parse(bytes, TlvLimits.FILE)).isEqualTo(trees);
  }

  @Property(tries = 100)
  void receivedBytesAreKept(@ForAll("trees") List<Tlv> trees) {
    Bytes bytes = TlvWriter.join(trees);

    assertThat(TlvWriter.join(TlvReader.parse(bytes, TlvLimits.FILE))).isEqualTo(bytes);
  }

  private static List<String> describe(List<Tlv> objects) {
    List<String> lines = new ArrayList<>();
    for (Tlv object : objects) {
      lines.add(object + " " + object.value().toHex());
      lines.addAll(describe(object.children()));
    }
    return lines;
  }

  @Property
  void anyBytesAreTlvOrMalformed(@ForAll @Size(max = 300) byte[] array) {
    parseAnything(Bytes.copyOf(array));
  }

  @Property(tries = 200)
  void damagedTlvIsTlvOrMalformed(
      @ForAll("trees") List<Tlv> trees,
      @ForAll @IntRange(max = 5000) int place,
      @ForAll @IntRange(max = 255) int value,
      @ForAll @IntRange(max = 5000) int cut) {
    byte[] array = TlvWriter.join(trees).toByteArray();
    if (array.length > 0) {
      array[place % array.length] = (byte) value;
    }
    parseAnything(Bytes.copyOf(array));
    parseAnything(Bytes.copyOf(array).slice(0, cut % (array.length + 1)));
  }

  private static void parseAnything(Bytes bytes) {
    TlvReader.Prefix prefix = TlvReader.parsePrefix(bytes, TlvLimits.RESPONSE);
    try {
      List<Tlv> objects = TlvReader.parse(bytes);
      assertThat(prefix.objects()).isEqualTo(objects);
      assertThat(prefix.fault()).isEmpty();
    } catch (MalformedDataException e) {
      assertThat(e.offset()).isBetween(0, bytes.length());
      assertThat(prefix.fault().orElseThrow()).hasMessage(e.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // non-minimal lengths keep their bytes
    "5A810111, 5A, 11, 3",
    "5A82000111, 5A, 11, 4",
    "5A8300000111, 5A, 11, 5",
    "5A840000000111, 5A, 11, 6",
    "5A00, 5A, '', 2",
    "5A8100, 5A, '', 3",
    "9F3602001E, 9F36, 001E, 3",
    "DF81010155, DF8101, 55, 4",
    "9F8182030155, 9F818203, 55, 5",
    "00005A01110000, 5A, 11, 2",
  })
  void readsOneObject(String hex, String tag, String value, int headerLength) {
    Tlv object = TlvReader.parseOne(Bytes.fromHex(hex));

    assertThat(object.tag()).isEqualTo(Tag.fromHex(tag));
    assertThat(object.value()).isEqualTo(Bytes.fromHex(value));
    assertThat(object.headerLength()).isEqualTo(headerLength);
    assertThat(Bytes.fromHex(hex).toHex()).contains(object.encoded().toHex());
  }

  @Test
  void keepsOrderDuplicatesAndFillerInside() {
    Tlv template = TlvReader.parseOne(Bytes.fromHex("70 0B 00 5A0111 00 82 00 5A0122 00"));

    assertThat(template.children())
        .extracting(Tlv::tag)
        .extracting(Tag::toString)
        .containsExactly("5A", "82", "5A");
    assertThat(template.children(Tag.of(0x5A)))
        .extracting(o -> o.value().toHex())
        .containsExactly("11", "22");
    assertThat(template.child(Tag.of(0x5A)).orElseThrow().value()).isEqualTo(Bytes.of(0x11));
    assertThat(template.child(Tag.of(0x5F20))).isEmpty();
    assertThat(template.value()).isEqualTo(Bytes.fromHex("00 5A0111 00 8200 5A0122 00"));
    assertThat(template.toString()).isEqualTo("70 (11 bytes)");
  }

  @ParameterizedTest
  @CsvSource({
    "5A, length is missing, 1",
    "9F, tag is cut off, 0",
    "9F81, tag is cut off, 0",
    "9F8182838401, tag longer than 4 bytes, 0",
    "5A80111100, length form not allowed, 1",
    "5A8501, length form not allowed, 1",
    "5AFF, length form not allowed, 1",
    "5A81, length is cut off, 1",
    "5A8201, length is cut off, 1",
    "5A0211, length exceeds the data, 1",
    "5A84FFFFFFFF11, length exceeds the data, 1",
    "5A847FFFFFFF11, length exceeds the data, 1",
    "7003 5A0211, length exceeds the parent, 3",
    "7003 5A0211 2233, length exceeds the parent, 3",
    "7002 9F36 01, length is missing, 4",
    "7001 9F 3600, tag is cut off, 2",
    "6F04 A503 8801, length exceeds the parent, 3",
  })
  void namesFaultAndPlace(String hex, String reason, int offset) {
    assertThatThrownBy(() -> TlvReader.parse(Bytes.fromHex(hex)))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.reason()).isEqualTo(reason);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  @Test
  void paddingWithOnesIsNoFiller() {
    assertThatThrownBy(() -> TlvReader.parse(Bytes.fromHex("5A0111FFFFFF")))
        .isInstanceOf(MalformedDataException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0000"})
  void nothingIsNoObject(String hex) {
    assertThat(TlvReader.parse(Bytes.fromHex(hex))).isEmpty();
    assertThatThrownBy(() -> TlvReader.parseOne(Bytes.fromHex(hex)))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("no data object");
  }

  @Test
  void twoObjectsAreNotOne() {
    assertThatThrownBy(() -> TlvReader.parseOne(Bytes.fromHex("5A01115A0122")))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.reason()).isEqualTo("data after the 5A object");
              assertThat(e.offset()).isEqualTo(3);
            });
  }

  @Test
  void placeOfDataAfterAnObjectCountsFillerBefore() {
    assertThatThrownBy(() -> TlvReader.parseOne(Bytes.fromHex("00005A0111005A0122")))
        .isInstanceOfSatisfying(
            MalformedDataException.class, e -> assertThat(e.offset()).isEqualTo(6));
  }

  @Test
  void keepsWhatStandsBeforeAFault() {
    TlvReader.Prefix prefix =
        TlvReader.parsePrefix(Bytes.fromHex("5A0111 7003820211 5A0122"), TlvLimits.RESPONSE);

    assertThat(prefix.objects()).extracting(o -> o.encoded().toHex()).containsExactly("5A0111");
    assertThat(prefix.fault().orElseThrow().offset()).isEqualTo(6);
  }

  @Test
  void limitsDepthAndCount() {
    Bytes twoDeep = Bytes.fromHex("70025A00");

    assertThat(TlvReader.parse(twoDeep, new TlvLimits(2, 2))).hasSize(1);
    assertThatThrownBy(() -> TlvReader.parse(twoDeep, new TlvLimits(1, 2)))
        .hasMessageContaining("nested deeper than 1");
    assertThatThrownBy(() -> TlvReader.parse(twoDeep, new TlvLimits(2, 1)))
        .hasMessageContaining("more than 1 data objects");
    assertThatIllegalArgumentException().isThrownBy(() -> new TlvLimits(0, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new TlvLimits(1, 0));
  }

  @Test
  void greatestNestingNeedsNoStack() throws InterruptedException {
    Bytes nested = Bytes.EMPTY;
    for (int i = 0; i < 10_000; i++) {
      nested = Tlv.of(TEMPLATE, nested.isEmpty() ? List.of() : List.of(opaque(nested))).encoded();
    }
    Bytes deepest = nested;
    AtomicReference<Object> result = new AtomicReference<>();
    Thread small =
        new Thread(
            null,
            () -> result.set(depth(TlvReader.parse(deepest, new TlvLimits(10_000, 10_000)))),
            "small stack",
            64 << 10);
    small.setUncaughtExceptionHandler((thread, e) -> result.set(e));

    small.start();
    small.join();

    assertThat(result.get()).isEqualTo(10_000);
    assertThatThrownBy(() -> TlvReader.parse(deepest))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("nested deeper");
  }

  private static Tlv opaque(Bytes encoded) {
    return new Tlv(encoded, 0, TlvHeader.read(encoded, 0, encoded.length(), 0));
  }

  private static int depth(List<Tlv> objects) {
    int depth = 0;
    List<Tlv> level = objects;
    while (!level.isEmpty()) {
      depth++;
      level = level.get(0).children();
    }
    return depth;
  }

  @Property
  void tagsComeBack(@ForAll @Size(min = 1, max = 5) byte[] array) {
    Bytes bytes = Bytes.copyOf(array);
    try {
      Tag tag = Tag.fromHex(bytes.toHex());
      assertThat(tag.encoded()).isEqualTo(bytes);
      assertThat(tag).hasToString(bytes.toHex()).isEqualTo(Tag.of(tag.value()));
      assertThat(tag.isConstructed()).isEqualTo((array[0] & 0x20) != 0);
      assertThat(TlvReader.parseOne(bytes.concat(Bytes.of(0))).tag()).isEqualTo(tag);
    } catch (IllegalArgumentException e) {
      TlvReader.Prefix read = TlvReader.parsePrefix(bytes.concat(Bytes.of(0)), TlvLimits.FILE);
      assertThat(read.objects()).noneMatch(object -> object.tag().encoded().equals(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 0x1F, 0x9F, 0x5A01, 0x9F80, 0x9F3601, 0x5A818201, -1})
  void refusesNumbersThatAreNoTags(int value) {
    assertThatIllegalArgumentException().isThrownBy(() -> Tag.of(value));
    assertThatIllegalArgumentException().isThrownBy(() -> new Tag(value));
  }

  @Test
  void writerNestsAndChecks() {
    Bytes fci =
        new TlvWriter()
            .open(Tag.of(0x6F))
            .put(Tag.of(0x84), Bytes.fromHex("A000000003"))
            .open(Tag.of(0xA5))
            .close()
            .close()
            .toBytes();

    assertThat(fci).isEqualTo(Bytes.fromHex("6F09 8405A000000003 A500"));
    assertThatIllegalStateException().isThrownBy(() -> new TlvWriter().close());
    assertThatIllegalStateException()
        .isThrownBy(() -> new TlvWriter().open(Tag.of(0x70)).toBytes());
    assertThatIllegalArgumentException().isThrownBy(() -> new TlvWriter().open(Tag.of(0x5A)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TlvWriter().put(Tag.of(0x70), Bytes.EMPTY));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Tlv.of(Tag.of(0x5A), Bytes.filled(0, 0x10000)));
    assertThatIllegalArgumentException().isThrownBy(() -> Tlv.of(Tag.of(0x5A), List.of()));
  }

  @ParameterizedTest
  @CsvSource({"0, 2", "127, 2", "128, 3", "255, 3", "256, 4", "65535, 4"})
  void writerUsesTheShortestLength(int length, int headerLength) {
    Tlv object = Tlv.of(Tag.of(0x5A), Bytes.filled(1, length));

    assertThat(object.headerLength()).isEqualTo(headerLength);
    assertThat(TlvReader.parseOne(object.encoded())).isEqualTo(object);
  }

  @Test
  void objectsAreEqualByTheirBytes() {
    Tlv object = Tlv.of(Tag.of(0x5A), Bytes.of(0x11));

    assertThat(object).isEqualTo(TlvReader.parseOne(Bytes.fromHex("5A0111"))).isNotEqualTo("5A");
    assertThat(object).isNotEqualTo(TlvReader.parseOne(Bytes.fromHex("5A810111")));
    assertThat(object.hashCode()).isEqualTo(Bytes.fromHex("5A0111").hashCode()).isNotZero();
    assertThat(object).hasToString("5A (1 byte)");
    assertThat(object.length()).isEqualTo(1);
  }

  @Test
  void tagsAreOrderedAsUnsignedNumbers() {
    assertThat(Tag.of(0x5A)).isLessThan(Tag.of(0x9F36)).isGreaterThan(Tag.of(0x42));
    assertThat(Tag.of(0x9F818203))
        .isGreaterThan(Tag.of(0x5A))
        .isEqualByComparingTo(Tag.of(0x9F818203));
  }

  @Test
  void smallestLimitsAreOneObjectOneDeep() {
    assertThat(TlvReader.parse(Bytes.fromHex("5A0111"), new TlvLimits(1, 1))).hasSize(1);
  }
}
