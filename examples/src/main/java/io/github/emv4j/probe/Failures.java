package io.github.emv4j.probe;

import io.github.emv4j.transport.TransportException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into a line on standard error, advice, and an exit status. */
final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    String message = String.valueOf(e.getMessage());
    say(message + (message.endsWith(".") ? "" : ".") + " See: " + command + " --help");
    return ExitStatus.USAGE;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    if (e instanceof UsageException) {
      say(String.valueOf(e.getMessage()));
      return ExitStatus.USAGE;
    }
    if (e instanceof TransportException failure) {
      new LinkFailure(console, parsed).tell(failure);
      return ExitStatus.LINK;
    }
    StackTraceElement[] trace = e.getStackTrace();
    String place = trace.length == 0 ? "" : " at " + trace[0];
    say("A mistake in this program: " + e.getClass().getSimpleName() + place + ".");
    return ExitStatus.INTERNAL;
  }

  private void say(String message) {
    console.say("emv-probe: " + message.replaceAll("\\s*\\R\\s*", " "));
  }
}
