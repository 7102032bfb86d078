package io.github.emv4j.virtual;

/**
 * How an issuer protects its script commands: class byte, session keys and PIN block are matters of
 * the payment system.
 */
public enum ScriptMethod {
  /** Visa, cryptogram versions 10 and 18: format 2, keys varied with the transaction counter. */
  VISA_CVN_10(0x84, false, 1, 16),
  /** Visa, cryptogram version 22: format 2, keys of EMV 4.4 Book 2, A1.3.1. */
  VISA_CVN_22(0x84, true, 1, 16),
  /** M/Chip: format 2, keys that change with every command. */
  M_CHIP(0x84, true, 0, 8),
  /** Common Core Definitions: format 1, each MAC covering the one before (EMV 4.4 Book 2, 9.2). */
  CCD(0x8C, true, 0, 16);

  private final int commandClass;
  private final boolean derivesFromCryptogram;
  private final int blockFrom;
  private final int envelopeLength;

  ScriptMethod(int commandClass, boolean derivesFromCryptogram, int blockFrom, int envelopeLength) {
    this.commandClass = commandClass;
    this.derivesFromCryptogram = derivesFromCryptogram;
    this.blockFrom = blockFrom;
    this.envelopeLength = envelopeLength;
  }

  /** {@return the class byte of its commands: {@code 84} or {@code 8C}} */
  public int commandClass() {
    return commandClass;
  }

  boolean derivesFromCryptogram() {
    return derivesFromCryptogram;
  }

  /** {@return where the PIN block begins in what is enciphered; its length is before it} */
  int blockFrom() {
    return blockFrom;
  }

  /** {@return the length of what is enciphered, padding included} */
  int envelopeLength() {
    return envelopeLength;
  }

  /** {@return whether data stand in objects {@code 87} and {@code 8E}} */
  boolean usesObjects() {
    return this == CCD;
  }
}
