package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.ApplicationPriority;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.Optional;

/** File Control Information, the answer to SELECT (EMV 4.4 Book 1, 11.3.4). */
public final class Fci {
  private final Tlv template;
  private final Bytes dfName;
  private final Tlv proprietary;

  private Fci(Tlv template, Bytes dfName, Tlv proprietary) {
    this.template = template;
    this.dfName = dfName;
    this.proprietary = proprietary;
  }

  /**
   * {@return the file control information in the answer to SELECT}
   *
   * @param data one template {@code 6F} with {@code 84} and {@code A5}
   * @throws MalformedDataException if a part is missing or malformed
   */
  public static Fci parse(Bytes data) {
    Tlv template = TlvReader.parseOne(data);
    if (!template.tag().equals(Tags.FCI_TEMPLATE)) {
      throw MalformedDataException.at("no FCI template 6F but " + template.tag(), data, 0);
    }
    Bytes name =
        template
            .child(Tags.DF_NAME)
            .map(Tlv::value)
            .orElseThrow(() -> MalformedDataException.at("no DF name in the FCI", data, 0));
    if (name.length() < TerminalAid.MIN_LENGTH || name.length() > TerminalAid.MAX_LENGTH) {
      throw MalformedDataException.at("DF name of " + name.length() + " bytes", data, 0);
    }
    Tlv proprietary =
        template
            .child(Tags.FCI_PROPRIETARY_TEMPLATE)
            .orElseThrow(
                () -> MalformedDataException.at("no proprietary template in the FCI", data, 0));
    return new Fci(template, name, proprietary);
  }

  static Optional<Fci> parseIfPresent(Bytes data) {
    try {
      return Optional.of(parse(data));
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
  }

  /** {@return the whole template {@code 6F} as received} */
  public Tlv template() {
    return template;
  }

  /** {@return the card's name for the application, 5 to 16 bytes} */
  public Bytes dfName() {
    return dfName;
  }

  /** {@return the value of an object directly in the proprietary template {@code A5}} */
  public Optional<Bytes> value(Tag tag) {
    return proprietary.child(tag).map(Tlv::value);
  }

  /** {@return the PDOL ({@code 9F38}), if the application asks for terminal data} */
  public Optional<Bytes> pdol() {
    return value(Tags.PDOL).filter(pdol -> !pdol.isEmpty());
  }

  /** {@return the issuer discretionary data template {@code BF0C}} */
  public Optional<Tlv> issuerDiscretionaryData() {
    return proprietary.child(Tags.FCI_ISSUER_DISCRETIONARY_DATA);
  }

  /** {@return what people call the application} */
  public ApplicationNames names() {
    return ApplicationNames.from(proprietary, codeTable());
  }

  /** {@return its priority; none if it is absent or malformed} */
  public ApplicationPriority priority() {
    try {
      return value(Tags.APPLICATION_PRIORITY_INDICATOR)
          .map(ApplicationPriority::parse)
          .orElse(ApplicationPriority.NONE);
    } catch (MalformedDataException e) {
      return ApplicationPriority.NONE;
    }
  }

  Optional<Bytes> codeTable() {
    return value(Tags.ISSUER_CODE_TABLE_INDEX);
  }

  @Override
  public String toString() {
    return "FCI of " + dfName.toHex();
  }
}
