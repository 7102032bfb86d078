package io.github.emv4j.trace;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.Atr;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A recorded conversation with a card.
 *
 * <p>As text it is UTF-8, one item a line: {@code atr} and the answer to reset, {@code >} and a
 * command, {@code <} and its answer, all in hexadecimal digits of either case; {@code #} starts a
 * comment; blank lines and white space between digits are ignored.
 */
public final class Trace {
  /** The most characters that are read of a text. */
  public static final int MAX_CHARACTERS = 16 << 20;

  /** The most exchanges that a trace may have. */
  public static final int MAX_EXCHANGES = 65_536;

  /** The longest answer to reset (ISO/IEC 7816-3, 8.2.1). */
  static final int MAX_ATR_LENGTH = 33;

  private static final String ALTERED =
      "masked: card data was replaced; certificates and signatures over it were altered";

  private static final int MIN_NAME = 5;
  private static final int MAX_NAME = 16;
  private static final Bytes PSE_NAME = Bytes.fromHex("315041592E5359532E4444463031");
  private static final Bytes PPSE_NAME = Bytes.fromHex("325041592E5359532E4444463031");
  private static final Bytes SELECT_BY_NAME = Bytes.of(0x00, 0xA4, 0x04, 0x00);
  private static final int NAME_OFFSET = 5;

  private final List<String> comments;
  private final Optional<Bytes> atr;
  private final List<Exchange> exchanges;
  private final List<String> closingComments;
  private final int[] lines;

  Trace(TraceText text) {
    this.comments = List.copyOf(text.headComments);
    this.atr = text.atr;
    this.exchanges = List.copyOf(text.exchanges);
    this.closingComments = lines(text.pendingComments);
    this.lines = text.lines.stream().mapToInt(Integer::intValue).toArray();
  }

  private Trace(
      List<String> comments,
      Optional<Bytes> atr,
      List<Exchange> exchanges,
      List<String> closingComments) {
    this.comments = lines(comments);
    this.atr = atr;
    this.exchanges = List.copyOf(exchanges);
    this.closingComments = lines(closingComments);
    this.lines = new int[this.exchanges.size()];
    int line = this.comments.size() + (atr.isPresent() ? 1 : 0);
    for (int i = 0; i < lines.length; i++) {
      int commentLines = this.exchanges.get(i).comments().size();
      lines[i] = line + 1 + (standsBeside(i) ? 0 : commentLines);
      line += commentLines + 2;
    }
  }

  /**
   * {@return a trace of these exchanges, without comments}
   *
   * @param atr 1 to 33 bytes, or empty if not known
   * @param exchanges in the order in which they happened
   * @throws IllegalArgumentException if there are too many bytes or exchanges
   */
  public static Trace of(Optional<Bytes> atr, List<Exchange> exchanges) {
    if (atr.isPresent() && (atr.get().isEmpty() || atr.get().length() > MAX_ATR_LENGTH)) {
      throw new IllegalArgumentException("answer to reset of " + atr.get());
    }
    if (exchanges.size() > MAX_EXCHANGES) {
      throw new IllegalArgumentException("too many exchanges: " + exchanges.size());
    }
    return new Trace(List.of(), atr, exchanges, List.of());
  }

  /**
   * {@return the trace in a text}
   *
   * @param text in the format of a trace
   * @throws TraceFormatException if it is not in that format, or larger than a trace may be
   */
  public static Trace parse(CharSequence text) {
    try {
      return parse(new StringReader(text.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * {@return the trace in a text}
   *
   * @param text in the format of a trace, read to its end and not closed
   * @throws IOException if it cannot be read
   * @throws TraceFormatException if it is not in that format, or larger than a trace may be
   */
  public static Trace parse(Reader text) throws IOException {
    return new TraceText().read(text);
  }

  /** {@return what the text says before the answer to reset or the first command, line by line} */
  public List<String> comments() {
    return comments;
  }

  /** {@return the answer to reset, if it was recorded} */
  public Optional<Bytes> atr() {
    return atr;
  }

  /** {@return commands and answers in the order in which they happened} */
  public List<Exchange> exchanges() {
    return exchanges;
  }

  /** {@return what the text says after the last answer, line by line} */
  public List<String> closingComments() {
    return closingComments;
  }

  /**
   * {@return this trace with other comments before and after the exchanges}
   *
   * @param before one line each
   * @param after one line each
   * @throws IllegalArgumentException if one has more than one line
   */
  public Trace withComments(List<String> before, List<String> after) {
    return new Trace(before, atr, exchanges, after);
  }

  /**
   * {@return this trace without PINs and with card numbers, tracks, names and other account and
   * personal data replaced, the same everywhere; it replays, but signatures over that data do not
   * hold}
   *
   * <p>Comments are searched for the same data. Where anything was replaced, a comment at the
   * beginning says so: see {@link #isAltered()}.
   */
  public Trace masked() {
    Masking masking = Masking.of(exchanges);
    List<Exchange> masked = masking.masked();
    List<String> before = new ArrayList<>(comments.stream().map(masking::masked).toList());
    if (!masked.equals(exchanges) && !isAltered()) {
      before.add(ALTERED);
    }
    List<String> after = closingComments.stream().map(masking::masked).toList();
    return new Trace(before, atr, masked, after);
  }

  /**
   * {@return whether card data was replaced in this trace, so that certificates and signatures in
   * it do not hold: what a replay cannot prove then says nothing about the card}
   */
  public boolean isAltered() {
    return comments.contains(ALTERED);
  }

  /**
   * {@return whether the card was read over the air: the reader made up the answer to reset that
   * PC/SC prescribes, or the card has the directory of contactless applications}
   */
  public boolean isContactless() {
    return atr.filter(Atr::isContactless).isPresent()
        || exchanges.stream().anyMatch(Trace::selectsContactlessDirectory);
  }

  private static boolean selectsContactlessDirectory(Exchange exchange) {
    Bytes command = exchange.command();
    int nameEnd = NAME_OFFSET + PPSE_NAME.length();
    return command.startsWith(SELECT_BY_NAME)
        && command.length() >= nameEnd
        && command.slice(NAME_OFFSET, nameEnd).equals(PPSE_NAME)
        && isSuccess(exchange.response());
  }

  /**
   * {@return the names by which applications were selected with success, directories left out; in
   * recorded order, each once}
   *
   * <p>A reader that has no better list finds the recorded applications by them.
   */
  public List<Bytes> selectedNames() {
    return exchanges.stream()
        .filter(exchange -> isSuccess(exchange.response()))
        .map(exchange -> RecordedCommand.parse(exchange.command()))
        .filter(RecordedCommand::isSelect)
        .map(RecordedCommand::data)
        .filter(name -> name.length() >= MIN_NAME && name.length() <= MAX_NAME)
        .filter(name -> !name.equals(PPSE_NAME) && !name.equals(PSE_NAME))
        .distinct()
        .toList();
  }

  private static boolean isSuccess(Bytes response) {
    int length = response.length();
    return length >= 2 && (response.at(length - 2) == 0x90 || response.at(length - 2) == 0x61);
  }

  /** {@return the line of the text where the command of an exchange stands, from 1} */
  int line(int index) {
    return lines[index];
  }

  /** {@return the trace as text, card data as it is, ending with a line break} */
  public String toText() {
    StringBuilder text = new StringBuilder();
    comments.forEach(comment -> appendComment(text, comment));
    atr.ifPresent(bytes -> text.append("atr ").append(bytes.toHex()).append('\n'));
    for (int i = 0; i < exchanges.size(); i++) {
      Exchange exchange = exchanges.get(i);
      StringBuilder remarks = new StringBuilder();
      exchange.comments().forEach(comment -> appendComment(remarks, comment));
      text.append(standsBeside(i) ? "" : remarks);
      text.append("> ").append(exchange.command().toHex()).append('\n');
      text.append(standsBeside(i) ? remarks : "");
      text.append("< ").append(exchange.response().toHex()).append('\n');
    }
    closingComments.forEach(comment -> appendComment(text, comment));
    return text.toString();
  }

  // At the very beginning comments belong to the trace; those of the first command come behind it.
  private boolean standsBeside(int index) {
    return index == 0 && atr.isEmpty();
  }

  private static void appendComment(StringBuilder text, String comment) {
    text.append(comment.isEmpty() ? "#" : "# ").append(comment).append('\n');
  }

  /** {@return comments as the text keeps them: one line each, without white space at the ends} */
  static List<String> lines(List<String> comments) {
    List<String> kept = new ArrayList<>(comments.size());
    for (String comment : comments) {
      if (comment.indexOf('\n') >= 0 || comment.indexOf('\r') >= 0) {
        throw new IllegalArgumentException("comment of more than one line");
      }
      kept.add(comment.strip());
    }
    return List.copyOf(kept);
  }

  /** {@return how many exchanges there are, never their content} */
  @Override
  public String toString() {
    return exchanges.size() == 1 ? "1 exchange" : exchanges.size() + " exchanges";
  }
}
