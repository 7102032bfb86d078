package io.github.emv4j.transaction;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Tags;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import java.util.Optional;

/**
 * The answer to GET PROCESSING OPTIONS in format 1 or 2 (EMV 4.4 Book 3, 6.5.8.4).
 *
 * @param objects the data objects of the answer, those of format 1 named
 */
record ProcessingOptions(List<Tlv> objects) {
  private static final int AIP_LENGTH = 2;
  private static final int AFL_ENTRY_LENGTH = 4;

  static ProcessingOptions parse(Bytes data, CardInterface cardInterface) {
    Tlv template = TlvReader.parseOne(data);
    List<Tlv> objects;
    if (template.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_1)) {
      objects = format1(template, data, cardInterface);
    } else if (template.tag().equals(Tags.RESPONSE_TEMPLATE_FORMAT_2)) {
      objects = template.children();
    } else {
      throw MalformedDataException.at("no template 77 or 80 but " + template.tag(), data, 0);
    }
    ProcessingOptions options = new ProcessingOptions(objects);
    options.check(data, cardInterface);
    return options;
  }

  private static List<Tlv> format1(Tlv template, Bytes data, CardInterface cardInterface) {
    Bytes value = template.value();
    int aflLength = value.length() - AIP_LENGTH;
    int least = cardInterface == CardInterface.CONTACT ? AFL_ENTRY_LENGTH : 0;
    if (aflLength < least || aflLength % AFL_ENTRY_LENGTH != 0) {
      throw MalformedDataException.at(
          "AIP and AFL of " + value.length() + " bytes", data, template.headerLength());
    }
    Tlv aip = Tlv.of(Tags.AIP, value.slice(0, AIP_LENGTH));
    return aflLength == 0 ? List.of(aip) : List.of(aip, Tlv.of(Tags.AFL, value.from(AIP_LENGTH)));
  }

  private void check(Bytes data, CardInterface cardInterface) {
    int aipLength = aip().map(Bytes::length).orElse(0);
    if (aipLength != AIP_LENGTH) {
      throw MalformedDataException.at(
          aipLength == 0 ? "no AIP in the answer" : "AIP of " + aipLength + " bytes", data, 0);
    }
    if (afl().isEmpty() && cardInterface == CardInterface.CONTACT) {
      throw MalformedDataException.at("no AFL in the answer", data, 0);
    }
  }

  Optional<Bytes> aip() {
    return value(Tags.AIP);
  }

  Optional<Bytes> afl() {
    return value(Tags.AFL).filter(afl -> !afl.isEmpty());
  }

  private Optional<Bytes> value(Tag tag) {
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).tag().equals(tag)) {
        return Optional.of(objects.get(i).value());
      }
    }
    return Optional.empty();
  }
}
