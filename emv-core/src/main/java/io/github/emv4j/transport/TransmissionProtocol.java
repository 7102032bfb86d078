package io.github.emv4j.transport;

/** How commands travel between reader and card. */
public enum TransmissionProtocol {
  /** Byte by byte, ISO/IEC 7816-3 T=0: an answer to a command with data waits to be fetched. */
  T0,
  /** In blocks, ISO/IEC 7816-3 T=1. */
  T1,
  /** Over the air, ISO/IEC 14443-4. */
  CONTACTLESS,
  /** The reader does not say. */
  UNKNOWN
}
