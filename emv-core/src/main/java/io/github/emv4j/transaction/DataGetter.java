package io.github.emv4j.transaction;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.CommandText;
import io.github.emv4j.command.GetDataCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches single data elements with GET DATA. */
final class DataGetter {
  private final CardChannel channel;
  private final CardData known;
  private final CardData.Builder card;
  private final List<Finding> findings;
  private @Nullable TransportException interruption;

  DataGetter(CardChannel channel, CardData known, List<Finding> findings) {
    this.channel = channel;
    this.known = known;
    this.card = known.toBuilder();
    this.findings = new ArrayList<>(findings);
  }

  DataGetter get(List<Tag> tags) {
    for (int i = 0; i < tags.size(); i++) {
      Tag tag = tags.get(i);
      if (tags.indexOf(tag) == i && known.value(tag).isEmpty() && interruption == null) {
        get(tag);
      }
    }
    return this;
  }

  private void get(Tag tag) {
    CommandApdu command = GetDataCommand.of(tag);
    try {
      ResponseApdu answer = channel.send(command);
      if (answer.status().isOk()) {
        store(tag, answer, command);
      }
    } catch (TransportException e) {
      interruption = e;
      findings.add(
          Finding.of(FindingCode.LINK_FAILED, CommandText.describe(command), e.description()));
    }
  }

  private void store(Tag tag, ResponseApdu answer, CommandApdu command) {
    try {
      Tlv object = TlvReader.parseOne(answer.data());
      if (object.tag().equals(tag)) {
        card.add(object, DataSource.getData());
      } else {
        report(command, "the card answered with " + object.tag());
      }
    } catch (MalformedDataException e) {
      report(command, e.describe());
    }
  }

  private void report(CommandApdu command, String message) {
    String where = CommandText.describe(command);
    findings.add(Finding.of(FindingCode.DATA_MALFORMED, where, message));
  }

  ReadApplication.Reading into(ReadApplication.Reading before) {
    return new ReadApplication.Reading(
        card.build(), before.records(), Optional.ofNullable(interruption), findings);
  }
}
