package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.SensitiveValues.Place;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Hides what a trace must not show: PINs, and account and personal data by the dictionary's mark.
 *
 * <p>Nothing changes its length, so that the trace still replays. All answers are looked at before
 * one is masked: a number, track or name that one record holds is hidden wherever else it stands,
 * in commands and comments, too. Signatures over masked data do not hold any more.
 */
final class Masking {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int STATUS_LENGTH = 2;

  private final List<Exchange> exchanges;
  private final Replacements known = new Replacements();
  private final List<Answer> answers;

  private Masking(List<Exchange> exchanges) {
    this.exchanges = exchanges;
    this.answers = answers();
  }

  /** Looks at everything that was said. */
  static Masking of(List<Exchange> exchanges) {
    Masking masking = new Masking(exchanges);
    masking.learn();
    return masking;
  }

  private void learn() {
    for (Answer answer : answers) {
      answer.places.forEach(place -> ValueMask.learn(answer.data, place, known));
      if (!command(answer.first).isGetChallenge()) {
        known.findNumbers(HEX.formatHex(answer.data));
      }
    }
    for (Exchange exchange : exchanges) {
      // Without the length in front, whose digits would seem to belong to a number.
      known.findNumbers(RecordedCommand.parse(exchange.command()).data().toHex());
    }
  }

  /** {@return a comment without what is hidden elsewhere} */
  String masked(String comment) {
    return known.inText(comment);
  }

  /** {@return the exchanges, each as long as before} */
  List<Exchange> masked() {
    List<Exchange> masked = new ArrayList<>();
    for (Answer answer : answers) {
      answer.places.forEach(place -> ValueMask.hide(answer.data, place));
      split(answer, masked);
    }
    return masked;
  }

  /** The data of a command's whole answer, GET RESPONSE included. */
  private static final class Answer {
    final int first;
    final int end;
    final byte[] data;
    final List<Place> places;

    Answer(int first, int end, byte[] data, List<Place> places) {
      this.first = first;
      this.end = end;
      this.data = data;
      this.places = places;
    }
  }

  private List<Answer> answers() {
    List<Answer> answers = new ArrayList<>();
    int first = 0;
    while (first < exchanges.size()) {
      int end = first + 1;
      while (end < exchanges.size() && goesOn(first, end)) {
        end++;
      }
      answers.add(answer(first, end));
      first = end;
    }
    return answers;
  }

  // A file that is read in pieces may be cut within a number.
  private boolean goesOn(int first, int next) {
    RecordedCommand command = command(next);
    return command.isGetResponse()
        || (command(first).isReadBinary() && command.isReadBinary() && !command.namesFile());
  }

  private Answer answer(int first, int end) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Exchange exchange : exchanges.subList(first, end)) {
      joined.writeBytes(exchange.response().slice(0, dataLength(exchange)).toByteArray());
    }
    byte[] data = joined.toByteArray();
    RecordedCommand command = command(first);
    // A challenge is random; what looks like a card number in it is none.
    List<Place> places =
        command.isGetChallenge() ? List.of() : SensitiveValues.in(data, command.tagOfGetData());
    return new Answer(first, end, data, places);
  }

  private RecordedCommand command(int index) {
    return RecordedCommand.parse(exchanges.get(index).command());
  }

  private void split(Answer answer, List<Exchange> masked) {
    byte[] data = HEX.parseHex(known.in(HEX.formatHex(answer.data)));
    int at = 0;
    for (Exchange exchange : exchanges.subList(answer.first, answer.end)) {
      int length = dataLength(exchange);
      Bytes response = Bytes.copyOf(data, at, at + length).concat(exchange.response().from(length));
      List<String> comments = exchange.comments().stream().map(known::inText).toList();
      masked.add(new Exchange(maskedCommand(exchange.command()), response, comments));
      at += length;
    }
  }

  private Bytes maskedCommand(Bytes command) {
    Bytes hidden = PinCommands.hidden(command.toByteArray());
    int header = Exchange.HEADER_LENGTH * 2;
    String hex = hidden.toHex();
    return Bytes.fromHex(hex.substring(0, header) + known.in(hex.substring(header)));
  }

  private static int dataLength(Exchange exchange) {
    int length = exchange.response().length() - STATUS_LENGTH;
    return length < 0 ? exchange.response().length() : length;
  }
}
