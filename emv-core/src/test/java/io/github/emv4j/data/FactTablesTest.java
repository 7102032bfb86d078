package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Applications, status words, codes and bits, by the tables that come with the library. */
class FactTablesTest {
  private static List<String> decode(String tag, Scope scope, String hex) {
    return BitTable.decode(Tag.fromHex(tag), scope, Bytes.fromHex(hex)).stream()
        .map(BitMeaning::text)
        .toList();
  }

  @ParameterizedTest
  @CsvSource({
    // the AIDs of the traces, then longer and shorter ones
    "A0000000031010, Visa, Credit/debit, VISA",
    "A0000000041010, Mastercard, Credit/debit, MASTERCARD",
    "A000000333010102, UnionPay, Credit, UNIONPAY",
    "A000000025010403, American Express, Credit/debit, AMEX",
    "A0000000032010FF01, Visa, Electron, VISA",
    "A000000003FFFF, Visa, '', VISA",
    "A000000003, Visa, '', VISA",
    "AFFFFFFFFF1234, '', '', EMV",
    "A00000, '', '', EMV",
  })
  void namesTheApplicationByItsLongestKnownBeginning(
      String aid, String scheme, String product, Scope scope) {
    Bytes name = Bytes.fromHex(aid);
    assertThat(KnownAids.scheme(name).orElse("")).isEqualTo(scheme);
    assertThat(KnownAids.product(name).orElse("")).isEqualTo(product);
    assertThat(KnownAids.scope(name)).isEqualTo(scope);
  }

  @Test
  void knowsHowAnApplicationIsSelected() {
    KnownAid visa = KnownAids.find(Bytes.fromHex("A0000000031010")).orElseThrow();
    assertThat(visa.partialSelection()).isTrue();
    assertThat(visa.kernelId()).contains(Bytes.of(3));
    assertThat(visa.isRid()).isFalse();
    assertThat(visa.displayName()).isEqualTo("Visa Credit/debit");
    assertThat(KnownAids.find(Bytes.fromHex("A0000000032010")).orElseThrow().displayName())
        .isEqualTo("Visa Electron");
    assertThat(KnownAids.find(Bytes.fromHex("A0000000651010")).orElseThrow().displayName())
        .isEqualTo("JCB J/Smart credit");
    assertThat(KnownAids.all()).hasSizeGreaterThan(150);
  }

  @ParameterizedTest
  @CsvSource({
    "9000, READ RECORD, Record returned, SUCCESS",
    "9000, NO SUCH COMMAND, Normal completion, SUCCESS",
    "6A83, READ RECORD, 'No record with this number (end of directory when reading the PSE)',"
        + " ERROR",
    "6283, SELECT, Application (or selected file) blocked, WARNING",
    "6283, APPLICATION BLOCK, 'Issuer script command executed, warning', WARNING",
    "63C2, VERIFY, PIN wrong; 2 tries left, WARNING",
    "63C0, VERIFY, PIN wrong; no tries left, WARNING",
    "63C2, SELECT, Counter value 2 (for VERIFY: tries left), WARNING",
    "6110, SELECT, Normal completion; 16 more bytes available with GET RESPONSE, SUCCESS",
    "6C00, GET DATA, Wrong Le; 256 is the exact length available, ERROR",
    "6A99, SELECT, Wrong parameters, ERROR",
  })
  void explainsStatusWords(
      String status, String command, String meaning, StatusMeaning.Category category) {
    StatusMeaning found =
        StatusWords.meaning(new StatusWord(Integer.parseInt(status, 16)), command).orElseThrow();
    assertThat(found).hasToString(meaning);
    assertThat(found.category()).isEqualTo(category);
  }

  @Test
  void saysNothingAboutUnknownStatusWords() {
    assertThat(StatusWords.meaning(new StatusWord(0x1234), "SELECT")).isEmpty();
  }

  @Test
  void explainsCodesOfTransactions() {
    assertThat(ResponseCode.find(Bytes.fromHex("5933")).orElseThrow().result())
        .isEqualTo(ResponseCode.Result.APPROVE);
    assertThat(ResponseCode.find(Bytes.fromHex("3431")).orElseThrow().meaning())
        .isEqualTo("Lost card");
    assertThat(ResponseCode.find(Bytes.EMPTY)).isEmpty();
    assertThat(TransactionTypes.meaning(Bytes.of(9))).contains("Purchase with cashback");
    assertThat(TransactionTypes.meaning(Bytes.of(0x99))).isEmpty();
  }

  @Test
  void decodesSingleBitsAndValues() {
    assertThat(decode("82", Scope.EMV, "5900"))
        .containsExactly(
            "SDA supported",
            "Cardholder verification supported",
            "Terminal risk management to be performed",
            "CDA supported");
    assertThat(decode("87", Scope.EMV, "81"))
        .containsExactly("Selection needs cardholder confirmation", "Priority 1 (highest)");
    assertThat(decode("9F2A", Scope.EMV, "810643")).contains("Mir");
    assertThat(decode("DF01", Scope.EMV, "FF")).isEmpty();
  }

  @Test
  void readsASchemesBitsOnTopOfThoseOfEmv() {
    assertThat(decode("82", Scope.MASTERCARD, "5B81"))
        .contains(
            "On-device cardholder verification supported", "Relay resistance protocol supported")
        .doesNotContain("Reserved for EMV contactless")
        .doesNotHaveDuplicates();
    assertThat(decode("82", Scope.VISA, "5C00")).contains("SDA supported");
    assertThat(decode("95", Scope.KERNEL8, "4000000080"))
        .containsExactly("Kernel 8 processing and TVR format used");
    assertThat(decode("95", Scope.EMV, "4000000000")).containsExactly("SDA failed");
  }

  @Test
  void decodesEveryVerificationRule() {
    // traces/visa-contact
    Tag tag = Tags.CVM_LIST;
    Bytes list = Bytes.fromHex("0000000000000000410342031E031F02");
    assertThat(BitTable.decode(tag, Scope.EMV, list))
        .extracting(BitMeaning::byteNumber)
        .containsExactly(9, 9, 10, 11, 11, 12, 13, 13, 14, 15, 15, 16);
    assertThat(BitTable.decode(tag, Scope.EMV, list))
        .extracting(BitMeaning::text)
        .contains("Plaintext PIN verified by ICC", "Signature (paper)", "No CVM required")
        .endsWith("If not unattended cash, not manual cash and not purchase with cashback");
  }

  @Test
  void knowsTheLayoutOfIssuerDataByScheme() {
    assertThat(decode("9F10", Scope.VISA, "06010A03A00000")).isNotEmpty();
    assertThat(decode("9F10", Scope.EMV, "06010A03A00000")).isEmpty();
    assertThat(decode("9F10", Scope.VISA, "")).isEmpty();
  }

  @Property
  void decodesAnythingWithoutFailing(@ForAll Scope scope, @ForAll @Size(max = 40) byte[] bytes) {
    for (int tag : new int[] {0x82, 0x8E, 0x95, 0x9F10, 0x9F2A, 0x9F66, 0x9F6E}) {
      assertThat(BitTable.decode(Tag.of(tag), scope, Bytes.copyOf(bytes)))
          .allMatch(meaning -> meaning.byteNumber() <= bytes.length);
    }
  }
}
