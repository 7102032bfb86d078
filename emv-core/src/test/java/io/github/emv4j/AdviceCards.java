package io.github.emv4j;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.Tags;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.keys.CaPublicKey;
import io.github.emv4j.keys.KeyKind;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.AnswerOverride;
import io.github.emv4j.virtual.ApplicationBuilder;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.ReferencePin;
import io.github.emv4j.virtual.VirtualCaKey;
import io.github.emv4j.virtual.VirtualProfiles;
import io.github.emv4j.virtual.VirtualReader;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Cards and terminals for {@link EveryAdviceTest}. */
final class AdviceCards {
  static final Bytes AID = Bytes.fromHex("A0000000031010");

  static final TerminalData TERMINAL =
      TerminalData.defaults(Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC))
          .with(Tags.TERMINAL_COUNTRY_CODE, Bytes.fromHex("0250"));

  static final EmvReader READER =
      EmvReader.withTerminal(TERMINAL).choosing(ApplicationChoice.best());

  private static final String[] USUAL = {
    "5A=4761739001010010",
    "5F24=491231",
    "5F25=200101",
    "5F28=0250",
    "9F07=FFC0",
    "9F08=008C",
    "8C=9F02069F37049F4502",
    "8D=8A029F02069F3704",
    "8E=0000000000000000410342031E031F03"
  };

  private AdviceCards() {}

  /**
   * {@return a card with one application}
   *
   * @param changes {@code tag=value} in hexadecimal digits; no value leaves the tag out
   */
  static CardProfile with(String... changes) {
    return card(app -> {}, changes);
  }

  static CardProfile card(Consumer<ApplicationBuilder> more, String... changes) {
    return builder(more, changes).build();
  }

  static CardProfile answering(AnswerOverride override) {
    return builder(app -> {}).override(override).build();
  }

  static CardProfile.Builder builder(Consumer<ApplicationBuilder> more, String... changes) {
    return CardProfile.builder()
        .pin(ReferencePin.of(1, 2, 3, 4))
        .directory()
        .application(
            AID,
            app -> {
              app.label("TEST").record(1, 1, objects(changes));
              more.accept(app);
            });
  }

  private static Tlv[] objects(String... changes) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String[] some : new String[][] {USUAL, changes}) {
      for (String one : some) {
        values.put(one.split("=")[0], one.substring(one.indexOf('=') + 1));
      }
    }
    return values.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> Tlv.of(Tag.fromHex(entry.getKey()), Bytes.fromHex(entry.getValue())))
        .toArray(Tlv[]::new);
  }

  static CardConnection connect(CardProfile profile) throws TransportException {
    return VirtualReader.holding(profile).waitForCard(Duration.ZERO);
  }

  static CardConnection connect(String profile) throws TransportException {
    return connect(VirtualProfiles.byName(profile));
  }

  static ReadApplication read(CardConnection card) throws TransportException {
    return READER.read(card).orElseThrow();
  }

  static CaKeys keys(Optional<LocalDate> expiry) {
    return CaKeys.of(VirtualProfiles.caKeys().stream().map(key -> trusted(key, expiry)).toList());
  }

  private static CaPublicKey trusted(VirtualCaKey key, Optional<LocalDate> expiry) {
    return new CaPublicKey(
        key.rid(),
        key.index(),
        RsaPublicKey.of(key.modulus(), key.exponent()),
        expiry,
        KeyKind.TEST,
        "");
  }
}
