package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a contactless card of kernels 3, 6 and 7 computes during GET PROCESSING OPTIONS: the
 * cryptogram, and where it has a key and the reader asks for it, a signature (fDDA).
 *
 * @param relatedData Card Authentication Related Data {@code 9F69} for version 01, which also
 *     stands in a record; none for version 00
 */
record QuickAnswer(Optional<Bytes> relatedData) {
  private static final Tag QUALIFIERS = Tag.of(0x9F66);
  private static final Tag AMOUNT = Tag.of(0x9F02);
  private static final Tag CURRENCY = Tag.of(0x5F2A);
  private static final Tag CRYPTOGRAM = Tag.of(0x9F26);
  private static final int SIGNATURE_WANTED = 0x01;
  private static final int CRYPTOGRAM_LENGTH = 8;
  private static final Bytes ARQC = Bytes.of(0x80);
  private static final Bytes ISSUER_DATA = Bytes.fromHex("06010A03A00000");
  // Signed for an online request, hash with SHA-1.
  private static final Bytes FORMAT = Bytes.of(0x95, 0x01);

  /** {@return the objects besides AIP, AFL and those that never change} */
  List<Tlv> objects(ApplicationProfile application, CardState state, Bytes received) {
    int count = state.transactions(application);
    Bytes counter = Bytes.of(count >> 8, count & 0xFF);
    List<Tlv> objects = new ArrayList<>();
    objects.add(Tlv.of(PersonalisationTags.CRYPTOGRAM_INFORMATION, ARQC));
    objects.add(Tlv.of(PersonalisationTags.TRANSACTION_COUNTER, counter));
    objects.add(Tlv.of(CRYPTOGRAM, Bytes.copyOf(state.randomBytes(CRYPTOGRAM_LENGTH))));
    if (application
        .processingOptions()
        .child(PersonalisationTags.ISSUER_APPLICATION_DATA)
        .isEmpty()) {
      objects.add(Tlv.of(PersonalisationTags.ISSUER_APPLICATION_DATA, ISSUER_DATA));
    }
    DataObjectList pdol = application.pdol().orElse(new DataObjectList(Bytes.EMPTY));
    boolean wanted =
        pdol.find(QUALIFIERS, received)
            .filter(value -> !value.isEmpty() && (value.at(0) & SIGNATURE_WANTED) != 0)
            .isPresent();
    if (wanted) {
      application
          .keys()
          .ifPresent(keys -> sign(keys, counter, outside(pdol, received)).ifPresent(objects::add));
    }
    return objects;
  }

  /** {@return what is signed but not in the block} */
  private Bytes outside(DataObjectList pdol, Bytes received) {
    Bytes number =
        pdol.find(PersonalisationTags.UNPREDICTABLE_NUMBER, received).orElse(Bytes.EMPTY);
    if (relatedData.isEmpty()) {
      return number;
    }
    return number
        .concat(pdol.find(AMOUNT, received).orElse(Bytes.EMPTY))
        .concat(pdol.find(CURRENCY, received).orElse(Bytes.EMPTY))
        .concat(relatedData.get());
  }

  private static Optional<Tlv> sign(CardKeys keys, Bytes counter, Bytes outside) {
    Tag object = PersonalisationTags.SIGNED_DYNAMIC_DATA;
    Bytes number = Bytes.of(counter.length()).concat(counter);
    Bytes message = FORMAT.concat(Bytes.of(number.length())).concat(number);
    return keys.iccKey()
        .map(key -> Tlv.of(object, keys.signer().sign(object, key, message, outside)));
  }
}
