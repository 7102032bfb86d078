package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.List;

/**
 * What GENERATE AC answers, signed or not (EMV 4.4 Book 3, 6.5.5.4).
 *
 * @param information Cryptogram Information Data, one byte
 * @param counter Application Transaction Counter, two bytes
 * @param value the cryptogram, eight bytes
 * @param issuerData Issuer Application Data
 */
record Cryptogram(Bytes information, Bytes counter, Bytes value, Bytes issuerData) {
  /** {@return the answer without a signature: values only} */
  Bytes plain() {
    Bytes values = information.concat(counter).concat(value).concat(issuerData);
    return Tlv.of(PersonalisationTags.FORMAT_1, values).encoded();
  }

  /** {@return the answer with a signature, which hides the cryptogram's value} */
  Bytes signed(Bytes signature) {
    Tlv signed = Tlv.of(PersonalisationTags.SIGNED_DYNAMIC_DATA, signature);
    List<Tlv> objects = List.of(informationObject(), counterObject(), signed, issuerDataObject());
    return Tlv.of(PersonalisationTags.FORMAT_2, objects).encoded();
  }

  /** {@return what a signature covers of its own answer: the objects in their order} */
  Bytes hashed() {
    return informationObject()
        .encoded()
        .concat(counterObject().encoded())
        .concat(issuerDataObject().encoded());
  }

  private Tlv informationObject() {
    return Tlv.of(PersonalisationTags.CRYPTOGRAM_INFORMATION, information);
  }

  private Tlv counterObject() {
    return Tlv.of(PersonalisationTags.TRANSACTION_COUNTER, counter);
  }

  private Tlv issuerDataObject() {
    return Tlv.of(PersonalisationTags.ISSUER_APPLICATION_DATA, issuerData);
  }
}
