package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.report.Exchanges;
import io.github.emv4j.report.HolderMatch;
import io.github.emv4j.report.Language;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** A card as one JSON object; what is absent on the card is absent here. */
final class JsonReport {
  private final ReadOutcome outcome;
  private final Language language;

  JsonReport(ReadOutcome outcome, Language language) {
    this.outcome = outcome;
    this.language = language;
  }

  ObjectNode toJson() {
    CardReport report = outcome.report();
    ObjectNode root = head(outcome.source(), report.atr());
    root.put("interface", report.cardInterface().name().toLowerCase(Locale.ROOT));
    ArrayNode applications = root.putArray("applications");
    outcome.applications().forEach(facts -> addApplication(applications.addObject(), facts));
    addHolder(root);
    JsonProblems problems = new JsonProblems(language);
    problems.add(root, report.problems(), outcome::advice);
    addExchanges(root, report.exchanges(), outcome.deviations());
    return root;
  }

  static ObjectNode head(CardSource source, Bytes atr) {
    ObjectNode root = JsonText.object().put("source", source.name());
    if (!atr.isEmpty()) {
      root.put("atr", atr.toHex());
    }
    return root;
  }

  private void addHolder(ObjectNode root) {
    if (outcome.holder().isEmpty()) {
      return;
    }
    ArrayNode list = root.putArray("holder");
    for (HolderMatch match : outcome.holder()) {
      ObjectNode node = list.addObject().put("part", match.part().words());
      node.put("result", result(match));
      node.put("code", Advice.of(match).code().name());
    }
  }

  private static String result(HolderMatch match) {
    return match.isMatch()
        ? "match"
        : match instanceof HolderMatch.Mismatch ? "mismatch" : "not-on-card";
  }

  private void addApplication(ObjectNode node, ApplicationFacts facts) {
    addIdentity(node, facts);
    put(node, "aip", facts.aip());
    put(node, "afl", facts.afl());
    put(node, "pan", facts.pan());
    put(node, "panSequenceNumber", facts.panSequenceNumber());
    put(node, "expirationDate", facts.expirationDate().map(Object::toString));
    put(node, "effectiveDate", facts.effectiveDate().map(Object::toString));
    put(node, "cardholderName", facts.cardholderName());
    put(node, "serviceCode", facts.serviceCode());
    put(node, "track2", facts.track2());
    put(node, "pinTryCounter", facts.pinTryCounter());
    put(node, "atc", facts.atc());
    put(node, "lastOnlineAtc", facts.lastOnlineAtc());
    facts.contactless().ifPresent(tap -> addContactless(node.putObject("contactless"), tap));
    facts.authentication().ifPresent(a -> addAuthentication(node.putObject("authentication"), a));
    facts.extras().ifPresent(extras -> new JsonExtras(extras).addTo(node));
    if (facts.wasSelected()) {
      addElements(node.putArray("elements"), facts, facts.recordElements());
      addElements(node.putArray("otherElements"), facts, facts.otherElements());
    }
    new JsonProblems(language)
        .add(node, facts.problems(), problem -> outcome.advice(problem, facts));
  }

  private static void addIdentity(ObjectNode node, ApplicationFacts facts) {
    node.put("aid", facts.aid());
    put(node, "label", facts.label());
    put(node, "preferredName", facts.preferredName());
    put(node, "priority", facts.priority());
    put(node, "scheme", facts.scheme());
    put(node, "product", facts.product());
    node.put("status", facts.status().name().toLowerCase(Locale.ROOT));
  }

  private static void addContactless(ObjectNode node, ContactlessFacts tap) {
    put(node, "kernel", tap.kernel());
    node.put("kernelName", tap.kernelName());
    node.put("mode", tap.mode()).put("modeName", tap.modeName()).put("device", tap.device());
    put(node, "deviceVerification", tap.deviceVerification());
    put(node, "tracks", tap.tracks());
  }

  private static void addAuthentication(ObjectNode node, AuthenticationFacts facts) {
    node.put("method", facts.method()).put("outcome", facts.outcome().words());
    put(node, "failedStep", facts.failedStep());
    node.put("message", CleanText.of(facts.words()));
    node.put("tvr", facts.tvr()).put("tsi", facts.tsi());
    ArrayNode chain = node.putArray("certificates");
    for (AuthenticationFacts.Link link : facts.chain()) {
      ObjectNode entry =
          chain.addObject().put("name", link.name()).put("identity", link.identity());
      put(entry, "expiry", link.expiry());
      entry.put("bits", link.bits());
    }
  }

  private static void addElements(
      ArrayNode list, ApplicationFacts facts, List<ElementFact> elements) {
    ElementWords words = facts.elementWords();
    for (ElementFact element : elements) {
      ObjectNode node = list.addObject().put("tag", element.tag().toString());
      put(node, "name", element.name());
      String value = facts.show(element);
      node.put("value", value).put("source", element.source().describe());
      words.add(node, element, value);
    }
  }

  static void addExchanges(ObjectNode root, Exchanges exchanges, OptionalInt deviations) {
    ObjectNode node =
        root.putObject("exchanges")
            .put("count", exchanges.count())
            .put("bytesSent", exchanges.bytesSent())
            .put("bytesReceived", exchanges.bytesReceived());
    put(node, "deviations", deviations);
  }

  static void put(ObjectNode node, String field, Optional<String> value) {
    value.ifPresent(text -> node.put(field, text));
  }

  static void put(ObjectNode node, String field, OptionalInt value) {
    value.ifPresent(number -> node.put(field, number));
  }
}
