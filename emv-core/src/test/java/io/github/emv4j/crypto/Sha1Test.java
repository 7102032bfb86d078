package io.github.emv4j.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of FIPS 180, whole and in parts. */
class Sha1Test {
  @ParameterizedTest
  @CsvSource({
    "'', DA39A3EE5E6B4B0D3255BFEF95601890AFD80709",
    "abc, A9993E364706816ABA3E25717850C26C9CD0D89D",
    "a|bc, A9993E364706816ABA3E25717850C26C9CD0D89D",
    "ab||c, A9993E364706816ABA3E25717850C26C9CD0D89D",
    "abcdbcdecdefdefgefghfghighijhi|jkijkljklmklmnlmnomnopnopq,"
        + " 84983E441C3BD26EBAAE4AA1F95129E5E54670F1",
  })
  void hashesTheParts(String text, String hash) {
    Bytes[] parts =
        Arrays.stream(text.split("\\|"))
            .map(part -> Bytes.copyOf(part.getBytes(StandardCharsets.US_ASCII)))
            .toArray(Bytes[]::new);

    assertThat(Sha1.hash(parts).toHex()).isEqualTo(hash);
  }
}
