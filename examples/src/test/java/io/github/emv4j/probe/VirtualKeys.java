package io.github.emv4j.probe;

import io.github.emv4j.virtual.VirtualCaKey;
import io.github.emv4j.virtual.VirtualProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The CA keys of the virtual cards as a file, for where they do not come by themselves. */
final class VirtualKeys {
  private VirtualKeys() {}

  static String fileIn(Path folder) throws IOException {
    Path file = folder.resolve("ca-keys.csv");
    return Files.writeString(file, VirtualCaKey.csv(VirtualProfiles.caKeys())).toString();
  }
}
