/** The EMV engine. */
module io.github.emv4j.core {
  requires static transitive org.jspecify;
  requires org.bouncycastle.provider;
}
