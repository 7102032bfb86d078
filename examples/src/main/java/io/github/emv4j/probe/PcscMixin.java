package io.github.emv4j.probe;

import io.github.emv4j.pcsc.PcscService;
import java.util.Locale;
import picocli.CommandLine.Option;

/** How to reach real readers. */
final class PcscMixin {
  @Option(
      names = "--provider",
      paramLabel = "jna|jdk",
      description = "Way to the smart card service (default: ${DEFAULT-VALUE}).")
  private PcscProvider provider = PcscProvider.JNA;

  /** {@return the provider as the user names it} */
  String name() {
    return provider.name().toLowerCase(Locale.ROOT);
  }

  PcscService service() {
    return provider.service();
  }
}
