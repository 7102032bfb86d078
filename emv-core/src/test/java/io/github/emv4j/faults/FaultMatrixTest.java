package io.github.emv4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.faults.FaultCase.Stage;
import io.github.emv4j.transport.CardChannel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Whatever goes wrong, wherever it does: a typed end, within bounds, and nothing read is lost. */
class FaultMatrixTest {
  @Test
  void everyFaultAtEveryExchangeOfEveryCardEndsTyped(TestReporter reporter) throws IOException {
    FaultMatrix matrix = new FaultMatrix();
    Set<CardFault> faults = EnumSet.allOf(CardFault.class);
    CardSource.all().parallelStream().forEach(source -> matrix.run(source, faults));

    String table = matrix.markdown();
    Files.writeString(Path.of("target", "fault-matrix.md"), table);
    reporter.publishEntry("fault matrix", table);

    assertThat(matrix.violations()).isEmpty();
    assertThat(matrix.untyped()).isZero();
    assertThat(matrix.mostExchanges()).isLessThanOrEqualTo(CardChannel.MAX_EXCHANGES);
    // The terminal's list of names once more; never the session over again.
    assertThat(matrix.mostMore()).isLessThanOrEqualTo(256);
    assertThat(matrix.cases()).isGreaterThan(10_000);
    for (Stage stage : Stage.values()) {
      assertThat(matrix.kinds(stage)).as(stage + "").hasSizeGreaterThan(2);
    }
  }
}
