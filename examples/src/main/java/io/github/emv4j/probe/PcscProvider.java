package io.github.emv4j.probe;

import io.github.emv4j.pcsc.PcscReaders;
import io.github.emv4j.pcsc.PcscService;
import jnasmartcardio.Smartcardio;

/** How this program reaches the smart card service of the computer. */
enum PcscProvider {
  /** With JNA: finds a restarted service again, and readers do not wait for each other. */
  JNA {
    @Override
    PcscService service() {
      return PcscReaders.withProvider(new Smartcardio());
    }
  },
  /** With the JDK alone, should the native part of JNA not load. */
  JDK {
    @Override
    PcscService service() {
      return PcscReaders.jdk();
    }
  };

  abstract PcscService service();
}
