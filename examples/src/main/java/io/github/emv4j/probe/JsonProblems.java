package io.github.emv4j.probe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.Language;
import io.github.emv4j.transport.TransportException;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** Problems in JSON, each with a stable code and what to do about it. */
final class JsonProblems {
  private final Language language;

  JsonProblems(Language language) {
    this.language = language;
  }

  void add(ObjectNode node, List<Finding> findings) {
    add(node, findings, Advice::of);
  }

  void add(ObjectNode node, List<Finding> findings, Function<Finding, Advice> advices) {
    ArrayNode list = node.putArray("problems");
    for (Finding finding : findings) {
      ObjectNode problem =
          list.addObject()
              .put("rule", finding.code().name())
              .put("reference", finding.code().reference())
              .put("where", CleanText.of(finding.where()))
              .put("message", CleanText.of(finding.message()));
      put(problem, advices.apply(finding));
    }
  }

  /** A failure before there was anything to report. */
  void add(ObjectNode node, TransportException failure, Advice advice) {
    ObjectNode problem = node.putArray("problems").addObject();
    problem.put("rule", "LINK_FAILED").put("reason", failure.reason().name());
    problem.put("where", "card link").put("message", CleanText.of(failure.description()));
    put(problem, advice);
  }

  /** Code, gravity and texts of an advice. */
  void put(ObjectNode node, Advice advice) {
    node.put("severity", advice.severity().name().toLowerCase(Locale.ROOT))
        .put("code", advice.code().name())
        .put("retries", advice.retries())
        .put("advice", advice.cashier(language))
        .put("technician", advice.technician(language))
        .put("cardholder", advice.cardholder(language));
  }
}
