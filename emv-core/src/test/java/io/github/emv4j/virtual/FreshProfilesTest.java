package io.github.emv4j.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tag;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvLimits;
import io.github.emv4j.tlv.TlvReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A card that is described once is the same card whenever it is made. */
class FreshProfilesTest {
  private static final String PPSE = "325041592E5359532E4444463031";
  private static final String PSE = "315041592E5359532E4444463031";
  private static final int FILES = 16;
  private static final int APPLICATIONS = 6;
  private static final int MAX_VALUES = 64;

  /** {@return all profiles, none of them made before} */
  static Stream<NamedProfile> profiles() {
    return Stream.of(
            PaymentCards.all(),
            AuthenticationCards.all(),
            ContactlessCards.all(),
            FaultyCards.all(),
            UnauthenticCards.all(),
            HostileCards.all(),
            OversizedCards.all(),
            CuriousCards.all(),
            MisleadingCards.all(),
            AbsurdCertificates.all())
        .flatMap(List::stream);
  }

  @Test
  void areAllThereAre() {
    assertThat(profiles().map(NamedProfile::name))
        .containsExactlyElementsOf(
            VirtualProfiles.list().stream().map(NamedProfile::name).toList());
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void answerLikeTheOnesThatWereMadeBefore(NamedProfile fresh) {
    CardProfile before = VirtualProfiles.byName(fresh.name());

    assertThat(fresh.profile()).isNotSameAs(before);
    assertThat(conversation(fresh.profile())).isEqualTo(conversation(before));
  }

  /** {@return what a card says to everything that it might be asked} */
  private static List<String> conversation(CardProfile profile) {
    VirtualCard card = VirtualCard.of(profile);
    List<String> said = new ArrayList<>();
    said.add(profile.protocol() + " " + card.powerUp());
    said.add(profile.atr().toHex());
    for (String name : names(profile)) {
      readApplication(card, name, said);
    }
    said.add(ask(card, "00A40402" + length(PSE) + PSE + "00"));
    said.add(ask(card, "00A4040205A00000000300"));
    said.add(ask(card, "00A4040005A00000000300"));
    return said;
  }

  private static Set<String> names(CardProfile profile) {
    Set<String> names = new LinkedHashSet<>(List.of(PPSE, PSE));
    profile.applications().stream()
        .limit(APPLICATIONS)
        .forEach(application -> names.add(application.name().toHex()));
    return names;
  }

  private static void readApplication(VirtualCard card, String name, List<String> said) {
    String fci = ask(card, "00A40400" + length(name) + name + "00");
    said.add(fci);
    String values = "00".repeat(pdolLength(fci));
    String template = "83" + length(values) + values;
    said.add(ask(card, "80A80000" + length(template) + template + "00"));
    readFiles(card, said);
    for (String tag : List.of("9F36", "9F13", "9F17", "9F4F", "9F7F", "DF4F", "9F79", "9F5D")) {
      said.add(ask(card, "80CA" + tag + "00"));
    }
    said.add(ask(card, "002000800824" + "1234" + "FFFFFFFFFF"));
    said.add(ask(card, "00880000041122334400"));
    said.add(ask(card, "802A8E8004" + "00000022" + "00"));
    for (int count : new int[] {29, 32, 33, 45}) {
      said.add(ask(card, "80AE9000" + length("00".repeat(count)) + "00".repeat(count) + "00"));
    }
  }

  private static void readFiles(VirtualCard card, List<String> said) {
    for (int file = 1; file <= FILES; file++) {
      for (int number = 1; number <= 4; number++) {
        said.add(ask(card, String.format("00B2%02X%02X00", number, file << 3 | 4)));
      }
    }
  }

  /** {@return the answer, with the data that GET RESPONSE brings} */
  private static String ask(VirtualCard card, String command) {
    String answer = send(card, command);
    if (answer.startsWith("61") && answer.length() == 4) {
      return answer + send(card, "00C00000" + answer.substring(2));
    }
    if (answer.startsWith("6C")) {
      return answer + send(card, command.substring(0, command.length() - 2) + answer.substring(2));
    }
    return answer;
  }

  private static String send(VirtualCard card, String command) {
    return Bytes.copyOf(card.transmit(Bytes.fromHex(command).toByteArray())).toHex();
  }

  private static String length(String hex) {
    return Bytes.of(hex.length() / 2).toHex();
  }

  private static int pdolLength(String fci) {
    String data = fci.startsWith("61") ? fci.substring(4) : fci;
    Bytes list = pdol(Bytes.fromHex(data)).orElse(Bytes.EMPTY);
    int length = 0;
    int at = 0;
    while (at < list.length()) {
      at += (list.at(at) & 0x1F) == 0x1F ? 2 : 1;
      length += at < list.length() ? list.at(at) : 0;
      at++;
    }
    return Math.min(length, MAX_VALUES);
  }

  private static Optional<Bytes> pdol(Bytes fci) {
    return TlvReader.parsePrefix(fci, TlvLimits.RESPONSE).objects().stream()
        .flatMap(object -> object.child(Tag.of(0xA5)).stream())
        .flatMap(object -> object.child(Tag.of(0x9F38)).stream())
        .map(Tlv::value)
        .findFirst();
  }
}
