package io.github.emv4j;

import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.virtual.VirtualProfiles;

/** The CA public keys of the virtual cards, as the engine takes them. */
public final class VirtualCaKeys {
  private VirtualCaKeys() {}

  /** {@return all of them} */
  public static CaKeys trusted() {
    return CaKeys.of(
        VirtualProfiles.caKeys().stream()
            .map(
                key ->
                    CaPublicKey.of(
                        key.rid(), key.index(), RsaPublicKey.of(key.modulus(), key.exponent())))
            .toList());
  }
}
