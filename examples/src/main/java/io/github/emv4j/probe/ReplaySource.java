package io.github.emv4j.probe;

import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.trace.ReplayConnection;
import io.github.emv4j.trace.Trace;
import io.github.emv4j.trace.TraceFormatException;
import io.github.emv4j.transport.TransportException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A card that was recorded before. */
final class ReplaySource implements CardSource {
  private final Path file;
  private final boolean strict;

  ReplaySource(Path file, boolean strict) {
    this.file = file;
    this.strict = strict;
  }

  @Override
  public String name() {
    return "replay:" + CleanText.of(file.toString());
  }

  @Override
  public String description() {
    return "the recording " + file;
  }

  /** {@return advice on recordings: nobody can take this card out and put it in again} */
  @Override
  public Advice onFailure(TransportException failure) {
    return Advice.of(AdviceCode.RECORDING_DEVIATES);
  }

  @Override
  public OpenCard open(Progress progress) throws UsageException {
    Trace trace = parse();
    return OpenCard.replayed(
        strict ? ReplayConnection.strict(trace) : ReplayConnection.lenient(trace));
  }

  private Trace parse() throws UsageException {
    if (Files.isDirectory(file)) {
      throw unusable("it is a directory.");
    }
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      Trace trace = Trace.parse(reader);
      if (trace.exchanges().isEmpty()) {
        throw unusable("it holds no exchange with a card.");
      }
      return trace;
    } catch (TraceFormatException e) {
      throw unusable("line " + e.line() + ": " + e.reason() + ".");
    } catch (NoSuchFileException e) {
      throw unusable("there is no such file.");
    } catch (AccessDeniedException e) {
      throw unusable("it may not be read.");
    } catch (CharacterCodingException e) {
      throw unusable("it is no UTF-8 text.");
    } catch (IOException e) {
      throw unusable("it cannot be read.");
    }
  }

  private UsageException unusable(String why) {
    return new UsageException("Cannot replay " + file + ": " + why);
  }
}
