package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Readers with two interfaces have two names, which mostly tell them apart. */
class ReaderInterfaceTest {
  @ParameterizedTest
  @CsvSource({
    "ACS ACR1252 1S CL Reader [ACR1252 Reader PICC] 00 00, CONTACTLESS",
    "ACS ACR1252 1S CL Reader [ACR1252 Reader SAM] 01 00, SECURITY_MODULE",
    "ACS ACR1281 1S Dual Reader ICC 0, CONTACT",
    "ACS ACR1281 1S Dual Reader PICC 0, CONTACTLESS",
    "ACS ACR1281 1S Dual Reader SAM 0, SECURITY_MODULE",
    "HID Global OMNIKEY 5422CL Smartcard Reader 0, CONTACTLESS",
    "OMNIKEY CardMan 5x21-CL 0, CONTACTLESS",
    "SCM Microsystems Inc. SCL010 Contactless Reader 0, CONTACTLESS",
    "Identiv uTrust 4701 F Dual Interface Reader [uTrust 4701 F CL Reader] 00 00, CONTACTLESS",
    "Identiv uTrust 4701 F Dual Interface Reader [Contact Reader] 00 00, CONTACT",
    "Gemalto Prox-DU Contactless_12345678 0, CONTACTLESS",
    "Gemalto Prox-DU Contact_12345678 0, CONTACT",
    "Generic NFC Reader 0, CONTACTLESS",
    "Virtual PCD 00 00, UNKNOWN",
    "Alcor Micro AU9560 00 00, UNKNOWN",
    "Sample Clinic Reader 0, UNKNOWN",
  })
  void tellsTheInterfaceFromTheName(String name, ReaderInterface expected) {
    assertThat(ReaderInterface.ofName(name)).isEqualTo(expected);
  }
}
