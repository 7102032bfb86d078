package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.cvm.CvmResult;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.pin.PinResult;
import io.github.emv4j.pin.PinTryCounter;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.report.Audience;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.report.Language;
import io.github.emv4j.selection.CandidateResult;
import io.github.emv4j.selection.SelectionResult;
import io.github.emv4j.transaction.InitiationResult;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.TransportException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A virtual card or an injected fault leads to each advice, through the library as it is used. */
class EveryAdviceTest {
  /** Of the command line alone: a recording is replayed there. */
  private static final Set<AdviceCode> ELSEWHERE = Set.of(AdviceCode.RECORDING_DEVIATES);

  private static final Map<AdviceCode, AdviceScenario> SCENARIOS = scenarios();

  private static Map<AdviceCode, AdviceScenario> scenarios() {
    Map<AdviceCode, AdviceScenario> all = new EnumMap<>(AdviceCode.class);
    all.putAll(LinkAdviceScenarios.all());
    all.putAll(CardAdviceScenarios.all());
    all.putAll(PinAdviceScenarios.all());
    return all;
  }

  @ParameterizedTest
  @EnumSource
  void happens(AdviceCode code) throws Exception {
    if (ELSEWHERE.contains(code)) {
      assertThat(SCENARIOS).doesNotContainKey(code);
      return;
    }
    assertThat(SCENARIOS.keySet()).as("ways to advice").contains(code);

    Advice advice = SCENARIOS.get(code).play();

    assertThat(advice.code()).isEqualTo(code);
    for (Language language : Language.values()) {
      for (Audience audience : Audience.values()) {
        assertThat(advice.text(audience, language)).isNotBlank().doesNotContain("{");
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void isAsGraveAsTheFinding(FindingCode code) {
    assertThat(Advice.of(code).severity()).isEqualTo(code.severity());
  }

  @ParameterizedTest
  @EnumSource
  void stopsWhereTheLinkFailed(TransportException.Reason reason) {
    assertThat(Advice.of(reason).severity()).isEqualTo(Severity.STOP);
  }

  @Test
  void isDifferentForEachReasonOfALinkFailure() {
    assertThat(TransportException.Reason.values())
        .extracting(reason -> Advice.of(reason).code())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @EnumSource
  void isThereForEachReasonOfNoPin(PinPadAnswer.Reason reason) {
    assertThat(Advice.of(reason).cashier(Language.ENGLISH)).endsWith("No try was used.");
  }

  /**
   * Who adds a variant to a result finds this list: its advice has to be thought about in {@link
   * Advice}.
   */
  @Test
  void knowsEveryVariantOfEveryResult() {
    Map<String, String> variants = new TreeMap<>();
    for (Class<?> result :
        new Class<?>[] {
          ReadResult.class,
          CandidateResult.class,
          SelectionResult.class,
          InitiationResult.class,
          OdaResult.class,
          CdaResult.class,
          PinResult.class,
          PinTryCounter.class,
          CvmResult.class,
          HolderMatch.class
        }) {
      variants.put(
          result.getSimpleName(),
          Arrays.stream(result.getPermittedSubclasses())
              .map(Class::getSimpleName)
              .sorted()
              .collect(Collectors.joining(" ")));
    }

    assertThat(variants)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "ReadResult", "CardBlocked NoApplication NotChosen Read Refused",
                "CandidateResult", "CardBlocked Found NoApplication",
                "SelectionResult", "Blocked Refused Selected",
                "InitiationResult", "ConditionsNotSatisfied Initiated Refused",
                "OdaResult", "Authenticated CdaPrepared Failed NotPerformed Unverified",
                "CdaResult", "Declined Failed Unusable Verified",
                "PinResult",
                    "BlockedBefore BlockedNow LastTryAhead NotEntered NotSupported OutcomeUnknown"
                        + " Refused Verified WrongPin",
                "PinTryCounter", "Absent Known Malformed NotRead Refused",
                "CvmResult",
                    "Failed NoCvmRequired NotPerformed OfflinePinVerified OnlinePinCaptured"
                        + " SignatureRequired Terminated",
                "HolderMatch", "Match Mismatch NotOnCard"));
  }
}
