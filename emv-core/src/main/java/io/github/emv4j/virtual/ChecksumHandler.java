package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/**
 * COMPUTE CRYPTOGRAPHIC CHECKSUM, once a selection: a made-up dynamic CVC3 for each track (EMV
 * Contactless Book C-2). Only applications with a bitmap for it ({@code 9F65}) know the command.
 */
final class ChecksumHandler implements CommandHandler {
  private static final int PARAMETERS = 0x8E80;
  private static final int NUMBER_LENGTH = 4;
  private static final int MAX_CVC3 = 1000;
  private static final Tag BITMAP = Tag.of(0x9F65);
  private static final Tag CVC3_TRACK_1 = Tag.of(0x9F60);
  private static final Tag CVC3_TRACK_2 = Tag.of(0x9F61);

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    if (command.parameters() != PARAMETERS) {
      return Status.WRONG_PARAMETERS;
    }
    if (state.stage() != CardState.Stage.INITIATED) {
      return Status.CONDITIONS;
    }
    ApplicationProfile application = state.application().orElseThrow();
    if (CertificateRecords.find(application.files(), BITMAP).isEmpty()) {
      return Status.INSTRUCTION_UNKNOWN;
    }
    if (command.dataLength() != NUMBER_LENGTH) {
      return Status.WRONG_LENGTH;
    }
    state.moveTo(CardState.Stage.COMPLETED);
    int count = state.transactions(application);
    List<Tlv> objects =
        List.of(
            Tlv.of(CVC3_TRACK_2, number(state)),
            Tlv.of(CVC3_TRACK_1, number(state)),
            Tlv.of(PersonalisationTags.TRANSACTION_COUNTER, Bytes.of(count >> 8, count & 0xFF)));
    return Status.ok(Tlv.of(PersonalisationTags.FORMAT_2, objects).encoded());
  }

  private static Bytes number(CardState state) {
    byte[] random = state.randomBytes(2);
    int value = (Byte.toUnsignedInt(random[0]) << 8 | Byte.toUnsignedInt(random[1])) % MAX_CVC3;
    return Bytes.of(value >> 8, value & 0xFF);
  }
}
