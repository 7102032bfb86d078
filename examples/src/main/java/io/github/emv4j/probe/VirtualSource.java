package io.github.emv4j.probe;

import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCaKey;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Duration;
import java.util.stream.Collectors;

/** The card that comes with the library. */
final class VirtualSource implements CardSource {
  /** The profile that is read where nobody names one. */
  static final String STANDARD = "standard";

  private final String profileName;
  private final CardProfile profile;

  VirtualSource(String profileName) throws UsageException {
    this.profileName = profileName;
    this.profile = profile(profileName);
  }

  static CardProfile profile(String name) throws UsageException {
    // Before the names are listed, which puts the beginnings of every card together.
    if (name.equals(STANDARD)) {
      return VirtualProfiles.standard();
    }
    for (NamedProfile known : VirtualProfiles.list()) {
      if (known.name().equals(name)) {
        return known.profile();
      }
    }
    throw new UsageException(
        "There is no virtual card '"
            + name
            + "', but: "
            + VirtualProfiles.list().stream()
                .map(NamedProfile::name)
                .collect(Collectors.joining(", "))
            + ".");
  }

  @Override
  public String name() {
    return "virtual:" + profileName;
  }

  @Override
  public String description() {
    return "the virtual card '" + profileName + "'";
  }

  @Override
  public CaKeys ownKeys() {
    return CaKeys.of(VirtualProfiles.caKeys().stream().map(VirtualSource::trusted).toList());
  }

  private static CaPublicKey trusted(VirtualCaKey key) {
    return CaPublicKey.of(key.rid(), key.index(), RsaPublicKey.of(key.modulus(), key.exponent()));
  }

  @Override
  public OpenCard open(Progress progress) throws TransportException {
    VirtualReader reader = VirtualReader.holding(profile);
    return OpenCard.in(reader, reader.waitForCard(Duration.ZERO));
  }
}
