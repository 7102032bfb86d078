package io.github.emv4j.fuzz;

import static io.github.emv4j.fuzz.Oracle.holds;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Pan;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.Certificate;
import io.github.emv4j.keys.CertificateContext;
import io.github.emv4j.keys.CertificateRecovery;
import io.github.emv4j.keys.CertificateType;
import io.github.emv4j.keys.KeyParts;
import io.github.emv4j.keys.Recovery;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One kind of certificate, changed by the fuzzer: either the signature itself, without its key, or
 * what was signed, signed again with the real key.
 *
 * @param type which certificate
 * @param signer the key of the one who certifies
 * @param genuine the block, the remainder and the exponent of a certificate that is in order
 * @param staticData what the certificate covers beside them
 */
record CertificateCase(CertificateType type, TestRsaKey signer, Parts genuine, Bytes staticData) {
  static final Pan PAN = Pan.of("4761739001010010");
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final CertificateContext CONTEXT = CertificateContext.of(PAN, TODAY);
  private static final Bytes RID = Bytes.fromHex("A000000003");

  private static final int RE_SIGNED = 1;
  private static final int RE_HASHED = 2;

  /** What a key is put together from; block or certificate. */
  record Parts(Bytes block, Bytes remainder, Bytes exponent) {}

  static CertificateCase of(CertificateType type, TestRsaKey signer, TestRsaKey certified) {
    Bytes staticData =
        type == CertificateType.ICC
            ? Bytes.fromHex("5A0847617390010100105F24034912318200")
            : Bytes.EMPTY;
    String holder = type == CertificateType.ISSUER ? "476173FF" : "4761739001010010FFFF";
    int room = signer.length() - (type == CertificateType.ISSUER ? 36 : 42);
    int inside = Math.min(room, certified.length());
    Bytes remainder = certified.modulus().from(inside);
    Bytes message =
        Bytes.of(format(type))
            .concat(Bytes.fromHex(holder + "12490000010101"))
            .concat(Bytes.of(certified.length(), 1))
            .concat(certified.modulus().slice(0, inside));
    Bytes outside = remainder.concat(certified.exponent()).concat(staticData);
    Parts genuine =
        new Parts(SignedBlocks.of(signer, message, outside), remainder, certified.exponent());
    return new CertificateCase(type, signer, genuine, staticData);
  }

  private static int format(CertificateType type) {
    return type == CertificateType.ISSUER ? 2 : 4;
  }

  void check(byte[] input) {
    FuzzInput in = new FuzzInput(input);
    int mode = in.next();
    if ((mode & RE_SIGNED) == 0) {
      checkForged(in);
    } else {
      checkSigned(in, (mode & RE_HASHED) != 0);
    }
  }

  /** Nobody without the key makes another certificate that counts. */
  private void checkForged(FuzzInput in) {
    Parts real = new Parts(signer.sign(genuine.block), genuine.remainder, genuine.exponent);
    Parts forged = changed(real, in);
    Recovery recovery = recover(forged);
    holds(recovery.key().isPresent() == forged.equals(real), "only the genuine bytes count");
    checkTexts(recovery);
  }

  /** What the key's owner signed counts only if it says what it should. */
  private void checkSigned(FuzzInput in, boolean rehashed) {
    Parts parts = changed(genuine, in);
    Bytes block = parts.block;
    if (block.length() != signer.length() || !signer.fits(block)) {
      return;
    }
    if (rehashed) {
      block = SignedBlocks.rehashed(block, outside(parts));
    }
    Recovery recovery = recover(new Parts(signer.sign(block), parts.remainder, parts.exponent));
    boolean valid = isValid(new Parts(block, parts.remainder, parts.exponent));
    holds(recovery.key().isPresent() == valid, "what is in order counts, and nothing else");
    recovery
        .key()
        .ifPresent(
            key ->
                holds(
                    key.length() == certifiedLength(parts.block)
                        && key.exponent().equals(parts.exponent),
                    "the key that was certified"));
    checkTexts(recovery);
  }

  private Parts changed(Parts parts, FuzzInput in) {
    return new Parts(
        SignedBlocks.resized(SignedBlocks.patched(parts.block, in), in),
        SignedBlocks.resized(SignedBlocks.patched(parts.remainder, in), in),
        SignedBlocks.resized(SignedBlocks.patched(parts.exponent, in), in));
  }

  private Recovery recover(Parts parts) {
    KeyParts key =
        new KeyParts(
            Optional.of(parts.block), Optional.of(parts.exponent), present(parts.remainder));
    return switch (type) {
      case ISSUER ->
          CertificateRecovery.issuer(CaPublicKey.of(RID, 1, signer.publicKey()), key, CONTEXT);
      case ICC -> CertificateRecovery.icc(signer.publicKey(), key, staticData, CONTEXT);
      case PIN_ENCIPHERMENT ->
          CertificateRecovery.pinEncipherment(signer.publicKey(), key, CONTEXT);
    };
  }

  private static Optional<Bytes> present(Bytes value) {
    return value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  private Bytes outside(Parts parts) {
    return parts.remainder.concat(parts.exponent).concat(staticData);
  }

  /** The rules of Book 2, 5.3, 6.4 and 7.1 once more. */
  private boolean isValid(Parts parts) {
    Bytes block = parts.block;
    int holderEnd = holderEnd();
    if (!SignedBlocks.isGenuine(block, format(type), holderEnd + 5, outside(parts))) {
      return false;
    }
    String exponent = parts.exponent.toHex();
    return isHolder(block.slice(2, holderEnd).toHex())
        && isInTime(block.slice(holderEnd, holderEnd + 2).toHex())
        && block.at(holderEnd + 6) == 1
        && (exponent.equals("03") || exponent.equals("010001"))
        && block.at(holderEnd + 8) == parts.exponent.length()
        && isModulus(parts);
  }

  private int holderEnd() {
    return 2 + (type == CertificateType.ISSUER ? 4 : 10);
  }

  private int certifiedLength(Bytes block) {
    return block.at(holderEnd() + 7);
  }

  private boolean isHolder(String field) {
    String digits = field.replaceFirst("F*$", "");
    if (!digits.matches("[0-9]*")) {
      return false;
    }
    return type == CertificateType.ISSUER
        ? digits.length() >= 3 && PAN.digits().startsWith(digits)
        : PAN.digits().equals(digits);
  }

  private static boolean isInTime(String monthAndYear) {
    if (!monthAndYear.matches("(0[1-9]|1[0-2])[0-9]{2}")) {
      return false;
    }
    int year = Integer.parseInt(monthAndYear.substring(2));
    int month = Integer.parseInt(monthAndYear.substring(0, 2));
    return year < 50 && (year > 26 || (year == 26 && month >= 6));
  }

  private boolean isModulus(Parts parts) {
    int length = certifiedLength(parts.block);
    Bytes field = parts.block.slice(holderEnd() + 9, parts.block.length() - 21);
    Bytes modulus =
        length <= field.length() ? field.slice(0, length) : field.concat(parts.remainder);
    return length > 0
        && length <= signer.length()
        && modulus.length() == length
        && (modulus.at(0) & 0x80) != 0
        && (modulus.at(length - 1) & 1) != 0;
  }

  private static void checkTexts(Recovery recovery) {
    recovery.failure().ifPresent(failure -> Oracle.isOneSafeLine(failure.describe()));
    recovery.failure().ifPresent(failure -> isMasked(failure.describe()));
    recovery.certificate().map(Certificate::toString).ifPresent(CertificateCase::isMasked);
  }

  private static void isMasked(String text) {
    holds(!text.contains(PAN.digits()), "no card number in a text");
  }
}
