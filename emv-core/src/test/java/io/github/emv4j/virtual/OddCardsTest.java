package io.github.emv4j.virtual;

import static io.github.emv4j.virtual.CardTalk.SELECT_DEBIT;
import static io.github.emv4j.virtual.CardTalk.SELECT_PSE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What oversized and hostile cards answer where they are so, and where they are as usual. */
class OddCardsTest {
  private static final String GPO = "80A8000002830000";
  private static final String SELECT_VISA = "00A4040005A00000000300";

  @Test
  void everyRecordOfTheLongLocatorIsThere() {
    CardTalk card = CardTalk.with("afl-many-records");
    assertThat(card.send(SELECT_DEBIT)).contains("50" + "0A54455354204445424954");
    assertThat(card.send(GPO))
        .isEqualTo(
            "80261000"
                + "0801FF00"
                + "1001FF00"
                + "1801FF00"
                + "2001FF00"
                + "2801FF00"
                + "3001FF00"
                + "3801FF00"
                + "4001FF00"
                + "4801FF00"
                + "9000");
    assertThat(card.send("00B2030C00")).isEqualTo("70009000");
    assertThat(card.send("00B2FF0C00")).isEqualTo("70009000");
    assertThat(card.send("00B2011C00")).isEqualTo("70009000");
    assertThat(card.send("00B2FF4C00")).isEqualTo("70009000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"00B2010C00", "00B2020C00", "00B2011400", "00B2021400"})
  void recordsOnTheCardAreNotReplaced(String read) {
    CardTalk card = CardTalk.with("afl-many-records");
    card.statusAfter(SELECT_DEBIT, GPO);
    assertThat(card.send(read)).startsWith("70").endsWith("9000").hasSizeGreaterThan(8);
  }

  @Test
  void sameRecordIsReadWhateverIsAskedFor() {
    CardTalk card = CardTalk.with("afl-same-record");
    String record = "7081F4DF0181F0" + "5A".repeat(240) + "9000";
    assertThat(card.send(SELECT_DEBIT)).contains("500A54455354204445424954");
    assertThat(card.send(GPO)).startsWith("8026" + "1000").endsWith("9000");
    assertThat(card.send("00B2010C00")).isEqualTo(record);
    assertThat(card.send("00B2FF4C00")).isEqualTo(record);
  }

  @Test
  void locatorOf260BytesIsAnsweredToProcessingOptionsOnly() {
    CardTalk card = CardTalk.with("afl-too-long");
    assertThat(card.send(SELECT_DEBIT)).startsWith("6F").endsWith("9000");
    assertThat(card.send(CardTalk.GPO_DEBIT))
        .isEqualTo("7782010C" + "82021000" + "94820104" + "08010100".repeat(65) + "9000");
  }

  @Test
  void crowdedDirectoryListsAThousandApplications() {
    CardTalk card = CardTalk.with("crowded-directory");
    card.send(SELECT_PSE);
    List<String> names = new ArrayList<>();
    for (int number = 1; number <= 56; number++) {
      String record = card.send(String.format("00B2%02X0C00", number));
      for (String entry : record.split("610B4F09", -1)) {
        if (entry.startsWith("A0000000031010")) {
          names.add(entry.substring(0, 18));
        }
      }
    }
    assertThat(names).hasSize(1_000).doesNotHaveDuplicates();
    assertThat(names.get(0)).isEqualTo("A00000000310100000");
    assertThat(names.get(999)).isEqualTo("A000000003101003E7");
    assertThat(card.send("00B2390C00")).isEqualTo("6A83");
  }

  @Test
  void everyApplicationOfTheCrowdedDirectoryAnswers() {
    CardTalk card = CardTalk.with("crowded-directory");
    assertThat(card.send("00A4040009A000000003101003E700"))
        .isEqualTo("6F0D8409A000000003101003E7A5009000");
    assertThat(card.send(GPO)).isEqualTo("8006100010010100" + "9000");
    assertThat(card.send("00B2011400")).startsWith("70").contains("5A084761739001010010");
    assertThat(card.send("00A4040007A000000004101000")).isEqualTo("6A82");
  }

  @Test
  void nextOccurrenceIsAlwaysOneMore() {
    CardTalk card = CardTalk.with("same-next");
    String second = "6F0C8408A000000003101002A5009000";
    assertThat(card.send(SELECT_DEBIT)).isEqualTo("6F0C8408A000000003101001A5009000");
    assertThat(card.send("00A4040207A000000003101000")).isEqualTo(second);
    assertThat(card.send("00A4040207A000000003101000")).isEqualTo(second);
    assertThat(card.send(SELECT_PSE)).isEqualTo("6A82");
    assertThat(card.send("00B2010C00")).isNotEqualTo(second);
  }

  @ParameterizedTest
  @ValueSource(strings = {SELECT_DEBIT, SELECT_PSE, GPO, "00C0000000"})
  void answersThatNeverEnd(String command) {
    assertThat(CardTalk.with("endless-data").send(command)).isEqualTo("5A".repeat(256) + "6100");
    assertThat(CardTalk.with("endless-response").send(command)).isEqualTo("6110");
  }

  @ParameterizedTest
  @CsvSource({
    "00A4040005A000000003, 6C10",
    "00A4040005A00000000300, 6C10",
    "00B2010C10, 6C20",
    "00B2010C20, 6C10",
  })
  void rightLengthIsAlwaysAnother(String command, String answer) {
    assertThat(CardTalk.with("endless-length").send(command)).isEqualTo(answer);
  }

  @Test
  void garbageIsTheSameForTheSameCommandAndEndsWellHalfOfTheTime() {
    List<String> answers = new ArrayList<>();
    for (int number = 1; number <= 200; number++) {
      String command = String.format("00B2%02X0C00", number);
      String answer = CardTalk.with("garbage").send(command);
      assertThat(CardTalk.with("garbage").send(command)).isEqualTo(answer);
      answers.add(answer);
    }
    assertThat(answers.stream().distinct()).hasSizeGreaterThan(190);
    assertThat(answers.stream().filter(answer -> answer.endsWith("9000")).count())
        .isBetween(60L, 140L);
    assertThat(answers).allMatch(answer -> answer.length() < 100 || !answer.contains("000000000"));
    assertThat(CardTalk.with("garbage").send(SELECT_VISA)).isNotIn(answers);
  }
}
