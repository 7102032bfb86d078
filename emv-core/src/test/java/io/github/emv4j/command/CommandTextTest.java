package io.github.emv4j.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Commands by the names of the books, without what they carry. */
class CommandTextTest {
  private static String describe(String hex) {
    return CommandText.describe(CommandApdu.parse(Bytes.fromHex(hex)));
  }

  @ParameterizedTest
  @CsvSource({
    "00B2020C00, READ RECORD 2 of SFI 1",
    "00B2FFF400, READ RECORD 255 of SFI 30",
    "80A800000483020276, GET PROCESSING OPTIONS",
    "80CA9F1700, GET DATA 9F17",
    "80CA004200, GET DATA 0042",
    "00C0000010, GET RESPONSE",
    "00880000040102030400, INTERNAL AUTHENTICATE",
    "0084000000, GET CHALLENGE",
    "0020008008241234FFFFFFFFFF, VERIFY",
    "80AE900002010200, GENERATE AC",
    "802A8E80040102030400, COMPUTE CRYPTOGRAPHIC CHECKSUM",
    "0082000008, EXTERNAL AUTHENTICATE",
    "8424000108, command 84 24",
  })
  void namesEachCommand(String hex, String name) {
    assertThat(describe(hex)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "315041592E5359532E4444463031, 1PAY.SYS.DDF01",
    "2141424344, !ABCD",
    "414243447E, ABCD~",
    "A0000000031010, A0000000031010",
    // Neither a blank nor a control character may end up in a message.
    "2041424344, 2041424344",
    "414243447F, 414243447F",
    "4142804344, 4142804344",
  })
  void showsFileNamesAsTextWhereTheyAreText(String name, String shown) {
    Bytes bytes = Bytes.fromHex(name);

    assertThat(CommandText.describe(SelectCommand.first(bytes))).isEqualTo("SELECT " + shown);
    assertThat(CommandText.describe(SelectCommand.next(bytes)))
        .isEqualTo("SELECT " + shown + " (next)");
  }
}
