package io.github.emv4j.probe;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file for its owner alone, where the system can say so: even masked it says more about a card
 * than others on this computer need to know.
 */
final class OwnerFile {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Path path;

  OwnerFile(Path path) {
    this.path = path;
  }

  /** {@return whether it looks as if it can be written; better known before a card is looked at} */
  boolean isWritable() {
    Path folder = path.toAbsolutePath().getParent();
    return Files.exists(path)
        ? Files.isRegularFile(path) && Files.isWritable(path)
        : folder != null && Files.isDirectory(folder) && Files.isWritable(folder);
  }

  /** Writes the text in UTF-8 in place of what was there. */
  void write(String text) throws IOException {
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      if (Files.exists(path)) {
        Files.setPosixFilePermissions(path, OWNER_ONLY);
      } else {
        Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
    }
    Files.writeString(path, text);
  }
}
