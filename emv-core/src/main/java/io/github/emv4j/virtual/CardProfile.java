package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.transport.TransmissionProtocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the issuer put on a card. It never changes, so any number of cards can be made of it.
 *
 * <pre>{@code
 * CardProfile profile =
 *     CardProfile.builder()
 *         .pin(ReferencePin.of(1, 2, 3, 4))
 *         .directory()
 *         .application(
 *             Bytes.fromHex("A0000000031010"),
 *             app -> app.label("DEBIT").record(1, 1, Tlv.of(Tag.of(0x5A), pan)))
 *         .build();
 * }</pre>
 */
public final class CardProfile {
  private final Bytes atr;
  private final TransmissionProtocol protocol;
  private final boolean blocked;
  private final boolean payment;
  private final List<DirectoryProfile> directories;
  private final List<ApplicationProfile> applications;
  private final List<AnswerOverride> overrides;

  private CardProfile(Builder builder) {
    atr = builder.atr.orElseGet(() -> Builder.usualAtr(builder.protocol));
    protocol = builder.protocol;
    blocked = builder.blocked;
    payment = builder.payment;
    applications =
        builder.applications.stream()
            .map(application -> new ApplicationProfile(application, builder.pin))
            .toList();
    directories =
        builder.directories.stream().map(directory -> directory.build(applications)).toList();
    overrides = List.copyOf(builder.overrides);
  }

  /** {@return a builder for a card with nothing on it} */
  public static Builder builder() {
    return new Builder();
  }

  /** {@return the answer to reset; empty for a mute card} */
  public Bytes atr() {
    return atr;
  }

  /** {@return how the card exchanges commands} */
  public TransmissionProtocol protocol() {
    return protocol;
  }

  /** {@return the applications, in the order in which SELECT finds them} */
  public List<ApplicationProfile> applications() {
    return applications;
  }

  /** {@return the directories} */
  public List<DirectoryProfile> directories() {
    return directories;
  }

  boolean blocked() {
    return blocked;
  }

  boolean payment() {
    return payment;
  }

  List<AnswerOverride> overrides() {
    return overrides;
  }

  /** Puts a card together. */
  public static final class Builder {
    private static final Bytes ATR_T0 = Bytes.fromHex("3B6500002063CB6800");
    private static final Bytes ATR_T1 = Bytes.fromHex("3BE000008131FE45EB");
    private static final Bytes ATR_CONTACTLESS = Bytes.fromHex("3B80800101");

    private TransmissionProtocol protocol = TransmissionProtocol.T1;
    private boolean blocked;
    private boolean payment = true;
    private Optional<Bytes> atr = Optional.empty();
    private Optional<ReferencePin> pin = Optional.empty();
    private final List<DirectoryProfile.Builder> directories = new ArrayList<>();
    private final List<ApplicationBuilder> applications = new ArrayList<>();
    private final List<AnswerOverride> overrides = new ArrayList<>();

    private Builder() {}

    private static Bytes usualAtr(TransmissionProtocol protocol) {
      return switch (protocol) {
        case T0 -> ATR_T0;
        case CONTACTLESS -> ATR_CONTACTLESS;
        case T1, UNKNOWN -> ATR_T1;
      };
    }

    /**
     * Sets the answer to reset in place of the usual one of the protocol.
     *
     * @param answer at most 33 bytes; none for a mute card
     * @return this builder
     */
    public Builder atr(Bytes answer) {
      atr = Optional.of(answer);
      return this;
    }

    /**
     * Sets the protocol, otherwise T=1. A T=0 card answers as on the wire: {@code 61xx} and {@code
     * 6Cxx} with GET RESPONSE.
     *
     * @param used how the card exchanges commands
     * @return this builder
     */
    public Builder protocol(TransmissionProtocol used) {
      protocol = used;
      return this;
    }

    /**
     * Sets the PIN of all applications that get none of their own; they share its counter.
     *
     * @param shared the PIN
     * @return this builder
     */
    public Builder pin(ReferencePin shared) {
      pin = Optional.of(shared);
      return this;
    }

    /**
     * Blocks the whole card: SELECT answers {@code 6A81}.
     *
     * @return this builder
     */
    public Builder blocked() {
      blocked = true;
      return this;
    }

    /**
     * Makes a card that knows no payment command: SELECT answers {@code 6A82}, all others {@code
     * 6D00}.
     *
     * @return this builder
     */
    public Builder notForPayment() {
      payment = false;
      return this;
    }

    /**
     * Adds a PSE in SFI 1 that lists all applications, except the unlisted ones.
     *
     * @return this builder
     */
    public Builder directory() {
      return directory(directory -> {});
    }

    /**
     * Adds a PPSE that lists all applications, except the unlisted ones.
     *
     * @return this builder
     */
    public Builder proximityDirectory() {
      return directory(DirectoryProfile.Builder::proximity);
    }

    /**
     * Adds a directory.
     *
     * @param personalisation sets what is on it
     * @return this builder
     */
    public Builder directory(Consumer<DirectoryProfile.Builder> personalisation) {
      DirectoryProfile.Builder directory = new DirectoryProfile.Builder();
      personalisation.accept(directory);
      directories.add(directory);
      return this;
    }

    /**
     * Adds an application behind those that are there.
     *
     * @param name application identifier, 5 to 16 bytes on a card that follows the rules
     * @param personalisation sets what is on it
     * @return this builder
     */
    public Builder application(Bytes name, Consumer<ApplicationBuilder> personalisation) {
      ApplicationBuilder application = new ApplicationBuilder(name);
      personalisation.accept(application);
      applications.add(application);
      return this;
    }

    /**
     * Adds an override; the first one that answers a command wins.
     *
     * @param override keeps nothing between commands
     * @return this builder
     */
    public Builder override(AnswerOverride override) {
      overrides.add(override);
      return this;
    }

    /** {@return the card's profile} */
    public CardProfile build() {
      return new CardProfile(this);
    }
  }
}
