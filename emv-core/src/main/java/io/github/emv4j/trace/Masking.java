package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.trace.SensitiveValues.Place;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hides what a trace must not show: PINs, and account and personal data by the dictionary's mark.
 *
 * <p>Nothing changes its length, so that the trace still replays. All answers are looked at before
 * one is masked: a card number that one record names is hidden wherever else it stands, in
 * commands, too. Signatures over masked data do not hold any more.
 */
final class Masking {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int STATUS_LENGTH = 2;

  /**
   * How many different numbers are looked for outside their own objects: more than any card has.
   */
  private static final int MAX_PANS = 64;

  private final List<Exchange> exchanges;
  private final Set<String> pans = new TreeSet<>();

  private Masking(List<Exchange> exchanges) {
    this.exchanges = exchanges;
  }

  static List<Exchange> masked(List<Exchange> exchanges) {
    Masking masking = new Masking(exchanges);
    List<Answer> answers = masking.answers();
    for (Answer answer : answers) {
      for (Place place : answer.places) {
        ValueMask.pan(answer.data, place).ifPresent(masking::addPan);
      }
    }
    List<Exchange> masked = new ArrayList<>();
    for (Answer answer : answers) {
      answer.places.forEach(place -> ValueMask.hide(answer.data, place));
      masking.split(answer, masked);
    }
    return masked;
  }

  // Elsewhere the number may stand without the zeros that fill its own object. What is then too
  // short is no number: zeros alone, an empty or a masked value, stand everywhere.
  private void addPan(String digits) {
    String pan = digits.replaceFirst("^0+", "");
    if (pan.length() >= ValueMask.MIN_PAN && pans.size() < MAX_PANS) {
      pans.add(pan);
    }
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
      while (end < exchanges.size() && command(end).isGetResponse()) {
        end++;
      }
      answers.add(answer(first, end));
      first = end;
    }
    return answers;
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
    byte[] data = HEX.parseHex(withoutPans(HEX.formatHex(answer.data)));
    int at = 0;
    for (Exchange exchange : exchanges.subList(answer.first, answer.end)) {
      int length = dataLength(exchange);
      Bytes response = Bytes.copyOf(data, at, at + length).concat(exchange.response().from(length));
      masked.add(new Exchange(maskedCommand(exchange.command()), response, exchange.comments()));
      at += length;
    }
  }

  private Bytes maskedCommand(Bytes command) {
    Bytes hidden = PinCommands.hidden(command.toByteArray());
    int header = Exchange.HEADER_LENGTH * 2;
    String hex = hidden.toHex();
    return Bytes.fromHex(hex.substring(0, header) + withoutPans(hex.substring(header)));
  }

  private String withoutPans(String hex) {
    String masked = hex;
    for (String pan : pans) {
      masked = masked.replace(pan, ValueMask.maskedPan(pan));
      masked = masked.replace(ascii(pan), ascii(ValueMask.maskedPan(pan)));
    }
    return masked;
  }

  private static String ascii(String digits) {
    return HEX.formatHex(digits.getBytes(StandardCharsets.US_ASCII));
  }

  private static int dataLength(Exchange exchange) {
    int length = exchange.response().length() - STATUS_LENGTH;
    return length < 0 ? exchange.response().length() : length;
  }
}
