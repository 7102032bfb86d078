package io.github.emv4j.pcsc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Random;
import javax.smartcardio.CommandAPDU;
import javax.smartcardio.ResponseAPDU;
import org.junit.jupiter.api.Test;

/** The engine codes commands and answers as the JDK does, which it does not use for that. */
class ApduCodingTest {
  private static final int SEED = 20220101;

  @Test
  void everyAmountOfDataAndEveryLengthIsCodedAsTheJdkDoes() {
    byte[] data = new byte[255];
    new Random(SEED).nextBytes(data);
    for (int length = 0; length <= 255; length++) {
      byte[] part = Arrays.copyOf(data, length);
      for (int le = 0; le <= 256; le++) {
        // To the JDK, as in its arguments, 0 stands for no Le.
        CommandAPDU theirs = new CommandAPDU(0x80, 0xAE, 0x40, length & 0xFF, part, le);
        OptionalInt expected = le == 0 ? OptionalInt.empty() : OptionalInt.of(le);
        CommandApdu ours = new CommandApdu(0x80AE4000 | length, Bytes.copyOf(part), expected);

        assertThat(ours.encoded().toByteArray()).isEqualTo(theirs.getBytes());
      }
    }
  }

  @Test
  void anyBytesMeanTheSameToTheJdk() {
    Random random = new Random(SEED);
    int accepted = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] bytes = new byte[random.nextInt(24)];
      random.nextBytes(bytes);
      if (bytes.length > 5 && random.nextBoolean()) {
        bytes[4] = (byte) (bytes.length - 5 - random.nextInt(2));
      }
      boolean extended = bytes.length > 5 && bytes[4] == 0;
      if (!extended) {
        accepted += compare(bytes) ? 1 : 0;
      }
    }
    assertThat(accepted).isGreaterThan(1_000);
  }

  private static boolean compare(byte[] bytes) {
    CommandAPDU theirs;
    try {
      theirs = new CommandAPDU(bytes);
    } catch (IllegalArgumentException e) {
      assertThat(parses(bytes)).isFalse();
      return false;
    }
    CommandApdu ours = CommandApdu.parse(Bytes.copyOf(bytes));
    assertThat(ours.cla()).isEqualTo(theirs.getCLA());
    assertThat(ours.ins()).isEqualTo(theirs.getINS());
    assertThat(ours.p1()).isEqualTo(theirs.getP1());
    assertThat(ours.p2()).isEqualTo(theirs.getP2());
    assertThat(ours.data().toByteArray()).isEqualTo(theirs.getData());
    assertThat(ours.le().orElse(0)).isEqualTo(theirs.getNe());
    return true;
  }

  private static boolean parses(byte[] bytes) {
    try {
      return CommandApdu.parse(Bytes.copyOf(bytes)).encoded().length() == bytes.length;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  @Test
  void answersMeanTheSameToTheJdk() {
    Random random = new Random(SEED);
    for (int length = 2; length <= 258; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      ResponseAPDU theirs = new ResponseAPDU(bytes);
      ResponseApdu ours = ResponseApdu.parse(Bytes.copyOf(bytes));

      assertThat(ours.data().toByteArray()).isEqualTo(theirs.getData());
      assertThat(ours.status().value()).isEqualTo(theirs.getSW());
      assertThat(ours.encoded().toByteArray()).isEqualTo(theirs.getBytes());
    }
  }
}
