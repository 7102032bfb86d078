package io.github.emv4j;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transport.CardConnection;
import java.util.List;

/**
 * Reads EMV cards: the one-call entry. Immutable; one reader serves any number of cards and
 * threads, each connection being used by one thread at a time.
 *
 * <p>Reading never tries a PIN and never sends a command that changes what the card holds. The
 * card's Application Transaction Counter may move, as with every use of a card.
 */
public final class EmvReader {
  private final EmvReaderOptions options;

  private EmvReader(EmvReaderOptions options) {
    this.options = options;
  }

  /**
   * {@return a reader that accepts the common payment applications and chooses by itself}
   *
   * @param terminal what cards are told about the terminal and the transaction
   */
  public static EmvReader withTerminal(TerminalData terminal) {
    return new EmvReader(EmvReaderOptions.with(terminal));
  }

  /**
   * {@return a reader that accepts these applications}
   *
   * @param aids the terminal's list; {@link AidList#common()} if never set
   */
  public EmvReader accepting(AidList aids) {
    return new EmvReader(options.accepting(aids));
  }

  /**
   * {@return a reader that lets {@code choice} choose the application}
   *
   * @param choice {@link ApplicationChoice#bestWithoutConfirmation()} if never set
   */
  public EmvReader choosing(ApplicationChoice choice) {
    return new EmvReader(options.choosing(choice));
  }

  /**
   * {@return a reader that takes every card for one on this interface}
   *
   * @param cardInterface told from the answer to reset if never set
   */
  public EmvReader over(CardInterface cardInterface) {
    return new EmvReader(options.over(cardInterface));
  }

  /**
   * {@return a reader that asks for these data elements with GET DATA after the records}
   *
   * @param tags one or two bytes each; if never set, on contacts ATC {@code 9F36}, last online ATC
   *     {@code 9F13} and PIN Try Counter {@code 9F17}, and Log Format {@code 9F4F} where the card
   *     keeps a log; over the air nothing
   * @throws IllegalArgumentException if a tag is longer
   */
  public EmvReader asking(List<Tag> tags) {
    return new EmvReader(options.asking(tags));
  }

  /**
   * {@return a reader that authenticates the applications which it inspects}
   *
   * @param keys the CA public keys that are trusted; if never set, inspecting authenticates
   *     nothing. After {@link #read} authentication is a step of its own, {@link
   *     io.github.emv4j.transaction.ReadApplication#authenticate(CaKeys)}
   * @throws IllegalArgumentException if the terminal's data has no transaction date (9A)
   */
  public EmvReader trusting(CaKeys keys) {
    return new EmvReader(options.trusting(keys));
  }

  /**
   * Reads one application of a card: finds, selects, initiates, reads.
   *
   * @param card an open connection; it stays open
   * @return the application, or why there is none
   * @throws InterruptedReadException if the link failed; it keeps what was read before, and nothing
   *     on the card was harmed
   */
  public ReadResult read(CardConnection card) throws InterruptedReadException {
    return new SingleReading(options, card).read();
  }

  /**
   * Looks at a card and reads the best application that can be read.
   *
   * @param card an open connection; it stays open
   * @return everything that was learnt, also if the link failed on the way
   */
  public CardReport inspect(CardConnection card) {
    return new CardInspection(options, card).first();
  }

  /**
   * Looks at a card and reads every application, with logs, offline balances and the chip's
   * production data where the card gives them.
   *
   * @param card an open connection; it stays open
   * @return everything that was learnt, also if the link failed on the way
   */
  public CardReport inspectAll(CardConnection card) {
    return new CardInspection(options, card).all();
  }

  /**
   * Looks at a card and reads the application whose DF name begins with an AID, listed or not.
   *
   * @param card an open connection; it stays open
   * @param aid 5 to 16 bytes
   * @return everything that was learnt, also if the link failed on the way
   * @throws IllegalArgumentException if the AID has another length
   */
  public CardReport inspect(CardConnection card, Bytes aid) {
    return new CardInspection(options, card).only(aid);
  }
}
