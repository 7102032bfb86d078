package io.github.emv4j.probe;

import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Explanation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Explains bytes. */
@Command(
    name = "decode",
    addMethodSubcommands = false,
    description = {
      "Explains bytes: data objects (TLV), the value of one element, a list of tags (DOL),",
      "an answer to reset, a command, an answer, a status word, or a whole recording.",
      "What they are is guessed unless --as says it."
    },
    footer = {
      "",
      "Examples:",
      "  emv-probe decode 9F33 03 E0F8C8",
      "  emv-probe decode --as 95 8000048000",
      "  emv-probe decode --as 9F10 --aid A000000003 06010A03A00000",
      "  emv-probe decode < card.trace"
    })
final class DecodeCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "HEX",
      description = {
        "The bytes: spaces, colons, commas and 0x are ignored.",
        "'-' or nothing: standard input, which may be a recording."
      })
  private List<String> input = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "KIND",
      description = "tlv, dol, atr, apdu, response, sw, trace, or the TAG of an element.")
  private @Nullable String kind;

  @Option(names = "--file", paramLabel = "FILE", description = "Read the bytes from a file.")
  private @Nullable Path file;

  @Option(
      names = "--aid",
      paramLabel = "HEX",
      description = "The application (or RID) whose private tags are meant.")
  private @Nullable String aid;

  @Option(
      names = "--kernel",
      paramLabel = "N",
      description = "The contactless kernel whose private tags are meant, 2 to 8.")
  private @Nullable Integer kernel;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Option(names = "--unmask", description = "Show card number, tracks and holder in full.")
  private boolean unmask;

  DecodeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws UsageException, IOException {
    DecodeInput text = DecodeInput.of(input, file);
    DecodeRequest request = DecodeRequest.of(kind, aid, kernel);
    Decoded decoded = request.decode(text.text());
    Masking masking = unmask ? Masking.OFF : Masking.ON;
    if (json) {
      console.out().println(JsonText.of(DecodeJson.of(decoded, request.isGuess(), masking)));
    } else {
      new DecodePage(console, masking).print(decoded);
    }
    console.out().flush();
    return tell(decoded, request.isGuess());
  }

  private int tell(Decoded decoded, boolean guessed) {
    if (guessed && !json) {
      console.say("Taken for " + decoded.form().describe() + "; --as KIND says otherwise.");
    }
    if (!decoded.isComplete()) {
      console.say("There is more than can be shown; the rest is left out.");
    }
    List<Explanation> faults = decoded.faults();
    if (faults.isEmpty()) {
      return ExitStatus.DONE;
    }
    String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    console.say("Malformed: " + DecodePage.place(faults.get(0)) + more + ".");
    return ExitStatus.MALFORMED;
  }
}
