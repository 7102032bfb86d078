package io.github.emv4j.pcsc;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which cards a reader is for, as far as its name says. A reader with two interfaces has a name for
 * each of them. What a card itself came through is told by its answer to reset (PC/SC part 3).
 */
public enum ReaderInterface {
  /** Cards in a slot. */
  CONTACT,
  /** Cards and phones that are held against it. */
  CONTACTLESS,
  /** A slot inside for the reader's own security module: no place for a customer's card. */
  SECURITY_MODULE,
  /** The name does not say. */
  UNKNOWN;

  private static final Pattern SAM = Pattern.compile("\\bsam\\b");
  private static final Pattern OVER_THE_AIR =
      Pattern.compile("\\bpicc\\b|contact-?less|(\\b|[0-9]|-)cl\\b|\\bnfc|\\brf-?id\\b|proximity");
  private static final Pattern IN_A_SLOT = Pattern.compile("\\bicc\\b|\\bcontact(ed)?(\\b|_)");

  /**
   * {@return what a reader's name says}
   *
   * @param name as the service gives it, for example {@code ACS ACR1252 Reader PICC 0}
   */
  public static ReaderInterface ofName(String name) {
    String words = name.toLowerCase(Locale.ROOT);
    if (SAM.matcher(words).find()) {
      return SECURITY_MODULE;
    }
    if (OVER_THE_AIR.matcher(words).find()) {
      return CONTACTLESS;
    }
    return IN_A_SLOT.matcher(words).find() ? CONTACT : UNKNOWN;
  }
}
