package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CardholderName;
import io.github.emv4j.data.Pan;
import io.github.emv4j.data.Track1;
import io.github.emv4j.data.Track2;
import org.junit.jupiter.api.Tag;

/** Account data is masked whatever it looks like, and text cannot steer a terminal. */
@Tag("parsers")
class TracksFuzzTest {
  private static final int SHOWN_FIRST = 6;
  private static final int SHOWN_LAST = 4;
  private static final int MIN_FOR_FIRST = 13;

  @FuzzTest(maxDuration = "10s")
  void masksAccountData(byte[] input) {
    FuzzInput in = new FuzzInput(input);
    int kind = in.next();
    Bytes data = in.rest();
    try {
      switch (kind % 4) {
        case 0 -> checkTrack2(data);
        case 1 -> checkTrack1(data);
        case 2 -> checkPan(data);
        default -> checkText(kind / 4, data);
      }
    } catch (MalformedDataException e) {
      holds(e.offset() <= data.length(), "the fault lies in the data");
    }
  }

  private static void checkTrack2(Bytes data) {
    Track2 track = Track2.parse(data);
    String text = track.text();
    holds(data.toHex().startsWith(text), "the text is what the track begins with");
    holds(data.toHex().substring(text.length()).replace("F", "").isEmpty(), "then filler");
    holds(Track2.of(text).equals(track), "parsed and given tracks are the same");
    String masked = track.masked();
    holds(masked.length() == text.length() && masked.equals(track.toString()), "as long");
    int separator = text.indexOf('D');
    isMasked(separator < 0 ? text : text.substring(0, separator), masked);
    int hidden = track.discretionaryData().length();
    holds(masked.endsWith("*".repeat(hidden)), "discretionary data is hidden");
    holds(text.endsWith(track.discretionaryData()), "discretionary data is the end");
    track
        .pan()
        .ifPresent(pan -> holds(text.startsWith(pan.digits() + "D") || separator < 0, "PAN"));
    track.expirationMonth();
    track.serviceCode().ifPresent(Object::toString);
  }

  private static void checkTrack1(Bytes data) {
    Track1 track = Track1.parse(data);
    String text = track.text();
    holds(CardText.common().decode(data).equals(text), "the text is the track");
    String masked = track.masked();
    holds(masked.length() == text.length() && masked.equals(track.toString()), "as long");
    isMasked(text.substring(1, text.indexOf('^')), masked.substring(1));
    holds(masked.endsWith("*".repeat(track.discretionaryData().length())), "discretionary data");
    track.name().ifPresent(TracksFuzzTest::checkName);
    track.pan().ifPresent(pan -> holds(text.startsWith("B" + pan.digits() + "^"), "PAN"));
    track.expirationMonth();
    track.serviceCode().ifPresent(Object::toString);
  }

  private static void checkPan(Bytes data) {
    Pan pan = Pan.parse(data);
    holds(data.toHex().startsWith(pan.digits()), "the digits are what the value begins with");
    holds(Pan.parse(Bcd.compressed(pan.digits())).equals(pan), "written and read again");
    holds(pan.masked().length() == pan.digits().length(), "as long");
    holds(pan.toString().equals(pan.masked()), "masked unless asked for");
    isMasked(pan.digits(), pan.masked());
    pan.isLuhnValid();
  }

  /** Of an account at most the first six and last four characters show. */
  private static void isMasked(String account, String masked) {
    int first = account.length() >= MIN_FOR_FIRST ? SHOWN_FIRST : 0;
    int last = account.length() > SHOWN_LAST ? account.length() - SHOWN_LAST : account.length();
    for (int i = first; i < last; i++) {
      holds(masked.charAt(i) == '*', "the middle of an account number is hidden");
    }
  }

  private static void checkText(int codeTable, Bytes data) {
    CardText plain = CardText.codeTable(codeTable);
    isSafe(plain.decode(data));
    isSafe(plain.orChinese().decode(data));
    isSafe(CardText.common().decode(data));
    checkName(CardholderName.parse(data, plain.orChinese()));
  }

  private static void checkName(CardholderName name) {
    int[] shown = name.masked().codePoints().filter(c -> c != '*').toArray();
    int[] whole = name.text().codePoints().toArray();
    int slashes = (int) name.text().chars().filter(c -> c == '/').count();
    int spaces = (int) name.text().chars().filter(c -> c == ' ').count();
    holds(shown.length <= 1 + 2 * slashes + spaces, "one letter of each part shows");
    holds(name.masked().codePointCount(0, name.masked().length()) == whole.length, "as long");
    holds(name.toString().equals(name.masked()), "masked unless asked for");
    holds(name.text().startsWith(name.surname()) || name.text().startsWith(" "), "surname");
    name.givenName().ifPresent(given -> holds(!given.isEmpty(), "a given name has letters"));
  }

  private static void isSafe(String text) {
    text.codePoints()
        .forEach(
            c -> {
              int type = Character.getType(c);
              holds(
                  type != Character.CONTROL
                      && type != Character.FORMAT
                      && type != Character.SURROGATE
                      && type != Character.LINE_SEPARATOR
                      && type != Character.PARAGRAPH_SEPARATOR,
                  "no character steers a terminal");
            });
  }
}
