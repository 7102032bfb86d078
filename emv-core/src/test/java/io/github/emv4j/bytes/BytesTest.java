package io.github.emv4j.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BytesTest {
  @Property
  void sliceShowsTheSameBytesAsACopy(
      @ForAll byte[] array, @ForAll @IntRange(max = 64) int a, @ForAll @IntRange(max = 64) int b) {
    int from = Math.min(a, b) % (array.length + 1);
    int to = from + (Math.max(a, b) - Math.min(a, b)) % (array.length - from + 1);
    byte[] expected = Arrays.copyOfRange(array, from, to);

    Bytes slice = Bytes.copyOf(array).slice(from, to);

    assertThat(slice.toByteArray()).isEqualTo(expected);
    assertThat(slice).isEqualTo(Bytes.copyOf(array, from, to)).isEqualTo(Bytes.copyOf(expected));
    assertThat(slice).hasSameHashCodeAs(Bytes.copyOf(expected));
    assertThat(slice.length()).isEqualTo(expected.length);
    assertThat(slice.isEmpty()).isEqualTo(expected.length == 0);
    assertThat(slice.toHex()).isEqualTo(HexFormat.of().withUpperCase().formatHex(expected));
    for (int i = 0; i < expected.length; i++) {
      assertThat(slice.at(i)).isEqualTo(expected[i] & 0xFF);
    }
    byte[] target = new byte[expected.length + 2];
    slice.copyInto(target, 1);
    assertThat(Arrays.copyOfRange(target, 1, expected.length + 1)).isEqualTo(expected);
  }

  @Property
  void noLaterChangeShows(@ForAll @Size(min = 1, max = 20) byte[] array) {
    byte[] before = array.clone();
    Bytes bytes = Bytes.copyOf(array);

    array[0]++;
    bytes.toByteArray()[0]++;

    assertThat(bytes.toByteArray()).isEqualTo(before);
  }

  @Property
  void hexComesBack(@ForAll byte[] array) {
    Bytes bytes = Bytes.copyOf(array);

    assertThat(Bytes.fromHex(bytes.toHex())).isEqualTo(bytes);
    assertThat(Bytes.fromHex(bytes.toHex().toLowerCase().replace("", " "))).isEqualTo(bytes);
  }

  @Property
  void orderIsThatOfUnsignedBytes(@ForAll byte[] a, @ForAll byte[] b) {
    assertThat(Integer.signum(Bytes.copyOf(a).compareTo(Bytes.copyOf(b))))
        .isEqualTo(Integer.signum(Arrays.compareUnsigned(a, b)));
  }

  @Property
  void concatenationIsBothOneAfterTheOther(@ForAll byte[] a, @ForAll byte[] b) {
    Bytes joined = Bytes.copyOf(a).concat(Bytes.copyOf(b));

    assertThat(joined.length()).isEqualTo(a.length + b.length);
    assertThat(joined.slice(0, a.length)).isEqualTo(Bytes.copyOf(a));
    assertThat(joined.from(a.length)).isEqualTo(Bytes.copyOf(b));
    assertThat(joined.startsWith(Bytes.copyOf(a))).isTrue();
  }

  @Property
  void numberIsUnsignedAndBigEndian(@ForAll @Size(max = 7) byte[] array) {
    assertThat(Bytes.copyOf(array).toLong())
        .isEqualTo(array.length == 0 ? 0 : new BigInteger(1, array).longValueExact());
  }

  @Property
  void contentNeverReachesALog(@ForAll @Size(min = 3, max = 40) byte[] array) {
    assertThat(Bytes.copyOf(array)).hasToString(array.length + " bytes");
  }

  @ParameterizedTest
  @CsvSource({
    "0, odd number",
    "0G, position 2",
    "00 -1, position 4",
    "'00\u0661\u0661', position 3"
  })
  void refusesWhatIsNoHexWithoutShowingIt(String hex, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Bytes.fromHex(hex))
        .withMessageContaining(message);
  }

  @Test
  void refusesRangesOutside() {
    Bytes bytes = Bytes.fromHex("0011223344").slice(1, 3);

    assertThatThrownBy(() -> bytes.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.slice(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.slice(2, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.from(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.copyInto(new byte[2], 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.filled(0, 8).toLong()).isInstanceOf(ArithmeticException.class);
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(256));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 40})
  void copiesItselfIntoAnArray(int length) {
    byte[] source = new byte[length];
    for (int i = 0; i < length; i++) {
      source[i] = (byte) (i + 1);
    }
    byte[] target = new byte[length + 2];

    Bytes.copyOf(source).copyInto(target, 1);

    assertThat(Bytes.copyOf(target, 1, length + 1)).isEqualTo(Bytes.copyOf(source));
    assertThat(target).startsWith(0).endsWith(0);
    assertThatThrownBy(() -> Bytes.copyOf(source).copyInto(target, 3))
        .isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> Bytes.copyOf(source).copyInto(target, -1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @ParameterizedTest
  @CsvSource({"'', true", "00, true", "0000, true", "0100, false", "0080, false"})
  void tellsWhetherEveryByteIsZero(String hex, boolean zero) {
    Bytes within = Bytes.fromHex("FF" + hex + "FF");

    assertThat(within.slice(1, within.length() - 1).isZero()).isEqualTo(zero);
  }

  @Test
  void readsFourBytesAtOnce() {
    Bytes bytes = Bytes.fromHex("FF 9F3602 0180 77").slice(1, 6);

    assertThat(bytes.fourAt(0)).isEqualTo(0x9F360201);
    assertThat(bytes.fourAt(1)).isEqualTo(0x36020180);
    assertThatThrownBy(() -> bytes.fourAt(2)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> bytes.fourAt(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void readsAsText() {
    assertThat(Bytes.fromHex("313233").toText(StandardCharsets.US_ASCII)).isEqualTo("123");
    assertThat(Bytes.filled(0x20, 3)).isEqualTo(Bytes.of(0x20, 0x20, 0x20)).hasToString("3 bytes");
  }

  @Test
  void othersAreNotEqual() {
    Bytes bytes = Bytes.of(0x00, 0x7F, 0xFF);

    assertThat(bytes).isEqualTo(Bytes.fromHex("007FFF")).isNotEqualTo(Bytes.fromHex("007FFE"));
    assertThat(bytes).isNotEqualTo(Bytes.fromHex("007F")).isNotEqualTo("007FFF");
    assertThat(bytes.hashCode()).isNotEqualTo(Bytes.fromHex("007FFE").hashCode());
    assertThat(bytes.hashCode()).isNotEqualTo(Bytes.fromHex("FF7F00").hashCode());
    assertThat(bytes.startsWith(Bytes.of(0x7F))).isFalse();
    assertThat(bytes.slice(0, 1)).hasToString("1 byte");
    assertThatIllegalArgumentException().isThrownBy(() -> Bytes.of(-1));
  }
}
