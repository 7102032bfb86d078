package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Opens signatures with nothing but the platform, in hexadecimal. */
final class Signatures {
  private Signatures() {}

  /** {@return the block under a signature} */
  static String open(String signature, String modulus, String exponent) {
    BigInteger block = number(signature).modPow(number(exponent), number(modulus));
    String hex = block.toString(16).toUpperCase(java.util.Locale.ROOT);
    return "0".repeat(modulus.length() - hex.length()) + hex;
  }

  /** {@return whether frame and hash of a block are right} */
  static boolean isSound(String block, String outside) {
    int hashFrom = block.length() - 42;
    String message = block.substring(2, hashFrom);
    return block.startsWith("6A")
        && block.endsWith("BC")
        && sha1(message + outside).equals(block.substring(hashFrom, hashFrom + 40));
  }

  static String sha1(String hex) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-1").digest(HexFormat.of().parseHex(hex));
      return Bytes.copyOf(hash).toHex();
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /** {@return bytes of a block, counted from its header} */
  static String part(String block, int from, int length) {
    return block.substring(2 * from, 2 * (from + length));
  }

  static int length(String hex) {
    return hex.length() / 2;
  }

  private static BigInteger number(String hex) {
    return new BigInteger(hex, 16);
  }
}
