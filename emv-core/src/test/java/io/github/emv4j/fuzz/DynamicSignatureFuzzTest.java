package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.oda.CdaResult;
import io.github.emv4j.oda.CdaTransaction;
import io.github.emv4j.oda.CdaVerification;
import io.github.emv4j.oda.SignedDynamicData;
import org.junit.jupiter.api.Tag;

/** A dynamic signature counts only if the card's key made it over what the terminal sent. */
@Tag("keys")
class DynamicSignatureFuzzTest {
  private static final TestRsaKey CARD = TestRsaKey.of(80, 3);
  private static final Bytes NUMBER = Bytes.fromHex("01234567");
  private static final Bytes PDOL = Bytes.fromHex("9F37040102");
  private static final Bytes CDOL = Bytes.fromHex("00000000010001234567");
  private static final Bytes CRYPTOGRAM = Bytes.fromHex("1122334455667788");
  private static final Bytes OTHER_OBJECTS = Bytes.fromHex("9F2701809F36020003");
  private static final Bytes TRANSACTION_HASH =
      SignedBlocks.sha1(PDOL.concat(CDOL).concat(OTHER_OBJECTS));
  private static final Bytes DDA = Bytes.fromHex("050109081020304050607080");
  private static final Bytes CDA =
      Bytes.fromHex("050126081020304050607080" + "80").concat(CRYPTOGRAM).concat(TRANSACTION_HASH);

  private static final int RE_SIGNED = 1;
  private static final int RE_HASHED = 2;
  private static final int COMBINED = 4;

  @FuzzTest(maxDuration = "10s")
  void countsOnlyIfGenuine(byte[] input) {
    FuzzInput in = new FuzzInput(input);
    int mode = in.next();
    Bytes block = SignedBlocks.of(CARD, (mode & COMBINED) == 0 ? DDA : CDA, NUMBER);
    Bytes signature;
    boolean genuine;
    if ((mode & RE_SIGNED) == 0) {
      Bytes real = CARD.sign(block);
      signature = SignedBlocks.resized(SignedBlocks.patched(real, in), in);
      genuine = signature.equals(real);
    } else {
      block = SignedBlocks.patched(block, in);
      block = (mode & RE_HASHED) == 0 ? block : SignedBlocks.rehashed(block, NUMBER);
      signature = CARD.sign(block);
      genuine = CARD.fits(block) && SignedBlocks.isGenuine(block, 5, 2, NUMBER) && isDynamic(block);
    }
    if ((mode & COMBINED) == 0) {
      checkAlone(signature, genuine, block);
    } else {
      checkCombined(signature, genuine, block, in);
    }
  }

  /** Book 2, table 17: a length, then the length of a number of 2 to 8 bytes inside it. */
  private static boolean isDynamic(Bytes block) {
    int length = block.at(3);
    int number = block.at(4);
    return length <= CARD.length() - 25 && number >= 2 && number <= 8 && number < length;
  }

  private static void checkAlone(Bytes signature, boolean genuine, Bytes block) {
    SignedDynamicData result = SignedDynamicData.verify(CARD.publicKey(), signature, NUMBER);
    holds(result instanceof SignedDynamicData.Verified == genuine, "only what is genuine counts");
    if (result instanceof SignedDynamicData.Verified verified) {
      int end = 5 + block.at(4);
      holds(block.slice(5, end).equals(verified.iccDynamicNumber()), "the number of the card");
      holds(block.slice(end, 4 + block.at(3)).equals(verified.rest()), "what follows it");
    } else {
      Oracle.isOneSafeLine(((SignedDynamicData.Rejected) result).failure().describe());
    }
    Bytes another = Bytes.fromHex("01234568");
    holds(
        SignedDynamicData.verify(CARD.publicKey(), signature, another)
            instanceof SignedDynamicData.Rejected,
        "a signature over another number is a replay");
  }

  private static void checkCombined(Bytes signature, boolean genuine, Bytes block, FuzzInput in) {
    Bytes information = Bytes.fromHex("9F2701");
    Bytes objects = SignedBlocks.patched(OTHER_OBJECTS, in);
    Bytes content =
        objects
            .concat(Bytes.of(0x9F, 0x4B, signature.length()))
            .concat(signature)
            .concat(in.rest());
    if (content.length() > 0x7F + 0x80) {
      return;
    }
    Bytes answer = Bytes.of(0x77, 0x81, content.length()).concat(content);
    CdaTransaction transaction = new CdaTransaction(NUMBER, PDOL, CDOL);
    CdaResult result = CdaVerification.verify(CARD.publicKey(), transaction, answer);
    if (result instanceof CdaResult.Verified verified) {
      holds(genuine, "only what is genuine counts");
      int at = 5 + block.at(4);
      holds(content.startsWith(information), "the information in clear comes first");
      holds(block.at(at) == verified.cryptogramInformation(), "the signed information");
      holds(content.at(3) == verified.cryptogramInformation(), "the information in clear");
      holds(block.slice(at + 1, at + 9).equals(verified.cryptogram()), "the signed cryptogram");
      Bytes signed = block.slice(at + 9, at + 29);
      Bytes others = objects.concat(behind(content, objects.length() + 3 + signature.length()));
      holds(SignedBlocks.sha1(PDOL.concat(CDOL).concat(others)).equals(signed), "signed objects");
    } else {
      result.failure().ifPresent(failure -> Oracle.isOneSafeLine(failure.describe()));
    }
  }

  /** {@return what stands behind the signature, without the zeros that are allowed there} */
  private static Bytes behind(Bytes content, int end) {
    Bytes behind = content.from(end);
    while (!behind.isEmpty() && behind.at(0) == 0) {
      behind = behind.from(1);
    }
    return behind;
  }
}
