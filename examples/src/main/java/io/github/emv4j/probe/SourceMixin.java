package io.github.emv4j.probe;

import io.github.emv4j.pcsc.PcscReader;
import io.github.emv4j.pcsc.PcscService;
import io.github.emv4j.transport.TransportException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which card to look at. */
final class SourceMixin {
  private static final int MAX_WAIT_SECONDS = 24 * 60 * 60;

  @ArgGroup private Choice choice = new Choice();

  @Option(
      names = "--strict",
      description = "With --replay: accept only the recorded commands, in their order.")
  private boolean strict;

  @Option(
      names = "--wait",
      paramLabel = "SECONDS",
      description = "How long to wait for a card in a reader (default: ${DEFAULT-VALUE}).")
  private int wait = 30;

  @Mixin private PcscMixin pcsc = new PcscMixin();

  /** One of them, or none. */
  static final class Choice {
    @Option(
        names = "--reader",
        paramLabel = "NAME",
        description = "The card in this reader; a part of its name is enough.")
    private @Nullable String reader;

    @Option(
        names = "--virtual",
        arity = "0..1",
        fallbackValue = VirtualSource.STANDARD,
        paramLabel = "PROFILE",
        description = "The built-in virtual card; 'emv-probe card --list' names the profiles.")
    private @Nullable String virtual;

    @Option(
        names = "--replay",
        paramLabel = "FILE",
        description = "A card that was recorded with --record.")
    private @Nullable Path replay;
  }

  /**
   * {@return the source that the user named; else a real reader where one is attached, else the
   * virtual card}
   */
  CardSource resolve(Console console) throws UsageException, TransportException {
    if (wait < 0 || wait > MAX_WAIT_SECONDS) {
      throw new UsageException("--wait takes seconds from 0 to " + MAX_WAIT_SECONDS + ".");
    }
    if (strict && choice.replay == null) {
      throw new UsageException("--strict goes with --replay only.");
    }
    if (choice.replay != null) {
      return new ReplaySource(choice.replay, strict);
    }
    if (choice.virtual != null) {
      return new VirtualSource(choice.virtual);
    }
    if (choice.reader != null) {
      return reader(pcsc.service().byName(choice.reader), console);
    }
    return defaultSource(console);
  }

  private CardSource defaultSource(Console console) throws UsageException, TransportException {
    PcscService service = pcsc.service();
    List<PcscReader> readers;
    try {
      readers = service.list();
    } catch (TransportException e) {
      if (e.reason() != TransportException.Reason.SERVICE_DOWN) {
        throw e;
      }
      return virtualInstead(e.description(), console);
    }
    if (readers.isEmpty()) {
      return virtualInstead("No reader is attached.", console);
    }
    PcscReader first = service.first();
    // A reader for slot and air has two names: the next card may come to either.
    return readers.size() > 1 && !first.isCardPresent()
        ? anyReader(service, console)
        : reader(first, console);
  }

  private CardSource anyReader(PcscService service, Console console) {
    return new PcscSource(service.any(), Duration.ofSeconds(wait), console);
  }

  private static CardSource virtualInstead(String why, Console console) throws UsageException {
    CardSource source = new VirtualSource(VirtualSource.STANDARD);
    console.say(why + " Using " + source.description() + ".");
    return source;
  }

  private CardSource reader(PcscReader reader, Console console) {
    CardSource source = new PcscSource(reader, Duration.ofSeconds(wait), console);
    console.say("Using " + source.description() + ".");
    return source;
  }
}
