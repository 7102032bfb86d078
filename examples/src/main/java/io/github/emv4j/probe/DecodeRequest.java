package io.github.emv4j.probe;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.decode.Decoded;
import io.github.emv4j.decode.Decoder;
import io.github.emv4j.decode.Form;
import io.github.emv4j.decode.HexText;
import io.github.emv4j.tlv.Tag;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the user wants bytes to be decoded. */
final class DecodeRequest {
  private static final int MIN_AID = 5;
  private static final int MAX_AID = 16;

  private final Decoder decoder;
  private final Optional<Form> form;
  private final Optional<Tag> tag;

  private DecodeRequest(Decoder decoder, Optional<Form> form, Optional<Tag> tag) {
    this.decoder = decoder;
    this.form = form;
    this.tag = tag;
  }

  static DecodeRequest of(@Nullable String kind, @Nullable String aid, @Nullable Integer kernel)
      throws UsageException {
    Decoder decoder = decoder(aid, kernel);
    if (kind == null) {
      return new DecodeRequest(decoder, Optional.empty(), Optional.empty());
    }
    Optional<Form> form = form(kind);
    return form.isPresent()
        ? new DecodeRequest(decoder, form, Optional.empty())
        : new DecodeRequest(decoder, Optional.of(Form.ELEMENT), Optional.of(tag(kind)));
  }

  private static Decoder decoder(@Nullable String aid, @Nullable Integer kernel)
      throws UsageException {
    if (aid != null && kernel != null) {
      throw new UsageException("--aid and --kernel exclude each other.");
    }
    if (kernel != null) {
      if (kernel < 2 || kernel > 8) {
        throw new UsageException("--kernel: kernels are numbered 2 to 8.");
      }
      return Decoder.standard().forKernel(kernel);
    }
    return aid == null ? Decoder.standard() : Decoder.standard().forApplication(name(aid));
  }

  private static Bytes name(String aid) throws UsageException {
    Bytes name = hex("--aid", aid);
    if (name.length() < MIN_AID || name.length() > MAX_AID) {
      throw new UsageException(
          "--aid: an AID has 5 to 16 bytes, this one has " + name.length() + ".");
    }
    return name;
  }

  private static Optional<Form> form(String kind) {
    return switch (kind.toLowerCase(Locale.ROOT)) {
      case "tlv" -> Optional.of(Form.TLV);
      case "dol" -> Optional.of(Form.DOL);
      case "atr" -> Optional.of(Form.ATR);
      case "apdu", "command" -> Optional.of(Form.COMMAND);
      case "response" -> Optional.of(Form.RESPONSE);
      case "sw", "status-word" -> Optional.of(Form.STATUS_WORD);
      case "trace" -> Optional.of(Form.TRACE);
      default -> Optional.empty();
    };
  }

  private static Tag tag(String kind) throws UsageException {
    try {
      return Tag.fromHex(kind);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--as takes tlv, dol, atr, apdu, response, sw, trace or a tag, not '" + kind + "'.");
    }
  }

  private static Bytes hex(String what, String digits) throws UsageException {
    try {
      return HexText.parse(digits);
    } catch (IllegalArgumentException e) {
      throw new UsageException(what + ": " + e.getMessage() + ".");
    }
  }

  /** {@return whether the user did not say what the bytes are} */
  boolean isGuess() {
    return form.isEmpty();
  }

  Decoded decode(String text) throws UsageException {
    boolean trace = form.map(Form.TRACE::equals).orElseGet(() -> Decoder.isTrace(text));
    if (trace) {
      return decoder.decodeTrace(text);
    }
    Bytes bytes = hex("HEX", text);
    if (bytes.isEmpty()) {
      throw new UsageException("There is nothing to decode.");
    }
    if (tag.isPresent()) {
      return decoder.decodeElement(tag.get(), bytes);
    }
    return form.isPresent() ? decoder.decode(bytes, form.get()) : decoder.decode(bytes);
  }
}
