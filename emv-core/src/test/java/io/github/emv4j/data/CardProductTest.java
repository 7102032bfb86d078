package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardProductTest {
  @ParameterizedTest
  @CsvSource({
    "A000000333010101, DEBIT",
    "A000000333010102, CREDIT",
    "A000000333010103, QUASI_CREDIT",
    "A000000333010106, ELECTRONIC_CASH",
    "A00000033301010101, DEBIT",
    "A0000000980840, DEBIT",
    "A0000006581010, CREDIT",
    "A0000006582010, DEBIT",
    "A0000006150001, DEBIT",
    "A000000337101001, PREPAID",
    "A00000005945430100, DEBIT",
    "D27600002545500200, ELECTRONIC_CASH",
    "A000000632010105, ELECTRONIC_CASH",
    "A0000000036010, ELECTRONIC_CASH",
  })
  void isToldByTheIdentifier(String aid, CardProduct product) {
    assertThat(CardProduct.of(Bytes.fromHex(aid))).contains(product);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A0000000031010",
        "A0000000041010",
        "A0000000043060",
        "A000000025010104",
        "F012345678"
      })
  void isLeftOpenWhereTheIdentifierSaysNothing(String aid) {
    assertThat(CardProduct.of(Bytes.fromHex(aid))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "00010101, DEBIT",
    "00010102, CREDIT",
    "00010103, COMMERCIAL",
    "00010104, PREPAID",
    "0002021234 00010104, PREPAID",
  })
  void isToldByTheRegisteredProduct(String data, CardProduct product) {
    assertThat(cardWith(data).product()).contains(product);
  }

  @ParameterizedTest
  @ValueSource(strings = {"00", "000101", "00010105", "0001020101", "0002FF01", "00020100"})
  void isLeftOpenWhereTheRegisteredProductIsMalformedOrUnknown(String data) {
    assertThat(cardWith(data).product()).isEmpty();
  }

  @Test
  void takesTheRegisteredProductBeforeTheIdentifier() {
    CardData card =
        CardData.builder()
            .add(Tags.DF_NAME, Bytes.fromHex("A000000333010101"), DataSource.fci())
            .add(Tags.ASRPD, Bytes.fromHex("00010104"), DataSource.fci())
            .build();

    assertThat(card.product()).isEqualTo(Optional.of(CardProduct.PREPAID));
  }

  private static CardData cardWith(String registered) {
    return CardData.builder().add(Tags.ASRPD, Bytes.fromHex(registered), DataSource.fci()).build();
  }
}
