package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against values computed by other libraries; those of CCD were computed by hand. */
class ScriptVectorsTest {
  private static final Bytes CRYPTOGRAM_KEY = Bytes.fromHex("154F349D8585CB7F6B0798E9839B10C1");
  private static final Bytes MAC_KEY = Bytes.fromHex("94F867167C64EF3EEAB0CB627A7A3480");
  private static final Bytes PIN_KEY = Bytes.fromHex("19296D4CD626859E8AADDF0B2AAB8FEA");
  private static final Bytes COUNTER = Bytes.fromHex("001C");

  private static ScriptKeys keys(ScriptMethod method) {
    return new ScriptKeys(method, CRYPTOGRAM_KEY, MAC_KEY, PIN_KEY);
  }

  private static IssuerScript issuer(ScriptMethod method, String cryptogram) {
    return IssuerScript.of(keys(method), COUNTER, Bytes.fromHex(cryptogram));
  }

  /** {@return the key with odd parity, as it is printed} */
  private static String odd(Bytes key) {
    byte[] array = key.toByteArray();
    for (int i = 0; i < array.length; i++) {
      int bits = Integer.bitCount(array[i] & 0xFE);
      array[i] = (byte) ((array[i] & 0xFE) | (bits + 1) % 2);
    }
    return Bytes.copyOf(array).toHex();
  }

  @ParameterizedTest
  @CsvSource({
    "Now is the time for all , E9086230CA3BE796",
    "Now is the time for it, 5A692CE64F404145"
  })
  void messageIsPaddedAndAuthenticated(String message, String mac) {
    TripleDes key = new TripleDes(Bytes.fromHex("0123456789ABCDEFFEDCBA9876543210"));
    String text = message.endsWith("all") ? message + " " : message;
    Bytes bytes = Bytes.copyOf(text.getBytes(StandardCharsets.US_ASCII));
    assertThat(key.macOfPadded(bytes).toHex()).isEqualTo(mac);
  }

  @Test
  void wholeBlocksAreAuthenticatedWithoutPadding() {
    TripleDes key = new TripleDes(Bytes.fromHex("0123456789ABCDEFFEDCBA9876543210"));
    Bytes text = Bytes.copyOf("Now is the time for all ".getBytes(StandardCharsets.US_ASCII));
    assertThat(key.macOfBlocks(text).toHex()).isEqualTo("A1C72E74EA3FA9B6");
  }

  @ParameterizedTest
  @CsvSource({
    "67F8292358083E5EA7AB7FDA58D53B6B, 1234567890123456, 29B33180E567CE38EA4CBC9D753B0E61",
    "0123456789ABCDEFFEDCBA9876543210, 001C000000000000, E9FB384AF807B940FEDCEA613461B0C4"
  })
  void sessionKeyComesFromTheCryptogram(String master, String cryptogram, String expected) {
    Bytes key = Bytes.fromHex(master);
    ScriptKeys keys = new ScriptKeys(ScriptMethod.VISA_CVN_22, key, key, key);
    ScriptSession session = ScriptSession.of(keys, COUNTER, Bytes.fromHex(cryptogram));
    assertThat(odd(session.macKey())).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "VISA_CVN_10, 29CCA15AE665FA2E, 94F867167C64EF23EAB0CB627A7ACB62,"
        + " 19296D4CD62685838AADDF0B2AAB7008",
    "M_CHIP, 24CCF3DEE3158C70, AD2043F20ECE92760D454A585815B61F, 4F6B1FA10E6837080D83431F46A8DABF",
    "CCD, CD29615D6452E70E, 92910E8C7FF437B5235104B6EA024A89, F24316E0D96B79BF1A6854BC29B54092"
  })
  void eachMethodHasItsSessionKeys(ScriptMethod method, String cryptogram, String mac, String pin) {
    ScriptSession session = ScriptSession.of(keys(method), COUNTER, Bytes.fromHex(cryptogram));
    assertThat(odd(session.macKey())).isEqualTo(mac);
    assertThat(odd(session.enciphermentKey())).isEqualTo(pin);
  }

  @Test
  void transactionCounterVariesTheKeysOfVisa() {
    Bytes master = Bytes.fromHex("0123456789ABCDEFFEDCBA9876543210");
    ScriptKeys keys = new ScriptKeys(ScriptMethod.VISA_CVN_10, master, master, master);
    ScriptSession session = ScriptSession.of(keys, COUNTER, Bytes.filled(0, 8));
    assertThat(odd(session.macKey())).isEqualTo("0123456789ABCDF2FEDCBA987654CDF2");
  }

  @ParameterizedTest
  @CsvSource({
    "VISA_CVN_10, 29CCA15AE665FA2E, 8418000008, DB56BA60087CEFD3",
    "VISA_CVN_10, 7A788EA6B8A3E733, 8418000008, 04EDE90BC24CC35E",
    "VISA_CVN_22, 7A788EA6B8A3E733, 8418000008, A4805748F846D851",
    "M_CHIP, 24CCF3DEE3158C70, 8424000008, ED0AB162BAB1DE61",
    "CCD, CD29615D6452E70E, 8C1E000000, 16F9AAA219097D53"
  })
  void commandWithoutPinIsAuthenticated(
      ScriptMethod method, String cryptogram, String header, String mac) {
    ScriptSession session = ScriptSession.of(keys(method), COUNTER, Bytes.fromHex(cryptogram));
    assertThat(session.mac(Bytes.fromHex(header).slice(0, 4), Bytes.EMPTY).toHex()).isEqualTo(mac);
  }

  @ParameterizedTest
  @CsvSource({
    "VISA_CVN_10, 29CCA15AE665FA2E,"
        + " 8424000218BB221AF527377A2811D2B6EBC396A9391A965A5CB2CE62DA",
    "VISA_CVN_10, 7A788EA6B8A3E733,"
        + " 8424000218BB221AF527377A2811D2B6EBC396A9391A22B480EF312F40",
    "VISA_CVN_22, 7A788EA6B8A3E733,"
        + " 84240002181B2943BED3D298F9C75848D17317CD1D25B70F7E26613E5F",
    "M_CHIP, 24CCF3DEE3158C70, 842400021000859B8FE53F316DEB4B64C36BF88E39"
  })
  void newPinIsEnciphered(ScriptMethod method, String cryptogram, String command) {
    assertThat(issuer(method, cryptogram).changePin(9, 9, 9, 9).encoded().toHex())
        .isEqualTo(command);
  }

  @Test
  void currentPinTakesPart() {
    IssuerScript issuer = issuer(ScriptMethod.VISA_CVN_10, "29CCA15AE665FA2E");
    ReferencePin current = ReferencePin.of(8, 8, 8, 8);
    assertThat(issuer.changePin(current, 9, 9, 9, 9).encoded().toHex())
        .isEqualTo("84240001182EE025E554BCD87E11D2B6EBC396A939C4A8393B57DD2F3F");
  }

  @Test
  void secondCommandCoversTheMacOfTheFirst() {
    ScriptSession blocking =
        ScriptSession.of(keys(ScriptMethod.CCD), COUNTER, Bytes.fromHex("CD29615D6452E70E"));
    ScriptSession session = blocking.next(blocking.mac(Bytes.fromHex("8C1E0000"), Bytes.EMPTY));
    Bytes sealed = new PinEnvelope(session, Optional.empty()).seal(ReferencePin.of(9, 9, 9, 9));
    assertThat(sealed.toHex()).isEqualTo("7647E71F85AA6A35C39B22881E348F26");
    assertThat(session.mac(Bytes.fromHex("8C240002"), sealed).toHex())
        .isEqualTo("CE39E5B1A976317B");
  }

  @Test
  void otherLengthsAreRefused() {
    ScriptKeys keys = keys(ScriptMethod.CCD);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IssuerScript.of(keys, Bytes.of(1), Bytes.filled(0, 8)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> IssuerScript.of(keys, COUNTER, Bytes.filled(0, 7)));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ScriptKeys(ScriptMethod.CCD, CRYPTOGRAM_KEY, MAC_KEY, Bytes.of(1, 2)));
  }

  @Test
  void keysAreNotShown() {
    assertThat(keys(ScriptMethod.M_CHIP)).hasToString("script keys for M_CHIP");
  }

  @ParameterizedTest
  @CsvSource({
    "1122334455667788, 1122334455667789",
    "11223344556677FF, 1122334455667800",
    "112233445566FFFF, 1122334455670000",
    "FFFFFFFFFFFFFFFF, 0000000000000000",
  })
  void everyCommandOfMastercardCountsTheCryptogramUp(String cryptogram, String following) {
    ScriptKeys keys = keys(ScriptMethod.M_CHIP);
    ScriptSession first = ScriptSession.of(keys, COUNTER, Bytes.fromHex(cryptogram));
    ScriptSession next = ScriptSession.of(keys, COUNTER, Bytes.fromHex(following));
    Bytes header = Bytes.fromHex("84240000");

    assertThat(first.next(Bytes.filled(0, 8)).macKey()).isEqualTo(next.macKey());
    assertThat(first.next(Bytes.filled(0, 8)).mac(header, Bytes.EMPTY))
        .isEqualTo(next.mac(header, Bytes.EMPTY));
  }

  @ParameterizedTest
  @CsvSource({
    "VISA_CVN_22, 08241234FFFFFFFFFF80000000000000, true",
    "VISA_CVN_22, 07241234FFFFFFFFFF80000000000000, false",
    "VISA_CVN_22, 08241234FFFFFFFFFF00000000000000, false",
    "VISA_CVN_22, 08241234FFFFFFFFFF80000000000001, false",
    "VISA_CVN_22, 08241234FFFFFFFFFF80800000000000, false",
    "VISA_CVN_22, 08241234FFFFFFFFFF81000000000000, false",
    "VISA_CVN_22, 08341234FFFFFFFFFF80000000000000, false",
    "M_CHIP, 241234FFFFFFFFFF, true",
    "M_CHIP, 24123AFFFFFFFFFF, false",
  })
  void onlyAFramedBlockIsAPin(ScriptMethod method, String clear, boolean isPin) {
    ScriptSession session =
        ScriptSession.of(keys(method), COUNTER, Bytes.fromHex("7A788EA6B8A3E733"));
    byte[] envelope = Bytes.fromHex(clear).toByteArray();
    new TripleDes(session.enciphermentKey()).encipher(envelope);

    assertThat(new PinEnvelope(session, Optional.empty()).open(Bytes.copyOf(envelope), 3))
        .matches(pin -> pin.isPresent() == isPin);
  }

  @Test
  void currentPinIsMixedIntoTheNewOneDigitByDigit() {
    ScriptSession session =
        ScriptSession.of(
            keys(ScriptMethod.VISA_CVN_10), COUNTER, Bytes.fromHex("7A788EA6B8A3E733"));
    Optional<ReferencePin> current = Optional.of(ReferencePin.of(1, 2, 3, 4, 5));
    byte[] envelope =
        new PinEnvelope(session, current).seal(ReferencePin.of(9, 8, 7, 6)).toByteArray();
    new TripleDes(session.enciphermentKey()).decipher(envelope);

    // 04 9876 FFFFFFFFFF, with 12345 and zeros, the last four bytes with 8585CB7F.
    assertThat(Bytes.copyOf(envelope).toHex())
        .isEqualTo("08" + "16AC26FF7A7A3480" + "80000000000000");
  }

  @Test
  void everyMasterKeyHasSixteenBytes() {
    Bytes key = Bytes.filled(1, 16);
    Bytes wrong = Bytes.filled(1, 15);
    ScriptMethod method = ScriptMethod.CCD;

    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptKeys(method, wrong, key, key));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptKeys(method, key, wrong, key));
    assertThatIllegalArgumentException().isThrownBy(() -> new ScriptKeys(method, key, key, wrong));
  }
}
