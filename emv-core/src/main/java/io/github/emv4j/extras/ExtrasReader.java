package io.github.emv4j.extras;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.extras.CardExtras.Part;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.TransportException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks an application for its logs, balances and the chip's production data.
 *
 * <p>The application must be selected and initiated, and its records read. Sends GET DATA and READ
 * RECORD, no more of them than needed: what SELECT, GET PROCESSING OPTIONS or a record told is not
 * asked again, and a card that does not know GET DATA is asked once.
 */
public final class ExtrasReader {
  private static final Tag PRODUCTION_DATA = Tag.of(0x9F7F);

  private final CardChannel channel;
  private final CardData data;
  private final Issuer issuer;
  private final DataQuestions questions;
  private final BalanceReader balances;
  private Optional<TransactionLog> transactions = Optional.empty();
  private Optional<TransactionLog> loads = Optional.empty();
  private Optional<ProductionData> production = Optional.empty();
  private @Nullable TransportException interruption;

  /**
   * Knows the application.
   *
   * @param channel to the card, the application selected
   * @param data what was read of it
   * @param aid the application's name; decides what its tags mean
   */
  public ExtrasReader(CardChannel channel, CardData data, Bytes aid) {
    this.channel = channel;
    this.data = data;
    this.issuer = Issuer.of(aid);
    this.questions = new DataQuestions(channel, data);
    this.balances = new BalanceReader(issuer, questions);
  }

  /**
   * Asks the card, once.
   *
   * @param parts what is wanted
   * @return what the card told, also if the link failed on the way
   */
  public CardExtras read(Set<Part> parts) {
    try {
      ask(parts);
    } catch (TransportException e) {
      interruption = e;
    }
    return new CardExtras(
        transactions, loads, balances.found(), production, Optional.ofNullable(interruption));
  }

  private void ask(Set<Part> parts) throws TransportException {
    if (parts.contains(Part.BALANCES)) {
      balances.read();
    }
    if (parts.contains(Part.LOGS)) {
      LogReader logs = new LogReader(channel, questions, issuer);
      transactions = logs.transactions(context());
      loads = logs.loads(context());
    }
    // With Mastercard over the air this tag may be a random number of four bytes.
    if (parts.contains(Part.PRODUCTION)) {
      production = questions.value(PRODUCTION_DATA).flatMap(ProductionData::from);
    }
  }

  private LogContext context() {
    Optional<CurrencyCode> currency = data.applicationCurrency();
    CardText text = issuer == Issuer.UNIONPAY ? data.charset().orChinese() : data.charset();
    return new LogContext(
        currency, text, issuer == Issuer.VISA ? LogContext.Origin.VISA : LogContext.Origin.OTHER);
  }
}
