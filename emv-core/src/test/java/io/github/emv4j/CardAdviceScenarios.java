package io.github.emv4j;

import static io.github.emv4j.AdviceCards.READER;
import static io.github.emv4j.AdviceCards.TERMINAL;
import static io.github.emv4j.AdviceCards.card;
import static io.github.emv4j.AdviceCards.connect;
import static io.github.emv4j.AdviceCards.keys;
import static io.github.emv4j.AdviceCards.read;
import static io.github.emv4j.AdviceCards.with;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.ServiceCode;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.keys.RevocationList;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.oda.CdaTransaction;
import io.github.emv4j.oda.CdaVerification;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.HolderCheck;
import io.github.emv4j.report.StripeFallback;
import io.github.emv4j.report.StripeFallback.Chip;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.selection.TerminalAid;
import io.github.emv4j.transaction.CardInterface;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What cards themselves lead to: selection, data, restrictions, authentication, holder. */
final class CardAdviceScenarios {
  private static final Bytes REFUSED = Bytes.fromHex("6A82");
  private static final int SELECT = 0xA4;

  private final Map<AdviceCode, AdviceScenario> all = new EnumMap<>(AdviceCode.class);

  private CardAdviceScenarios() {}

  static Map<AdviceCode, AdviceScenario> all() {
    CardAdviceScenarios scenarios = new CardAdviceScenarios();
    scenarios.addSelection();
    scenarios.addTaps();
    scenarios.addData();
    scenarios.addRestrictions();
    scenarios.addAuthentication();
    scenarios.addStripe();
    scenarios.addHolder();
    return scenarios.all;
  }

  private void addSelection() {
    all.put(AdviceCode.CARD_READY, () -> READER.read(connect("standard")).advice());
    CardProfile odd = AdviceCards.builder(app -> {}).atr(Bytes.fromHex("3B2001")).build();
    all.put(AdviceCode.ATR_UNUSUAL, () -> noticed(odd, FindingCode.ATR_UNUSUAL));
    all.put(AdviceCode.CARD_BLOCKED, () -> READER.read(connect("card-blocked")).advice());
    all.put(
        AdviceCode.NOT_A_PAYMENT_CARD, () -> READER.read(connect("not-a-payment-card")).advice());
    AidList other = AidList.of(List.of(TerminalAid.partial(Bytes.fromHex("A000000333"))));
    all.put(
        AdviceCode.NO_COMMON_APPLICATION,
        () -> READER.accepting(other).inspect(connect("standard")).advice());
    all.put(
        AdviceCode.ALL_APPLICATIONS_BLOCKED, () -> READER.read(connect("all-blocked")).advice());
    all.put(
        AdviceCode.APPLICATION_BLOCKED,
        () ->
            noticed(
                VirtualProfiles.byName("blocked-application"), FindingCode.APPLICATION_BLOCKED));
    all.put(
        AdviceCode.DIRECTORY_UNUSABLE,
        () -> noticed(VirtualProfiles.byName("endless-directory"), FindingCode.DIRECTORY_UNUSABLE));
    all.put(
        AdviceCode.DIRECTORY_ENTRY_MALFORMED,
        () -> noticed(withBadEntry(), FindingCode.DIRECTORY_ENTRY_MALFORMED));
    all.put(AdviceCode.APPLICATION_NOT_ON_LIST, () -> unlisted(other));
    all.put(AdviceCode.CONFIRMATION_REQUIRED, CardAdviceScenarios::unconfirmed);
    all.put(
        AdviceCode.NO_APPLICATION_CHOSEN,
        () -> READER.choosing(found -> Optional.empty()).read(connect("standard")).advice());
    CardProfile gone =
        AdviceCards.answering(
            c -> isSelectOf(c, AdviceCards.AID) ? Optional.of(REFUSED) : Optional.empty());
    all.put(AdviceCode.SELECTION_REFUSED, () -> READER.read(connect(gone)).advice());
    CardProfile faulty = card(app -> app.rawControlInformation(Bytes.fromHex("6F0384")));
    all.put(AdviceCode.APPLICATION_FAULTY, () -> READER.read(connect(faulty)).advice());
    CardProfile unwilling = card(app -> app.refusesProcessing(new StatusWord(0x6985)));
    all.put(AdviceCode.USE_REFUSED, () -> READER.read(connect(unwilling)).advice());
  }

  private void addTaps() {
    EmvReader tap = READER.over(CardInterface.CONTACTLESS);
    all.put(
        AdviceCode.TAP_NOT_UNDERSTOOD, () -> tap.inspect(connect("not-a-payment-card")).advice());
    CardProfile phone = card(app -> app.refusesProcessing(new StatusWord(0x6986)));
    all.put(AdviceCode.LOOK_AT_PHONE, () -> tap.inspect(connect(phone)).advice());
    CardProfile contactOnly = card(app -> app.refusesProcessing(new StatusWord(0x6984)));
    all.put(AdviceCode.INSERT_INSTEAD, () -> tap.inspect(connect(contactOnly)).advice());
    CardProfile silent = card(app -> app.processingOptionsAsObjects().fileLocator(Bytes.EMPTY));
    all.put(
        AdviceCode.RECORDS_NOT_NAMED,
        () -> noticed(tap.inspect(connect(silent)), FindingCode.AFL_ABSENT));
  }

  private static boolean isSelectOf(CommandApdu command, Bytes name) {
    return command.ins() == SELECT && command.data().equals(name);
  }

  private static Advice unlisted(AidList list) throws TransportException {
    CardReport report =
        READER.accepting(list.acceptingAnyListedByCard()).inspect(connect("standard"));
    return noticed(report, FindingCode.APPLICATION_NOT_ON_LIST);
  }

  private static Advice unconfirmed() throws TransportException {
    CardProfile shy = card(app -> app.priorityWithConfirmation(1));
    return EmvReader.withTerminal(TERMINAL).read(connect(shy)).advice();
  }

  // The usual entry and one whose application template ends in the middle of an object.
  private static CardProfile withBadEntry() {
    Bytes entry = Bytes.fromHex("701461094F07A0000000031010610750055445535420");
    return AdviceCards.answering(
        command ->
            command.ins() == 0xB2 && command.p2() >> 3 == 1 && command.p1() == 1
                ? Optional.of(entry.slice(0, entry.length() - 1).concat(Bytes.fromHex("209000")))
                : Optional.empty());
  }

  private void addData() {
    CardProfile gap = card(app -> app.fileLocator(Bytes.fromHex("0801020010010100")));
    all.put(AdviceCode.RECORD_REFUSED, () -> READER.read(connect(gap)).advice());
    all.put(AdviceCode.DATA_MISSING, () -> READER.read(connect("missing-data")).advice());
    all.put(
        AdviceCode.DATA_REDUNDANT,
        () -> noticed(VirtualProfiles.byName("duplicate-data"), FindingCode.DATA_REDUNDANT));
    all.put(AdviceCode.DATA_MALFORMED, () -> READER.read(connect("bad-record")).advice());
    all.put(
        AdviceCode.DATA_IGNORED,
        () -> noticed(with("9F37=01020304"), FindingCode.DATA_NOT_FROM_CARD));
    all.put(
        AdviceCode.DATA_INCONSISTENT,
        () -> noticed(VirtualProfiles.byName("duplicate-data"), FindingCode.DATA_INCONSISTENT));
    all.put(
        AdviceCode.SECRET_REQUESTED,
        () -> noticed(card(app -> app.pdol(Bytes.fromHex("9908"))), FindingCode.SECRET_REQUESTED));
  }

  private void addRestrictions() {
    all.put(AdviceCode.EXPIRED, () -> READER.inspect(connect("expired")).advice());
    all.put(AdviceCode.NOT_YET_VALID, () -> READER.read(connect("not-yet-effective")).advice());
    all.put(
        AdviceCode.VERSION_DIFFERS, () -> noticed(with("9F08=7777"), FindingCode.VERSION_DIFFERS));
    all.put(AdviceCode.USE_NOT_ALLOWED, () -> READER.read(connect(with("9F07=02C0"))).advice());
    all.put(
        AdviceCode.COUNTRY_NOT_ALLOWED,
        () -> READER.read(connect(with("5F28=0156", "9F07=A9C0"))).advice());
  }

  private void addAuthentication() {
    all.put(AdviceCode.GENUINE, () -> authenticate("dda"));
    all.put(AdviceCode.AUTHENTICATION_NOT_POSSIBLE, () -> authenticate("no-pse"));
    all.put(AdviceCode.AUTHENTICATION_FAILED, () -> authenticate("wrong-signature"));
    all.put(AdviceCode.AUTHENTICATION_DATA_MISSING, () -> authenticate("no-issuer-certificate"));
    all.put(AdviceCode.CA_KEY_UNKNOWN, () -> authenticate("unknown-ca-key"));
    all.put(AdviceCode.CERTIFICATE_EXPIRED, () -> authenticate("icc-certificate-expired"));
    all.put(
        AdviceCode.CA_KEY_EXPIRED,
        () -> {
          CardReport report =
              READER
                  .trusting(keys(Optional.of(LocalDate.of(2020, 12, 31))))
                  .inspect(connect("dda"));
          return noticed(report, FindingCode.CA_KEY_EXPIRED);
        });
    all.put(AdviceCode.CERTIFICATE_REVOKED, CardAdviceScenarios::revoked);
    all.put(AdviceCode.AUTHENTICATION_UNFINISHED, CardAdviceScenarios::combined);
    all.put(AdviceCode.CARD_DECLINED, CardAdviceScenarios::declined);
  }

  private static Advice authenticate(String profile) throws TransportException {
    return Advice.of(read(connect(profile)).authenticate(keys(Optional.empty())));
  }

  private static Advice revoked() throws TransportException {
    Bytes entry = VirtualProfiles.revokedIssuerCertificate();
    RevocationList list =
        RevocationList.of(
            List.of(new RevocationList.Entry(entry.slice(0, 5), entry.at(5), entry.slice(6, 9))));
    return Advice.of(
        read(connect("revoked-certificate")).authenticate(keys(Optional.empty()), list));
  }

  // A terminal that does CDA and not DDA.
  private static Advice combined() throws TransportException {
    EmvReader reader =
        EmvReader.withTerminal(TERMINAL.with(Tags.TERMINAL_CAPABILITIES, Bytes.fromHex("E0F808")));
    return Advice.of(
        reader.read(connect("cda")).orElseThrow().authenticate(keys(Optional.empty())));
  }

  private static Advice declined() throws TransportException {
    CardConnection card = connect("cda");
    ReadApplication application = read(card);
    Bytes values = application.data().dol(Tags.CDOL1).orElseThrow().fill(TERMINAL::value).data();
    CommandApdu decline = CommandApdu.of(0x80, 0xAE, 0x00, 0x00).withData(values).withLe(0x100);
    byte[] answer = card.transmit(decline.encoded().toByteArray());
    RsaPublicKey any = RsaPublicKey.of(Bytes.filled(0xC1, 96), Bytes.of(3));
    return Advice.of(
        CdaVerification.verify(
            any,
            new CdaTransaction(Bytes.fromHex("01020304"), Bytes.EMPTY, values),
            ResponseApdu.parse(Bytes.copyOf(answer)).data()));
  }

  private void addStripe() {
    all.put(
        AdviceCode.CHIP_FIRST,
        () -> StripeFallback.ALLOWED.onSwipe(stripeOfTheStandardCard(), Chip.NOT_TRIED));
    all.put(
        AdviceCode.STRIPE_ALLOWED,
        () -> StripeFallback.ALLOWED.onSwipe(stripeOfTheStandardCard(), chipOf("mute")));
    all.put(
        AdviceCode.OTHER_WAY_TO_PAY,
        () -> StripeFallback.ALLOWED.onSwipe(stripeOfTheStandardCard(), chipOf("card-blocked")));
  }

  private static ServiceCode stripeOfTheStandardCard() throws TransportException {
    return read(connect("standard")).data().track2().orElseThrow().serviceCode().orElseThrow();
  }

  private static Chip chipOf(String profile) {
    try {
      return READER.inspect(connect(profile)).linkFailure().isPresent()
          ? Chip.UNREADABLE
          : Chip.ANSWERED;
    } catch (TransportException e) {
      return Chip.UNREADABLE;
    }
  }

  private void addHolder() {
    all.put(AdviceCode.HOLDER_MATCHES, () -> holder("chinese", "测试持卡人"));
    all.put(AdviceCode.HOLDER_DIFFERS, () -> holder("chinese", "王小明"));
    all.put(
        AdviceCode.HOLDER_NOT_ON_CARD,
        () -> Advice.of(HolderCheck.of(read(connect("standard")).data()).identityNumber("123456")));
  }

  private static Advice holder(String profile, String name) throws TransportException {
    return Advice.of(HolderCheck.of(read(connect(profile)).data()).name(name));
  }

  private static Advice noticed(CardProfile profile, FindingCode code) throws TransportException {
    return noticed(READER.inspect(connect(profile)), code);
  }

  private static Advice noticed(CardReport report, FindingCode code) {
    Finding finding =
        Stream.concat(
                report.problems().stream(),
                report.applications().stream().flatMap(a -> a.problems().stream()))
            .filter(f -> f.code() == code)
            .findFirst()
            .orElseThrow(() -> new AssertionError(code + " was not found: " + report.problems()));
    return Advice.of(finding);
  }
}
