package io.github.emv4j.probe;

import io.github.emv4j.report.Language;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which language advice is given in. */
final class LanguageMixin {
  /** What the user may say. */
  enum Choice {
    EN(Language.ENGLISH),
    ZH(Language.CHINESE);

    private final Language language;

    Choice(Language language) {
      this.language = language;
    }

    Language language() {
      return language;
    }
  }

  @Option(
      names = "--lang",
      paramLabel = "en|zh",
      description = "Language of the advice (default: that of the system).")
  private @Nullable Choice choice;

  /** {@return the language that the user named, else that of the system} */
  Language language(Console console) {
    return choice == null ? console.language() : choice.language();
  }
}
