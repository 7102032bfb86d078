package io.github.emv4j.transaction;

import io.github.emv4j.data.CardData;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Dictionary;
import io.github.emv4j.data.Tags;
import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.tlv.Tag;
import java.util.ArrayList;
import java.util.List;

/** The data that every application must hold (EMV 4.4 Book 3, 7.2, Table 26). */
final class MandatoryData {
  private static final List<Tag> CONTACT =
      List.of(Tags.PAN, Tags.APPLICATION_EXPIRATION_DATE, Tags.CDOL1, Tags.CDOL2);

  private MandatoryData() {}

  static List<Finding> check(CardData data, CardInterface cardInterface) {
    List<Finding> findings = new ArrayList<>();
    if (cardInterface == CardInterface.CONTACTLESS) {
      // Over the air the track 2 equivalent data may stand for both (Book C-3, Annex A).
      if (data.pan().isEmpty()) {
        findings.add(missing(Tags.PAN));
      }
      return findings;
    }
    for (Tag tag : CONTACT) {
      if (data.value(tag).isEmpty()) {
        findings.add(missing(tag));
      }
    }
    return findings;
  }

  private static Finding missing(Tag tag) {
    String name = Dictionary.emv().lookup(tag).map(DataElement::name).orElse("data element");
    return Finding.of(
        FindingCode.MANDATORY_DATA_MISSING, "records", name + " (" + tag + ") is missing");
  }
}
