package io.github.emv4j.pin;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.GetDataCommand;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.OptionalInt;

/** What the card says about the tries that are left for its PIN (9F17; EMV 4.4 Book 3, 6.5.7). */
public sealed interface PinTryCounter {
  /** {@return how many tries are left, if that is known} */
  default OptionalInt tries() {
    return OptionalInt.empty();
  }

  /** {@return an English clause} */
  String describe();

  /**
   * The card told.
   *
   * @param left 0 to 255; with 0 the PIN is blocked
   */
  record Known(int left) implements PinTryCounter {
    @Override
    public OptionalInt tries() {
      return OptionalInt.of(left);
    }

    @Override
    public String describe() {
      return switch (left) {
        case 0 -> "no PIN try is left";
        case 1 -> "one PIN try is left";
        default -> left + " PIN tries are left";
      };
    }
  }

  /** The card has no such counter to show: {@code 6A88}, or an object without a value. */
  record Absent() implements PinTryCounter {
    @Override
    public String describe() {
      return "the card has no PIN Try Counter to show";
    }
  }

  /**
   * The card refuses to tell.
   *
   * @param status its answer
   */
  record Refused(StatusWord status) implements PinTryCounter {
    @Override
    public String describe() {
      return "the card does not tell how many PIN tries are left (" + status + ")";
    }
  }

  /**
   * The card answered with something else.
   *
   * @param reason what is wrong, an English clause
   */
  record Malformed(String reason) implements PinTryCounter {
    @Override
    public String describe() {
      return "the card's PIN Try Counter is malformed: " + reason;
    }
  }

  /**
   * The card was not asked, or could not be.
   *
   * @param reason why, an English clause or sentence
   */
  record NotRead(String reason) implements PinTryCounter {
    @Override
    public String describe() {
      return "the PIN Try Counter was not read: " + reason;
    }
  }

  /**
   * Asks the card. Costs no try.
   *
   * @param channel with an application selected
   * @throws TransportException if the link failed
   */
  static PinTryCounter read(CardChannel channel) throws TransportException {
    return from(channel.send(GetDataCommand.of(Tags.PIN_TRY_COUNTER)));
  }

  /** {@return what an answer to GET DATA says} */
  static PinTryCounter from(ResponseApdu answer) {
    StatusWord status = answer.status();
    if (status.equals(StatusWord.DATA_NOT_FOUND)) {
      return new Absent();
    }
    if (!status.isOk()) {
      return new Refused(status);
    }
    try {
      return from(TlvReader.parseOne(answer.data()));
    } catch (MalformedDataException e) {
      return new Malformed(e.describe());
    }
  }

  private static PinTryCounter from(Tlv object) {
    if (!object.tag().equals(Tags.PIN_TRY_COUNTER)) {
      return new Malformed("the card answered with " + object.tag());
    }
    Bytes value = object.value();
    return switch (value.length()) {
      case 0 -> new Absent();
      case 1 -> new Known(value.at(0));
      default -> new Malformed("it has " + value + ", not one");
    };
  }
}
