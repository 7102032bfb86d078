package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Explanation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiddenBytesTest {
  @ParameterizedTest
  @CsvSource({
    // number, and a date beside it
    "70105A0847617390010100105F2403491231 9000, 70105A08****************5F24034912319000",
    // name
    "70075F2004544553549000, 70075F2004********9000",
    // nothing to hide
    "70065F24034912319000, 70065F24034912319000",
    // cut off in the number: whose bytes these are is not sure any more
    "700A5A084761739001019000, ********************9000",
  })
  void putsStarsForWhatIsSensitive(String answer, String shown) {
    List<Explanation> lines =
        Decoder.standard().decodeTrace("> 00B2010C00\n< " + answer + "\n").parts();

    assertThat(HiddenBytes.hex(Bytes.fromHex(answer), lines.get(1))).isEqualTo(shown);
  }

  @Test
  void hidesTheNumberWhereverElseItStands() {
    String answer = "700A5A0847617390010100109000";
    String other = "700D9F7C0A47617390010100100000009000";
    List<Explanation> lines =
        Decoder.standard()
            .decodeTrace("> 00B2010C00\n< " + answer + "\n> 00B2020C00\n< " + other + "\n")
            .parts();

    assertThat(HiddenBytes.hex(Bytes.fromHex(other), lines.get(3)))
        .doesNotContain("4761739001010010");
  }
}
