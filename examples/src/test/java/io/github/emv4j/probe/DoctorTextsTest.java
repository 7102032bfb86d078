package io.github.emv4j.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the doctor says on each system. */
class DoctorTextsTest {
  @TempDir Path root;

  @ParameterizedTest
  @CsvSource({
    "Linux, LINUX",
    "FreeBSD, LINUX",
    "Mac OS X, MACOS",
    "Darwin, MACOS",
    "Windows 11, WINDOWS",
  })
  void knowsTheSystem(String name, HostSystem system) {
    assertThat(HostSystem.named(name)).isEqualTo(system);
  }

  @ParameterizedTest
  @EnumSource
  void hasARemedyForEachSystem(Remedy remedy) {
    for (HostSystem system : HostSystem.values()) {
      assertThat(remedy.on(system)).isNotBlank();
    }
    assertThat(remedy.on(HostSystem.WINDOWS) + remedy.on(HostSystem.MACOS))
        .doesNotContain("apt", "systemctl", "pcscd");
    assertThat(remedy.on(HostSystem.LINUX) + remedy.on(HostSystem.MACOS))
        .doesNotContain("winget", "SCardSvr", ".dll");
  }

  @ParameterizedTest
  @CsvSource({
    "LINUX, usr/lib64/libpcsclite.so.1",
    "LINUX, usr/lib/aarch64-linux-gnu/libpcsclite.so.1",
    "LINUX, usr/lib/arm-linux-gnueabihf/libpcsclite.so.1",
    "LINUX, usr/local/lib/libpcsclite.so.1",
    "WINDOWS, Windows/System32/WinSCard.dll",
  })
  void findsTheLibrary(HostSystem system, String file) throws IOException {
    SmartCardLibrary library = new SmartCardLibrary(system, root);
    assertThat(library.find("")).isEmpty();

    Files.createDirectories(root.resolve(file).getParent());
    Files.createFile(root.resolve(file));

    assertThat(library.find("")).contains(root.resolve(file).toString());
    assertThat(library.find(root.resolve(file).toString())).isPresent();
    assertThat(library.find(root.resolve("elsewhere").toString())).isEmpty();
  }

  @Test
  void macosHasItsLibraryInACache() {
    assertThat(new SmartCardLibrary(HostSystem.MACOS, root).find("")).isPresent();
  }

  @Test
  void oldJavaIsToBeReplaced() {
    assertThat(Doctor.java(11, "11.0.2").remedy()).contains(Remedy.JAVA);
    assertThat(Doctor.java(17, "17.0.1").remedy()).isEmpty();
  }

  @Test
  void aProviderThatDoesNotLoadIsSaid() {
    Doctor doctor =
        new Doctor(
            HostSystem.WINDOWS,
            "jna",
            () -> {
              throw new UnsatisfiedLinkError("jnidispatch");
            });

    List<Checkup> checkups = doctor.examine();

    assertThat(checkups)
        .filteredOn(checkup -> checkup.name().equals("provider"))
        .extracting(checkup -> checkup.remedy().orElseThrow())
        .containsExactly(Remedy.PROVIDER);
    assertThat(Doctor.isReady(checkups)).isFalse();
  }
}
