package io.github.emv4j.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class BytesBuilderTest {
  @Test
  void appendsBytesInOrder() {
    Bytes built = new BytesBuilder(0).append(0x70).append(Bytes.fromHex("0102")).toBytes();

    assertThat(built.toHex()).isEqualTo("700102");
  }

  @Test
  void keepsOnlyTheLowEightBits() {
    assertThat(new BytesBuilder().append(0x1FE).toBytes().toHex()).isEqualTo("FE");
  }

  @Test
  void appendsTheLowBytesOfANumber() {
    Bytes bytes =
        new BytesBuilder(1).append(0x9F3602L, 3).append(-1L, 2).append(0x1234L, 1).toBytes();

    assertThat(bytes.toHex()).isEqualTo("9F3602FFFF34");
  }

  @Test
  void doesNotChangeWhatItHandedOut() {
    BytesBuilder builder = new BytesBuilder(8).append(1).append(2);
    Bytes first = builder.toBytes();

    builder.append(3);
    Bytes second = builder.toBytes();
    builder.set(0, 9);
    Bytes third = builder.toBytes();
    builder.insertZeros(1, 1);

    assertThat(first.toHex()).isEqualTo("0102");
    assertThat(second.toHex()).isEqualTo("010203");
    assertThat(third.toHex()).isEqualTo("090203");
    assertThat(builder.toBytes().toHex()).isEqualTo("09000203");
  }

  @Test
  void opensGapsOfZerosInUsedMemory() {
    BytesBuilder builder = new BytesBuilder(8).append(Bytes.fromHex("AABBCC"));

    assertThat(builder.insertZeros(1, 2).toBytes().toHex()).isEqualTo("AA0000BBCC");
    assertThat(builder.insertZeros(5, 1).toBytes().toHex()).isEqualTo("AA0000BBCC00");
  }

  @Test
  void refusesPlacesOutsideOfWhatIsThere() {
    BytesBuilder builder = new BytesBuilder(8).append(1);

    assertThatThrownBy(() -> builder.set(1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> builder.insertZeros(2, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void isEmptyAtFirst() {
    assertThat(new BytesBuilder().toBytes()).isEqualTo(Bytes.EMPTY);
    assertThat(new BytesBuilder().length()).isZero();
  }

  @Property
  void growsToAnyLength(@ForAll byte[] some, @ForAll byte[] more) {
    BytesBuilder builder =
        new BytesBuilder(1).append(Bytes.copyOf(some)).append(Bytes.copyOf(more));

    assertThat(builder.toBytes()).isEqualTo(Bytes.copyOf(some).concat(Bytes.copyOf(more)));
    assertThat(builder.length()).isEqualTo(some.length + more.length);
  }
}
