package io.github.emv4j.oda;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.CertificateChain;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.KeyKind;
import io.github.emv4j.keys.SampleChain;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The keys and elements of the card that authentication goes by. */
class KeysOfTheCardTest {
  private static final TerminalData TERMINAL =
      TerminalData.of(
          Map.of(
              Tags.TERMINAL_CAPABILITIES,
              Bytes.fromHex("E0F8C0"),
              Tags.TRANSACTION_DATE,
              EmvDate.of(SampleChain.TODAY).encoded(),
              Tags.UNPREDICTABLE_NUMBER,
              Bytes.fromHex("11223344")));

  private final Map<Integer, Bytes> elements = SampleChain.elements();

  private OfflineDataAuthentication authentication(CaKeys keys) {
    OdaInput input =
        new OdaInput(
            SampleChain.AID,
            SampleChain.AIP,
            SampleChain.card(elements),
            List.of(new AuthenticatedRecord(2, SampleChain.RECORD)));
    return new OfflineDataAuthentication(input, TERMINAL, keys);
  }

  @Test
  void keyOfTheCardIsRecoveredWithoutAskingTheCard() {
    CertificateChain chain = authentication(SampleChain.caKeys()).recoverIccKey();

    assertThat(chain.failure()).isEmpty();
    assertThat(chain.iccKey()).contains(SampleChain.iccKey());
  }

  @Test
  void keyOfTheCardIsNotRecoveredWithoutTheAuthoritys() {
    CertificateChain chain = authentication(CaKeys.EMPTY).recoverIccKey();

    assertThat(chain.failure().orElseThrow().check()).isEqualTo(Check.KNOWN);
    assertThat(chain.iccKey()).isEmpty();
  }

  @Test
  void keyOfTheCardIsNotRecoveredWithoutStaticData() {
    elements.put(0x9F4A, Bytes.fromHex("8284"));

    CertificateChain chain = authentication(SampleChain.caKeys()).recoverIccKey();

    assertThat(chain.failure().orElseThrow().check()).isEqualTo(Check.TAG_LIST);
    assertThat(chain.caKey()).contains(SampleChain.caKey());
    assertThat(chain.issuerKey()).contains(SampleChain.issuerKey());
    assertThat(chain.iccKey()).isEmpty();
  }

  @Test
  void expiredKeyOfTheAuthorityIsAFindingAndNoFailure() throws TransportException {
    CaPublicKey key = SampleChain.caKey();
    CaPublicKey expired =
        new CaPublicKey(
            key.rid(),
            key.index(),
            key.key(),
            Optional.of(SampleChain.TODAY.minusDays(1)),
            KeyKind.TEST,
            "sample");
    AnsweringCard card =
        new AnsweringCard(
            Bytes.fromHex("8060").concat(SampleChain.DDA_SIGNATURE).concat(Bytes.fromHex("9000")));

    OdaResult result = authentication(CaKeys.of(List.of(expired))).run(card.channel());

    assertThat(result.isAuthenticated()).isTrue();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.CA_KEY_EXPIRED);
  }

  @Test
  void listIsFilledFromTheCardWhereTheTerminalHasNothing() throws TransportException {
    elements.put(0x9F49, Bytes.fromHex("9F37045F3401"));
    elements.put(0x5F34, Bytes.of(7));
    AnsweringCard card = AnsweringCard.silent();

    assertThat(authentication(SampleChain.caKeys()).run(card.channel()).isAuthenticated())
        .isFalse();

    assertThat(card.commands()).containsExactly("0088000005112233440700");
  }

  @Test
  void sayWhoseListDoesNotAskForTheNumber() throws TransportException {
    elements.put(0x9F49, Bytes.fromHex("9F3602"));
    OdaResult own = authentication(SampleChain.caKeys()).run(AnsweringCard.silent().channel());
    elements.remove(0x9F49);
    OdaResult byDefault =
        authentication(SampleChain.caKeys())
            .withDefaultDdol(Bytes.fromHex("9A03"))
            .run(AnsweringCard.silent().channel());

    assertThat(own.failure().orElseThrow().detail()).isEqualTo("list of the card");
    assertThat(byDefault.failure().orElseThrow().detail())
        .isEqualTo("default list of the terminal");
  }
}
