package io.github.emv4j.data;

/**
 * What some bits of a value say.
 *
 * @param byteNumber the byte in which they stand, from 1 as in the books; the first of several
 * @param mask which bits, for one byte or several
 * @param text in words
 */
public record BitMeaning(int byteNumber, int mask, String text) {
  @Override
  public String toString() {
    return text;
  }
}
