package io.github.emv4j.decode;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.data.KnownAids;
import io.github.emv4j.data.Scope;
import io.github.emv4j.tlv.Tag;
import java.util.Map;

/**
 * Explains bytes of every kind that EMV knows.
 *
 * <p>Nothing that is decoded makes it fail or takes long: whatever makes no sense becomes a fault
 * in the result, nesting is bounded, and after {@value #MAX_LINES} explanations it stops.
 * Immutable, so that threads may share it.
 *
 * <pre>{@code
 * Decoded decoded = Decoder.standard().forApplication(aid).decode(bytes);
 * decoded.parts().forEach(System.out::println);
 * }</pre>
 */
public final class Decoder {
  /** The most explanations in one result. */
  public static final int MAX_LINES = 50_000;

  private static final Decoder STANDARD = new Decoder(Scope.EMV);

  // EMV Contactless Book B, 3.2.2.5.
  private static final Map<Integer, Scope> KERNELS =
      Map.of(
          2, Scope.MASTERCARD,
          3, Scope.VISA,
          4, Scope.AMEX,
          5, Scope.JCB,
          6, Scope.DISCOVER,
          7, Scope.UNIONPAY,
          8, Scope.KERNEL8);

  private final Scope scope;

  private Decoder(Scope scope) {
    this.scope = scope;
  }

  /**
   * {@return a decoder for cards of every scheme}
   *
   * <p>Where the bytes name their application, its scheme tells what private tags mean; where they
   * do not, every meaning is given with the name of the scheme.
   */
  public static Decoder standard() {
    return STANDARD;
  }

  /**
   * {@return a decoder for one scheme}
   *
   * @param wanted whose private tags and bits are meant
   */
  public Decoder forScope(Scope wanted) {
    return new Decoder(wanted);
  }

  /**
   * {@return a decoder for the scheme of an application}
   *
   * @param aid 5 to 16 bytes, or the RID alone; an unknown one tells no scheme
   */
  public Decoder forApplication(Bytes aid) {
    return new Decoder(KnownAids.scope(aid));
  }

  /**
   * {@return a decoder for the scheme that uses a contactless kernel}
   *
   * @param kernel 2 to 8; others tell no scheme
   */
  public Decoder forKernel(int kernel) {
    return new Decoder(KERNELS.getOrDefault(kernel, Scope.EMV));
  }

  /** {@return what the bytes mean, taken for what they look most like} */
  public Decoded decode(Bytes bytes) {
    Guess guess = Guess.of(bytes);
    return guess.tag().isPresent()
        ? decodeElement(guess.tag().get(), bytes)
        : decode(bytes, guess.form());
  }

  /**
   * {@return what the bytes mean, taken for what the caller says}
   *
   * @param bytes any bytes
   * @param form what they are; {@link Form#ELEMENT} and {@link Form#TRACE} need to know more, and
   *     are taken for {@link Form#TLV}
   */
  public Decoded decode(Bytes bytes, Form form) {
    Context context = new Context(scope);
    Part root = root(bytes);
    Form taken = form == Form.ELEMENT || form == Form.TRACE ? Form.TLV : form;
    try {
      explain(root, taken, context);
    } catch (MalformedDataException e) {
      root.fault(e);
    }
    return finished(taken, root, context);
  }

  private static void explain(Part root, Form form, Context context) {
    switch (form) {
      case DOL -> {
        ListValues.dol(root, context);
        root.fact("Length", root.text);
      }
      case ATR -> AtrDecoder.explain(root);
      case COMMAND -> CommandDecoder.explain(whole(root, "Command"), context);
      case RESPONSE -> ResponseDecoder.explain(whole(root, "Answer"), Bytes.EMPTY, context);
      case STATUS_WORD -> StatusDecoder.explain(whole(root, "Status word"), CommandKind.OTHER);
      default -> TlvDecoder.explain(root, context);
    }
    if (root.parts().isEmpty()) {
      root.fault(root.bytes.isEmpty() ? "no bytes" : "nothing but filler", 0);
    }
  }

  private static Part whole(Part root, String name) {
    return root.field(name, 0, root.bytes.length());
  }

  /**
   * {@return what the value of an element means}
   *
   * @param tag of the element; a template's value is data objects
   * @param value any bytes
   */
  public Decoded decodeElement(Tag tag, Bytes value) {
    Context context = new Context(scope);
    context.learn(tag, value);
    Part root = root(value);
    Part element = ElementDecoder.explain(root, tag, value, ElementDecoder.Place.alone(0, context));
    if (tag.isConstructed()) {
      TlvDecoder.explain(element, context);
    }
    return finished(Form.ELEMENT, root, context);
  }

  /**
   * {@return what the commands and answers of a recording mean}
   *
   * <p>Offsets count from the beginning of each line's bytes.
   *
   * @param text in the format of {@code Trace}; lines that are not make faults, not exceptions
   */
  public Decoded decodeTrace(CharSequence text) {
    Context context = new Context(scope);
    Part root = root(Bytes.EMPTY);
    TraceDecoder.explain(root, text, context);
    return finished(Form.TRACE, root, context);
  }

  /**
   * {@return whether a text is a recording: one of its lines begins with {@code >} or {@code <}}
   */
  public static boolean isTrace(CharSequence text) {
    return TraceDecoder.looksLike(text);
  }

  private static Part root(Bytes bytes) {
    return Part.root(bytes, new Part.Budget(MAX_LINES));
  }

  private static Decoded finished(Form form, Part root, Context context) {
    if (!context.pans().isEmpty()) {
      root.hide(context.pans());
    }
    return new Decoded(form, root.finished().parts(), !root.isBudgetSpent());
  }
}
