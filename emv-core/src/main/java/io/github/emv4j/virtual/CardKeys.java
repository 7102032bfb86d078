package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The keys of an application and what its certificates say, so that terminals can authenticate it
 * (EMV 4.4 Book 2, 5 to 7). The certificates are made when the application is put together, since
 * they cover its static data; mistakes can be put into each of them.
 *
 * <pre>{@code
 * VirtualAuthority authority = new VirtualAuthority(rid, 0xE1, RsaKey.madeUp(1152, 3, 1));
 * CardKeys keys =
 *     CardKeys.issuedBy(authority, RsaKey.madeUp(1024, 3, 2))
 *         .iccKey(RsaKey.madeUp(1024, 3, 3))
 *         .build();
 * CardProfile.builder()
 *     .application(aid, app -> app.record(2, 1, Tlv.of(Tag.of(0x5A), pan)).keys(keys, 2));
 * }</pre>
 */
public final class CardKeys {
  private final Builder plan;
  private final BlockSigner signer;

  private CardKeys(Builder plan) {
    this.plan = plan;
    signer = new BlockSigner(plan.beforeHash, plan.afterHash);
  }

  /**
   * {@return a builder for keys of an application}
   *
   * @param authority certifies the issuer's key
   * @param issuerKey not longer than the authority's key on a card that follows the rules
   */
  public static Builder issuedBy(VirtualAuthority authority, RsaKey issuerKey) {
    return new Builder(authority, issuerKey);
  }

  VirtualAuthority authority() {
    return plan.authority;
  }

  RsaKey issuerKey() {
    return plan.issuerKey;
  }

  Optional<RsaKey> iccKey() {
    return plan.iccKey;
  }

  Optional<RsaKey> pinKey() {
    return plan.pinKey;
  }

  /** {@return the key that an enciphered PIN is for} */
  Optional<RsaKey> pinDecipherment() {
    return plan.pinKey.or(() -> plan.iccKey);
  }

  boolean answersObjects() {
    return plan.answersObjects;
  }

  BlockSigner signer() {
    return signer;
  }

  Builder plan() {
    return plan;
  }

  /** Says which keys there are. What is not set has the value that most cards have. */
  public static final class Builder {
    static final String EXPIRY = "1249";

    final VirtualAuthority authority;
    final RsaKey issuerKey;
    Optional<RsaKey> iccKey = Optional.empty();
    Optional<RsaKey> pinKey = Optional.empty();
    Optional<Bytes> dataAuthenticationCode = Optional.empty();
    Optional<Bytes> issuerIdentifier = Optional.empty();
    Bytes issuerExpiry = Bytes.fromHex(EXPIRY);
    Bytes iccExpiry = Bytes.fromHex(EXPIRY);
    Bytes issuerSerial = Bytes.of(0, 0, 1);
    boolean answersObjects;
    UnaryOperator<Bytes> signedData = UnaryOperator.identity();
    final List<Tlv> additions = new ArrayList<>();
    final Set<Tag> absent = new HashSet<>();
    final Map<Tag, Bytes> exponents = new HashMap<>();
    final Map<Tag, UnaryOperator<Bytes>> beforeHash = new HashMap<>();
    final Map<Tag, UnaryOperator<Bytes>> afterHash = new HashMap<>();

    private Builder(VirtualAuthority authority, RsaKey issuerKey) {
      this.authority = authority;
      this.issuerKey = issuerKey;
    }

    private Builder(Builder other) {
      this(other.authority, other.issuerKey);
      iccKey = other.iccKey;
      pinKey = other.pinKey;
      dataAuthenticationCode = other.dataAuthenticationCode;
      issuerIdentifier = other.issuerIdentifier;
      issuerExpiry = other.issuerExpiry;
      iccExpiry = other.iccExpiry;
      issuerSerial = other.issuerSerial;
      answersObjects = other.answersObjects;
      signedData = other.signedData;
      additions.addAll(other.additions);
      absent.addAll(other.absent);
      exponents.putAll(other.exponents);
      beforeHash.putAll(other.beforeHash);
      afterHash.putAll(other.afterHash);
    }

    /**
     * Gives the card a key of its own: certificate {@code 9F46}, signatures with INTERNAL
     * AUTHENTICATE and GENERATE AC, and enciphered PINs.
     *
     * @param key not longer than the issuer's on a card that follows the rules
     * @return this builder
     */
    public Builder iccKey(RsaKey key) {
      iccKey = Optional.of(key);
      return this;
    }

    /**
     * Gives the card a key for enciphered PINs only: certificate {@code 9F2D}.
     *
     * @param key not longer than the issuer's on a card that follows the rules
     * @return this builder
     */
    public Builder pinKey(RsaKey key) {
      pinKey = Optional.of(key);
      return this;
    }

    /**
     * Adds Signed Static Application Data {@code 93}.
     *
     * @param code Data Authentication Code {@code 9F45}, two bytes
     * @return this builder
     */
    public Builder staticSignature(Bytes code) {
      dataAuthenticationCode = Optional.of(code);
      return this;
    }

    /**
     * Sets the issuer identifier in the issuer's certificate, otherwise the first eight digits of
     * the card number.
     *
     * @param identifier four bytes, filled with {@code F}
     * @return this builder
     */
    public Builder issuerIdentifier(Bytes identifier) {
      issuerIdentifier = Optional.of(identifier);
      return this;
    }

    /**
     * Sets when the issuer's certificate expires, otherwise in December 2049.
     *
     * @param monthAndYear MMYY
     * @return this builder
     */
    public Builder issuerCertificateExpires(String monthAndYear) {
      issuerExpiry = Bytes.fromHex(monthAndYear);
      return this;
    }

    /**
     * Sets when the certificates of the card's keys expire, otherwise in December 2049.
     *
     * @param monthAndYear MMYY
     * @return this builder
     */
    public Builder iccCertificatesExpire(String monthAndYear) {
      iccExpiry = Bytes.fromHex(monthAndYear);
      return this;
    }

    /**
     * Sets the serial number of the issuer's certificate, otherwise {@code 000001}.
     *
     * @param serial three bytes
     * @return this builder
     */
    public Builder issuerCertificateSerial(Bytes serial) {
      issuerSerial = serial;
      return this;
    }

    /**
     * Lets INTERNAL AUTHENTICATE answer template {@code 77} in place of {@code 80}.
     *
     * @return this builder
     */
    public Builder signatureAsObject() {
      answersObjects = true;
      return this;
    }

    /**
     * Puts a data object in place of the one with its tag, or adds it: {@code 9F49}, otherwise
     * {@code 9F3704}, {@code 9F4A}, otherwise {@code 82}, or any other.
     *
     * @param object not in an authenticated record
     * @return this builder
     */
    public Builder with(Tlv object) {
      additions.removeIf(added -> added.tag().equals(object.tag()));
      additions.add(object);
      return this;
    }

    /**
     * Leaves a data object out.
     *
     * @param tag of a certificate, exponent, remainder, list or index
     * @return this builder
     */
    public Builder without(Tag tag) {
      absent.add(tag);
      return this;
    }

    /**
     * Lets issuer and card sign other static data than the application has, as if a record had been
     * changed afterwards.
     *
     * @param change gets the static data to be authenticated
     * @return this builder
     */
    public Builder signsOther(UnaryOperator<Bytes> change) {
      signedData = change;
      return this;
    }

    /**
     * Certifies another exponent than the one that the key has.
     *
     * @param object {@code 9F32}, {@code 9F47} or {@code 9F2E}
     * @param exponent at most 255 bytes
     * @return this builder
     */
    public Builder certifiesExponent(Tag object, Bytes exponent) {
      exponents.put(object, exponent);
      return this;
    }

    /**
     * Changes what is signed in a data object; its hash is right for the changed message.
     *
     * @param object {@code 90}, {@code 93}, {@code 9F46}, {@code 9F2D} or {@code 9F4B}
     * @param change gets what lies between the header {@code 6A} and the hash
     * @return this builder
     */
    public Builder beforeHash(Tag object, UnaryOperator<Bytes> change) {
      beforeHash.put(object, change);
      return this;
    }

    /**
     * Changes the whole block of a data object, from {@code 6A} to {@code BC}, just before it is
     * signed.
     *
     * @param object {@code 90}, {@code 93}, {@code 9F46}, {@code 9F2D} or {@code 9F4B}
     * @param change gets a block as long as the key
     * @return this builder
     */
    public Builder afterHash(Tag object, UnaryOperator<Bytes> change) {
      afterHash.put(object, change);
      return this;
    }

    /** {@return the keys} */
    public CardKeys build() {
      return new CardKeys(new Builder(this));
    }
  }
}
