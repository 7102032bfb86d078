package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bcd;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.Afl;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TransactionTypes;
import io.github.emv4j.tlv.Tag;
import java.util.Optional;

/** What terminal and card say to each other during a transaction. */
final class TransactionValues {
  private static final int MIN_GENERATE_AC = 11;
  private static final int MAX_GENERATE_AC = 43;
  private static final int MIN_GPO = 6;

  private TransactionValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(TransactionValues::transactionType, Tags.TRANSACTION_TYPE);
    decoders.add(TransactionValues::format1, Tags.RESPONSE_TEMPLATE_FORMAT_1);
    decoders.add(TransactionValues::commandTemplate, Tags.COMMAND_TEMPLATE);
    decoders.add(
        TransactionValues::digits,
        Tags.ACQUIRER_IDENTIFIER,
        Tags.TRANSACTION_SEQUENCE_COUNTER,
        Tags.PAN_SEQUENCE_NUMBER,
        Tags.LAST_4_DIGITS_OF_PAN);
    decoders.add(TransactionValues::category, Tags.MERCHANT_CATEGORY_CODE);
  }

  private static void transactionType(Part part, DataElement element, Context context) {
    part.says(TransactionTypes.meaning(part.bytes).orElse("not known"));
  }

  private static void digits(Part part, DataElement element, Context context) {
    part.says(Bcd.digits(part.bytes));
  }

  private static void category(Part part, DataElement element, Context context) {
    String digits = Bcd.digits(part.bytes);
    part.says(MerchantCategories.name(digits).map(name -> digits + " " + name).orElse(digits));
  }

  private static void commandTemplate(Part part, DataElement element, Context context) {
    Optional<Bytes> pdol = context.value(Tags.PDOL);
    if (pdol.isPresent()) {
      ListValues.filled(part, pdol.get(), context);
    } else {
      part.says("data that the PDOL asks for");
    }
  }

  // Book 3, 6.5.5.4 and 6.5.8.4: the fields stand one after the other.
  private static void format1(Part part, DataElement element, Context context) {
    boolean processingOptions = isProcessingOptions(part.bytes);
    boolean cryptogram = isCryptogram(part.bytes);
    if (processingOptions) {
      processingOptions(
          cryptogram ? part.fact("Of GET PROCESSING OPTIONS", "") : part, part, context);
    }
    if (cryptogram) {
      cryptogram(
          processingOptions ? part.fact("Of GENERATE AC", "") : part,
          part.bytes,
          part.offset,
          context);
    }
    if (!processingOptions && !cryptogram) {
      part.says("fixed fields of an answer, or a signature");
    }
  }

  private static boolean isProcessingOptions(Bytes data) {
    if (data.length() < MIN_GPO || (data.length() - 2) % 4 != 0) {
      return false;
    }
    try {
      return Afl.parse(data.from(2)).recordCount() > 0;
    } catch (MalformedDataException e) {
      return false;
    }
  }

  private static boolean isCryptogram(Bytes data) {
    return data.length() >= MIN_GENERATE_AC
        && data.length() <= MAX_GENERATE_AC
        && (data.at(0) & 0x30) == 0
        && (data.at(0) & 0xC0) != 0xC0;
  }

  /** Explains the fields of an answer to GET PROCESSING OPTIONS. */
  private static void processingOptions(Part to, Part data, Context context) {
    Bytes bytes = data.bytes;
    ElementDecoder.explain(
        to, Tags.AIP, bytes.slice(0, 2), ElementDecoder.Place.alone(data.offset, context));
    ElementDecoder.explain(
        to, Tags.AFL, bytes.from(2), ElementDecoder.Place.alone(data.offset + 2, context));
  }

  private static void cryptogram(Part to, Bytes data, int offset, Context context) {
    Tag[] tags = {
      Tags.CRYPTOGRAM_INFORMATION_DATA,
      Tags.ATC,
      Tags.APPLICATION_CRYPTOGRAM,
      Tags.ISSUER_APPLICATION_DATA
    };
    int[] ends = {1, 3, MIN_GENERATE_AC, data.length()};
    int at = 0;
    for (int i = 0; i < tags.length && at < data.length(); i++) {
      ElementDecoder.explain(
          to, tags[i], data.slice(at, ends[i]), ElementDecoder.Place.alone(offset + at, context));
      at = ends[i];
    }
  }

  /** Explains the value of template 80 as the answer to a command that is known. */
  static void format1Of(CommandKind command, Part part, Context context) {
    if (command == CommandKind.GET_PROCESSING_OPTIONS && part.bytes.length() >= MIN_GPO) {
      processingOptions(part, part, context);
    } else if (command == CommandKind.GENERATE_AC && part.bytes.length() >= MIN_GENERATE_AC) {
      cryptogram(part, part.bytes, part.offset, context);
    } else if (command == CommandKind.INTERNAL_AUTHENTICATE) {
      part.says("signed dynamic application data");
    } else {
      throw MalformedDataException.at("too short", part.bytes, part.bytes.length());
    }
  }
}
