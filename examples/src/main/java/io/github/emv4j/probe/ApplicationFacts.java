package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.CardData;
import io.github.emv4j.data.CardProduct;
import io.github.emv4j.data.CardValue;
import io.github.emv4j.data.EmvDate;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.ServiceCode;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.ApplicationStatus;
import io.github.emv4j.selection.ApplicationNames;
import io.github.emv4j.selection.Candidate;
import io.github.emv4j.transaction.ReadApplication;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/** What there is to show of one application: masked, free of control characters, in order. */
final class ApplicationFacts {
  private final ApplicationReport report;
  private final Masking masking;
  private final boolean altered;
  private final CardData data;

  /**
   * Knows what was learnt.
   *
   * @param altered whether the card is a recording in which data was replaced
   */
  ApplicationFacts(ApplicationReport report, Masking masking, boolean altered) {
    this.report = report;
    this.masking = masking;
    this.altered = altered;
    this.data = report.read().map(ReadApplication::data).orElse(CardData.builder().build());
  }

  private Candidate candidate() {
    return report.candidate();
  }

  private Optional<ApplicationNames> fciNames() {
    return report.read().map(read -> read.fci().names());
  }

  String aid() {
    return candidate().dfName().toHex();
  }

  Optional<String> label() {
    return candidate()
        .names()
        .label()
        .or(() -> fciNames().flatMap(ApplicationNames::label))
        .map(CleanText::of);
  }

  Optional<String> preferredName() {
    return candidate()
        .names()
        .preferredName()
        .or(() -> fciNames().flatMap(ApplicationNames::preferredName))
        .map(CleanText::of);
  }

  /** {@return what to call the application: its best name, else its AID} */
  String shownName() {
    return candidate()
        .names()
        .shown()
        .or(() -> fciNames().flatMap(ApplicationNames::shown))
        .map(CleanText::of)
        .orElseGet(this::aid);
  }

  OptionalInt priority() {
    OptionalInt listed = candidate().priority().priority();
    return listed.isPresent() ? listed : data.priority().priority();
  }

  Optional<String> scheme() {
    return KnownAids.scheme(candidate().dfName());
  }

  /** {@return debit, credit and so on, where the card says so} */
  Optional<String> product() {
    return data.product().or(() -> CardProduct.of(candidate().dfName())).map(CardProduct::words);
  }

  ApplicationStatus status() {
    return report.status();
  }

  boolean wasSelected() {
    return report.read().isPresent();
  }

  Optional<String> aip() {
    return data.value(Tags.AIP).map(Bytes::toHex);
  }

  Optional<String> afl() {
    return data.value(Tags.AFL).map(Bytes::toHex);
  }

  Optional<String> pan() {
    return data.pan().map(masking::show);
  }

  Optional<String> panSequenceNumber() {
    OptionalInt number = data.panSequenceNumber();
    return number.isPresent()
        ? Optional.of((number.getAsInt() < 10 ? "0" : "") + number.getAsInt())
        : Optional.empty();
  }

  Optional<LocalDate> expirationDate() {
    return data.expirationDate().map(EmvDate::date);
  }

  Optional<LocalDate> effectiveDate() {
    return data.effectiveDate().map(EmvDate::date);
  }

  Optional<String> cardholderName() {
    return data.cardholderName().map(masking::show);
  }

  Optional<String> serviceCode() {
    return data.serviceCode().map(ServiceCode::digits);
  }

  List<String> serviceMeanings() {
    return data.serviceCode().map(ServiceCode::meanings).orElse(List.of());
  }

  Optional<String> track2() {
    return data.track2().or(data::magStripeTrack2).map(masking::show);
  }

  /** {@return what the tap was; empty over contacts} */
  Optional<ContactlessFacts> contactless() {
    return report.read().flatMap(ReadApplication::contactless).map(ContactlessFacts::new);
  }

  OptionalInt pinTryCounter() {
    return data.pinTryCounter();
  }

  OptionalInt atc() {
    return data.atc();
  }

  OptionalInt lastOnlineAtc() {
    return data.lastOnlineAtc();
  }

  Optional<String> capabilities() {
    return data.aip().map(CapabilityWords::of);
  }

  Optional<String> usage() {
    return data.auc().map(CapabilityWords::of);
  }

  /** {@return how the cardholder may be verified, the first rule first} */
  List<String> verificationRules() {
    return elementWords().verificationRules(data.value(Tags.CVM_LIST));
  }

  /** {@return who knows what the elements of this application mean} */
  ElementWords elementWords() {
    return new ElementWords(candidate().dfName(), masking);
  }

  Optional<String> languages() {
    return Optional.of(String.join(", ", data.languagePreference().codes()))
        .filter(codes -> !codes.isEmpty())
        .map(CleanText::of);
  }

  Optional<AuthenticationFacts> authentication() {
    return altered && report.status() == ApplicationStatus.READ
        ? Optional.of(AuthenticationFacts.ofAlteredRecording())
        : report.authentication().map(AuthenticationFacts::new);
  }

  /** {@return logs, balances and production data, if they were asked for} */
  Optional<ExtrasFacts> extras() {
    return report
        .extras()
        .map(extras -> new ExtrasFacts(extras, masking, data.effectiveDate().map(EmvDate::date)));
  }

  List<Finding> problems() {
    return report.problems();
  }

  Advice advice(Finding problem) {
    return report.advice(problem);
  }

  /** {@return the data elements of the records, in the order received} */
  List<ElementFact> recordElements() {
    return elements(ElementFact::isInRecord);
  }

  /** {@return the data elements from elsewhere: SELECT, GET PROCESSING OPTIONS, GET DATA} */
  List<ElementFact> otherElements() {
    return elements(value -> !ElementFact.isInRecord(value));
  }

  private List<ElementFact> elements(Predicate<CardValue> wanted) {
    return data.values().stream()
        .filter(wanted)
        .flatMap(value -> ElementFact.of(value).stream())
        .toList();
  }

  /** {@return the value of a data element, masked if it has to be} */
  String show(ElementFact element) {
    return masking.show(element.tag(), element.value(), data.pan());
  }
}
