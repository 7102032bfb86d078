package io.github.emv4j.probe;

import io.github.emv4j.EmvReader;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.pcsc.PcscService;
import io.github.emv4j.report.CardReport;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.CardReader;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything between this program and a card, from near to far. */
final class Doctor {
  private static final int OLDEST_JAVA = 17;
  private static final String MODULE = "java.smartcardio";
  private static final String SERVICE = "service";
  private static final String READERS = "readers";
  private static final String CARD = "card";
  private static final String LIBRARY = "library";

  private final HostSystem system;
  private final String providerName;
  private final Supplier<PcscService> service;
  private final List<Checkup> checkups = new ArrayList<>();

  /**
   * Looks at this computer.
   *
   * @param providerName as the user names it
   * @param service makes the service by way of that provider
   */
  Doctor(HostSystem system, String providerName, Supplier<PcscService> service) {
    this.system = system;
    this.providerName = providerName;
    this.service = service;
  }

  /** {@return what was looked at, in order} */
  List<Checkup> examine() {
    checkups.clear();
    checkups.add(java(Runtime.version().feature(), System.getProperty("java.version", "")));
    boolean module = ModuleLayer.boot().findModule(MODULE).isPresent();
    checkups.add(
        module
            ? Checkup.good("smart card module", MODULE)
            : Checkup.bad("smart card module", MODULE + " is missing", Remedy.MODULE));
    examineLibrary(System.getProperty(SmartCardLibrary.PROPERTY, ""));
    if (module) {
      examineService();
    }
    checkups.add(selfTest());
    return List.copyOf(checkups);
  }

  static Checkup java(int feature, String version) {
    return feature >= OLDEST_JAVA
        ? Checkup.good("Java", version)
        : Checkup.bad("Java", version + " is too old", Remedy.JAVA);
  }

  private void examineLibrary(String named) {
    Optional<String> place =
        new SmartCardLibrary(system, Path.of("").toAbsolutePath().getRoot()).find(named);
    checkups.add(
        place
            .map(found -> Checkup.good(LIBRARY, found))
            .orElseGet(
                () ->
                    Checkup.bad(
                        LIBRARY,
                        named.isEmpty() ? "not found" : named + " is no file",
                        Remedy.LIBRARY)));
  }

  private void examineService() {
    PcscService reached;
    List<PcscReader> readers;
    try {
      reached = service.get();
      checkups.add(Checkup.good("provider", providerName));
    } catch (LinkageError e) {
      checkups.add(Checkup.bad("provider", providerName + " does not load", Remedy.PROVIDER));
      return;
    }
    try {
      readers = reached.list();
    } catch (TransportException e) {
      checkups.add(Checkup.bad(SERVICE, e.description(), Remedy.SERVICE));
      return;
    }
    checkups.add(Checkup.good(SERVICE, "runs and answers"));
    examineReaders(readers);
  }

  private void examineReaders(List<PcscReader> readers) {
    if (readers.isEmpty()) {
      checkups.add(Checkup.bad(READERS, "none is attached", Remedy.READER));
      return;
    }
    List<ReaderState> states = readers.stream().map(ReaderState::of).toList();
    checkups.add(
        Checkup.good(READERS, String.join("; ", states.stream().map(ReaderState::name).toList())));
    checkups.add(card(states));
  }

  // One card that answers is enough; one that does not is worth a word only if it is the only one.
  private static Checkup card(List<ReaderState> states) {
    Optional<ReaderState> answering =
        states.stream()
            .filter(state -> state.cardPresent() && state.failure().isEmpty())
            .findFirst();
    Optional<ReaderState> failing =
        states.stream().filter(state -> state.failure().isPresent()).findFirst();
    if (answering.isPresent()) {
      return Checkup.good(CARD, "in " + answering.get().name() + ": " + answering.get().describe());
    }
    return failing
        .map(
            state -> Checkup.bad(CARD, "in " + state.name() + ": " + state.describe(), Remedy.CARD))
        .orElseGet(() -> Checkup.absent(CARD, "none in a reader"));
  }

  private static Checkup selfTest() {
    String name = "self-test";
    try (CardReader reader = VirtualReader.holding(VirtualProfiles.standard());
        CardConnection card = reader.waitForCard(Duration.ZERO)) {
      CardReport report =
          EmvReader.withTerminal(TerminalData.defaults(Clock.system(ZoneId.systemDefault())))
              .inspect(card);
      return report.firstRead().isPresent()
          ? Checkup.good(name, "the virtual card was read")
          : Checkup.bad(name, "the virtual card could not be read", Remedy.SELF_TEST);
    } catch (TransportException e) {
      return Checkup.bad(name, e.description(), Remedy.SELF_TEST);
    }
  }

  /** {@return whether a card could be read now: the one in a reader, or one that is put there} */
  static boolean isReady(List<Checkup> checkups) {
    // The library may be where only the provider finds it: what counts is that the service answers.
    return checkups.stream().anyMatch(c -> c.name().equals(READERS))
        && checkups.stream()
            .filter(checkup -> !checkup.name().equals(LIBRARY))
            .allMatch(checkup -> checkup.state() != Checkup.State.BAD);
  }
}
