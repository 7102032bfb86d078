package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.SampleChain;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticDataTest {
  private static final Bytes AIP = Bytes.fromHex("7900");
  private static final Optional<Bytes> ONLY_AIP = Optional.of(Bytes.of(0x82));

  @Test
  void isTheOneOfTheVector() {
    StaticData data =
        StaticData.of(List.of(new AuthenticatedRecord(2, SampleChain.RECORD)), AIP, ONLY_AIP);
    assertThat(data).isEqualTo(new StaticData.Complete(SampleChain.STATIC_DATA));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 70025A00, 5A00",
    "10, 70025A00, 5A00",
    "11, 70025A00, 70025A00",
    "30, 70025A00, 70025A00",
    "1, 7081025A00, 5A00",
    "11, 7081025A00, 7081025A00",
    "1, 7083000002005A, 005A",
    "1, 700400005A00, 00005A00",
    "1, 70025A000000, 5A00",
    "1, 7000, ''",
    "1, 708100, ''",
    "1, 7084000000025A00, 5A00",
  })
  void filesUpToTenGiveTheValueOthersAll(int sfi, String record, String expected) {
    StaticData data =
        StaticData.of(
            List.of(new AuthenticatedRecord(sfi, Bytes.fromHex(record))), AIP, Optional.empty());
    assertThat(data).isEqualTo(new StaticData.Complete(Bytes.fromHex(expected)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "70",
        "7003",
        "70025A",
        "71025A00",
        "0070025A00",
        "7080",
        "7081",
        "708200",
        "70850000000001",
        "7084FFFFFFFF",
        "70025A0001",
        "5A021234"
      })
  void recordThatIsNoTemplateMakesItUnusable(String record) {
    for (int sfi : new int[] {1, 11}) {
      StaticData data =
          StaticData.of(
              List.of(new AuthenticatedRecord(sfi, Bytes.fromHex(record))), AIP, ONLY_AIP);
      assertThat(((StaticData.Unusable) data).failure().check()).isEqualTo(Check.RECORD);
    }
  }

  @Test
  void saysWhichRecordIsNoTemplate() {
    AuthenticatedRecord right = new AuthenticatedRecord(1, Bytes.fromHex("700101"));
    AuthenticatedRecord wrong = new AuthenticatedRecord(1, Bytes.fromHex("710101"));

    StaticData data = StaticData.of(List.of(right, wrong), AIP, ONLY_AIP);

    assertThat(((StaticData.Unusable) data).failure().detail())
        .isEqualTo("record 2 of those that the AFL marks");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8284", "84", "8282", "0082", "9F36"})
  void tagListMustNameTheAipOnly(String tagList) {
    StaticData data = StaticData.of(List.of(), AIP, Optional.of(Bytes.fromHex(tagList)));
    assertThat(((StaticData.Unusable) data).failure().check()).isEqualTo(Check.TAG_LIST);
  }

  @Test
  void recordsKeepTheirOrder() {
    AuthenticatedRecord one = new AuthenticatedRecord(1, Bytes.fromHex("700101"));
    AuthenticatedRecord two = new AuthenticatedRecord(12, Bytes.fromHex("700102"));
    assertThat(StaticData.of(List.of(one, two), AIP, ONLY_AIP))
        .isEqualTo(new StaticData.Complete(Bytes.fromHex("017001027900")));
    assertThat(StaticData.of(List.of(two, one), AIP, ONLY_AIP))
        .isEqualTo(new StaticData.Complete(Bytes.fromHex("700102017900")));
    assertThat(StaticData.of(List.of(), AIP, Optional.empty()))
        .isEqualTo(new StaticData.Complete(Bytes.EMPTY));
  }
}
