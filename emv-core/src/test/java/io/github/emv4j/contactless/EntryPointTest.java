package io.github.emv4j.contactless;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which kernel reads which application. */
class EntryPointTest {
  private static Candidate candidate(String aid, String kernel) {
    return new Candidate(
        Bytes.fromHex(aid),
        ApplicationNames.NONE,
        ApplicationPriority.NONE,
        Candidate.Origin.DIRECTORY,
        Optional.ofNullable(kernel).map(Bytes::fromHex));
  }

  private static EntryPoint.Result combine(Candidate... candidates) {
    return EntryPoint.combine(Arrays.asList(candidates));
  }

  @ParameterizedTest
  @CsvSource({
    "A0000000031010, , VISA",
    "A0000000031010, 00, VISA",
    "A0000000041010, , MASTERCARD",
    "A0000000043060, , MASTERCARD",
    "A00000002501, , AMERICAN_EXPRESS",
    "A0000000651010, , JCB",
    "A0000001523010, , DISCOVER",
    "A0000003241010, , DISCOVER",
    "A000000333010101, , UNIONPAY",
    "A0000002771010, , OTHER",
    "A0000003591010028001, 2A, OTHER",
    "A0000006581010, , OTHER",
    "A0000000031010, 07, UNIONPAY",
    "A0000000041010, 42, OTHER",
    "F0000000000001, , OTHER",
  })
  void takesTheKernelOfTheEntryElseOfTheScheme(String aid, String kernel, Kernel expected) {
    assertThat(combine(candidate(aid, kernel)).combinations())
        .singleElement()
        .satisfies(combination -> assertThat(combination.kernel()).isEqualTo(expected));
  }

  @ParameterizedTest
  @CsvSource({"80, ''", "C0, 00", "800643, ''", "C00000, ''", "81, 06"})
  void dropsDomesticKernelsWithoutName(String start, String more) {
    EntryPoint.Result result =
        combine(candidate("A0000000031010", start + more), candidate("A0000000041010", null));

    assertThat(result.candidates())
        .extracting(Candidate::dfName)
        .containsExactly(Bytes.fromHex("A0000000041010"));
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DIRECTORY_ENTRY_MALFORMED);
  }

  @Test
  void namesDomesticKernels() {
    assertThat(combine(candidate("A0000006581010", "8106430A")).combinations().get(0).describe())
        .isEqualTo("domestic kernel 810643");
    assertThat(combine(candidate("A0000000041010", "08")).combinations().get(0).describe())
        .isEqualTo("kernel 8");
    assertThat(combine(candidate("F0000000000001", null)).combinations().get(0).describe())
        .isEqualTo("no kernel named");
  }

  @Test
  void prefersAKernelThatIsKnownForTheSameApplication() {
    EntryPoint.Result result =
        combine(candidate("A0000000041010", "08"), candidate("A0000000041010", "02"));

    assertThat(result.combinations())
        .extracting(Combination::kernel)
        .containsExactly(Kernel.MASTERCARD);
  }

  @Test
  void readsAnApplicationOnceWhoseKernelsAreAllUnknown() {
    assertThat(
            combine(candidate("A0000000041010", "08"), candidate("A0000000041010", "20"))
                .combinations())
        .hasSize(1);
  }

  @Test
  void keepsTheOrder() {
    List<Candidate> candidates =
        List.of(
            candidate("A0000003591010028001", "2A"),
            candidate("A0000000041010", "02"),
            candidate("A0000000031010", "03"));

    assertThat(EntryPoint.combine(candidates).candidates()).isEqualTo(candidates);
  }
}
