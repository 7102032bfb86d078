package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tag;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DolTest {
  private static Function<Tag, Optional<Bytes>> only(String tag, String value) {
    Map<Tag, Bytes> values = Map.of(Tag.fromHex(tag), Bytes.fromHex(value));
    return wanted -> Optional.ofNullable(values.get(wanted));
  }

  @Test
  void fillsAListAsInTheDigestsExample() {
    Map<Tag, Bytes> values =
        Map.of(
            Tags.AMOUNT_AUTHORISED, Bytes.fromHex("000000012345"),
            Tags.UNPREDICTABLE_NUMBER, Bytes.fromHex("11223344"),
            Tags.TRANSACTION_TYPE, Bytes.fromHex("00"));
    Dol.Filled filled =
        Dol.parse(Bytes.fromHex("9F02069F37049C01"))
            .fill(tag -> Optional.ofNullable(values.get(tag)));
    assertThat(filled.data().toHex()).isEqualTo("0000000123451122334400");
    assertThat(filled.withheld()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "n is cut on the left, 9F0204, 9F02, 000000012345, 00012345",
    "n is padded on the left, 9F0208, 9F02, 000000012345, 0000000000012345",
    "cn is cut on the right, 5A04, 5A, 1234567890123F, 12345678",
    "cn is padded with F, 5A0A, 5A, 1234567890123F, 1234567890123FFFFFFF",
    "b is cut on the right, 9F3702, 9F37, 11223344, 1122",
    "b is padded on the right, 9F3706, 9F37, 11223344, 112233440000",
    "an is padded with zeros, 9F1C0A, 9F1C, 4142434445464748, 41424344454647480000",
    "absent becomes zeros, 9F3704, 9F02, 000000012345, 00000000",
    "empty becomes zeros, 5A02, 5A, '', 0000",
    "unknown becomes zeros, DF0103, 9F02, 000000012345, 000000",
    "unknown but given, DF0103, DF01, 0102, 010200",
    "constructed becomes zeros, BF0C02, BF0C, 0102, 0000",
    "nothing wanted, 9F3700, 9F37, 11223344, ''",
  })
  void fitsEachValueByItsFormat(
      String rule, String list, String tag, String value, String expected) {
    Dol.Filled filled = Dol.parse(Bytes.fromHex(list)).fill(only(tag, value));
    assertThat(filled.data().toHex()).as(rule).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"99", "DF51", "BF4E"})
  void neverGivesSecretsOfTheCardholder(String tag) {
    Bytes list = Tag.fromHex(tag).encoded().concat(Bytes.fromHex("04 9C01"));
    Dol.Filled filled = Dol.parse(list).fill(wanted -> Optional.of(Bytes.fromHex("12345678")));
    assertThat(filled.data().toHex()).isEqualTo("0000000078");
    assertThat(filled.withheld()).containsExactly(Tag.fromHex(tag));
  }

  @Test
  void givesCardDataBackToTheCard() {
    assertThat(Dol.parse(Bytes.fromHex("5A02")).fill(only("5A", "1234")).withheld()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"9F", "9F02", "9F02069F", "9C", "00", "009C01", "9F028106", "9FFFFFFF01"})
  void refusesAListThatIsNotTagsAndLengths(String hex) {
    assertThatThrownBy(() -> Dol.parse(Bytes.fromHex(hex)))
        .isInstanceOf(MalformedDataException.class);
  }

  @Test
  void anEmptyListAsksForNothing() {
    assertThat(Dol.parse(Bytes.EMPTY).fill(tag -> Optional.empty()).data()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void refusesToFillMoreThanACommandCarries() {
    Dol list = Dol.parse(Bytes.fromHex("9F377F 9F377F 9C02"));
    assertThat(list.totalLength()).isEqualTo(256);
    assertThatThrownBy(() -> list.fill(tag -> Optional.empty()))
        .isInstanceOf(MalformedDataException.class)
        .hasMessageContaining("256 bytes");
    assertThat(Dol.parse(Bytes.fromHex("9F377F 9F377F 9C01")).fill(tag -> Optional.empty()).data())
        .isEqualTo(Bytes.filled(0, 255));
  }

  @Test
  void readsTheListsOfARecordedCard() {
    // CDOL1 and CDOL2 of traces/mastercard-contact
    Dol cdol1 =
        Dol.parse(
            Bytes.fromHex("9F02069F03069F090295055F2A029A039C019F37049F35019F45029F4C089F3403"));
    assertThat(cdol1.entries()).hasSize(12).contains(new Dol.Entry(Tag.of(0x9F4C), 8));
    assertThat(cdol1.totalLength()).isEqualTo(43);
    assertThat(cdol1.contains(Tags.TVR)).isTrue();
    assertThat(Dol.parse(Bytes.fromHex("910A8A0295059F37049F4C08")).totalLength()).isEqualTo(29);
  }

  @Property
  void anyBytesAreAListOrMalformed(@ForAll @Size(max = 252) byte[] bytes) {
    try {
      Dol list = Dol.parse(Bytes.copyOf(bytes));
      if (list.totalLength() <= Dol.MAX_TOTAL_LENGTH) {
        assertThat(list.fill(tag -> Optional.of(Bytes.of(1, 2, 3))).data().length())
            .isEqualTo(list.totalLength());
      }
    } catch (MalformedDataException e) {
      assertThat(e.offset()).isBetween(0, bytes.length);
    }
  }
}
