package io.github.emv4j.faults;

import io.github.emv4j.ApplicationChoice;
import io.github.emv4j.EmvReader;
import io.github.emv4j.InterruptedReadException;
import io.github.emv4j.ReadResult;
import io.github.emv4j.VirtualCaKeys;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.faults.FaultyConnection.Seen;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.report.ApplicationReport;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.transaction.CardRecord;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.TransportException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One session with one card: read, authenticate, verify a PIN; or inspect. Notes how it ended. */
final class FaultCase {
  /** What the session was doing. */
  enum Stage {
    READ,
    AUTHENTICATE,
    VERIFY_PIN,
    INSPECT
  }

  static final String UNTYPED = "UNTYPED";

  private static final int VERIFY = 0x20;
  private static final int GET_PROCESSING_OPTIONS = 0xA8;

  /** Files beyond hold logs, which are kept elsewhere. */
  private static final int LAST_FILE_OF_EMV = 10;

  private static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC));

  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  private static final EmvReader READER =
      EmvReader.withTerminal(TERMINAL)
          .accepting(AidList.common().acceptingAnyListedByCard())
          .choosing(ApplicationChoice.best());

  private final FaultyConnection card;
  private final Map<Stage, String> outcomes = new EnumMap<>(Stage.class);
  private final Map<Stage, Integer> ends = new EnumMap<>(Stage.class);
  private final List<String> violations = new ArrayList<>();

  private FaultCase(FaultyConnection card) {
    this.card = card;
  }

  /** Reads one application, authenticates it and verifies the PIN, as a till does. */
  static FaultCase staged(FaultyConnection card) {
    FaultCase run = new FaultCase(card);
    run.guarded(Stage.READ, run::readAndGoOn);
    return run;
  }

  /** Reads and authenticates every application, as a technician's tool does. */
  static FaultCase inspected(FaultyConnection card) {
    FaultCase run = new FaultCase(card);
    run.guarded(Stage.INSPECT, run::inspect);
    return run;
  }

  /** {@return the number of exchanges after each stage that was come to} */
  Map<Stage, Integer> ends() {
    return ends;
  }

  Map<Stage, String> outcomes() {
    return outcomes;
  }

  /** {@return what is not as promised} */
  List<String> violations() {
    return violations;
  }

  List<Seen> seen() {
    return card.seen();
  }

  int exchanges() {
    return card.exchanges();
  }

  private interface Step {
    void go();
  }

  // The one place where everything is caught: to prove that nothing is.
  private void guarded(Stage stage, Step step) {
    try {
      step.go();
    } catch (RuntimeException | Error e) {
      outcomes.put(stage, UNTYPED);
      violations.add(stage + ": " + e);
    }
    ends.putIfAbsent(stage, card.exchanges());
    boolean entered = outcomes.containsKey(Stage.VERIFY_PIN);
    check(card.count(VERIFY) <= (entered ? 1 : 0), "VERIFY was sent unasked or twice");
  }

  private void readAndGoOn() {
    Optional<ReadApplication> read;
    try {
      ReadResult result = READER.read(card);
      read = result.application();
      outcomes.put(Stage.READ, kindOf(result));
    } catch (InterruptedReadException e) {
      outcomes.put(Stage.READ, kindOf(e));
      check(!e.findings().isEmpty(), "the failure is no finding");
      read = e.application();
    }
    ends.put(Stage.READ, card.exchanges());
    check(card.count(VERIFY) == 0, "VERIFY in a read");
    checkKept(arrived(true), read.stream());
    read.filter(ReadApplication::locatesRecords).ifPresent(this::goOn);
  }

  // After a failure of the link the caller may go on all the same: that, too, ends typed.
  private void goOn(ReadApplication application) {
    guarded(Stage.AUTHENTICATE, () -> authenticate(application));
    guarded(Stage.VERIFY_PIN, () -> verifyPin(application));
  }

  private void authenticate(ReadApplication application) {
    try {
      outcomes.put(Stage.AUTHENTICATE, application.authenticate(KEYS).getClass().getSimpleName());
    } catch (TransportException e) {
      outcomes.put(Stage.AUTHENTICATE, kindOf(e));
    }
    check(card.count(VERIFY) == 0, "VERIFY in an authentication");
  }

  private void verifyPin(ReadApplication application) {
    try (Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'})) {
      outcomes.put(
          Stage.VERIFY_PIN,
          application
              .pinVerification(KEYS)
              .verify(pin, VerifyOptions.usual())
              .getClass()
              .getSimpleName());
      check(!pin.isUsable(), "the PIN can be used again");
    } catch (TransportException e) {
      outcomes.put(Stage.VERIFY_PIN, kindOf(e));
      check(card.count(VERIFY) == 0, "VERIFY was sent, yet the result is an exception");
    }
  }

  private void inspect() {
    CardReport report = READER.trusting(KEYS).inspectAll(card);
    outcomes.put(
        Stage.INSPECT, report.linkFailure().map(FaultCase::kindOf).orElse("complete report"));
    checkKept(
        arrived(false),
        report.applications().stream().map(ApplicationReport::read).flatMap(Optional::stream));
  }

  /** {@return the records that arrived of applications, or of the last one only} */
  private List<Seen> arrived(boolean lastOnly) {
    List<Seen> records = new ArrayList<>();
    boolean initiated = false;
    for (Seen seen : card.seen()) {
      if (seen.instruction() == GET_PROCESSING_OPTIONS) {
        initiated = true;
        if (lastOnly) {
          records.clear();
        }
      } else if (initiated && seen.isRecord() && seen.file() <= LAST_FILE_OF_EMV) {
        records.add(seen);
      }
    }
    return records;
  }

  private void checkKept(List<Seen> arrived, Stream<ReadApplication> applications) {
    List<CardRecord> kept =
        applications.flatMap(application -> application.records().stream()).toList();
    for (Seen seen : arrived) {
      Bytes data = seen.data();
      Predicate<CardRecord> same =
          record ->
              record.sfi() == seen.file()
                  && record.number() == seen.record()
                  && record.data().equals(data);
      check(kept.stream().anyMatch(same), "a record that arrived was lost");
    }
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      violations.add(otherwise);
    }
  }

  private static String kindOf(ReadResult result) {
    String kind = result.getClass().getSimpleName();
    return result.application().map(read -> read.isUsable() ? kind : kind + ", stop").orElse(kind);
  }

  private static String kindOf(TransportException e) {
    return "link failed: " + e.reason();
  }
}
