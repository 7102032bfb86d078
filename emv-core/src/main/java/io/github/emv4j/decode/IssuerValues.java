package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.DataElement;
import io.github.emv4j.data.ResponseCode;
import io.github.emv4j.data.Scope;
import io.github.emv4j.data.Tags;
import java.util.Optional;

/** What the issuer's host says to the card, through the terminal. */
final class IssuerValues {
  private static final int ARPC_LENGTH = 8;
  private static final int ARPC_OF_CCD = 4;
  private static final int SCRIPT_RESULT = 5;

  private IssuerValues() {}

  static void register(ValueDecoders.Registry decoders) {
    decoders.add(IssuerApplicationData::explain, Tags.ISSUER_APPLICATION_DATA);
    decoders.add(IssuerValues::responseCode, Tags.AUTHORISATION_RESPONSE_CODE);
    decoders.add(IssuerValues::authentication, Tags.ISSUER_AUTHENTICATION_DATA);
    decoders.add(IssuerValues::script, Tags.ISSUER_SCRIPT_COMMAND);
    decoders.add(IssuerValues::scriptResults, Scope.VISA, 0x9F5B);
    decoders.add(IssuerValues::scriptResults, Scope.UNIONPAY, 0xDF31);
  }

  private static void responseCode(Part part, DataElement element, Context context) {
    String code = TextValues.quoted(part.bytes);
    Optional<ResponseCode> known = ResponseCode.find(part.bytes);
    part.says(code + " " + known.map(ResponseCode::meaning).orElse("not known"));
  }

  // Book 2, 8.2: method 1 is a cryptogram of 8 bytes, method 2 one of 4 with the status update.
  private static void authentication(Part part, DataElement element, Context context) {
    Bytes data = part.bytes;
    if (data.length() < ARPC_LENGTH || data.length() > 2 * ARPC_LENGTH) {
      throw MalformedDataException.at("8 to 16 bytes are needed", data, data.length());
    }
    Part first = part.field("As ARPC method 1", 0, data.length());
    first.field("ARPC", 0, ARPC_LENGTH);
    if (data.length() >= ARPC_LENGTH + 2) {
      responseCode(first, data);
    }
    Part second = part.field("As ARPC method 2", 0, data.length());
    second.field("ARPC", 0, ARPC_OF_CCD);
    Part update = second.field("Card status update (CSU)", 0, ARPC_LENGTH);
    BitValues.explainLayout(update, element.tag(), "CCD-CSU");
    if (data.length() > ARPC_LENGTH) {
      second.field("Proprietary data", ARPC_LENGTH, data.length());
    }
  }

  private static void responseCode(Part part, Bytes data) {
    Part code = part.field("ARPC response code", ARPC_LENGTH, ARPC_LENGTH + 2);
    ResponseCode.find(code.bytes).ifPresent(known -> code.says(known.meaning()));
    if (data.length() > ARPC_LENGTH + 2) {
      part.field("Issuer's own", ARPC_LENGTH + 2, data.length());
    }
  }

  private static void script(Part part, DataElement element, Context context) {
    CommandDecoder.explain(part, context);
  }

  // Book 4, Annex A5: first half what happened, second half at which command; then the identifier.
  private static void scriptResults(Part part, DataElement element, Context context) {
    Bytes data = part.bytes;
    for (int at = 0;
        at + SCRIPT_RESULT <= data.length() && !part.isBudgetSpent();
        at += SCRIPT_RESULT) {
      Part script = part.field("Script", at, at + SCRIPT_RESULT);
      int sequence = data.at(at) & 0xF;
      String place =
          sequence == 0 ? "" : " at command " + (sequence == 0xF ? "15 or later" : sequence);
      script.says(result(data.at(at) >> 4) + place);
      script.field("Script identifier", 1, SCRIPT_RESULT);
    }
    if (data.length() % SCRIPT_RESULT != 0) {
      throw MalformedDataException.at(
          "result of a script is cut off", data, data.length() - data.length() % SCRIPT_RESULT);
    }
  }

  private static String result(int code) {
    return switch (code) {
      case 0 -> "not performed";
      case 1 -> "failed";
      case 2 -> "successful";
      default -> "result " + code + ", not known";
    };
  }
}
