package io.github.emv4j.examples;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Explanation;
import io.github.emv4j.decode.Form;

/** Explains field 55 of a host message (ISO 8583): the card data that goes to the issuer. */
public final class DecodeHostMessage {
  /** What a terminal sends to the host for an online authorisation. */
  private static final String FIELD_55 =
      "9F26087CB3BA090724C5249F2701809F100706010A03A4B8009F370411223344"
          + "9F36020022950580000480009A032601319C01009F02060000000012345F2A020978820218009F1A020276"
          + "9F03060000000000009F3303E0F8C89F34034203008407A00000000310105A084761739001010010";

  private DecodeHostMessage() {}

  /**
   * Prints every element with what it means; the card number is masked.
   *
   * @param args field 55 in hexadecimal digits; a sample if there is none
   */
  public static void main(String[] args) {
    Bytes field = Bytes.fromHex(args.length == 0 ? FIELD_55 : args[0]);
    Decoded decoded = Decoder.standard().decode(field, Form.TLV);
    decoded.parts().forEach(part -> print(part, ""));
    for (Explanation fault : decoded.faults()) {
      System.out.println("Malformed at byte " + fault.offset() + ": " + fault.text());
    }
  }

  private static void print(Explanation part, String indent) {
    System.out.println(indent + part);
    part.parts().forEach(inner -> print(inner, indent + "  "));
  }
}
