package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.ReadResult;
import io.github.emv4j.VirtualCaKeys;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardChannel;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** A reader at a fixed moment, and what holds for all that it finds out. */
final class FuzzedSession {
  private static final int MAX_RECORDS = 512;
  private static final int MIN_DIGITS = 13;

  static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC))
          .with(Tags.UNPREDICTABLE_NUMBER, Bytes.fromHex("01234567"));

  static final EmvReader READER =
      EmvReader.withTerminal(TERMINAL)
          .accepting(AidList.common().acceptingAnyListedByCard())
          .choosing(ApplicationChoice.best());

  static final CaKeys KEYS = VirtualCaKeys.trusted().plus(CaKeys.bundledWithTestKeys());

  private FuzzedSession() {}

  static void check(CardReport report) {
    holds(report.exchanges().count() <= CardChannel.MAX_EXCHANGES, "exchanges are bounded");
    holds(
        report.exchanges().bytesReceived() <= CardChannel.MAX_BYTES_RECEIVED + (1 << 18),
        "bytes are bounded");
    check(report.problems());
    for (ApplicationReport application : report.applications()) {
      check(application.problems());
      application.read().ifPresent(FuzzedSession::check);
      application.authentication().ifPresent(result -> Oracle.isOneSafeLine(result.describe()));
    }
  }

  static void check(ReadResult result) {
    Oracle.isOneSafeLine(result.describe());
    check(result.findings());
    result.application().ifPresent(FuzzedSession::check);
  }

  static void check(ReadApplication application) {
    holds(application.records().size() <= MAX_RECORDS, "records are bounded");
    Oracle.isOneSafeLine(application.toString());
    Oracle.isOneSafeLine(application.candidate().displayName());
    check(application.findings());
    application
        .data()
        .pan()
        .map(pan -> pan.digits())
        .filter(digits -> digits.length() >= MIN_DIGITS)
        .ifPresent(
            digits ->
                application
                    .findings()
                    .forEach(
                        finding ->
                            holds(!finding.toString().contains(digits), "no number in a text")));
  }

  private static void check(List<Finding> findings) {
    findings.forEach(finding -> Oracle.isOneSafeLine(finding.toString()));
  }
}
