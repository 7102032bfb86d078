package io.github.emv4j.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;

/** One run of the command line inside this process. */
record Run(int status, String out, String err) {
  /** A terminal without colours, as a pipe is. */
  static Run of(String... args) {
    return with(false, args);
  }

  static Run onTerminal(String... args) {
    return with(true, args);
  }

  private static Run with(boolean terminal, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = new Console(new PrintWriter(out), new PrintWriter(err), terminal, terminal);
    int status = EmvProbe.run(console, args);
    return new Run(status, out.toString(), err.toString());
  }

  JsonNode json() {
    try {
      return new ObjectMapper().readTree(out);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + out + err, e);
    }
  }

  JsonNode application(int index) {
    return json().path("applications").path(index);
  }
}
