package io.github.emv4j.oda;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.crypto.Sha1;
import io.github.emv4j.data.Tags;
import io.github.emv4j.keys.BlockLayout;
import io.github.emv4j.keys.Check;
import io.github.emv4j.keys.CheckedPart;
import io.github.emv4j.keys.FailedCheck;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SignedBlock;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import java.util.Optional;

/** Verifies the answer to a GENERATE AC with CDA (EMV 4.4 Book 2, 6.6.2). */
public final class CdaVerification {
  private static final int TYPE_MASK = 0xC0;
  private static final int AAC = 0x00;
  private static final int RFU = 0xC0;
  private static final int CRYPTOGRAM_LENGTH = 8;

  /** CID, cryptogram and transaction data hash. */
  private static final int SIGNED_LENGTH = 1 + CRYPTOGRAM_LENGTH + Sha1.LENGTH;

  private final RsaPublicKey icc;
  private final CdaTransaction transaction;
  private final Tlv answer;

  private CdaVerification(RsaPublicKey icc, CdaTransaction transaction, Tlv answer) {
    this.icc = icc;
    this.transaction = transaction;
    this.answer = answer;
  }

  /**
   * {@return what the answer is worth}
   *
   * @param icc the card's key
   * @param transaction what the terminal told the card
   * @param answer data of the answer to GENERATE AC, without the status word {@code 9000}
   */
  public static CdaResult verify(RsaPublicKey icc, CdaTransaction transaction, Bytes answer) {
    try {
      return new CdaVerification(icc, transaction, TlvReader.parseOne(answer)).verify();
    } catch (MalformedDataException e) {
      return unusable("the answer is malformed: " + e.reason());
    }
  }

  private CdaResult verify() {
    boolean plain = answer.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_1);
    if (!plain && !answer.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_2)) {
      return unusable("the answer is neither template 77 nor 80");
    }
    Optional<Bytes> information =
        plain ? Optional.of(answer.value()) : only(Tags.CRYPTOGRAM_INFORMATION_DATA);
    boolean hasCounter = plain ? answer.length() >= 3 : only(Tags.ATC).isPresent();
    if (information.isEmpty() || information.get().isEmpty() || !hasCounter) {
      return unusable("9F27 or 9F36 is absent or there twice");
    }
    if (!plain && information.get().length() != 1) {
      return unusable("9F27 has " + information.get());
    }
    int cid = information.get().at(0);
    if ((cid & TYPE_MASK) == AAC) {
      return new CdaResult.Declined(cid);
    }
    if ((cid & TYPE_MASK) == RFU) {
      return unusable("9F27 names no cryptogram");
    }
    Optional<Bytes> signature =
        plain ? Optional.empty() : only(Tags.SIGNED_DYNAMIC_APPLICATION_DATA);
    return signature.isPresent()
        ? verify(signature.get(), cid)
        : failed(Check.PRESENT, "the answer has no signature 9F4B");
  }

  private Optional<Bytes> only(Tag tag) {
    List<Tlv> found = answer.children(tag);
    return found.size() == 1 ? Optional.of(found.get(0).value()) : Optional.empty();
  }

  private CdaResult verify(Bytes signature, int clearCid) {
    SignedBlock block = SignedBlock.open(icc, signature, BlockLayout.DYNAMIC);
    if (block.failure().isPresent()) {
      return new CdaResult.Failed(block.failure().get());
    }
    Optional<DynamicData> content =
        DynamicData.in(block.bytes()).filter(data -> data.rest().length() >= SIGNED_LENGTH);
    if (content.isEmpty()) {
      return failed(Check.DYNAMIC_DATA, DynamicData.RULE + ", with CID, cryptogram and hash");
    }
    Bytes signed = content.get().rest();
    if (signed.at(0) != clearCid) {
      return failed(
          Check.CRYPTOGRAM_INFORMATION,
          String.format("signed %02X, in clear %02X", signed.at(0), clearCid));
    }
    Optional<FailedCheck> hashFailure = block.checkHash(transaction.unpredictableNumber());
    if (hashFailure.isPresent()) {
      return new CdaResult.Failed(hashFailure.get());
    }
    Bytes computed = transactionDataHash();
    Bytes stated = signed.slice(1 + CRYPTOGRAM_LENGTH, SIGNED_LENGTH);
    if (!computed.equals(stated)) {
      return failed(
          Check.TRANSACTION_DATA_HASH,
          "computed " + computed.toHex() + ", found " + stated.toHex());
    }
    return new CdaResult.Verified(
        clearCid, signed.slice(1, 1 + CRYPTOGRAM_LENGTH), content.get().number());
  }

  // Book 2, 6.6.1: what the terminal sent, then every object of the answer but the signature.
  private Bytes transactionDataHash() {
    Bytes[] objects =
        answer.children().stream()
            .filter(object -> !object.tag().equals(Tags.SIGNED_DYNAMIC_APPLICATION_DATA))
            .map(Tlv::encoded)
            .toArray(Bytes[]::new);
    Bytes[] parts = new Bytes[objects.length + 2];
    parts[0] = transaction.pdolValues();
    parts[1] = transaction.cdolValues();
    System.arraycopy(objects, 0, parts, 2, objects.length);
    return Sha1.hash(parts);
  }

  private static CdaResult failed(Check check, String detail) {
    return new CdaResult.Failed(new FailedCheck(CheckedPart.SIGNED_DYNAMIC_DATA, check, detail));
  }

  private static CdaResult unusable(String detail) {
    return new CdaResult.Unusable(new FailedCheck(CheckedPart.GENERATE_AC, Check.ANSWER, detail));
  }
}
