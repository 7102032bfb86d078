package io.github.emv4j.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.IdentityType;
import io.github.emv4j.tlv.Tag;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolderCheckTest {
  private static final DataSource RECORD = DataSource.record(1, 1);
  private static final String UNIONPAY = "A000000333010101";

  private final CardData.Builder card = CardData.builder();

  private HolderCheckTest with(int tag, String hex) {
    card.add(Tag.of(tag), Bytes.fromHex(hex), RECORD);
    return this;
  }

  private HolderCheckTest withText(int tag, String text, Charset charset) {
    card.add(Tag.of(tag), Bytes.copyOf(text.getBytes(charset)), RECORD);
    return this;
  }

  private HolderCheckTest named(String name) {
    return withText(0x5F20, name, StandardCharsets.ISO_8859_1);
  }

  private HolderCheck check() {
    return HolderCheck.of(card.build());
  }

  @ParameterizedTest
  @CsvSource({
    "'VEIT/JOHN', 'John Veit'",
    "'VEIT/JOHN', 'Veit John'",
    "'VEIT/JOHN', 'Veit, John'",
    "'VEIT/JOHN', 'john/veit'",
    "'VEIT/JOHN', '  Veit  /  John '",
    "'VEIT/JOHN', 'ＶＥＩＴ／ＪＯＨＮ'",
    "'VEIT/JOHN.MR', 'John Veit'",
    "'VEIT/JOHN A.', 'John A Veit'",
    "'MULLER/EVA', 'Eva Müller'",
    "'O''NEILL/ANNE-MARIE', 'Anne Marie ONeill'",
    "'JOHN VEIT', 'Veit John'",
    "'ZHANG/SAN', 'Zhang San'",
    "'LI/XIAOMING', 'Li Xiao Ming'",
    "'VEIT/JOHN ADAM', 'Adam Veit John'",
    "'VEIT/.MR', 'Veit'",
  })
  void matchesTheSameName(String onCard, String given) {
    assertThat(named(onCard).check().name(given)).isInstanceOf(HolderMatch.Match.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'VEIT/JOHN', 'John Veith'",
    "'VEIT/JOHN', 'John'",
    "'VEIT/JOHN', 'J Veit'",
    "'VEIT/JOHN', 'VeitJohnn'",
    "'VEIT/JOHN', 'Veitjo hn x'",
    // Beside a slash a comma tells no surname.
    "'/VEIT, JOHN', 'Johnveit'",
  })
  void tellsAnotherNameApart(String onCard, String given) {
    assertThat(named(onCard).check().name(given)).isInstanceOf(HolderMatch.Mismatch.class);
  }

  @Test
  void readsChineseNames() {
    withText(0x5F20, "测试/持卡人", Charset.forName("GB18030")).with(0x84, UNIONPAY);

    assertThat(check().name("测试持卡人").isMatch()).isTrue();
    assertThat(check().name("测试／持卡人").isMatch()).isTrue();
    assertThat(check().name("测试").isMatch()).isFalse();
  }

  @Test
  void knowsThatLongNamesAreCutOff() {
    named("VERYLONGSURNAME/ALEXANDRIA");

    assertThat(check().name("Verylongsurname / Alexandria Maria").isMatch()).isTrue();
    assertThat(check().name("Verylongsurname / Alexander").isMatch()).isFalse();
  }

  @Test
  void doesNotTakeAShortNameForTheBeginningOfALongOne() {
    assertThat(named("VEIT/JO").check().name("Veit John").isMatch()).isFalse();
  }

  @Test
  void readsExtendedNamesWholeOrContinued() {
    named("VERYLONGSURNAME/ALEXANDRIA");
    withText(0x9F0B, " MARIA", StandardCharsets.US_ASCII);

    assertThat(check().name("Alexandria Maria Verylongsurname").isMatch()).isTrue();
    assertThat(check().name("Alexandria Verylongsurname").isMatch()).isTrue();
    assertThat(check().name("Alexandria Mona Verylongsurname").isMatch()).isFalse();
  }

  @Test
  void readsAnExtendedNameThatStandsAlone() {
    withText(0x9F0B, "VEIT/JOHN", StandardCharsets.US_ASCII);

    assertThat(check().name("John Veit"))
        .isEqualTo(new HolderMatch.Match(HolderPart.NAME, Tag.of(0x9F0B)));
    assertThat(check().name("John Smith"))
        .isEqualTo(new HolderMatch.Mismatch(HolderPart.NAME, Tag.of(0x9F0B)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " /", "    ", "/", "\u00FF\u0001", "\u00FFVEIT/JOHN", "VEIT\u00FF/JOHN"})
  void findsNoNameOnCardsThatTellNone(String name) {
    assertThat(named(name).check().name("John Veit")).isInstanceOf(HolderMatch.NotOnCard.class);
  }

  @Test
  void comparesCardNumbers() {
    with(0x5A, "4761739001010010");

    assertThat(check().pan("4761 7390 0101 0010").isMatch()).isTrue();
    assertThat(check().pan("４７６１７３９００１０１００１０").isMatch()).isTrue();
    assertThat(check().pan("4761739001010028").isMatch()).isFalse();
    assertThat(check().lastFour("0010").isMatch()).isTrue();
    assertThat(check().lastFour("0028").isMatch()).isFalse();
  }

  @Test
  void takesTheNumberOfTrack2WhereThereIsNoOther() {
    with(0x57, "4761739001010010D49122011234500000");

    assertThat(check().pan("4761739001010010"))
        .isEqualTo(new HolderMatch.Match(HolderPart.PAN, Tag.of(0x57)));
  }

  @Test
  void comparesTheLastFourDigitsWhateverTheyAre() {
    with(0x5A, "4761739001019999");

    assertThat(check().lastFour("9999"))
        .isEqualTo(new HolderMatch.Match(HolderPart.LAST_FOUR, Tag.of(0x5A)));
  }

  @Test
  void knowsTheCardBehindADevice() {
    with(0x5A, "4761739001010010").with(0x9F25, "4242");

    assertThat(check().lastFour("4242").isMatch()).isTrue();
    assertThat(check().lastFour("0010").isMatch()).isTrue();
  }

  @Test
  void comparesIdentityDocuments() {
    with(0x84, UNIONPAY).with(0x9F62, "00");
    withText(0x9F61, "11010119000101000x  ", StandardCharsets.US_ASCII);

    assertThat(check().identityNumber("110101 19000101 000X").isMatch()).isTrue();
    assertThat(check().identityNumber("１１０１０１１９０００１０１０００Ｘ").isMatch()).isTrue();
    assertThat(check().identityNumber("110101190001010001").isMatch()).isFalse();
    assertThat(check().identityType(IdentityType.IDENTITY_CARD).isMatch()).isTrue();
    assertThat(check().identityType(IdentityType.PASSPORT))
        .isInstanceOf(HolderMatch.Mismatch.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u00FF11", "1\u00FF1", "--"})
  void findsNoIdentityNumberInWhatIsNotLegible(String number) {
    with(0x84, UNIONPAY).withText(0x9F61, number, StandardCharsets.ISO_8859_1);

    assertThat(check().identityNumber("11"))
        .isEqualTo(new HolderMatch.NotOnCard(HolderPart.IDENTITY_NUMBER));
  }

  @Test
  void takesNoCvc3ForAnIdentity() {
    with(0x84, "A0000000041010").with(0x9F61, "3131").with(0x9F62, "00");

    assertThat(check().identityNumber("11")).isInstanceOf(HolderMatch.NotOnCard.class);
    assertThat(check().identityType(IdentityType.IDENTITY_CARD))
        .isInstanceOf(HolderMatch.NotOnCard.class);
  }

  @Test
  void findsNothingOnACardWithoutData() {
    assertThat(check().pan("4761739001010010")).isInstanceOf(HolderMatch.NotOnCard.class);
    assertThat(check().lastFour("0010")).isInstanceOf(HolderMatch.NotOnCard.class);
    assertThat(check().identityNumber("1")).isInstanceOf(HolderMatch.NotOnCard.class);
  }

  @Test
  void neverShowsEitherSide() {
    named("VEIT/JOHN").with(0x5A, "4761739001010010");

    for (HolderMatch match :
        new HolderMatch[] {
          check().name("John Smith"), check().name("John Veit"), check().pan("4761739001010028")
        }) {
      assertThat(match + match.describe() + check() + Advice.of(match))
          .doesNotContainIgnoringCase("VEIT")
          .doesNotContainIgnoringCase("SMITH")
          .doesNotContain("0010", "0028");
    }
    assertThat(PersonName.of("VEIT/JOHN")).hasToString("a name of 2 words");
  }

  @Test
  void tellsInWordsHowTheyCompare() {
    named("VEIT/JOHN").with(0x5A, "4761739001010010");

    assertThat(check().pan("4761739001010010").describe())
        .isEqualTo("card number: matches the card (5A)");
    assertThat(check().name("John Smith").describe())
        .isEqualTo("name: differs from the card (5F20)");
    assertThat(check().identityType(IdentityType.PASSPORT).describe())
        .isEqualTo("identity type: not on the card");
    assertThat(check().identityNumber("1").describe())
        .isEqualTo("identity number: not on the card");
    assertThat(check().lastFour("0010").describe())
        .isEqualTo("last four digits: matches the card (5A)");
  }

  @Test
  void refusesWhatCannotBeComparedWithoutShowingIt() {
    HolderCheck check = check();

    assertThatIllegalArgumentException().isThrownBy(() -> check.name(" / "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.pan("4761x"))
        .withMessageNotContaining("4761");
    assertThatIllegalArgumentException().isThrownBy(() -> check.lastFour("123"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> check.lastFour("12a4"))
        .withMessageNotContaining("12a4");
    assertThatIllegalArgumentException().isThrownBy(() -> check.lastFour("12/4"));
    assertThatIllegalArgumentException().isThrownBy(() -> check.identityNumber("--"));
  }
}
