/**
 * EMV engine: talks to any EMV card through a small reader interface.
 *
 * <p>Start with the root package; the packages below it are the parts it is made of.
 */
module io.github.emv4j.core {
  requires static transitive org.jspecify;
  requires org.bouncycastle.provider;

  exports io.github.emv4j;
  exports io.github.emv4j.apdu;
  exports io.github.emv4j.bytes;
  exports io.github.emv4j.contactless;
  exports io.github.emv4j.cvm;
  exports io.github.emv4j.data;
  exports io.github.emv4j.decode;
  exports io.github.emv4j.extras;
  exports io.github.emv4j.finding;
  exports io.github.emv4j.keys;
  exports io.github.emv4j.oda;
  exports io.github.emv4j.pin;
  exports io.github.emv4j.report;
  exports io.github.emv4j.selection;
  exports io.github.emv4j.tlv;
  exports io.github.emv4j.trace;
  exports io.github.emv4j.transaction;
  exports io.github.emv4j.transport;
  exports io.github.emv4j.virtual;
}
