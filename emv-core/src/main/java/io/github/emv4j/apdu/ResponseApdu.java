package io.github.emv4j.apdu;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;

/**
 * An answer of a card: data and status word (EMV 4.4 Book 3, 6.3.3).
 *
 * @param data at most 65,536 bytes; EMV cards send up to 256 a command
 * @param status the last two bytes
 */
public record ResponseApdu(Bytes data, StatusWord status) {
  /** The most data accepted, joined from several exchanges. */
  public static final int MAX_DATA = 65_536;

  private static final int STATUS_LENGTH = 2;

  /**
   * Checks the amount of data.
   *
   * @throws IllegalArgumentException if there is more than {@link #MAX_DATA}
   */
  public ResponseApdu {
    if (data.length() > MAX_DATA) {
      throw new IllegalArgumentException("response too long: " + data);
    }
  }

  /**
   * {@return the answer in the given bytes}
   *
   * @param bytes data, then two bytes of status
   * @throws MalformedDataException if there are fewer than two or too many bytes
   */
  public static ResponseApdu parse(Bytes bytes) {
    int dataLength = bytes.length() - STATUS_LENGTH;
    if (dataLength < 0) {
      throw MalformedDataException.at("answer without status word", bytes, bytes.length());
    }
    if (dataLength > MAX_DATA) {
      throw MalformedDataException.at("answer too long", bytes, MAX_DATA);
    }
    return new ResponseApdu(
        bytes.slice(0, dataLength), StatusWord.of(bytes.at(dataLength), bytes.at(dataLength + 1)));
  }

  /**
   * {@return the answer that a reader delivered}
   *
   * @param received data, then two bytes of status; copied
   * @throws MalformedDataException if there are fewer than two or too many bytes
   */
  public static ResponseApdu parse(byte[] received) {
    int dataLength = received.length - STATUS_LENGTH;
    if (dataLength < 0 || dataLength > MAX_DATA) {
      return parse(Bytes.copyOf(received));
    }
    return new ResponseApdu(
        Bytes.copyOf(received, 0, dataLength),
        StatusWord.of(received[dataLength] & 0xFF, received[dataLength + 1] & 0xFF));
  }

  /** {@return the answer as it was received} */
  public Bytes encoded() {
    return data.concat(Bytes.of(status.sw1(), status.sw2()));
  }

  /** {@return the status word and the amount of data, never the data} */
  @Override
  public String toString() {
    return data.isEmpty() ? status.toString() : status + " with " + data;
  }
}
