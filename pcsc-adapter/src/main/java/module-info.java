/** Real card readers through {@code javax.smartcardio}. */
module io.github.emv4j.pcsc {
  requires static transitive org.jspecify;
  requires transitive io.github.emv4j.core;
  requires java.smartcardio;
  requires jdk.net;

  exports io.github.emv4j.pcsc;
}
