package io.github.emv4j.report;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.IdentityType;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Compares what somebody says of a cardholder with what the card bears.
 *
 * <p>Case, spaces, marks, accents and full-width forms make no difference, nor does the order of
 * surname and given name. Results, messages and {@code toString} show neither side. A match proves
 * nothing by itself: card data is no secret.
 *
 * <pre>{@code
 * HolderMatch name = HolderCheck.of(application.data()).name("Müller, Eva");
 * till.show(Advice.of(name).cashier(Language.ENGLISH));
 * }</pre>
 */
public final class HolderCheck {
  private static final Tag CARDHOLDER_ID_NUMBER = Tag.of(0x9F61);
  private static final Tag CARDHOLDER_ID_TYPE = Tag.of(0x9F62);

  /** A name of so many bytes may have been cut off (EMV 4.4 Book 3, Annex A, 5F20). */
  private static final int LONGEST_SHORT_NAME = 26;

  private static final int LAST_DIGITS = 4;
  private static final char UNREADABLE = '\uFFFD';

  private final CardData card;

  private HolderCheck(CardData card) {
    this.card = card;
  }

  /** {@return a check against the data of one application} */
  public static HolderCheck of(CardData card) {
    return new HolderCheck(card);
  }

  /**
   * Compares a name with 5F20 and 9F0B. Where the card cut a long name off, what it has must begin
   * the name given.
   *
   * @param name in any order; {@code SURNAME/GIVEN} and {@code Surname, Given} tell them apart
   * @return how they compare
   * @throws IllegalArgumentException if it has no letters
   */
  public HolderMatch name(CharSequence name) {
    PersonName wanted = PersonName.of(name.toString());
    if (wanted.isBlank()) {
      throw new IllegalArgumentException("a name needs letters");
    }
    List<NameOnCard> borne = namesOnCard();
    for (NameOnCard one : borne) {
      if (one.name().isSameAs(wanted) || (one.mayBeCut() && one.name().begins(wanted))) {
        return new HolderMatch.Match(HolderPart.NAME, one.where());
      }
    }
    return borne.isEmpty()
        ? new HolderMatch.NotOnCard(HolderPart.NAME)
        : new HolderMatch.Mismatch(HolderPart.NAME, borne.get(0).where());
  }

  private record NameOnCard(Tag where, PersonName name, boolean mayBeCut) {}

  private List<NameOnCard> namesOnCard() {
    List<NameOnCard> names = new ArrayList<>();
    Optional<String> extended = legible(Tags.CARDHOLDER_NAME_EXTENDED);
    Optional<String> usual = legible(Tags.CARDHOLDER_NAME);
    boolean full =
        card.value(Tags.CARDHOLDER_NAME)
            .filter(value -> value.length() >= LONGEST_SHORT_NAME)
            .isPresent();
    extended.ifPresent(text -> add(names, Tags.CARDHOLDER_NAME_EXTENDED, text, false));
    usual.ifPresent(text -> add(names, Tags.CARDHOLDER_NAME, text, full && extended.isEmpty()));
    if (full && extended.isPresent()) {
      // Some issuers write only what is left into 9F0B.
      usual.ifPresent(
          text -> add(names, Tags.CARDHOLDER_NAME_EXTENDED, text + extended.get(), false));
    }
    return names;
  }

  private static void add(List<NameOnCard> names, Tag where, String text, boolean mayBeCut) {
    PersonName name = PersonName.of(text);
    if (!name.isBlank()) {
      names.add(new NameOnCard(where, name, mayBeCut));
    }
  }

  private Optional<String> legible(Tag tag) {
    return card.text(tag).filter(text -> text.indexOf(UNREADABLE) < 0);
  }

  /**
   * Compares a card number with 5A, else 57.
   *
   * @param pan 8 to 19 digits, spaces and hyphens between them
   * @return how they compare
   * @throws IllegalArgumentException if it is no card number; the message does not show it
   */
  public HolderMatch pan(CharSequence pan) {
    String wanted = Pan.of(digits(pan)).digits();
    return card.pan()
        .map(borne -> compared(HolderPart.PAN, panTag(), borne.digits().equals(wanted)))
        .orElse(new HolderMatch.NotOnCard(HolderPart.PAN));
  }

  /**
   * Compares the last four digits of a card number.
   *
   * @param lastFour four digits
   * @return how they compare; on a device with a number of its own, those of the card behind it
   *     (9F25) agree as well
   * @throws IllegalArgumentException if there are not four digits
   */
  public HolderMatch lastFour(CharSequence lastFour) {
    String wanted = digits(lastFour);
    if (wanted.length() != LAST_DIGITS || !wanted.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new IllegalArgumentException("not four digits");
    }
    Optional<Bytes> behind = card.value(Tags.LAST_4_DIGITS_OF_PAN);
    if (behind.map(Bytes::toHex).filter(wanted::equals).isPresent()) {
      return new HolderMatch.Match(HolderPart.LAST_FOUR, Tags.LAST_4_DIGITS_OF_PAN);
    }
    return card.pan()
        .map(borne -> compared(HolderPart.LAST_FOUR, panTag(), borne.digits().endsWith(wanted)))
        .orElse(new HolderMatch.NotOnCard(HolderPart.LAST_FOUR));
  }

  private Tag panTag() {
    return card.value(Tags.PAN).isPresent() ? Tags.PAN : Tags.TRACK_2_EQUIVALENT_DATA;
  }

  /**
   * Compares the number of an identity document with 9F61, which UnionPay cards may bear.
   *
   * @param number letters and digits; others between them do not count
   * @return how they compare
   * @throws IllegalArgumentException if it has neither letters nor digits
   */
  public HolderMatch identityNumber(CharSequence number) {
    String wanted = lettersAndDigits(number);
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("a document's number needs digits");
    }
    return card.identityNumber()
        .filter(text -> text.indexOf(UNREADABLE) < 0)
        .map(HolderCheck::lettersAndDigits)
        .filter(text -> !text.isEmpty())
        .map(
            borne ->
                compared(HolderPart.IDENTITY_NUMBER, CARDHOLDER_ID_NUMBER, borne.equals(wanted)))
        .orElse(new HolderMatch.NotOnCard(HolderPart.IDENTITY_NUMBER));
  }

  /**
   * Compares the kind of an identity document with 9F62, which UnionPay cards may bear.
   *
   * @param type what the holder showed
   * @return how they compare
   */
  public HolderMatch identityType(IdentityType type) {
    return card.identityType()
        .map(borne -> compared(HolderPart.IDENTITY_TYPE, CARDHOLDER_ID_TYPE, borne == type))
        .orElse(new HolderMatch.NotOnCard(HolderPart.IDENTITY_TYPE));
  }

  private static HolderMatch compared(HolderPart part, Tag where, boolean same) {
    return same ? new HolderMatch.Match(part, where) : new HolderMatch.Mismatch(part, where);
  }

  private static String digits(CharSequence text) {
    return plain(text).replaceAll("[\\s\\-\u2010-\u2015]+", "");
  }

  private static String lettersAndDigits(CharSequence text) {
    return plain(text).toUpperCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  // Full-width forms become the usual ones.
  private static String plain(CharSequence text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
