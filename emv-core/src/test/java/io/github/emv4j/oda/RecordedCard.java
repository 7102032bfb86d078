package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The card of a trace file: its answers by command header, and what reading it would give. */
final class RecordedCard {
  private static final String GET_PROCESSING_OPTIONS = "80A80000";

  private final Map<String, Bytes> answers = new HashMap<>();
  private final Map<String, Bytes> commands = new HashMap<>();

  static RecordedCard of(String name) throws IOException {
    Path file = Path.of("src/test/resources/traces", name + ".trace");
    RecordedCard card = new RecordedCard();
    String last = "";
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith(">")) {
        String command = line.substring(1).strip();
        // On the T=0 wire the data of an answer comes with GET RESPONSE.
        if (!command.startsWith("00C0")) {
          last = command.substring(0, 8);
          card.commands.putIfAbsent(last, Bytes.fromHex(command));
        }
      } else if (line.startsWith("<")) {
        Bytes answer = Bytes.fromHex(line.substring(1).strip());
        if (answer.length() > 2) {
          card.answers.put(last, answer.slice(0, answer.length() - 2));
        }
      }
    }
    return card;
  }

  /** {@return the data of the answer to the command with this header} */
  Bytes answer(String header) {
    return answers.get(header);
  }

  /** {@return the command with this header as it was sent} */
  Bytes command(String header) {
    return commands.get(header);
  }

  Bytes aip() {
    return processingOptions(Tags.AIP);
  }

  private Bytes processingOptions(Tag wanted) {
    Tlv options = TlvReader.parseOne(answer(GET_PROCESSING_OPTIONS));
    if (options.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_1)) {
      return wanted.equals(Tags.AIP) ? options.value().slice(0, 2) : options.value().from(2);
    }
    return options.child(wanted).orElseThrow().value();
  }

  /** {@return what was read, with the AID that begins with this RID} */
  OdaInput input(String rid) {
    CardData.Builder data = CardData.builder();
    List<AuthenticatedRecord> records = new ArrayList<>();
    for (Afl.RecordReference place : Afl.parse(processingOptions(Tags.AFL)).records()) {
      String header = String.format("00B2%02X%02X", place.number(), place.sfi() << 3 | 4);
      // One trace leaves out records that are not authenticated.
      if (answer(header) == null && !place.authenticated()) {
        continue;
      }
      data.add(TlvReader.parseOne(answer(header)), DataSource.record(place.sfi(), place.number()));
      if (place.authenticated()) {
        records.add(new AuthenticatedRecord(place.sfi(), answer(header)));
      }
    }
    return new OdaInput(Bytes.fromHex(rid), aip(), data.build(), records);
  }
}
