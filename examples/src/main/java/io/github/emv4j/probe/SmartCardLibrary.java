package io.github.emv4j.probe;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks for the system's library through which programs reach the smart card service. */
final class SmartCardLibrary {
  /** The property with which the JDK is told where the library is. */
  static final String PROPERTY = "sun.security.smartcardio.library";

  private static final String LINUX_NAME = "libpcsclite.so.1";
  private static final List<String> LINUX_FOLDERS =
      List.of("usr/lib64", "usr/lib", "usr/local/lib64", "usr/local/lib", "lib64", "lib");

  private final HostSystem system;
  private final Path root;

  /**
   * Looks on a system.
   *
   * @param root of its files
   */
  SmartCardLibrary(HostSystem system, Path root) {
    this.system = system;
    this.root = root;
  }

  /**
   * {@return where the library is, in words; empty if it is nowhere}
   *
   * @param named by the user with the property, empty if not
   */
  Optional<String> find(String named) {
    if (!named.isEmpty()) {
      return Optional.of(Path.of(named)).filter(Files::isRegularFile).map(Path::toString);
    }
    return switch (system) {
      case LINUX -> onLinux().map(Path::toString);
      // Since macOS 11 the frameworks of the system are in a cache, and no file shows them.
      case MACOS -> Optional.of("PCSC.framework of the system");
      case WINDOWS ->
          existing(List.of(root.resolve("Windows/System32/WinSCard.dll"))).map(Path::toString);
    };
  }

  private Optional<Path> onLinux() {
    List<Path> places = new ArrayList<>();
    for (String folder : LINUX_FOLDERS) {
      Path library = root.resolve(folder);
      places.add(library.resolve(LINUX_NAME));
      places.addAll(multiarch(library));
    }
    return existing(places);
  }

  /** Debian has a folder for each architecture. */
  private static List<Path> multiarch(Path folder) {
    List<Path> places = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, "*-linux-gnu*")) {
        folders.forEach(each -> places.add(each.resolve(LINUX_NAME)));
      } catch (IOException e) {
        return List.of();
      }
    }
    return places;
  }

  private static Optional<Path> existing(List<Path> places) {
    return places.stream().filter(Files::exists).findFirst();
  }
}
