package io.github.emv4j.oda;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.InternalAuthenticateCommand;
import io.github.emv4j.data.Tags;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;

/** What the card says to INTERNAL AUTHENTICATE (EMV 4.4 Book 3, 6.5.9). */
sealed interface InternalAuthentication {
  /** It signed. */
  record Signed(Bytes signature) implements InternalAuthentication {}

  /** It refused, or gave something else. A terminal would end the transaction. */
  record Refused(FailedCheck failure) implements InternalAuthentication {}

  static InternalAuthentication ask(CardChannel channel, Bytes values) throws TransportException {
    ResponseApdu answer = channel.send(InternalAuthenticateCommand.of(values));
    if (!answer.status().isOk()) {
      return refused("the card answered " + answer.status());
    }
    try {
      return signature(TlvReader.parseOne(answer.data()))
          .<InternalAuthentication>map(Signed::new)
          .orElseGet(() -> refused("there is no signature in the answer"));
    } catch (MalformedDataException e) {
      return refused("the answer is malformed: " + e.reason());
    }
  }

  private static Optional<Bytes> signature(Tlv answer) {
    if (answer.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_1)) {
      return Optional.of(answer.value());
    }
    return answer.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_2)
        ? answer.child(Tags.SIGNED_DYNAMIC_APPLICATION_DATA).map(Tlv::value)
        : Optional.empty();
  }

  private static Refused refused(String detail) {
    return new Refused(new FailedCheck(CheckedPart.INTERNAL_AUTHENTICATE, Check.ANSWER, detail));
  }
}
