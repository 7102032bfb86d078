package io.github.emv4j.extras;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.GetDataCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Asks for data elements, each once, and only for those that are not known yet. Where the card does
 * not know GET DATA at all, it is not asked again.
 */
final class DataQuestions {
  private static final int CLASS_NOT_SUPPORTED = 0x6E;
  private static final int INSTRUCTION_NOT_SUPPORTED = 0x6D;

  private final CardChannel channel;
  private final CardData known;
  private final Map<Tag, Optional<Bytes>> answers = new HashMap<>();
  private boolean refused;

  DataQuestions(CardChannel channel, CardData known) {
    this.channel = channel;
    this.known = known;
  }

  /** {@return the value that is known already} */
  Optional<Bytes> known(Tag tag) {
    return known.value(tag);
  }

  /** {@return the value, known or asked for; empty if the card does not give it} */
  Optional<Bytes> value(Tag tag) throws TransportException {
    Optional<Bytes> value = known.value(tag);
    return value.isPresent() ? value : asked(tag);
  }

  private Optional<Bytes> asked(Tag tag) throws TransportException {
    Optional<Bytes> before = answers.get(tag);
    if (before != null || refused) {
      return before == null ? Optional.empty() : before;
    }
    ResponseApdu answer = channel.send(GetDataCommand.of(tag));
    int sw1 = answer.status().sw1();
    refused = sw1 == INSTRUCTION_NOT_SUPPORTED || sw1 == CLASS_NOT_SUPPORTED;
    Optional<Bytes> value =
        answer.status().isOk() && !answer.data().isEmpty()
            ? valueIn(answer.data(), tag)
            : Optional.empty();
    answers.put(tag, value);
    return value;
  }

  // Some cards answer the value alone.
  private static Optional<Bytes> valueIn(Bytes data, Tag tag) {
    if (!data.startsWith(tag.encoded())) {
      return Optional.of(data);
    }
    try {
      Tlv object = TlvReader.parseOne(data);
      return Optional.of(object.value()).filter(value -> !value.isEmpty());
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }
}
