package io.github.emv4j.probe;

import java.util.Locale;

/** The operating system, as far as smart cards are reached in another way. */
enum HostSystem {
  LINUX,
  MACOS,
  WINDOWS;

  /** {@return the system with a name; whatever is not known is taken for Linux} */
  static HostSystem named(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("windows")) {
      return WINDOWS;
    }
    return lower.startsWith("mac") || lower.startsWith("darwin") ? MACOS : LINUX;
  }

  static HostSystem current() {
    return named(System.getProperty("os.name", ""));
  }

  String words() {
    return this == MACOS ? "macOS" : this == WINDOWS ? "Windows" : "Linux";
  }
}
