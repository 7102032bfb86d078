package io.github.emv4j.extras;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Amount;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CardText;
import io.github.emv4j.data.CurrencyCode;
import io.github.emv4j.data.DataSource;
import io.github.emv4j.data.Dol;
import io.github.emv4j.data.Tags;
import io.github.emv4j.extras.CardExtras.Part;
import io.github.emv4j.extras.ProductionData.Field;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What cards tell beyond transaction data; whole sessions are in the conversations. */
class ExtrasReaderTest {
  private static final Bytes VISA = Bytes.fromHex("A0000000031010");
  private static final Bytes MASTERCARD = Bytes.fromHex("A0000000041010");
  private static final Bytes UNIONPAY = Bytes.fromHex("A000000333010101");
  private static final Bytes JCB = Bytes.fromHex("A0000000651010");
  private static final Bytes T_UNION = Bytes.fromHex("A000000632010105");

  private static CardExtras read(Bytes aid, Map<String, String> known, Part part, String... lines) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < lines.length; i++) {
      text.append(i % 2 == 0 ? "> " : "< ").append(lines[i]).append('\n');
    }
    ReplayConnection card = ReplayConnection.strict(Trace.parse(text));
    CardExtras extras =
        new ExtrasReader(new CardChannel(card), data(known), aid).read(EnumSet.of(part));
    assertThat(extras.interruption()).isEmpty();
    assertThat(card.remaining()).as("questions not asked").isZero();
    return extras;
  }

  private static CardData data(Map<String, String> known) {
    CardData.Builder data = CardData.builder();
    known.forEach((tag, hex) -> data.add(Tag.fromHex(tag), Bytes.fromHex(hex), DataSource.fci()));
    return data.build();
  }

  /** The record is the example that is published for cards of China T-Union. */
  @Test
  void readsTheLogOfATransitCard() {
    CardExtras extras =
        read(
            T_UNION,
            Map.of("9F4D", "180A"),
            Part.LOGS,
            "80CA9F4F00",
            "9F4F119F02069A039F21035F2A029F1C089F3602" + "9000",
            "00B201C400",
            "000000001234 260107 123456 0156 3132333435363738 0007 9000",
            "00B202C400",
            "6A83");

    LogEntry entry = extras.transactions().orElseThrow().entries().get(0);
    assertThat(entry.amount()).hasToString("Optional[12.34 CNY]");
    assertThat(entry.date()).contains(LocalDate.of(2026, 1, 7));
    assertThat(entry.time()).hasToString("Optional[12:34:56]");
    assertThat(entry.value(Tag.of(0x9F1C))).contains(Bytes.fromHex("3132333435363738"));
    assertThat(entry.atc()).hasValue(7);
    assertThat(entry.rest()).isEqualTo(Bytes.EMPTY);
  }

  @Test
  void asksNothingThatIsKnown() {
    Map<String, String> known = Map.of("9F5D", "000000000500", "9F42", "0978");

    assertThat(read(VISA, known, Part.BALANCES).balances())
        .singleElement()
        .hasToString(
            "OfflineBalance[kind=BALANCE, tag=9F5D, minorUnits=500, currency=Optional[EUR],"
                + " exponent=OptionalInt.empty]");
    assertThat(read(JCB, Map.of(), Part.BALANCES).balances()).isEmpty();
    assertThat(read(JCB, Map.of("9F5F", "000000000500"), Part.BALANCES, "80CA9F5100", "6A88"))
        .extracting(extras -> extras.balances().get(0).sum())
        .isEqualTo("5.00");
  }

  /** With Mastercard 9F5D has three bytes, and 9F51 is a list. */
  @Test
  void takesNoOtherElementForAnAmount() {
    CardExtras extras =
        read(
            MASTERCARD,
            Map.of("9F5D", "010200", "9F51", "9F3704"),
            Part.BALANCES,
            "80CA9F5000",
            "000000000999 9000");

    assertThat(extras.balances()).singleElement().extracting(b -> b.amount()).isEqualTo(none());
    assertThat(extras.balances().get(0).describe()).isEqualTo("balance 9.99");
  }

  private static Optional<Amount> none() {
    return Optional.empty();
  }

  @Test
  void readsTheSecondCurrency() {
    CardExtras extras =
        read(
            UNIONPAY,
            Map.of("9F42", "0156", "9F44", "02"),
            Part.BALANCES,
            "80CA9F7900",
            "9F79060000000007979000",
            "80CA9F7700",
            "6A88",
            "80CA9F7800",
            "6A88",
            "80CA9F6D00",
            "6A88",
            "80CADF7900",
            "DF79060000000100009000",
            "80CADF7100",
            "DF71020344" + "9000");

    assertThat(extras.balances().get(0).amount())
        .contains(Amount.ofMinorUnits(797, new CurrencyCode(156)));
    assertThat(extras.balances().get(1).describe())
        .isEqualTo("balance in the second currency 100.00 HKD");
  }

  @Test
  void shortRecordGivesWhatItHas() {
    LogEntry entry =
        entry("9A03 9F2103 9F0206", "2401171230", Map.of("9F4D", "0B01", "9F42", "0978"));

    assertThat(entry.date()).contains(LocalDate.of(2024, 1, 17));
    assertThat(entry.time()).isEmpty();
    assertThat(entry.amount()).isEmpty();
  }

  @Test
  void lastElementWithoutLengthTakesTheRest() {
    LogEntry entry = entry("9A03 9F7C00", "240117 010203", Map.of("9F4D", "0B01"));

    assertThat(entry.value(Tag.of(0x9F7C))).contains(Bytes.fromHex("010203"));
    assertThat(entry.describe()).isEqualTo("2024-01-17");
  }

  @Test
  void opensATemplateAroundARecord() {
    assertThat(entry("9A03 9F3602", "7005 240117 0102", Map.of("9F4D", "0B01")).atc())
        .hasValue(0x102);
  }

  @Test
  void dateOfZerosIsNone() {
    LogEntry entry =
        entry(
            "9A03 9F2103 9F0206 5F2A02", "000000 246000 000000000100 0000", Map.of("9F4D", "0B01"));

    assertThat(entry.date()).isEmpty();
    assertThat(entry.time()).isEmpty();
    assertThat(entry.currency()).isEmpty();
    assertThat(entry.describe()).isEqualTo("1.00");
  }

  private static LogEntry entry(String format, String record, Map<String, String> known) {
    Bytes value = Bytes.fromHex(format);
    return read(
            MASTERCARD,
            known,
            Part.LOGS,
            "80CA9F4F00",
            "9F4F" + Bytes.of(value.length()).concat(value).toHex() + "9000",
            "00B2015C00",
            record + "9000")
        .transactions()
        .orElseThrow()
        .entries()
        .get(0);
  }

  @Test
  void loadRecordOfAnotherFormIsShownAsItIs() {
    CardExtras extras =
        read(
            UNIONPAY,
            Map.of("9F4D", "0B01", "DF4D", "0C01"),
            Part.LOGS,
            "80CA9F4F00",
            "6A88",
            "00B2015C00",
            "6A83",
            "80CADF4F00",
            "DF4F039A03009000",
            "00B2016400",
            "9F78000000033300000000055500141120" + "9000");

    assertThat(extras.transactions().orElseThrow().isUnreadable()).isFalse();
    LogEntry load = extras.loads().orElseThrow().entries().get(0);
    assertThat(load.change()).isEmpty();
    assertThat(load.rest()).isEqualTo(load.record());
  }

  @Test
  void tellsWhenTheChipWasMade() {
    // Day 102 of a year that ends in 8, before 2016: 2008; and the leap day's number 366 of 2012.
    CardExtras extras =
        read(
            VISA,
            Map.of(),
            Part.PRODUCTION,
            "80CA9F7F00",
            "9F7F2A"
                + " 4790504047918102310021025A0A8C63123448120000481323664814636500000001481563660000"
                + "00029000");
    ProductionData production = extras.production().orElseThrow();
    LocalDate issued = LocalDate.of(2016, 5, 1);

    assertThat(production.date(Field.OPERATING_SYSTEM_DATE, issued))
        .contains(LocalDate.of(2008, 4, 11));
    assertThat(production.date(Field.FABRICATION_DATE, issued)).contains(LocalDate.of(2012, 4, 11));
    assertThat(production.date(Field.MODULE_DATE, issued)).isEmpty();
    assertThat(production.date(Field.EMBEDDING_DATE, issued)).contains(LocalDate.of(2012, 12, 31));
    assertThat(production.date(Field.SERIAL_NUMBER, issued)).isEmpty();
    assertThat(production.toString()).contains("4790").doesNotContain("5A0A8C63");
  }

  @Property(tries = 300)
  void anyAnswersComeToAnEnd(
      @ForAll long seed, @ForAll @IntRange(min = 0, max = 255) int capacity) {
    Random random = new Random(seed);
    Bytes aid = random.nextBoolean() ? UNIONPAY : VISA;
    Map<String, String> known =
        Map.of(
            "9F4D", "0B" + Bytes.of(capacity).toHex(), "DF4D", "0C" + Bytes.of(capacity).toHex());
    CardChannel channel = new CardChannel(new AtRandom(random));

    CardExtras extras = new ExtrasReader(channel, data(known), aid).read(EnumSet.allOf(Part.class));

    assertThat(channel.exchanges()).isLessThanOrEqualTo(2 * 255 + 16);
    extras.balances().forEach(balance -> assertThat(balance.describe()).isNotBlank());
    extras.transactions().ifPresent(ExtrasReaderTest::checkDescribed);
    extras.loads().ifPresent(ExtrasReaderTest::checkDescribed);
  }

  private static void checkDescribed(TransactionLog log) {
    assertThat(log.entries()).hasSizeLessThanOrEqualTo(log.capacity());
    log.entries().forEach(entry -> assertThat(entry.describe()).isNotNull());
    assertThat(log.toString()).isNotBlank();
  }

  @Property
  void anyRecordDecodes(
      @ForAll @Size(max = 60) byte[] record, @ForAll @Size(max = 20) byte[] list) {
    StringBuilder format = new StringBuilder();
    for (byte b : list) {
      Tag[] tags = {Tags.TRANSACTION_DATE, Tags.AMOUNT_AUTHORISED, Tags.ATC, Tag.of(0x9F4E)};
      format.append(tags[b & 3]).append(Bytes.of(b >> 2 & 7).toHex());
    }
    LogDecoder decoder =
        new LogDecoder(
            LogDecoder.Subject.TRANSACTIONS,
            Optional.of(Dol.parse(Bytes.fromHex(format))),
            new LogContext(Optional.empty(), CardText.common(), LogContext.Origin.VISA));

    decoder
        .decode(1, Bytes.copyOf(record))
        .ifPresent(
            entry -> {
              int length = entry.values().stream().mapToInt(v -> v.value().length()).sum();
              assertThat(length + entry.rest().length()).isLessThanOrEqualTo(record.length);
              assertThat(entry.describe()).isNotNull();
            });
  }

  /** Answers anything. */
  private static final class AtRandom implements CardConnection {
    private final Random random;

    AtRandom(Random random) {
      this.random = random;
    }

    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public TransmissionProtocol protocol() {
      return TransmissionProtocol.T1;
    }

    @Override
    public byte[] transmit(byte[] command) {
      byte[] answer = new byte[2 + random.nextInt(50)];
      random.nextBytes(answer);
      boolean refused = random.nextInt(20) == 0;
      answer[answer.length - 2] = (byte) (refused ? 0x6A : 0x90);
      answer[answer.length - 1] = 0;
      return answer;
    }

    @Override
    public void close() {}
  }
}
