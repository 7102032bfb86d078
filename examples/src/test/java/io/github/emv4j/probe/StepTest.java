package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.probe.Conversation.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final String SELECT = "00A4040007A0000000031010";
  private static final String READ = "00B2010C00";

  @Test
  void takesApplicationsThatAreNotThereForOneStep() {
    List<Turn> turns = turns(SELECT, "6A82", SELECT, "6A82", SELECT, "6A82", SELECT, "9000");

    List<Step> steps = Step.of(turns);

    assertThat(steps).hasSize(2);
    assertThat(steps.get(0).isRun()).isTrue();
    assertThat(steps.get(0).selects()).isFalse();
    assertThat(steps.get(0).took()).isEqualTo(Duration.ofMillis(25));
    assertThat(steps.get(1)).isEqualTo(new Step(3, turns.subList(3, 4)));
    assertThat(steps.get(1).selects()).isTrue();
  }

  @Test
  void showsEverythingElseStepByStep() {
    List<Turn> turns = turns(SELECT, "6A82", SELECT, "6A82", READ, "6A83", READ, "", READ, "9000");

    assertThat(Step.of(turns)).extracting(Step::first).containsExactly(0, 1, 2, 3, 4);
    assertThat(Step.of(turns)).noneMatch(Step::isRun);
  }

  @Test
  void hasNoStepWhereNothingWasSaid() {
    assertThat(Step.of(List.of())).isEmpty();
  }

  // Ten milliseconds apart; an answer takes five.
  private static List<Turn> turns(String... hex) {
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < hex.length; i += 2) {
      turns.add(
          new Turn(
              Bytes.fromHex(hex[i]),
              Bytes.fromHex(hex[i + 1]),
              Duration.ofMillis(i * 5L),
              Duration.ofMillis(5),
              Optional.empty()));
    }
    return turns;
  }
}
