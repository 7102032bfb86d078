package io.github.emv4j.probe;

import io.github.emv4j.pcsc.VpcdClient;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts the virtual card into a virtual PC/SC reader. */
@Command(
    name = "card",
    addMethodSubcommands = false,
    description = {
      "Serves the virtual card to the virtual PC/SC reader vpcd, until Ctrl-C.",
      "Any PC/SC program can read it then, as 'emv-probe read' does."
    })
final class CardCommand implements Callable<Integer> {
  private static final int MAX_PORT = 0xFFFF;

  private final Console console;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description = "Which virtual card (default: ${DEFAULT-VALUE}).")
  private String profile = VirtualSource.STANDARD;

  @Option(names = "--list", description = "List the virtual cards.")
  private boolean list;

  @Option(
      names = "--host",
      description = "Where the virtual reader listens (default: ${DEFAULT-VALUE}).")
  private String host = "127.0.0.1";

  @Option(names = "--port", description = "Its port (default: ${DEFAULT-VALUE}).")
  private int port = VpcdClient.DEFAULT_PORT;

  CardCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws TransportException, UsageException {
    if (list) {
      printList();
      return ExitStatus.DONE;
    }
    if (port < 1 || port > MAX_PORT) {
      throw new UsageException("A port is a number from 1 to 65535, not " + port + ".");
    }
    VirtualCard card = VirtualCard.of(VirtualSource.profile(profile));
    Optional<VpcdClient> inserted = insert(card);
    if (inserted.isEmpty()) {
      return ExitStatus.LINK;
    }
    try (VpcdClient client = inserted.get()) {
      console
          .out()
          .println(
              "The virtual card '"
                  + profile
                  + "' is in the virtual reader at "
                  + CleanText.of(host)
                  + ":"
                  + port
                  + ". Ctrl-C takes it out.");
      console.out().flush();
      client.serve();
    }
    return ExitStatus.DONE;
  }

  private Optional<VpcdClient> insert(VirtualCard card) {
    try {
      return Optional.of(
          VpcdClient.insert(new ServedCard(card), new InetSocketAddress(host, port)));
    } catch (TransportException e) {
      console.say(
          "emv-probe: No virtual reader listens at "
              + host
              + ":"
              + port
              + ". Install vsmartcard-vpcd, start pcscd with it, then try again; 'emv-probe read"
              + " --virtual' needs neither.");
      return Optional.empty();
    }
  }

  private void printList() {
    List<NamedProfile> profiles = VirtualProfiles.list();
    int width = profiles.stream().mapToInt(p -> p.name().length()).max().orElse(0);
    for (NamedProfile known : profiles) {
      String name = TextWidth.pad(known.name(), width);
      console.out().println(Style.BOLD.on(name, console.colour()) + "  " + known.description());
    }
  }
}
