package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A card leaves the field, answers nonsense, or lies: a tap ends in a value or a typed failure. */
class HostileTapTest {
  /** SELECT, GET PROCESSING OPTIONS, READ RECORD, GET RESPONSE: all that a tap may send. */
  private static final Set<Integer> TAP_INSTRUCTIONS = Set.of(0xA4, 0xA8, 0xB2, 0xC0);

  /** Who asks for everything also gets balances and logs, which take GET DATA. */
  private static final Set<Integer> INSTRUCTIONS_FOR_ALL = Set.of(0xA4, 0xA8, 0xB2, 0xC0, 0xCA);

  private static final AidList FEW =
      AidList.of(
              Stream.of("A000000003", "A000000004", "A000000025", "A000000065", "A000000333")
                  .map(rid -> TerminalAid.partial(Bytes.fromHex(rid)))
                  .toList())
          .acceptingAnyListedByCard();
  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  private static EmvReader reader() {
    return EmvReader.withTerminal(TerminalData.defaults(Clock.systemUTC()))
        .accepting(FEW)
        .choosing(ApplicationChoice.best())
        .trusting(KEYS);
  }

  static Stream<String> profiles() {
    return VirtualProfiles.list().stream()
        .map(NamedProfile::name)
        .filter(name -> name.startsWith("contactless-"));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void isToldWhicheverExchangeTheCardLeavesAt(String profile) throws TransportException {
    Field whole = new Field(profile);
    ReadResult undisturbed = reader().read(whole);
    assertThat(undisturbed.describe()).isNotBlank();
    assertThat(TAP_INSTRUCTIONS).containsAll(whole.instructions);

    for (int last = 0; last < whole.count; last++) {
      Field field = new Field(profile);
      field.leavesAfter = last;
      assertThatThrownBy(() -> reader().read(field))
          .isInstanceOfSatisfying(
              TransportException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CARD_REMOVED));
      Field again = new Field(profile);
      again.leavesAfter = last;
      CardReport report = reader().inspect(again);
      assertThat(report.linkFailure()).isPresent();
      assertThat(report.firstRead()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void survivesNonsenseAtEachExchange(String profile) throws TransportException {
    Field whole = new Field(profile);
    ReadResult undisturbed = reader().read(whole);
    assertThat(undisturbed.describe()).isNotBlank();
    assertThat(TAP_INSTRUCTIONS).containsAll(whole.instructions);
    List<byte[]> nonsense =
        List.of(
            hex("9000"),
            hex("6F00"),
            hex("6985"),
            hex("6986"),
            hex("00009000"),
            hex("FFFFFFFFFF9000"),
            hex("6F8200009000"),
            hex("77829000"),
            hex("770C9F2602FFFF9F1F00820000009000"),
            hex("7706820220008400" + "9000"),
            hex("80FF9000"),
            hex("70819000"),
            hex("6110"),
            hex("6C00"));
    for (int at = 0; at < whole.count; at++) {
      for (byte[] answer : nonsense) {
        Field field = new Field(profile);
        field.override = Map.of(at, answer);
        CardReport report = reader().inspectAll(field);

        assertThat(report.exchanges().count()).isLessThan(400);
        assertThat(INSTRUCTIONS_FOR_ALL).containsAll(field.instructions);
        assertThat(report.cardInterface()).isEqualTo(CardInterface.CONTACTLESS);
      }
    }
  }

  @Property(tries = 300)
  void endsWhateverIsChangedInTheAnswers(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int rarity) {
    Random random = new Random(seed);
    List<String> all = profiles().toList();
    Field field = new Field(all.get(random.nextInt(all.size())));
    field.damage = random;
    field.rarity = rarity;

    CardReport report = reader().inspectAll(field);

    assertThat(report.exchanges().count()).isLessThan(4_096);
    assertThat(INSTRUCTIONS_FOR_ALL).containsAll(field.instructions);
    report.applications().stream()
        .flatMap(application -> application.read().stream())
        .flatMap(read -> read.contactless().stream())
        .map(ContactlessReading::describe)
        .forEach(words -> assertThat(words).isNotBlank());
  }

  @Test
  void doesNotTakeARecordedTapForGenuine() throws TransportException {
    Field first = new Field("contactless-visa");
    ReadApplication genuine = reader().read(first).orElseThrow();
    assertThat(genuine.authenticate(KEYS).isAuthenticated()).isTrue();

    Field replay = new Field("contactless-visa");
    replay.override = first.answers;
    ReadApplication recorded = reader().read(replay).orElseThrow();

    assertThat(recorded.data().pan()).isEqualTo(genuine.data().pan());
    OdaResult result = recorded.authenticate(KEYS);
    assertThat(result.isAuthenticated()).isFalse();
    assertThat(result.failure()).isPresent();
  }

  /** Every single bit of the signed part: a changed tap is never genuine. */
  @Property(tries = 200)
  void doesNotTakeAChangedSignatureForGenuine(@ForAll long seed) throws TransportException {
    Random random = new Random(seed);
    String profile =
        List.of("contactless-visa", "contactless-visa-fdda-00", "contactless-unionpay")
            .get(random.nextInt(3));
    Field field = new Field(profile);
    field.signatureBit = random.nextInt(128 * 8);

    ReadApplication read = reader().read(field).orElseThrow();

    assertThat(read.authenticate(KEYS).isAuthenticated()).isFalse();
  }

  @Test
  void readsWithOtherValuesWhereTheUsualAreRefused() throws TransportException {
    Field field = new Field("contactless-visa-online");
    field.override = Map.of(2, hex("6985"));

    ReadResult result = reader().read(field);

    assertThat(result.orElseThrow().isUsable()).isTrue();
    // PPSE, SELECT, GPO; SELECT, GPO: one attempt more, not another.
    assertThat(field.count).isEqualTo(5);
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.GPO_REFUSED);
  }

  @Test
  void triesOnceMoreOnly() throws TransportException {
    Field field = new Field("contactless-visa-online");
    field.override = Map.of(2, hex("6985"), 4, hex("6985"));

    ReadResult result = reader().read(field);

    assertThat(result).isInstanceOf(ReadResult.Refused.class);
    assertThat(field.count).isEqualTo(5);
  }

  @Test
  void leavesLeOutForARecordWhereTheCardMindsIt() throws TransportException {
    Field field = new Field("contactless-magstripe");
    field.override = Map.of(3, hex("6700"));

    ReadApplication read = reader().read(field).orElseThrow();

    assertThat(read.data().pan()).isPresent();
    assertThat(field.last).hasSize(4);
  }

  @Test
  void looksInTheUsualPlacesWhereTheCardNamesNoRecordAndNoAccount() throws TransportException {
    Field field = new Field("contactless-amex");
    field.override = Map.of(2, hex("800219809000"));

    ReadResult result = reader().read(field);

    assertThat(result.orElseThrow().data().pan()).isPresent();
    assertThat(result.findings()).extracting(Finding::code).contains(FindingCode.AFL_ABSENT);
    assertThat(field.count).isEqualTo(7);
  }

  @Test
  void saysWhatMayBeWrongWhereNothingAnswers() throws TransportException {
    Field field = new Field("contactless-visa");
    field.nothingFound = true;

    ReadResult result = reader().read(field);

    assertThat(result).isInstanceOf(ReadResult.NoApplication.class);
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.TAP_WITHOUT_APPLICATION);
  }

  private static byte[] hex(String hex) {
    return Bytes.fromHex(hex).toByteArray();
  }

  /** The field of a reader, with a virtual card in it and somebody who meddles. */
  private static final class Field implements CardConnection {
    private final VirtualCard card;
    final Set<Integer> instructions = new TreeSet<>();
    final Map<Integer, byte[]> answers = new HashMap<>();
    Map<Integer, byte[]> override = Map.of();
    byte[] last = {};
    int count;
    int leavesAfter = Integer.MAX_VALUE;
    int rarity = 1;
    int signatureBit = -1;
    boolean nothingFound;
    Random damage;

    Field(String profile) {
      card = VirtualCard.of(VirtualProfiles.byName(profile));
      assertThat(card.powerUp().isEmpty()).isFalse();
    }

    @Override
    public Bytes atr() {
      return card.profile().atr();
    }

    @Override
    public TransmissionProtocol protocol() {
      return TransmissionProtocol.CONTACTLESS;
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      if (count >= leavesAfter) {
        throw new TransportException(Reason.CARD_REMOVED, "The card left the field.");
      }
      instructions.add(command[1] & 0xFF);
      last = command.clone();
      byte[] answer =
          nothingFound ? hex("6A82") : override.getOrDefault(count, card.transmit(command));
      answer = damaged(answer.clone());
      answers.put(count, answer);
      count++;
      return answer;
    }

    private byte[] damaged(byte[] answer) {
      if (signatureBit >= 0 && (last[1] & 0xFF) == 0xA8) {
        int at = signature(answer);
        answer[at + signatureBit / 8] ^= (byte) (1 << signatureBit % 8);
        return answer;
      }
      if (damage == null || damage.nextInt(rarity) > 0) {
        return answer;
      }
      int at = damage.nextInt(answer.length);
      answer[at] ^= (byte) (1 << damage.nextInt(8));
      return damage.nextInt(3) > 0 ? answer : Arrays.copyOf(answer, at);
    }

    private static int signature(byte[] answer) {
      int at = Bytes.copyOf(answer).toHex().indexOf("9F4B8180");
      assertThat(at).isPositive();
      return at / 2 + 4;
    }

    @Override
    public void close() {}
  }
}
