package io.github.emv4j.pcsc;

import jnasmartcardio.Smartcardio;

/** The providers that the adapter is tested with. */
enum Via {
  JDK(PcscReaders.jdk()),
  JNA(PcscReaders.withProvider(new Smartcardio()));

  private final PcscService service;

  Via(PcscService service) {
    this.service = service;
  }

  PcscService service() {
    return service;
  }
}
