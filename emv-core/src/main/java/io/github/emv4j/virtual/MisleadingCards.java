package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Cards whose texts are meant to do something to whoever shows them. */
final class MisleadingCards {
  /** Clears the screen, colours it, sets the window's title, rings, and goes back in the line. */
  private static final String ESCAPES = "\u001B[2J\u001B[31mOK\u001B]0;X\u0007\b\r\n\t\u007F\u0000";

  private static final String MARKUP = "<b>&\"'</b>\\{}%s${x}";
  private static final String FORMULA = "=1+1;\"A\"";
  private static final int LATIN = 1;
  private static final int HEBREW = 8;

  private MisleadingCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile(
            "control-names",
            "every text has control characters and terminal escape sequences",
            () -> texts(latin(ESCAPES), LATIN, "en")),
        new NamedProfile(
            "c1-names",
            "every text has control characters of the upper half: CSI, OSC, NEL",
            () -> texts(Bytes.fromHex("9B324A9D303B589C85419B33316D"), LATIN, "en")),
        new NamedProfile(
            "markup-names",
            "every text has HTML, JSON, format and shell characters",
            () -> texts(latin(MARKUP), LATIN, "en")),
        new NamedProfile(
            "formula-names",
            "every text begins like a formula of a spreadsheet",
            () -> texts(latin(FORMULA), LATIN, "en")),
        new NamedProfile(
            "turning-names",
            "every text has marks of ISO/IEC 8859-8 that turn the direction of writing",
            () -> texts(Bytes.fromHex("41FE42FD43"), HEBREW, "he")),
        new NamedProfile(
            "turning-chinese-names",
            "every text has right-to-left override and isolates in GB 18030",
            () -> texts(chinese("A\u202E\u4E2D\u2066\u200F\u061CB\u2028C"), LATIN, "zh")),
        new NamedProfile(
            "broken-chinese-names",
            "every text ends inside a character of GB 18030",
            () -> texts(chinese("\u4E2D\u56FD").slice(0, 3), LATIN, "zh")),
        codeTable("code-table-0", "code table index 00, which does not exist", "00"),
        codeTable("code-table-12", "code table index 12: there is no ISO/IEC 8859-12", "12"),
        codeTable("code-table-99", "code table index 99, which does not exist", "99"),
        codeTable("code-table-hex", "code table index FF: no digits", "FF"),
        codeTable("code-table-long", "code table index of five bytes", "0101010101"));
  }

  private static Bytes latin(String text) {
    return Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Bytes chinese(String text) {
    return Bytes.copyOf(text.getBytes(Charset.forName("GB18030")));
  }

  private static NamedProfile codeTable(String name, String description, String index) {
    Tlv object = Personalisation.object("9F11", index);
    Bytes text = latin("D\u00E9bit \u001B[1m");
    return new NamedProfile(
        name, description, () -> card(text, Personalisation.text("en"), object));
  }

  private static CardProfile texts(Bytes text, int codeTable, String language) {
    Tlv index = Tlv.of(PersonalisationTags.CODE_TABLE, Bytes.of(codeTable));
    return card(text, Personalisation.text(language).concat(text), index);
  }

  /** {@return a card that says the text wherever people may get to see it} */
  private static CardProfile card(Bytes text, Bytes languages, Tlv codeTable) {
    return PaymentCards.card()
        .directory(
            pse ->
                pse.proprietary(codeTable)
                    .rawRecord(1, entry(text))
                    .discretionary(Tlv.of(Tag.of(0x5F50), text)))
        .application(PaymentCards.DEBIT, app -> personalise(app, text, languages, codeTable))
        .build();
  }

  private static Bytes entry(Bytes text) {
    List<Tlv> objects =
        List.of(
            Tlv.of(PersonalisationTags.ADF_NAME, PaymentCards.DEBIT),
            Tlv.of(PersonalisationTags.LABEL, text),
            Tlv.of(PersonalisationTags.PREFERRED_NAME, text));
    Tlv entry = Tlv.of(PersonalisationTags.DIRECTORY_ENTRY, objects);
    return Tlv.of(PersonalisationTags.RECORD_TEMPLATE, List.of(entry)).encoded();
  }

  private static void personalise(
      ApplicationBuilder app, Bytes text, Bytes languages, Tlv codeTable) {
    PaymentCards.DEBIT_HOLDER.heldBy(text).writeTo(app);
    app.proprietary(codeTable)
        .proprietary(Tlv.of(PersonalisationTags.LABEL, text))
        .proprietary(Tlv.of(PersonalisationTags.PREFERRED_NAME, text))
        .proprietary(Tlv.of(PersonalisationTags.LANGUAGES, languages))
        .discretionary(Tlv.of(Tag.of(0x5F50), text))
        .discretionary(Tlv.of(Tag.of(0x5F54), text))
        .discretionary(Tlv.of(Tag.of(0x5F53), text))
        .discretionary(Tlv.of(Tag.of(0x5F55), text))
        .record(3, 1, texts(text));
  }

  private static List<Tlv> texts(Bytes text) {
    return Stream.of(0x9F0B, 0x9F16, 0x9F1C, 0x9F4E, 0x5F56, 0x9F1F, 0x56, 0xDF01)
        .map(tag -> Tlv.of(Tag.of(tag), text))
        .toList();
  }
}
