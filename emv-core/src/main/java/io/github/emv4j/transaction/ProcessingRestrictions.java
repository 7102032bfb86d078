package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Auc;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the application may be used here, today and for this (EMV 4.4 Book 3, 10.4). For a reader
 * these are findings; a terminal sets byte 2 of the TVR.
 */
final class ProcessingRestrictions {
  private static final Bytes PURCHASE = Bytes.of(0x00);
  private static final Bytes PURCHASE_WITH_CASHBACK = Bytes.of(0x09);

  private final CardData card;
  private final TerminalData terminal;
  private final List<Finding> findings = new ArrayList<>();

  private ProcessingRestrictions(CardData card, TerminalData terminal) {
    this.card = card;
    this.terminal = terminal;
  }

  static List<Finding> check(CardData card, TerminalData terminal) {
    ProcessingRestrictions restrictions = new ProcessingRestrictions(card, terminal);
    restrictions.checkVersion();
    card.auc().ifPresent(restrictions::checkUse);
    restrictions.checkDates();
    return restrictions.findings;
  }

  private void checkVersion() {
    Optional<Bytes> cardVersion = card.value(Tags.APPLICATION_VERSION_NUMBER);
    Optional<Bytes> terminalVersion = terminal.value(Tags.APPLICATION_VERSION_NUMBER_TERMINAL);
    if (cardVersion.isPresent()
        && terminalVersion.isPresent()
        && !cardVersion.equals(terminalVersion)) {
      add(
          FindingCode.VERSION_DIFFERS,
          "Application Version Number (9F08)",
          "the card has "
              + cardVersion.get().toHex()
              + ", the terminal "
              + terminalVersion.get().toHex());
    }
  }

  private void checkUse(Auc control) {
    if (terminal.isAtm() && !control.allowsAtms()) {
      forbid("at cash machines");
    }
    if (!terminal.isAtm() && !control.allowsOtherTerminals()) {
      forbid("at terminals other than cash machines");
    }
    Optional<Bytes> issuerCountry = card.value(Tags.ISSUER_COUNTRY_CODE);
    Optional<Bytes> terminalCountry = terminal.value(Tags.TERMINAL_COUNTRY_CODE);
    if (issuerCountry.isPresent() && terminalCountry.isPresent()) {
      if (issuerCountry.equals(terminalCountry)) {
        checkDomestic(control);
      } else {
        checkInternational(control);
      }
    }
  }

  private void checkDomestic(Auc control) {
    if (terminal.isCash() && !control.allowsDomesticCash()) {
      forbid("domestic cash");
    }
    if (isPurchase() && !control.allowsDomesticGoods() && !control.allowsDomesticServices()) {
      forbid("domestic purchases");
    }
    if (hasCashback() && !control.allowsDomesticCashback()) {
      forbid("domestic cashback");
    }
  }

  private void checkInternational(Auc control) {
    if (terminal.isCash() && !control.allowsInternationalCash()) {
      forbidAbroad("international cash");
    }
    if (isPurchase()
        && !control.allowsInternationalGoods()
        && !control.allowsInternationalServices()) {
      forbidAbroad("international purchases");
    }
    if (hasCashback() && !control.allowsInternationalCashback()) {
      forbidAbroad("international cashback");
    }
  }

  private boolean isPurchase() {
    Bytes type = terminal.value(Tags.TRANSACTION_TYPE).orElse(PURCHASE);
    return type.equals(PURCHASE) || type.equals(PURCHASE_WITH_CASHBACK);
  }

  private boolean hasCashback() {
    return !terminal.value(Tags.AMOUNT_OTHER).orElse(Bytes.EMPTY).isZero();
  }

  private void checkDates() {
    Optional<EmvDate> today = terminal.date();
    if (today.isEmpty()) {
      return;
    }
    card.effectiveDate()
        .filter(date -> date.compareTo(today.get()) > 0)
        .ifPresent(
            date ->
                add(
                    FindingCode.NOT_YET_EFFECTIVE,
                    "Application Effective Date (5F25)",
                    "valid from " + date.date()));
    card.expirationDate()
        .filter(date -> date.compareTo(today.get()) < 0)
        .ifPresent(
            date ->
                add(
                    FindingCode.EXPIRED,
                    "Application Expiration Date (5F24)",
                    "ended on " + date.date()));
  }

  private void forbid(String use) {
    add(
        FindingCode.USE_NOT_ALLOWED,
        "Application Usage Control (9F07)",
        "the card does not allow " + use);
  }

  private void forbidAbroad(String use) {
    add(
        FindingCode.COUNTRY_NOT_ALLOWED,
        "Application Usage Control (9F07)",
        "the card does not allow " + use);
  }

  private void add(FindingCode code, String where, String message) {
    findings.add(Finding.of(code, where, message));
  }
}
