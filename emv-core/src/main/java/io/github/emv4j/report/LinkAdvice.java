package io.github.emv4j.report;

import io.github.emv4j.transport.TransportException;

/** What follows from a failure of reader or link. */
final class LinkAdvice {
  private LinkAdvice() {}

  static AdviceCode code(TransportException.Reason reason) {
    return switch (reason) {
      case SERVICE_DOWN -> AdviceCode.SERVICE_DOWN;
      case NO_READER -> AdviceCode.NO_READER;
      case READER_LOST -> AdviceCode.READER_UNPLUGGED;
      case NO_CARD -> AdviceCode.NO_CARD_IN_TIME;
      case MUTE_CARD -> AdviceCode.CARD_MUTE;
      case CARD_REMOVED -> AdviceCode.CARD_PULLED_EARLY;
      case CARD_RESET -> AdviceCode.CARD_RESET;
      case IN_USE -> AdviceCode.CARD_IN_USE;
      case PROTOCOL -> AdviceCode.PROTOCOL_ERROR;
      case TIMEOUT -> AdviceCode.NO_ANSWER_IN_TIME;
      case CANCELLED -> AdviceCode.WAIT_CANCELLED;
    };
  }
}
