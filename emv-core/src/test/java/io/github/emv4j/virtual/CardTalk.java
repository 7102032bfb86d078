package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;

/** Talks to a card in hexadecimal. */
final class CardTalk {
  static final String SELECT_PSE = "00A404000E315041592E5359532E444446303100";
  static final String SELECT_DEBIT = "00A4040007A000000003101000";
  static final String SELECT_CREDIT = "00A4040007A000000004101000";
  static final String GPO_DEBIT = "80A800000A8308025009782401172200";
  static final String GPO_CREDIT = "80A8000002830000";
  static final String VERIFY_RIGHT = "0020008008241234FFFFFFFFFF";
  static final String VERIFY_WRONG = "0020008008249999FFFFFFFFFF";
  static final String TRIES = "80CA9F1700";

  private final VirtualCard card;

  CardTalk(CardProfile profile) {
    this(VirtualCard.of(profile));
  }

  CardTalk(VirtualCard card) {
    this.card = card;
    card.powerUp();
  }

  static CardTalk with(String profile) {
    return new CardTalk(VirtualProfiles.byName(profile));
  }

  String send(String command) {
    return Bytes.copyOf(card.transmit(Bytes.fromHex(command).toByteArray())).toHex();
  }

  /** Sends several commands and returns the last status word. */
  String statusAfter(String... commands) {
    String answer = "";
    for (String command : commands) {
      answer = send(command);
    }
    return answer.substring(answer.length() - 4);
  }
}
