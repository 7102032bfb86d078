package io.github.emv4j.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AtrTest {
  private static final String T0 = "3B6500002063CB6800";
  private static final String T1 = "3BE000008131FE45EB";

  private static Atr atr(String hex) {
    return Atr.parse(Bytes.fromHex(hex));
  }

  /** {@return the same bytes with the check byte that makes them right} */
  private static String withTck(String hex) {
    Bytes bytes = Bytes.fromHex(hex);
    int tck = 0;
    for (int i = 1; i < bytes.length(); i++) {
      tck ^= bytes.at(i);
    }
    return bytes.concat(Bytes.of(tck)).toHex();
  }

  @Test
  void readsACardOfT0() {
    Atr atr = atr(T0);

    assertThat(atr.convention()).isEqualTo(Atr.Convention.DIRECT);
    assertThat(atr.protocols()).containsExactly(0);
    assertThat(atr.groups()).hasSize(1);
    assertThat(atr.groups().get(0).ta()).isEmpty();
    assertThat(atr.groups().get(0).tb()).hasValue(0);
    assertThat(atr.groups().get(0).tc()).hasValue(0);
    assertThat(atr.groups().get(0).td()).isEmpty();
    assertThat(atr.historicalBytes()).isEqualTo(Bytes.fromHex("2063CB6800"));
    assertThat(atr.hasTck()).isFalse();
    assertThat(atr.isTckRight()).isTrue();
    assertThat(atr.specificProtocol()).isEmpty();
    assertThat(atr.extraGuardTime()).isZero();
    assertThat(atr.isContactless()).isFalse();
    assertThat(atr.deviations()).isEmpty();
    assertThat(atr.bytes()).isEqualTo(Bytes.fromHex(T0));
    assertThat(atr).hasToString(T0);
  }

  @Test
  void readsACardOfT1() {
    Atr atr = atr(T1);

    assertThat(atr.protocols()).containsExactly(1);
    assertThat(atr.groups()).hasSize(3);
    assertThat(atr.historicalBytes().isEmpty()).isTrue();
    assertThat(atr.ifsc()).isEqualTo(254);
    assertThat(atr.bwi()).isEqualTo(4);
    assertThat(atr.cwi()).isEqualTo(5);
    assertThat(atr.hasTck()).isTrue();
    assertThat(atr.isTckRight()).isTrue();
    assertThat(atr.deviations()).isEmpty();
  }

  @Test
  void readsInverseConventionSpecificModeAndGuardTime() {
    Atr atr = atr(withTck("3FF011000F91012124"));

    assertThat(atr.convention()).isEqualTo(Atr.Convention.INVERSE);
    assertThat(atr.extraGuardTime()).isEqualTo(0x0F);
    assertThat(atr.specificProtocol()).isEqualTo(OptionalInt.of(1));
    assertThat(atr.cwi()).isEqualTo(4);
    assertThat(atr.deviations()).isEmpty();
  }

  @Test
  void defaultsAreThoseOfTheStandard() {
    Atr atr = atr("3B800181");

    assertThat(atr.ifsc()).isEqualTo(32);
    assertThat(atr.bwi()).isEqualTo(4);
    assertThat(atr.cwi()).isEqualTo(13);
    assertThat(atr.extraGuardTime()).isZero();
  }

  @Test
  void protocolsAreListedOnceAndWithoutGlobalBytes() {
    assertThat(atr(withTck("3B8080811F00")).protocols()).containsExactly(0, 1);
    assertThat(atr("3B00").protocols()).containsExactly(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"3B80800101", "3B8A80010031C173C8400000900090", "3B8880010000000033818100BA"})
  void knowsWhatAReaderMadeUpForAContactlessCard(String hex) {
    assertThat(atr(hex).isContactless()).isTrue();
    assertThat(atr(hex).deviations()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {T0, T1, "3B800181"})
  void knowsAContactCard(String hex) {
    assertThat(atr(hex).isContactless()).isFalse();
    assertThat(Atr.isContactless(Bytes.fromHex("3B80"))).isFalse();
    assertThat(Atr.isContactless(Bytes.EMPTY)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'', initial byte is missing, 0",
    "3B, format byte is missing, 1",
    "3C00, begins neither with 3B nor 3F, 0",
    "0300, begins neither with 3B nor 3F, 0",
    "3B65000020, historical bytes are cut off, 5",
    "3B80, interface byte is missing, 2",
    "3BE000008131FE45, check byte is missing, 8",
    "3B6500002063CB680011, data after the answer to reset, 9",
    "3BE000008131FE45EB00, data after the answer to reset, 9",
  })
  void refusesWhatIsCutOffOrTooLong(String hex, String reason, int offset) {
    assertThatThrownBy(() -> atr(hex))
        .isInstanceOfSatisfying(
            MalformedDataException.class,
            e -> {
              assertThat(e.reason()).contains(reason);
              assertThat(e.offset()).isEqualTo(offset);
            });
  }

  @Test
  void refusesGroupsWithoutEnd() {
    Bytes endless = Bytes.fromHex("3B").concat(Bytes.filled(0x80, 300));
    assertThatThrownBy(() -> Atr.parse(endless)).isInstanceOf(MalformedDataException.class);
    assertThatThrownBy(() -> Atr.parse(endless.slice(0, Atr.MAX_LENGTH)))
        .isInstanceOf(MalformedDataException.class);
  }

  /** Check bytes are put right before parsing where the last column says so. */
  @ParameterizedTest
  @CsvSource({
    "3B600000, '', no",
    "3B2001, TB1 is 01, no",
    "3BE000FF8131FE45, '', tck",
    "3B90141000, TA1 is 14, no",
    "3B8002, TD1 offers T=2, tck",
    "3B801001, TA2 is 01; it must name, no",
    "3B801010, TA2 is 10; its bit 5, no",
    "3B802000, TB2 is 00, no",
    "3B80400A, '', no",
    "3B80400B, TC2 is 0B; it must be 0A, no",
    "3B80C10A2145, TC2 is 0A; only T=0 has it, tck",
    "3B80800E, '', tck",
    "3B8080312045, TD2 offers T=1; after T=0, tck",
    "3B8081802145, TD2 offers T=0; after T=1, tck",
    "3B8081310F45, TA3 is 0F, tck",
    "3B808131FF45, TA3 is FF, tck",
    "3B80811120, TB3 is absent, tck",
    "3B80812155, 'TB3 is 55; its high digit, BWI', tck",
    "3B80812146, 'TB3 is 46; its low digit, CWI', tck",
    "3BC004812142, TB3 is 42; its CWI is too small, tck",
    "3BC003812142, '', tck",
    "3B8081614501, TC3 is 01, tck",
    "3BE000008131FE45EC, TCK is wrong, no",
    "3B6500002063CB680085, T=0 has none, no",
  })
  void namesTheRuleThatIsBroken(String hex, String sentence, String tck) {
    String bytes = tck.equals("tck") ? withTck(hex) : Bytes.fromHex(hex).toHex();
    List<String> deviations = atr(bytes).deviations();

    if (sentence.isEmpty()) {
      assertThat(deviations).isEmpty();
    } else {
      assertThat(deviations).hasSize(1).first().asString().contains(sentence).endsWith(".");
    }
  }

  @Property
  void anyBytesAreAnAnswerToResetOrMalformed(@ForAll @Size(max = 40) byte[] bytes) {
    parseAnything(Bytes.copyOf(bytes));
    parseAnything(Bytes.of(0x3B).concat(Bytes.copyOf(bytes)));
  }

  private static void parseAnything(Bytes bytes) {
    try {
      Atr atr = Atr.parse(bytes);
      assertThat(atr.bytes()).isEqualTo(bytes);
      assertThat(atr.deviations()).allMatch(sentence -> sentence.endsWith("."));
      assertThat(atr.protocols()).isNotEmpty();
      assertThat(atr.ifsc() + atr.bwi() + atr.cwi() + atr.extraGuardTime()).isNotNegative();
    } catch (MalformedDataException e) {
      assertThat(e.offset()).isBetween(0, bytes.length());
    }
  }
}
