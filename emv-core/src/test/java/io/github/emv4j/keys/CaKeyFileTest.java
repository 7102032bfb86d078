package io.github.emv4j.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaKeyFileTest {
  private static final String MODULUS = SampleChain.CA_MODULUS.toHex();
  private static final String CHECKSUM = "F5712B45FA566864D0D0640BBE67EC7F0CA670E7";
  private static final String HEADER = "rid,index,modulus,exponent,sha1_checksum,expiry,kind\n";
  private static final String JSON =
      "[{\"rid\":\"A000000999\",\"index\":\"E1\",\"modulus\":\""
          + MODULUS
          + "\",\n\"exponent\":\"03\",\"sha1_checksum\":\""
          + CHECKSUM
          + "\",\"expiry\":null,\"kind\":\"TEST\"}]";

  @Test
  void readsEveryColumn() throws IOException {
    CaKeys keys = csv(HEADER + "A000000999,E1," + MODULUS + ",03," + CHECKSUM + ",2049-12-31,test");
    CaPublicKey key = keys.all().get(0);
    assertThat(key.key()).isEqualTo(SampleChain.caKey().key());
    assertThat(key.expiry()).contains(LocalDate.of(2049, 12, 31));
    assertThat(key.kind()).isEqualTo(KeyKind.TEST);
  }

  @Test
  void needsFourColumnsInAnyOrder() throws IOException {
    String text =
        "\uFEFFexponent,Modulus,index,rid,remark\r\n\r\n03,"
            + MODULUS
            + ",E1,A000000999,\"a,b\"\r\n";
    assertThat(csv(text).all()).containsExactly(SampleChain.caKey());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "A0000009,E1,$M,03,,,; RID has 4 bytes, not 5",
        "A000000999,E1E1,$M,03,,,; index has 2 bytes, not 1",
        "A000000999,,$M,03,,,; index is missing",
        "A000000999,E1,,03,,,; modulus is missing",
        "A000000999,E1,$M,,,,; exponent is missing",
        "A000000999,E1,$MA,03,,,; modulus: odd number of hexadecimal digits: 257",
        "A000000999,E1,$MXY,03,,,; modulus: not a hexadecimal digit at position 257",
        "A000000999,E1,$MB4,03,,,; modulus is even",
        "A000000999,E1,11$M,03,,,; modulus does not begin with a set bit",
        "A000000999,E1,$M$M,03,,,; modulus has 256 bytes, not 1 to 248",
        "A000000999,E1,FFFF,03,,,; 'modulus has 2 bytes, fewer than 64'",
        "A000000999,E1,$M,02,,,; exponent is neither 03 nor 010001",
        "A000000999,E1,$M,000003,,,; exponent is neither 03 nor 010001",
        "A000000999,E1,$M,03,F5712B45FA566864D0D0640BBE67EC7F0CA670E8,,; sha1_checksum does not fit"
            + " the key",
        "A000000999,E2,$M,03,F5712B45FA566864D0D0640BBE67EC7F0CA670E7,,; sha1_checksum does not fit"
            + " the key",
        "A000000999,E1,$M,03,F5,,; sha1_checksum has 1 byte, not 20",
        "A000000999,E1,$M,03,,1249,; expiry is not a date like 2030-12-31",
        "A000000999,E1,$M,03,,,real; 'kind is none of [LIVE, TEST, UNKNOWN]'",
        "A000000999,E1,$M,03; 'it has 4 fields, the header 7'",
        "\"A000000999,E1,$M,03,,,; quote is left open",
      })
  void saysLineAndReason(String row, String reason) {
    String text = HEADER + "\n" + row.strip().replace("$M", MODULUS) + "\n";
    CaKeyFileException e = catchThrowableOfType(CaKeyFileException.class, () -> csv(text));
    assertThat(e.line()).isEqualTo(3);
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e).hasMessage("line 3: " + reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "rid,index,modulus\n", "rid,rid,index,modulus,exponent\n"})
  void headerMustNameTheColumns(String text) {
    CaKeyFileException e = catchThrowableOfType(CaKeyFileException.class, () -> csv(text));
    assertThat(e.line()).isEqualTo(1);
  }

  @Test
  void headerAloneIsAnEmptyStore() throws IOException {
    assertThat(csv(HEADER).all()).isEmpty();
    assertThat(json(" [ ] \n").all()).isEmpty();
  }

  @Test
  void readsJson() throws IOException {
    CaPublicKey key = json(JSON).all().get(0);
    assertThat(key.key()).isEqualTo(SampleChain.caKey().key());
    assertThat(key.kind()).isEqualTo(KeyKind.TEST);
    assertThat(key.expiry()).isEmpty();
    assertThat(json(JSON.replace("TEST", "\\u0054E\\u0053T")).all()).isEqualTo(json(JSON).all());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{}; 1; expected an array of keys",
        "[{}]; 1; rid is missing",
        "[\\n{}]; 2; rid is missing",
        "[{}; 1; expected a comma or the end of the array",
        "[{},]; 1; expected an object",
        "[1]; 1; expected an object",
        "[[]]; 1; expected an object",
        "[] []; 1; there is text after the array",
        "[{\"rid\"}]; 1; expected a colon",
        "[{\"rid\":1}]; 1; the value of rid is not a string",
        "[{\"rid\":{}}]; 1; the value of rid is not a string",
        "[{\"a ~\":1}]; 1; the value of a ~ is not a string",
        "[{\"twenty_letters_aaaaa\":1}]; 1; the value of twenty_letters_aaaaa is not a string",
        "[{\"twenty1_letters_aaaaa\":1}]; 1; the value of twenty1_letters_aaaa… is not a string",
        "[{\"rid\":nul}]; 1; the value of rid is not a string",
        "[{\"rid\":\"A\" \"B\"}]; 1; expected a comma or the end of the object",
        "[{\"rid\":\"A\",}]; 1; expected the name of a member",
        "[{\"rid\":\"A\",\"rid\":\"A\"}]; 1; a member occurs twice",
        "[{\"rid\":\"A; 1; a string is left open",
        "[{\"rid\":\"\\x\"}]; 1; an escape in a string is unknown",
        "[{\"rid\":\"\\u00G0\"}]; 1; an escape in a string is unknown",
        "[{\"rid\":\"\\; 1; an escape in a string is unknown",
        "[{\"rid\":\"\\u00; 1; an escape in a string is unknown",
        "[{\"rid\":\"\t\"}]; 1; there is a control character in a string",
      })
  void saysWhatIsWrongWithJson(String text, int line, String reason) {
    String unescaped = text.replace("\\n", "\n");
    CaKeyFileException e = catchThrowableOfType(CaKeyFileException.class, () -> json(unescaped));
    assertThat(e.reason()).isEqualTo(reason);
    assertThat(e.line()).isEqualTo(line);
  }

  @Test
  void checksumIsVerifiedInJsonToo() {
    assertThatThrownBy(() -> json(JSON.replace("\"E1\"", "\"E2\"")))
        .isInstanceOf(CaKeyFileException.class)
        .hasMessage("line 1: sha1_checksum does not fit the key");
  }

  @Test
  void deepNestingIsRefusedAtOnce() {
    assertThatThrownBy(() -> json("[".repeat(1_000_000))).isInstanceOf(CaKeyFileException.class);
  }

  @Test
  void hugeFileIsRefused() {
    String text = " ".repeat(CaKeys.MAX_FILE_LENGTH + 1);
    assertThatThrownBy(() -> json(text)).isInstanceOf(CaKeyFileException.class);
    assertThatThrownBy(() -> csv(text)).isInstanceOf(CaKeyFileException.class);
  }

  @Test
  void fileTellsItsKindByItsBeginning(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("keys"), "\n" + JSON);
    assertThat(CaKeys.load(file).all()).isEqualTo(CaKeys.fromJson(file).all()).hasSize(1);
    Files.writeString(file, HEADER + "A000000999,E1," + MODULUS + ",03,,,");
    assertThat(CaKeys.load(file).all()).hasSize(1);
  }

  @Property(tries = 500)
  void anyTextEndsInKeysOrInAFault(@ForAll("texts") String text) throws IOException {
    for (boolean json : new boolean[] {true, false}) {
      try {
        assertThat(json ? json(text) : csv(text)).isNotNull();
      } catch (CaKeyFileException e) {
        assertThat(e.line()).isPositive();
        assertThat(e.reason()).isNotBlank();
      }
    }
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> pieces =
        Arbitraries.of(
            "[",
            "]",
            "{",
            "}",
            "\"",
            ":",
            ",",
            "\n",
            "\r",
            "\\",
            "\\u0041",
            "null",
            "rid",
            "index",
            "modulus",
            "exponent",
            "03",
            "A000000999",
            "\"rid\":\"A000000999\"",
            HEADER,
            MODULUS);
    return pieces.list().ofMaxSize(30).map(list -> String.join("", list));
  }

  private static CaKeys csv(String text) throws IOException {
    return CaKeys.fromCsv(new StringReader(text));
  }

  private static CaKeys json(String text) throws IOException {
    return CaKeys.fromJson(new StringReader(text));
  }

  @Test
  void refusesMoreKeysThanMemoryShouldHold() {
    assertThatThrownBy(() -> csv(HEADER + ",,,,,,\n".repeat(CaKeys.MAX_KEYS_IN_FILE + 1)))
        .isInstanceOf(CaKeyFileException.class)
        .hasMessage("line 10002: more than 10000 keys");
    assertThatThrownBy(() -> json("[" + "{},".repeat(CaKeys.MAX_KEYS_IN_FILE) + "{}]"))
        .isInstanceOf(CaKeyFileException.class)
        .hasMessageContaining("more than 10000 keys");
  }

  @Test
  void saysNothingThatSteersATerminal() {
    assertThatThrownBy(() -> json("[{\"\\u001b[2J\\u202e\":1}]"))
        .isInstanceOf(CaKeyFileException.class)
        .hasMessage("line 1: the value of a member with an odd name is not a string");
  }

  @Test
  void spacesAroundAValueInJsonDoNotCount() throws IOException {
    assertThat(json(JSON.replace("\"TEST\"", "\" TEST \"")).all()).isEqualTo(json(JSON).all());
  }

  @Test
  void objectHasThirtyTwoMembersAtMost() throws IOException {
    assertThat(json(withMembers(32)).all()).isEqualTo(json(JSON).all());
    assertThatThrownBy(() -> json(withMembers(33)))
        .isInstanceOf(CaKeyFileException.class)
        .hasMessageContaining("more than 32 members");
  }

  /** {@return the sample of seven members with others added} */
  private static String withMembers(int count) {
    StringBuilder added = new StringBuilder();
    for (int i = 7; i < count; i++) {
      added.append("\"remark").append(i).append("\":\"\",");
    }
    return JSON.replace("[{", "[{" + added);
  }

  @Test
  void fileOfTheGreatestLengthIsRead() throws IOException {
    String text = JSON + " ".repeat(CaKeys.MAX_FILE_LENGTH - JSON.length());

    assertThat(json(text).all()).hasSize(1);
  }
}
