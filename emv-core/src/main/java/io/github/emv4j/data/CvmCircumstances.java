package io.github.emv4j.data;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * The transaction in which a CVM list is evaluated: which rules apply (EMV 4.4 Book 3, 10.5).
 *
 * <p>A condition whose data is missing or malformed is not satisfied.
 */
public final class CvmCircumstances {
  private static final int TYPE_CASH = 0x01;
  private static final int TYPE_CASHBACK = 0x09;
  // Payment systems count this type as cash too.
  private static final int TYPE_CASH_DISBURSEMENT = 0x17;

  private final CvmList list;
  private final CardData card;
  private final TerminalData terminal;

  /**
   * Combines what card and terminal know.
   *
   * @param list the card's
   * @param card has the application's currency (9F42)
   * @param terminal has capabilities (9F33), type (9F35), transaction type (9C), amounts (9F02,
   *     9F03) and currency (5F2A)
   */
  public CvmCircumstances(CvmList list, CardData card, TerminalData terminal) {
    this.list = list;
    this.card = card;
    this.terminal = terminal;
  }

  /** {@return whether the condition of a rule is understood and satisfied} */
  public boolean satisfies(CvmList.Rule rule) {
    return CvmCondition.of(rule.condition())
        .filter(condition -> isSatisfied(condition, rule))
        .isPresent();
  }

  private boolean isSatisfied(CvmCondition condition, CvmList.Rule rule) {
    return switch (condition) {
      case ALWAYS -> true;
      case UNATTENDED_CASH -> isCash() && terminal.isUnattended();
      case NO_CASH -> transactionType().isPresent() && !isCash() && !isCashback();
      case TERMINAL_SUPPORTS ->
          CvmMethod.of(rule.method()).filter(method -> method.isSupportedBy(terminal)).isPresent();
      case MANUAL_CASH -> isCash() && isAttended();
      case CASHBACK -> isCashback();
      case UNDER_X -> amount(amount -> amount < list.x());
      case OVER_X -> amount(amount -> amount > list.x());
      case UNDER_Y -> amount(amount -> amount < list.y());
      case OVER_Y -> amount(amount -> amount > list.y());
    };
  }

  private Optional<Integer> transactionType() {
    return terminal.value(Tags.TRANSACTION_TYPE).filter(type -> !type.isEmpty()).map(t -> t.at(0));
  }

  private boolean isCash() {
    return transactionType()
        .filter(type -> type == TYPE_CASH || type == TYPE_CASH_DISBURSEMENT)
        .isPresent();
  }

  private boolean isCashback() {
    return transactionType().filter(type -> type == TYPE_CASHBACK).isPresent()
        || number(Tags.AMOUNT_OTHER).orElse(0) != 0;
  }

  private boolean isAttended() {
    int kind = terminal.value(Tags.TERMINAL_TYPE).map(type -> type.at(0) & 0x0F).orElse(0);
    return kind >= 1 && kind <= 3;
  }

  // Equal to X or Y is neither under nor over.
  private boolean amount(LongPredicate test) {
    OptionalLong amount = number(Tags.AMOUNT_AUTHORISED);
    return isApplicationCurrency() && amount.isPresent() && test.test(amount.getAsLong());
  }

  private boolean isApplicationCurrency() {
    Optional<Bytes> transaction = terminal.value(Tags.TRANSACTION_CURRENCY_CODE);
    return transaction.isPresent()
        && transaction.equals(card.value(Tags.APPLICATION_CURRENCY_CODE));
  }

  // Terminal data takes digits only under these tags.
  private OptionalLong number(Tag tag) {
    Optional<Bytes> value = terminal.value(tag);
    return value.isPresent() ? OptionalLong.of(Bcd.number(value.get())) : OptionalLong.empty();
  }
}
