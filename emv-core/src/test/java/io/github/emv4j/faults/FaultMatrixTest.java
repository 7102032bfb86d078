package io.github.emv4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.faults.FaultCase.Stage;
import io.github.emv4j.transport.CardChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whatever goes wrong, wherever it does: a typed end, within bounds, and nothing read is lost. */
class FaultMatrixTest {
  private static final Set<CardFault> ALL = EnumSet.allOf(CardFault.class);

  /** With {@code -Demv4j.faults=all} the cards that are bad by themselves get all faults, too. */
  private static final boolean EVERYTHING = "all".equals(System.getProperty("emv4j.faults"));

  @Test
  void everyFaultAtEveryExchangeOfEveryCardEndsTyped(TestReporter reporter) throws IOException {
    FaultMatrix matrix = new FaultMatrix();
    List<CardSource> cards = CardSource.all();
    int firstBad = CardSource.indexOf(cards, "missing-data");
    IntStream.range(0, cards.size())
        .parallel()
        .forEach(
            at -> {
              CardSource card = cards.get(at);
              boolean whole = EVERYTHING || at < firstBad || card.isRecorded();
              matrix.run(card, ALL, whole ? 1 : FaultMatrix.TURNS);
            });

    String table = matrix.markdown();
    Files.writeString(Path.of("target", "fault-matrix.md"), table);
    reporter.publishEntry("fault matrix", table);

    assertThat(matrix.violations()).isEmpty();
    assertThat(matrix.untyped()).isZero();
    assertThat(matrix.mostExchanges()).isLessThanOrEqualTo(CardChannel.MAX_EXCHANGES);
    // The terminal's list of names once more, or the records of another list: 512 at most.
    assertThat(matrix.mostMore()).isLessThanOrEqualTo(512);
    assertThat(matrix.cases()).isGreaterThan(10_000);
    for (Stage stage : Stage.values()) {
      assertThat(matrix.kinds(stage)).as(stage + "").hasSizeGreaterThan(2);
    }
  }
}
