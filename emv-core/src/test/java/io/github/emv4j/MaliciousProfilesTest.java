package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardChannel;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCaKey;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.io.IOException;
import java.io.StringReader;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Cards made to harm whoever reads them: each is read to an end, and the report says why. */
class MaliciousProfilesTest {
  /** SELECT, READ RECORD, GET PROCESSING OPTIONS, GET DATA, GET RESPONSE, INTERNAL AUTHENTICATE. */
  private static final Set<Integer> READING = Set.of(0xA4, 0xB2, 0xA8, 0xCA, 0xC0, 0x88);

  private static final String EXPECTED_PAN = "4761739001010010";

  private static final EmvReader READER =
      EmvReader.withTerminal(
              TerminalData.defaults(
                  Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC)))
          .accepting(AidList.common().acceptingAnyListedByCard())
          .choosing(ApplicationChoice.best());

  private static final EmvReader TRUSTING_READER = READER.trusting(keys());

  private static CaKeys keys() {
    try {
      return CaKeys.fromCsv(new StringReader(VirtualCaKey.csv(VirtualProfiles.caKeys())));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A card in a reader that keeps what was sent. */
  private static final class Sent implements CardConnection {
    private final VirtualCard card;
    private final Bytes atr;
    private final List<Bytes> commands = new ArrayList<>();

    Sent(String profile) {
      card = VirtualCard.of(VirtualProfiles.byName(profile));
      atr = card.powerUp();
    }

    @Override
    public Bytes atr() {
      return atr;
    }

    @Override
    public TransmissionProtocol protocol() {
      return card.protocol();
    }

    @Override
    public byte[] transmit(byte[] command) {
      commands.add(Bytes.copyOf(command));
      return card.transmit(command);
    }

    @Override
    public void close() {}

    Bytes command(int instruction) {
      return commands.stream().filter(c -> c.at(1) == instruction).findFirst().orElseThrow();
    }
  }

  static Stream<String> all() {
    return VirtualProfiles.list().stream().map(NamedProfile::name);
  }

  @ParameterizedTest
  @MethodSource("all")
  void lookingAtAnyCardEndsWithinBounds(String profile) {
    Sent card = new Sent(profile);

    CardReport report = TRUSTING_READER.inspectAll(card);

    assertThat(report.exchanges().count()).isLessThanOrEqualTo(CardChannel.MAX_EXCHANGES);
    assertThat(report.exchanges().bytesReceived()).isLessThan(200_000);
    assertThat(card.commands).allMatch(command -> READING.contains(command.at(1)));
    assertThat(report.applications()).hasSizeLessThanOrEqualTo(1_024);
    assertThat(report.problems()).hasSizeLessThanOrEqualTo(1_024);
    assertThat(report.applications()).allMatch(a -> a.problems().size() <= 600);
  }

  @ParameterizedTest
  @MethodSource("all")
  void readingAnyCardEndsInAResultOrAnExceptionThatSaysWhy(String profile) {
    Sent card = new Sent(profile);
    String end;
    try {
      end = READER.read(card).describe();
    } catch (TransportException e) {
      end = e.description();
    }
    assertThat(end).endsWith(".").doesNotContain("\n");
    assertThat(card.commands.size()).isLessThan(700);
  }

  @ParameterizedTest
  @CsvSource({
    "endless-directory, READ, DIRECTORY_UNUSABLE, 270",
    "afl-many-records, READ, RECORDS_TOO_MANY, 520",
    "afl-same-record, READ, RECORDS_TOO_MANY MANDATORY_DATA_MISSING, 630",
    "afl-repeated, READ, DATA_REDUNDANT, 270",
    "afl-too-long, FAILED, AFL_MALFORMED DATA_MALFORMED, 20",
    "deep-record, READ, RECORD_MALFORMED, 15",
    "many-pans, READ, DATA_REDUNDANT DATA_INCONSISTENT, 15",
    "counters-huge, READ, DATA_MALFORMED, 15",
    "crowded-directory, READ, LINK_FAILED MANDATORY_DATA_MISSING, 4096",
    "same-next, FAILED, GPO_REFUSED, 120",
    "aid-empty, READ, DIRECTORY_ENTRY_MALFORMED, 20",
    "aid-huge, READ, DIRECTORY_ENTRY_MALFORMED, 20",
    "aid-cut-off, READ, DIRECTORY_UNUSABLE, 125",
    "df-name-empty, FAILED, FCI_MALFORMED, 5",
    "df-name-huge, FAILED, FCI_MALFORMED, 5",
    "pdol-ten-kilobytes, FAILED, PDOL_MALFORMED, 5",
    "pdol-cut-off, FAILED, PDOL_MALFORMED, 5",
    "pdol-secrets, READ, SECRET_REQUESTED, 15",
    "pdol-cardholder, READ, SECRET_REQUESTED, 15",
    "cdol-secrets, READ, SECRET_REQUESTED, 15",
    "cdol-ten-kilobytes, READ, DATA_MALFORMED, 15",
    "ddol-ten-kilobytes, READ, DATA_MALFORMED AUTHENTICATION_FAILED, 15",
    "control-names, READ, DATA_MALFORMED DATA_NOT_FROM_CARD, 15",
    "turning-names, READ, DATA_MALFORMED DATA_NOT_FROM_CARD, 15",
    "ca-index-long, READ, DATA_MALFORMED CA_KEY_UNKNOWN, 15",
    "issuer-exponent-huge, READ, DATA_MALFORMED AUTHENTICATION_FAILED, 15",
  })
  void reportSaysWhatIsWrong(
      String profile, ApplicationStatus status, String codes, int exchanges) {
    CardReport report = TRUSTING_READER.inspectAll(new Sent(profile));

    ApplicationReport first = report.applications().get(0);
    assertThat(first.status()).isEqualTo(status);
    assertThat(
            Stream.of(report.problems(), last(report).problems(), first.problems())
                .flatMap(List::stream)
                .map(Finding::code))
        .contains(
            Stream.of(codes.split(" ")).map(FindingCode::valueOf).toArray(FindingCode[]::new));
    // Besides, up to five questions for balances, log and production data of each application.
    assertThat(report.exchanges().count())
        .isLessThanOrEqualTo(exchanges + 5 * report.applications().size());
  }

  private static ApplicationReport last(CardReport report) {
    return report.applications().stream()
        .filter(application -> application.status() == ApplicationStatus.FAILED)
        .findFirst()
        .orElse(report.applications().get(0));
  }

  @ParameterizedTest
  @CsvSource({
    "endless-directory",
    "afl-many-records",
    "afl-repeated",
    "deep-record",
    "counters-huge",
    "crowded-directory",
    "aid-empty",
    "aid-huge",
    "aid-cut-off",
    "pdol-secrets",
    "pdol-cardholder",
    "cdol-secrets",
    "cdol-ten-kilobytes",
    "ddol-ten-kilobytes",
    "control-names",
    "c1-names",
    "markup-names",
    "turning-names",
    "turning-chinese-names",
    "broken-chinese-names",
    "code-table-0",
    "code-table-12",
    "code-table-99",
    "code-table-hex",
    "code-table-long",
    "issuer-certificate-huge",
    "icc-remainder-huge",
    "icc-exponent-huge",
  })
  void whatWasReadableIsKept(String profile) {
    ReadApplication read = firstRead(READER.inspect(new Sent(profile)));
    assertThat(read.data().pan().orElseThrow().digits()).isEqualTo(EXPECTED_PAN);
    assertThat(read.data().expirationDate()).isPresent();
  }

  private static ReadApplication firstRead(CardReport report) {
    return report.firstRead().flatMap(ApplicationReport::read).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "issuer-certificate-empty, ISSUER_CERTIFICATE, PRESENT",
    "issuer-certificate-tiny, ISSUER_CERTIFICATE, LENGTH",
    "issuer-certificate-huge, ISSUER_CERTIFICATE, LENGTH",
    "icc-certificate-empty, ICC_CERTIFICATE, PRESENT",
    "icc-certificate-tiny, ICC_CERTIFICATE, LENGTH",
    "icc-certificate-huge, ICC_CERTIFICATE, LENGTH",
    "issuer-remainder-huge, ISSUER_CERTIFICATE, HASH",
    "icc-remainder-huge, ICC_CERTIFICATE, HASH",
    "ca-index-long, CA_PUBLIC_KEY, KNOWN",
    "issuer-modulus-0, ISSUER_CERTIFICATE, KEY_LENGTH",
    "issuer-modulus-1, ISSUER_CERTIFICATE, MODULUS",
    "issuer-modulus-255, ISSUER_CERTIFICATE, KEY_LENGTH",
    "icc-modulus-0, ICC_CERTIFICATE, KEY_LENGTH",
    "icc-modulus-1, ICC_CERTIFICATE, MODULUS",
    "icc-modulus-255, ICC_CERTIFICATE, KEY_LENGTH",
    "issuer-exponent-length-0, ISSUER_CERTIFICATE, EXPONENT",
    "issuer-exponent-length-255, ISSUER_CERTIFICATE, EXPONENT",
    "icc-exponent-length-0, ICC_CERTIFICATE, EXPONENT",
    "icc-exponent-length-255, ICC_CERTIFICATE, EXPONENT",
    "issuer-exponent-none, ISSUER_CERTIFICATE, PRESENT",
    "issuer-exponent-0, ISSUER_CERTIFICATE, EXPONENT",
    "issuer-exponent-1, ISSUER_CERTIFICATE, EXPONENT",
    "issuer-exponent-2, ISSUER_CERTIFICATE, EXPONENT",
    "issuer-exponent-huge, ISSUER_CERTIFICATE, EXPONENT",
    "icc-exponent-none, ICC_CERTIFICATE, PRESENT",
    "icc-exponent-0, ICC_CERTIFICATE, EXPONENT",
    "icc-exponent-1, ICC_CERTIFICATE, EXPONENT",
    "icc-exponent-huge, ICC_CERTIFICATE, EXPONENT",
  })
  void absurdLengthFailsAtItsStep(String profile, CheckedPart part, Check check) {
    ApplicationReport report = TRUSTING_READER.inspect(new Sent(profile)).firstRead().orElseThrow();
    FailedCheck failure = report.authentication().orElseThrow().failure().orElseThrow();
    assertThat(failure.part()).isEqualTo(part);
    assertThat(failure.check()).isEqualTo(check);
  }

  @Test
  void secretsAreNotGivenToAPdol() {
    Sent card = new Sent("pdol-secrets");
    Bytes gpo = sentToGpo(card);
    assertThat(gpo.toHex()).isEqualTo("80A800001C831A" + "00".repeat(8) + "0840" + "00".repeat(17));
  }

  @Test
  void cardholderDataAreNotGivenToAPdol() {
    Bytes gpo = sentToGpo(new Sent("pdol-cardholder"));
    assertThat(gpo.from(7).toHex()).isEqualTo("00".repeat(82) + "0840" + "00");
  }

  private static Bytes sentToGpo(Sent card) {
    assertThat(READER.inspect(card).firstRead()).isPresent();
    return card.command(0xA8);
  }

  @ParameterizedTest
  @CsvSource({
    "control-names", "c1-names", "turning-names", "turning-chinese-names", "broken-chinese-names",
    "code-table-0", "code-table-12", "code-table-99", "code-table-hex", "code-table-long",
  })
  void textsHaveNothingThatSteers(String profile) {
    ReadApplication read = firstRead(READER.inspect(new Sent(profile)));
    ApplicationNames names = read.candidate().names();
    ApplicationNames own = read.fci().names();
    List<Optional<String>> texts =
        List.of(
            names.label(),
            names.preferredName(),
            names.shown(),
            own.label(),
            own.preferredName(),
            own.shown(),
            read.data().label(),
            read.data().preferredName(),
            read.data().cardholderName().map(name -> name.text()));
    assertThat(texts).allMatch(Optional::isPresent);
    assertThat(texts)
        .allSatisfy(
            text ->
                assertThat(text.orElseThrow().codePoints())
                    .noneMatch(MaliciousProfilesTest::steers));
    assertThat(read.findings())
        .allMatch(finding -> finding.toString().codePoints().noneMatch(c -> steers(c)));
  }

  private static boolean steers(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR;
  }

  @Test
  void labelIsShownWhereTheCodeTableIsNone() {
    for (String profile : List.of("code-table-0", "code-table-99", "code-table-hex")) {
      ReadApplication read = firstRead(READER.inspect(new Sent(profile)));
      assertThat(read.candidate().displayName()).isEqualTo("D\uFFFDbit \uFFFD[1m");
    }
  }
}
