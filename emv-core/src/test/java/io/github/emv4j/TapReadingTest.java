package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.contactless.ContactlessReading;
import io.github.emv4j.contactless.Device;
import io.github.emv4j.contactless.Kernel;
import io.github.emv4j.contactless.KernelMode;
import io.github.emv4j.contactless.MagStripeResult;
import io.github.emv4j.contactless.TrackData;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.oda.OdaMethod;
import io.github.emv4j.oda.OdaResult;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A tap is read as naturally as a card in a slot, and with no command more than it needs. */
class TapReadingTest {
  private static final TerminalData TERMINAL = TerminalData.defaults(Clock.systemUTC());
  private static final EmvReader READER =
      EmvReader.withTerminal(TERMINAL).choosing(ApplicationChoice.best());
  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  /** A card held against a reader, and what was read of it. */
  private record Tap(VirtualCard card, ReadApplication application) {
    List<CommandApdu> commands() {
      return card.commands();
    }

    ContactlessReading reading() {
      return application.contactless().orElseThrow();
    }
  }

  private static Tap tap(String profile) throws TransportException {
    return tap(VirtualProfiles.byName(profile));
  }

  private static Tap tap(CardProfile profile) throws TransportException {
    VirtualCard card = VirtualCard.of(profile);
    return new Tap(card, READER.read(connect(card)).orElseThrow());
  }

  private static CardConnection connect(VirtualCard card) throws TransportException {
    return VirtualReader.holding(card).waitForCard(Duration.ZERO);
  }

  static Stream<String> readable() {
    return VirtualProfiles.list().stream()
        .map(NamedProfile::name)
        .filter(name -> name.startsWith("contactless-") && !name.endsWith("locked"));
  }

  @ParameterizedTest
  @MethodSource("readable")
  void readsEveryProfile(String profile) throws TransportException {
    ReadApplication read = tap(profile).application();

    assertThat(read.isUsable()).as(read.findings().toString()).isTrue();
    assertThat(read.data().pan()).isPresent();
    assertThat(read.data().expirationDate()).isPresent();
    assertThat(read.contactless()).isPresent();
  }

  @ParameterizedTest
  @CsvSource({
    "contactless-mastercard, MASTERCARD, EMV",
    "contactless-magstripe, MASTERCARD, MAG_STRIPE",
    "contactless-visa, VISA, QUICK",
    "contactless-visa-fdda-00, VISA, QUICK",
    "contactless-visa-online, VISA, QUICK",
    "contactless-amex, AMERICAN_EXPRESS, EMV",
    "contactless-jcb, JCB, EMV",
    "contactless-discover, DISCOVER, QUICK",
    "contactless-unionpay, UNIONPAY, QUICK",
    "contactless-phone, VISA, QUICK",
    "contactless-two-schemes, MASTERCARD, EMV",
    "contactless-no-ppse, VISA, QUICK",
  })
  void tellsKernelAndMode(String profile, Kernel kernel, KernelMode mode)
      throws TransportException {
    ContactlessReading reading = tap(profile).reading();

    assertThat(reading.kernel()).isEqualTo(kernel);
    assertThat(reading.mode()).isEqualTo(mode);
    assertThat(reading.describe()).startsWith("kernel ");
  }

  @ParameterizedTest
  @CsvSource({
    "contactless-mastercard, 7",
    "contactless-magstripe, 4",
    "contactless-visa, 7",
    "contactless-visa-online, 3",
    "contactless-amex, 7",
    "contactless-jcb, 7",
    "contactless-discover, 3",
    "contactless-unionpay, 7",
    "contactless-phone, 7",
  })
  void needsNoCommandButPpseSelectGpoAndRecords(String profile, int count)
      throws TransportException {
    Tap tap = tap(profile);

    assertThat(tap.commands().stream().map(CommandApdu::ins).toList())
        .startsWith(0xA4, 0xA4, 0xA8)
        .hasSize(count)
        .satisfies(all -> assertThat(all.subList(3, count)).allMatch(ins -> ins == 0xB2));
    assertThat(tap.application().records()).hasSize(count - 3);
    CardReport report = READER.trusting(KEYS).inspect(connect(VirtualCard.of(profile(profile))));
    assertThat(report.exchanges().count()).isEqualTo(count);
  }

  private static CardProfile profile(String name) {
    return VirtualProfiles.byName(name);
  }

  @ParameterizedTest
  @CsvSource({
    "contactless-visa",
    "contactless-visa-fdda-00",
    "contactless-unionpay",
    "contactless-phone"
  })
  void authenticatesByTheSignatureOfTheTapItself(String profile) throws TransportException {
    Tap tap = tap(profile);
    int before = tap.commands().size();

    OdaResult result = tap.application().authenticate(KEYS);

    assertThat(result.describe()).isEqualTo("fDDA: authenticated");
    assertThat(result.method()).contains(OdaMethod.FDDA);
    assertThat(result.isAuthenticated()).isTrue();
    assertThat(tap.commands()).hasSize(before);
  }

  @ParameterizedTest
  @CsvSource({"contactless-visa-online", "contactless-discover", "contactless-magstripe"})
  void doesNotAuthenticateWhatOffersNothing(String profile) throws TransportException {
    OdaResult result = tap(profile).application().authenticate(KEYS);

    assertThat(result).isInstanceOf(OdaResult.NotPerformed.class);
  }

  @ParameterizedTest
  @CsvSource({"contactless-mastercard", "contactless-amex", "contactless-jcb"})
  void asksForASignedCryptogramOnlyOnRequest(String profile) throws TransportException {
    Tap tap = tap(profile);
    assertThat(tap.application().authenticate(KEYS)).isInstanceOf(OdaResult.CdaPrepared.class);
    assertThat(tap.commands()).noneMatch(command -> command.ins() == 0xAE);

    OdaResult result = tap.application().authenticateByCryptogram(KEYS);

    assertThat(result.describe()).isEqualTo("CDA: authenticated");
    assertThat(tap.commands().stream().filter(command -> command.ins() == 0xAE))
        .singleElement()
        .satisfies(command -> assertThat(command.p1()).isEqualTo(0x90));
  }

  @Test
  void asksNothingForACryptogramWithoutTheKeyToCheckIt() throws TransportException {
    Tap tap = tap("contactless-mastercard");

    OdaResult result = tap.application().authenticateByCryptogram(CaKeys.EMPTY);

    assertThat(result.failure()).isPresent();
    assertThat(tap.commands()).noneMatch(command -> command.ins() == 0xAE);
  }

  @Test
  void fillsTracksOnlyOnRequest() throws TransportException {
    Tap tap = tap("contactless-magstripe");
    TrackData blank = tap.reading().tracks();
    assertThat(blank.state()).isEqualTo(TrackData.State.BLANK);
    assertThat(tap.commands()).noneMatch(command -> command.ins() == 0x2A);

    MagStripeResult result = tap.application().fillTracks();

    TrackData filled = result.tracks().orElseThrow();
    assertThat(result)
        .isInstanceOfSatisfying(
            MagStripeResult.Filled.class, full -> assertThat(full.counter()).isEqualTo(0x0207));
    assertThat(filled.state()).isEqualTo(TrackData.State.COMPLETE);
    assertThat(filled.track2().orElseThrow().pan()).isEqualTo(blank.track2().orElseThrow().pan());
    // Two digits of the reader's number, so the last digit says 2; the counter is 0x0207 = 519.
    String digits = filled.track2().orElseThrow().discretionaryData();
    assertThat(digits).hasSize(13).endsWith("2");
    assertThat(filled.track1()).isPresent();
    assertThat(tap.commands().stream().filter(command -> command.ins() == 0x2A)).hasSize(1);
  }

  @Test
  void fillsNoTrackThatIsNotBlank() throws TransportException {
    Tap tap = tap("contactless-visa");

    assertThat(tap.application().fillTracks()).isInstanceOf(MagStripeResult.NotNeeded.class);
    assertThat(tap.commands()).noneMatch(command -> command.ins() == 0x2A);
  }

  @Test
  void tellsAPhoneFromACard() throws TransportException {
    assertThat(tap("contactless-phone").reading().device())
        .isEqualTo(new Device(Device.Kind.PHONE, Device.Verification.PERFORMED));
    assertThat(tap("contactless-visa").reading().device())
        .isEqualTo(new Device(Device.Kind.CARD, Device.Verification.NOT_PERFORMED));
    assertThat(tap("contactless-mastercard").reading().device())
        .isEqualTo(new Device(Device.Kind.CARD, Device.Verification.UNKNOWN));
  }

  @Test
  void triesTheNextCombinationAfterARefusal() throws TransportException {
    VirtualCard card = VirtualCard.of(profile("contactless-two-schemes"));

    ReadResult result = READER.read(connect(card));

    assertThat(result.orElseThrow().candidate().dfName())
        .isEqualTo(Bytes.fromHex("A0000000041010"));
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.GPO_REFUSED);
  }

  @Test
  void saysThatTheOwnerOfThePhoneIsNeeded() throws TransportException {
    VirtualCard card = VirtualCard.of(profile("contactless-phone-locked"));

    ReadResult result = READER.read(connect(card));

    assertThat(result).isInstanceOf(ReadResult.Refused.class);
    assertThat(result.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.USER_ACTION_REQUIRED);
  }

  @Test
  void readsACardInASlotAsBefore() throws TransportException {
    ReadApplication read = tap("standard").application();

    assertThat(read.contactless()).isEmpty();
  }

  @Test
  void inspectsEveryApplicationOfATap() throws TransportException {
    CardReport report =
        READER.inspectAll(connect(VirtualCard.of(profile("contactless-two-schemes"))));

    assertThat(report.cardInterface()).isEqualTo(CardInterface.CONTACTLESS);
    assertThat(report.applications())
        .extracting(ApplicationReport::status)
        .containsExactly(ApplicationStatus.FAILED, ApplicationStatus.READ);
  }
}
