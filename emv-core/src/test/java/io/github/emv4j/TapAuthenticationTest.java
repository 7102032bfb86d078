package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.Check;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a tap is worth if the card signs nothing, or something else. */
class TapAuthenticationTest {
  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
          .choosing(ApplicationChoice.best());
  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  /** A card some of whose answers are others. */
  private static final class Changed implements CardConnection {
    private final CardConnection card;
    private final BinaryOperator<String> change;
    private final List<String> commands = new ArrayList<>();

    /** Takes command and answer in hexadecimal digits, gives the answer that counts. */
    Changed(String profile, BinaryOperator<String> change) throws TransportException {
      VirtualCard virtual = VirtualCard.of(VirtualProfiles.byName(profile));
      this.card = VirtualReader.holding(virtual).waitForCard(Duration.ZERO);
      this.change = change;
    }

    ReadApplication read() throws TransportException {
      return READER.read(this).orElseThrow();
    }

    long count(String instruction) {
      return commands.stream().filter(command -> command.startsWith(instruction, 2)).count();
    }

    @Override
    public Bytes atr() {
      return card.atr();
    }

    @Override
    public TransmissionProtocol protocol() {
      return card.protocol();
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      String asked = Bytes.copyOf(command).toHex();
      commands.add(asked);
      String answer = Bytes.copyOf(card.transmit(command)).toHex();
      return Bytes.fromHex(change.apply(asked, answer)).toByteArray();
    }

    @Override
    public void close() {
      card.close();
    }
  }

  private static Changed renamed(String profile, String tag, String other)
      throws TransportException {
    return new Changed(profile, (command, answer) -> answer.replace(tag, other));
  }

  /** Changes one half byte within the signature. */
  private static String withOtherSignature(String command, String answer) {
    int at = answer.indexOf("9F4B");
    if (at < 0) {
      return answer;
    }
    char digit = answer.charAt(at + 20) == '0' ? '1' : '0';
    return answer.substring(0, at + 20) + digit + answer.substring(at + 21);
  }

  private static Changed answeringCryptogram(String answer) throws TransportException {
    return new Changed(
        "contactless-mastercard",
        (command, genuine) -> command.startsWith("80AE") ? answer : genuine);
  }

  @Test
  void saysThatACardGaveNoSignature() throws TransportException {
    OdaResult result = renamed("contactless-visa", "9F4B", "9F7C").read().authenticate(KEYS);

    assertThat(result).isInstanceOf(OdaResult.Unverified.class);
    assertThat(result.method()).contains(OdaMethod.FDDA);
    assertThat(result.describe()).contains("the card gave no signature");
  }

  @Test
  void failsWithoutTheKeyOfTheAuthority() throws TransportException {
    OdaResult result =
        new Changed("contactless-visa", (command, answer) -> answer)
            .read()
            .authenticate(CaKeys.EMPTY);

    assertThat(result).isInstanceOf(OdaResult.Failed.class);
    assertThat(result.failure().orElseThrow().check()).isEqualTo(Check.KNOWN);
    assertThat(result.method()).contains(OdaMethod.FDDA);
    assertThat(result.isAuthenticated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"contactless-visa", "contactless-visa-fdda-00", "contactless-unionpay"})
  void failsForAnotherSignature(String profile) throws TransportException {
    OdaResult result =
        new Changed(profile, TapAuthenticationTest::withOtherSignature).read().authenticate(KEYS);

    assertThat(result.isAuthenticated()).isFalse();
    assertThat(result).isInstanceOf(OdaResult.Failed.class);
    assertThat(result.failure()).isPresent();
  }

  /** Version 00 of kernel 7 is documented nowhere, so the card need not be wrong. */
  @Test
  void doesNotFailWhereTheRulesAreNotCertain() throws TransportException {
    OdaResult result = renamed("contactless-unionpay", "9F69", "9F7D").read().authenticate(KEYS);

    assertThat(result).isInstanceOf(OdaResult.Unverified.class);
    assertThat(result.method()).contains(OdaMethod.FDDA);
  }

  @Test
  void noticesQualifiersThatWereNotSigned() throws TransportException {
    // Signed is 2000; without a claim that the holder was verified, another value proves little.
    OdaResult result =
        renamed("contactless-visa", "9F6C022000", "9F6C022100").read().authenticate(KEYS);

    assertThat(result.isAuthenticated()).isTrue();
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.DATA_INCONSISTENT);
  }

  @Test
  void takesNoRefusalForACryptogram() throws TransportException {
    Changed card = answeringCryptogram("6985");

    OdaResult result = card.read().authenticateByCryptogram(KEYS);

    assertThat(result).isInstanceOf(OdaResult.Failed.class);
    assertThat(result.method()).contains(OdaMethod.CDA);
    assertThat(result.failure().orElseThrow().check()).isEqualTo(Check.ANSWER);
    assertThat(result.failure().orElseThrow().detail()).contains("6985");
    assertThat(card.count("AE")).isEqualTo(1);
  }

  @Test
  void saysThatACardDeclined() throws TransportException {
    Changed card =
        answeringCryptogram("7714" + "9F270100" + "9F36020001" + "9F26080102030405060708" + "9000");

    OdaResult result = card.read().authenticateByCryptogram(KEYS);

    assertThat(result).isInstanceOf(OdaResult.Unverified.class);
    assertThat(result.describe()).contains("the card declined and signed nothing");
  }

  @ParameterizedTest
  @CsvSource({"770A9F2701809F3602000199009000", "77099F2701809F360200019000", "80009000"})
  void failsForACryptogramWithoutSignature(String answer) throws TransportException {
    OdaResult result = answeringCryptogram(answer).read().authenticateByCryptogram(KEYS);

    assertThat(result.isAuthenticated()).isFalse();
    assertThat(result.method()).contains(OdaMethod.CDA);
  }

  @Test
  void asksNothingOfACardThatDoesNotSignCryptograms() throws TransportException {
    Changed card = new Changed("contactless-visa-online", (command, answer) -> answer);

    assertThat(card.read().authenticateByCryptogram(KEYS))
        .isInstanceOf(OdaResult.NotPerformed.class);
    assertThat(card.count("AE")).isZero();
  }
}
