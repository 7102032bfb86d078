package io.github.emv4j.probe;

/** How to mend what keeps cards from being read, for each system. */
enum Remedy {
  JAVA(
      "Install Java 17 or later, for example: sudo apt install openjdk-17-jre",
      "Install Java 17 or later, for example: brew install openjdk@17",
      "Install Java 17 or later, for example: winget install Microsoft.OpenJDK.17"),
  MODULE(
      "This Java lacks the module java.smartcardio: install a complete one, for example"
          + " openjdk-17-jre, or add the module to the list of your own runtime (jlink).",
      "This Java lacks the module java.smartcardio: install a complete one (brew install"
          + " openjdk@17), or add the module to the list of your own runtime (jlink).",
      "This Java lacks the module java.smartcardio: install a complete one (winget install"
          + " Microsoft.OpenJDK.17), or add the module to the list of your own runtime (jlink)."),
  PROVIDER(
      "The native part of JNA does not load: look whether the folder for temporary files forbids"
          + " programs (noexec) and choose another with -Djava.io.tmpdir=DIR, or use"
          + " --provider=jdk.",
      "The native part of JNA does not load: choose another folder for it with"
          + " -Djava.io.tmpdir=DIR, or use --provider=jdk.",
      "The native part of JNA does not load: let the virus scanner pass jna*.dll in the folder for"
          + " temporary files, or use --provider=jdk."),
  LIBRARY(
      "Install the library: sudo apt install libpcsclite1 (Fedora: pcsc-lite-libs). Where it is"
          + " elsewhere, name it: -Dsun.security.smartcardio.library=/path/libpcsclite.so.1",
      "PCSC.framework belongs to macOS; remove -Dsun.security.smartcardio.library, or correct it.",
      "WinSCard.dll belongs to Windows; repair the system with: sfc /scannow"),
  SERVICE(
      "Install and start the service: sudo apt install pcscd && sudo systemctl enable --now"
          + " pcscd.socket. If it runs, this user may not be let in: allow org.debian.pcsc-lite in"
          + " a polkit rule. In a container, share /run/pcscd with the host.",
      "The service starts when a reader is attached: attach it again. Else restart the computer.",
      "Start the service in a command prompt of the administrator: sc config SCardSvr start= auto"
          + " && sc start SCardSvr. Over Remote Desktop, only readers of the other computer are"
          + " seen."),
  READER(
      "Attach a reader. If it is attached, look for it with lsusb and install the driver: sudo apt"
          + " install libccid (ACS readers: libacsccid1). NFC drivers of the kernel get in the way:"
          + " sudo modprobe -r pn533_usb. Then: sudo systemctl restart pcscd",
      "Attach a reader and look whether macOS sees it: system_profiler SPSmartCardsDataType. If"
          + " not, install the maker's driver, or try another port without a hub.",
      "Attach a reader and look for it in the Device Manager under smart card readers. If it has a"
          + " mark, install the maker's driver or the one of Windows Update."),
  CARD(
      "Take the card out, wipe the chip, insert it again, chip up and first. If another program has"
          + " the card (gpg, a browser, opensc), end it: gpgconf --kill scdaemon",
      "Take the card out, wipe the chip, insert it again, chip up and first. If another program has"
          + " the card (gpg, a browser), end it.",
      "Take the card out, wipe the chip, insert it again, chip up and first. If another program has"
          + " the card (a signing client, a browser), end it."),
  SELF_TEST(
      "The jar is damaged or incomplete: build or download it again.",
      "The jar is damaged or incomplete: build or download it again.",
      "The jar is damaged or incomplete: build or download it again.");

  private final String linux;
  private final String macos;
  private final String windows;

  Remedy(String linux, String macos, String windows) {
    this.linux = linux;
    this.macos = macos;
    this.windows = windows;
  }

  String on(HostSystem system) {
    return switch (system) {
      case LINUX -> linux;
      case MACOS -> macos;
      case WINDOWS -> windows;
    };
  }
}
