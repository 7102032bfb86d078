package io.github.emv4j.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.data.DataElement.Source;
import io.github.emv4j.tlv.Tag;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DictionaryTest {
  private final Dictionary dictionary = Dictionary.emv();

  @Test
  void describesAnElementAsTheBookDoes() {
    DataElement element = dictionary.lookup(Tags.AID).orElseThrow();
    assertThat(element.name()).isEqualTo("Application Identifier (AID) - terminal");
    assertThat(element.sources()).containsExactly(Source.TERMINAL);
    assertThat(element.format()).isEqualTo(Format.BINARY);
    assertThat(element.minLength()).isEqualTo(5);
    assertThat(element.maxLength()).isEqualTo(OptionalInt.of(16));
    assertThat(element.lengthInWords()).isEqualTo("5 to 16 bytes");
    assertThat(element.sensitive()).isFalse();
  }

  @Test
  void keepsEveryTemplateAndSource() {
    assertThat(dictionary.lookup(Tags.APPLICATION_LABEL).orElseThrow().templates())
        .isEqualTo(Set.of(Tag.of(0x61), Tag.of(0xA5)));
    assertThat(dictionary.lookup(Tags.AUTHORISATION_RESPONSE_CODE).orElseThrow().sources())
        .isEqualTo(Set.of(Source.ISSUER, Source.TERMINAL));
  }

  @Test
  void asksTheScopeFirstThenEmv() {
    Tag tag = Tag.of(0x9F66);
    assertThat(dictionary.lookup(tag, Scope.MASTERCARD).orElseThrow().name())
        .isEqualTo("PUNATC (Track2)");
    assertThat(dictionary.lookup(tag, Scope.VISA).orElseThrow().name())
        .isEqualTo("Terminal Transaction Qualifiers (TTQ)");
    assertThat(dictionary.lookup(Tags.PAN, Scope.VISA)).isEqualTo(dictionary.lookup(Tags.PAN));
    assertThat(dictionary.lookup(Tag.of(0x5B)).orElseThrow().scope()).isEqualTo(Scope.ISO7816);
    assertThat(dictionary.lookup(Tag.of(0x9F6E))).isEmpty();
    assertThat(dictionary.definitions(Tag.of(0x9F6E))).hasSizeGreaterThan(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"57", "5A", "5F20", "9F1F", "9F20", "9F46", "99", "56", "9F6B", "9F60"})
  void marksAccountDataInAnyScopeAsSensitive(String tag) {
    assertThat(dictionary.isSensitive(Tag.fromHex(tag))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5F24", "82", "9F36", "DF01"})
  void leavesOtherDataOpen(String tag) {
    assertThat(dictionary.isSensitive(Tag.fromHex(tag))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "5A, COMPRESSED_NUMERIC",
    "9F20, COMPRESSED_NUMERIC",
    "9F02, NUMERIC",
    "9A, NUMERIC",
    "9F37, BINARY",
    "9F1C, ALPHANUMERIC",
    "9F7A, NUMERIC",
    "9F53, BINARY",
    "DF01, BINARY",
  })
  void knowsTheFormatOfEveryTag(String tag, Format format) {
    assertThat(dictionary.format(Tag.fromHex(tag))).isEqualTo(format);
  }

  @Test
  void theFormatsThatTheBookListsAsNumericAreNumeric() {
    String listed =
        "42 5F24 5F25 5F28 5F2A 5F30 5F34 5F36 5F57 9A 9C 9F01 9F02 9F03 9F0C 9F11 9F15 9F19 9F1A"
            + " 9F21 9F25 9F35 9F39 9F3B 9F3C 9F3D 9F41 9F42 9F43 9F44";
    assertThat(Arrays.stream(listed.split(" ")).map(Tag::fromHex).map(dictionary::format))
        .containsOnly(Format.NUMERIC);
  }

  @Test
  void everyConstantIsATagThatTheDictionaryKnows() throws IllegalAccessException {
    for (Field field : Tags.class.getFields()) {
      assertThat(dictionary.lookup((Tag) field.get(null))).as(field.getName()).isPresent();
    }
  }
}
