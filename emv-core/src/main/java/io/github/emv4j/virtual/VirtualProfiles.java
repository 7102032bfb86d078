package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Ready-made cards. Each has the PIN 1234 and a try limit of 3 unless its description says
 * otherwise; issuers and holders are made up, card numbers come from ranges used for tests.
 */
public final class VirtualProfiles {
  // Most programs want the standard card, which is one of them: the others stay unloaded.
  private static final List<NamedProfile> PAYMENT_CARDS = PaymentCards.all();

  private VirtualProfiles() {}

  /** {@return all of them, the usual card first} */
  public static List<NamedProfile> list() {
    return List.copyOf(All.BY_NAME.values());
  }

  /** {@return the usual card: a debit and a credit application behind a PSE} */
  public static CardProfile standard() {
    return byName("standard");
  }

  /**
   * {@return the card with a name}
   *
   * @param name one of {@link #list()}
   * @throws IllegalArgumentException if there is none; the message lists the names
   */
  public static CardProfile byName(String name) {
    for (NamedProfile card : PAYMENT_CARDS) {
      if (card.name().equals(name)) {
        return card.profile();
      }
    }
    NamedProfile profile = All.BY_NAME.get(name);
    if (profile == null) {
      throw new IllegalArgumentException(
          "unknown profile '" + name + "'; there are: " + String.join(", ", All.BY_NAME.keySet()));
    }
    return profile.profile();
  }

  /**
   * {@return the public keys of the certification authorities that these cards need; with them a
   * terminal can authenticate the cards, and should trust nothing else}
   */
  public static List<VirtualCaKey> caKeys() {
    return MadeUpAuthority.publicKeys();
  }

  /**
   * {@return the keys for scripts to the debit application of the card {@code standard}, and of
   * those that differ from it in other things: {@code pin-blocked}, {@code last-try}, {@code t0}}
   */
  public static ScriptKeys scriptKeys() {
    return PaymentCards.SCRIPT_KEYS;
  }

  /**
   * {@return what a revocation list must have to refuse the card {@code revoked-certificate}: RID,
   * index of the authority's key and serial number of the issuer's certificate, nine bytes}
   */
  public static Bytes revokedIssuerCertificate() {
    VirtualAuthority authority = MadeUpAuthority.BITS_1152.under(MadeUpAuthority.VISA);
    return authority
        .rid()
        .concat(Bytes.of(authority.index()))
        .concat(UnauthenticCards.REVOKED_SERIAL);
  }

  private static final class All {
    static final Map<String, NamedProfile> BY_NAME = byName();

    private static Map<String, NamedProfile> byName() {
      Map<String, NamedProfile> all = new LinkedHashMap<>();
      Stream.of(
              PAYMENT_CARDS,
              AuthenticationCards.all(),
              ContactlessCards.all(),
              FaultyCards.all(),
              UnauthenticCards.all(),
              HostileCards.all(),
              OversizedCards.all(),
              CuriousCards.all(),
              MisleadingCards.all(),
              AbsurdCertificates.all())
          .flatMap(List::stream)
          .forEach(profile -> all.put(profile.name(), profile));
      return Collections.unmodifiableMap(all);
    }
  }
}
