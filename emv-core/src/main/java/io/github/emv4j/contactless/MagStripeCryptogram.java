package io.github.emv4j.contactless;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.command.ComputeCryptographicChecksumCommand;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.data.Track1;
import io.github.emv4j.data.Track2;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Asks a card in the mag-stripe mode of kernel 2 for its dynamic number and fills the tracks with
 * it (COMPUTE CRYPTOGRAPHIC CHECKSUM; EMV Contactless Book C-2). For a caller that wants exactly
 * that: no read does it by itself, for the answer is good for a payment.
 */
public final class MagStripeCryptogram {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Bytes DEFAULT_UDOL = Bytes.fromHex("9F6A04");
  private static final int ON_DEVICE = 0x10;

  private final CardData card;
  private final TerminalData terminal;

  /**
   * Prepares for one application.
   *
   * @param card what was read
   * @param terminal fills the UDOL; its 9F6A, if it has one, is used as it is
   */
  public MagStripeCryptogram(CardData card, TerminalData terminal) {
    this.card = card;
    this.terminal = terminal;
  }

  /**
   * Asks for the number, once, and fills the tracks.
   *
   * @param channel to the card
   * @param reading what the tap was
   * @return the tracks, or why not
   * @throws TransportException if the link failed
   */
  public MagStripeResult request(CardChannel channel, ContactlessReading reading)
      throws TransportException {
    if (reading.kernel() != Kernel.MASTERCARD || reading.mode() != KernelMode.MAG_STRIPE) {
      return new MagStripeResult.NotNeeded();
    }
    try {
      Optional<DynamicDigits> second =
          positions(
              List.of(
                  ContactlessTags.PCVC3_TRACK_2,
                  ContactlessTags.PUNATC_TRACK_2,
                  ContactlessTags.NATC_TRACK_2));
      if (second.isEmpty()) {
        return failed(Check.PRESENT, "9F65, 9F66 or 9F67");
      }
      Bytes number = number(second.get().numberDigits());
      ResponseApdu answer = ask(channel, number);
      return answer.status().isOk()
          ? filled(reading.tracks(), second.get(), number, TlvReader.parseOne(answer.data()))
          : failed(Check.ANSWER, "the card answered " + answer.status());
    } catch (MalformedDataException e) {
      return failed(Check.ANSWER, e.reason());
    }
  }

  private Optional<DynamicDigits> positions(List<Tag> tags) {
    Optional<Bytes> pcvc3 = card.value(tags.get(0));
    Optional<Bytes> punatc = card.value(tags.get(1));
    Optional<Bytes> natc = card.value(tags.get(2));
    return pcvc3.isPresent() && punatc.isPresent() && natc.isPresent()
        ? Optional.of(DynamicDigits.parse(pcvc3.get(), punatc.get(), natc.get()))
        : Optional.empty();
  }

  private Bytes number(int digits) {
    long limit = 1;
    for (int i = 0; i < digits; i++) {
      limit *= 10;
    }
    Bytes random = Bcd.numeric((RANDOM.nextLong() >>> 1) % limit, 4);
    return terminal
        .value(ContactlessTags.UNPREDICTABLE_NUMBER_NUMERIC)
        .filter(value -> value.length() == 4)
        .orElse(random);
  }

  private ResponseApdu ask(CardChannel channel, Bytes number) throws TransportException {
    Dol udol = Dol.parse(card.value(ContactlessTags.UDOL).orElse(DEFAULT_UDOL));
    Bytes values =
        udol.fill(
                tag ->
                    tag.equals(ContactlessTags.UNPREDICTABLE_NUMBER_NUMERIC)
                        ? Optional.of(number)
                        : terminal.value(tag))
            .data();
    CommandApdu command = ComputeCryptographicChecksumCommand.of(values);
    ResponseApdu answer = channel.send(command);
    int status = answer.status().value();
    return status == 0x6700 || status == 0x6F00 ? channel.send(command.withoutLe()) : answer;
  }

  private MagStripeResult filled(TrackData blank, DynamicDigits second, Bytes number, Tlv answer) {
    long counter = unsigned(answer, Tags.ATC);
    boolean onDevice =
        answer
            .child(ContactlessTags.POS_CARDHOLDER_INTERACTION)
            .map(Tlv::value)
            .filter(value -> value.length() == 3 && (value.at(1) & ON_DEVICE) != 0)
            .isPresent();
    long chosen = Bcd.number(number);
    DynamicDigits.Values values =
        new DynamicDigits.Values(
            unsigned(answer, ContactlessTags.CVC3_TRACK_2), chosen, counter, onDevice);
    Optional<Track2> track2 = blank.track2().map(track -> fill(track, second, values));
    Optional<Track1> track1 = track1(blank, answer, values, second.numberDigits());
    return new MagStripeResult.Filled(
        new TrackData(track1, track2, TrackData.State.COMPLETE), (int) counter);
  }

  private Optional<Track1> track1(
      TrackData blank, Tlv answer, DynamicDigits.Values values, int digits) {
    Optional<DynamicDigits> first =
        positions(
            List.of(
                ContactlessTags.PCVC3_TRACK_1,
                ContactlessTags.PUNATC_TRACK_1,
                ContactlessTags.NATC_TRACK_1));
    if (first.isEmpty() || answer.child(ContactlessTags.CVC3_TRACK_1).isEmpty()) {
      return Optional.empty();
    }
    if (first.get().numberDigits() != digits) {
      throw MalformedDataException.at("the tracks want different numbers", Bytes.EMPTY, 0);
    }
    DynamicDigits.Values own =
        new DynamicDigits.Values(
            unsigned(answer, ContactlessTags.CVC3_TRACK_1),
            values.number(),
            values.counter(),
            values.verifiedOnDevice());
    return blank.track1().map(track -> fill(track, first.get(), own));
  }

  private static Track2 fill(Track2 track, DynamicDigits digits, DynamicDigits.Values values) {
    String discretionary = track.discretionaryData();
    String before = withoutEnd(track.text(), discretionary.length());
    return Track2.of(before + digits.fill(discretionary, values));
  }

  private static Track1 fill(Track1 track, DynamicDigits digits, DynamicDigits.Values values) {
    String discretionary = track.discretionaryData();
    String text =
        withoutEnd(track.text(), discretionary.length()) + digits.fill(discretionary, values);
    return Track1.parse(Bytes.copyOf(text.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String withoutEnd(String text, int length) {
    return text.substring(0, text.length() - length);
  }

  private static long unsigned(Tlv answer, Tag tag) {
    return answer
        .child(tag)
        .map(Tlv::value)
        .filter(value -> value.length() == 2)
        .orElseThrow(
            () -> MalformedDataException.at("no " + tag + " of two bytes", answer.value(), 0))
        .toLong();
  }

  private static MagStripeResult failed(Check check, String detail) {
    return new MagStripeResult.Failed(
        new FailedCheck(CheckedPart.MAG_STRIPE_CRYPTOGRAM, check, detail));
  }
}
