package io.github.emv4j;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.TerminalData;
import io.github.emv4j.keys.CaKeys;
import io.github.emv4j.pin.Pin;
import io.github.emv4j.pin.PinMethod;
import io.github.emv4j.pin.VerifyOptions;
import io.github.emv4j.selection.AidList;
import io.github.emv4j.transaction.ReadApplication;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.TransmissionProtocol;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.virtual.CardProfile;
import io.github.emv4j.virtual.NamedProfile;
import io.github.emv4j.virtual.VirtualCard;
import io.github.emv4j.virtual.VirtualProfiles;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/**
 * Whatever a card answers, each step sends only the commands of that step, byte by byte as the
 * books have them: nothing that writes, and VERIFY only when a PIN was given.
 */
class CommandsOfAReadTest {
  /** Class, instruction and parameters of commands that read (EMV 4.4 Book 3, 6.5). */
  private static final String SELECT = "00A404(00|02)";

  private static final String READ_RECORD = "00B2[0-9A-F]{3}[4C]";
  private static final String GET_PROCESSING_OPTIONS = "80A80000";
  private static final String GET_DATA = "80CA[0-9A-F]{4}";
  private static final String GET_RESPONSE = "00C00000";
  private static final String INTERNAL_AUTHENTICATE = "00880000";
  private static final String GET_CHALLENGE = "00840000";
  private static final String VERIFY = "002000(80|88)";

  private static final String READING =
      String.join("|", SELECT, READ_RECORD, GET_PROCESSING_OPTIONS, GET_DATA, GET_RESPONSE);
  private static final String AUTHENTICATING =
      String.join("|", INTERNAL_AUTHENTICATE, GET_RESPONSE);
  private static final String VERIFYING =
      String.join("|", GET_DATA, GET_CHALLENGE, VERIFY, GET_RESPONSE);

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-06-01T12:00:00Z"), ZoneOffset.UTC);

  private static final EmvReader READER =
      EmvReader.withTerminal(TerminalData.defaults(CLOCK))
          .accepting(AidList.common().acceptingAnyListedByCard())
          .choosing(ApplicationChoice.best());

  private static final CaKeys KEYS = VirtualCaKeys.trusted();

  private static final List<CardProfile> PROFILES =
      VirtualProfiles.list().stream().map(NamedProfile::profile).toList();

  @Property(tries = 400)
  void cardOfRandomPiecesGetsOnlyTheCommandsOfEachStep(@ForAll long seed) {
    checkSteps(new PiecesCard(new Random(seed)));
  }

  @Property(tries = 400)
  void knownCardThatSometimesAnswersInPiecesGetsOnlyThem(
      @ForAll long seed, @ForAll @IntRange(min = 2, max = 12) int rarity) {
    Random random = new Random(seed);
    checkSteps(new MixedCard(random, PROFILES.get(random.nextInt(PROFILES.size())), rarity));
  }

  @Property(tries = 300)
  void inspectionSendsNoVerifyAndNothingThatWrites(@ForAll long seed) {
    PiecesCard card = new PiecesCard(new Random(seed));

    assertThat(READER.trusting(KEYS).inspectAll(card).exchanges().count()).isPositive();

    assertThat(card.commands).allMatch(command -> command.matches(READING + "|" + AUTHENTICATING));
  }

  /** Otherwise the properties would hold because nothing ever got that far. */
  @Test
  void stepsAreReached() {
    Set<String> instructions = new TreeSet<>();
    for (int seed = 0; seed < 60; seed++) {
      CardProfile profile = VirtualProfiles.byName(seed % 2 == 0 ? "enciphered-pin" : "standard");
      MixedCard card = new MixedCard(new Random(seed), profile, 30);
      checkSteps(card);
      instructions.addAll(card.instructions);
    }

    assertThat(instructions)
        .containsExactlyInAnyOrder("A4", "B2", "A8", "CA", "C0", "88", "84", "20");
  }

  private static void checkSteps(TestCard card) {
    Optional<ReadApplication> read = read(card);
    assertThat(card.commands).allMatch(command -> command.matches(READING));
    if (read.isPresent() && read.get().locatesRecords()) {
      card.commands.clear();
      authenticate(read.get());
      assertThat(card.commands).allMatch(command -> command.matches(AUTHENTICATING));

      for (Optional<PinMethod> method : methods()) {
        card.commands.clear();
        verify(read.get(), method);
        assertThat(card.commands).allMatch(command -> command.matches(VERIFYING));
        assertThat(card.commands).filteredOn(c -> c.matches(VERIFY)).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private static List<Optional<PinMethod>> methods() {
    return List.of(
        Optional.empty(), Optional.of(PinMethod.PLAINTEXT), Optional.of(PinMethod.ENCIPHERED));
  }

  private static Optional<ReadApplication> read(TestCard card) {
    try {
      return READER.read(card).application();
    } catch (InterruptedReadException e) {
      return e.application();
    }
  }

  private static void authenticate(ReadApplication application) {
    try {
      assertThat(application.authenticate(KEYS).describe()).isNotBlank();
    } catch (TransportException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private static void verify(ReadApplication application, Optional<PinMethod> method) {
    VerifyOptions options =
        method.map(VerifyOptions.usual()::withMethod).orElse(VerifyOptions.usual());
    try (Pin pin = Pin.copyOf(new char[] {'1', '2', '3', '4'})) {
      assertThat(application.pinVerification(KEYS).verify(pin, options).describe()).isNotBlank();
    } catch (TransportException e) {
      assertThat(e.getMessage()).doesNotContain("1234");
    }
  }

  /** Answers with objects that fit the command, put together at random. */
  private static class PiecesCard extends TestCard {
    private static final List<String> STATUS =
        List.of(
            "9000", "9000", "9000", "9000", "9000", "6283", "6110", "6C10", "6A82", "6A83", "6985",
            "63C2", "6983", "6A81", "6F00");

    /** Values of a card, some whole, some absurd: AID, PDOL, AFL, AIP, lists, dates, numbers. */
    private static final List<String> OBJECTS =
        List.of(
            "4F07A0000000031010",
            "4F00",
            "4F10A0000000031010FFFFFFFFFFFFFFFFFF",
            "500444454249",
            "870101",
            "8407A0000000031010",
            "840E315041592E5359532E4444463031",
            "880101",
            "88010B",
            "9F38039F3704",
            "9F3802995F",
            "9F380399DF20",
            "9F380399FFFF",
            "9F38069F02069F3704",
            "82023C00",
            "82027D00",
            "820100",
            "94080801010010010300",
            "940408010100",
            "940410010205",
            "9404F801FF00",
            "9404080000FF",
            "5A084761739001010010",
            "5A00",
            "5F24033112FF",
            "5F2403311231",
            "57114761739001010010D31122011234512345",
            "8E0A00000000000000004103",
            "8E0E000000000000000042034403410302",
            "8C039F3704",
            "8D028A02",
            "9F4A0182",
            "9F4A0182",
            "9F49039F3704",
            "9F170103",
            "9F170101",
            "9F170100",
            "9F3602000A",
            "9F4F039A039F",
            "8F01F1",
            "9F320103",
            "9F470103",
            "BF0C059F4D020B0A",
            "9F1103999999",
            "5F2D02656E",
            "DF20089999999999999999",
            "999999",
            "1F",
            "00");

    PiecesCard(Random random) {
      super(random);
    }

    @Override
    Bytes answer(byte[] command) {
      return Bytes.fromHex(template(command) + STATUS.get(random.nextInt(STATUS.size())));
    }

    private String template(byte[] command) {
      return switch (command[1] & 0xFF) {
        case 0xA4 -> wrapped("6F", wrapped("84", name(command)).concat(wrapped("A5", objects())));
        case 0xB2 -> wrapped("70", random.nextBoolean() ? objects() : wrapped("61", objects()));
        case 0xA8, 0x88 ->
            random.nextInt(3) == 0 ? wrapped("80", bytes(10)) : wrapped("77", objects());
        case 0xCA -> object();
        case 0x84 -> bytes(random.nextInt(4) == 0 ? random.nextInt(20) : 8);
        case 0xC0 -> objects();
        default -> "";
      };
    }

    private static String name(byte[] command) {
      int length = command.length > 5 ? command[4] & 0xFF : 0;
      return HexFormat.of().formatHex(command, 5, 5 + Math.min(length, command.length - 5));
    }

    private String objects() {
      StringBuilder hex = new StringBuilder();
      for (int count = random.nextInt(6); count > 0; count--) {
        hex.append(object());
      }
      return hex.toString();
    }

    private String object() {
      return OBJECTS.get(random.nextInt(OBJECTS.size()));
    }

    private String bytes(int count) {
      byte[] bytes = new byte[count];
      random.nextBytes(bytes);
      return HexFormat.of().formatHex(bytes);
    }

    /** Mostly with the right length. */
    private String wrapped(String tag, String content) {
      int length = content.length() / 2 + (random.nextInt(20) == 0 ? random.nextInt(9) - 4 : 0);
      return tag
          + (length < 0
              ? "84FFFFFFFF"
              : String.format(length < 128 ? "%02X" : "81%02X", length & 0xFF))
          + content;
    }
  }

  /** A card that is known, and now and then answers in random pieces. */
  private static final class MixedCard extends PiecesCard {
    private final VirtualCard card;
    private final int rarity;

    MixedCard(Random random, CardProfile profile, int rarity) {
      super(random);
      this.card = VirtualCard.of(profile);
      this.rarity = rarity;
      assertThat(card.powerUp().length()).isLessThan(40);
    }

    @Override
    public TransmissionProtocol protocol() {
      return card.protocol();
    }

    @Override
    Bytes answer(byte[] command) {
      Bytes own = Bytes.copyOf(card.transmit(command));
      return random.nextInt(rarity) == 0 ? super.answer(command) : own;
    }
  }

  private abstract static class TestCard implements CardConnection {
    final Random random;
    final List<String> commands = new ArrayList<>();
    final Set<String> instructions = new TreeSet<>();

    TestCard(Random random) {
      this.random = random;
    }

    abstract Bytes answer(byte[] command);

    @Override
    public Bytes atr() {
      return Bytes.EMPTY;
    }

    @Override
    public TransmissionProtocol protocol() {
      return TransmissionProtocol.values()[random.nextInt(TransmissionProtocol.values().length)];
    }

    @Override
    public byte[] transmit(byte[] command) throws TransportException {
      commands.add(HexFormat.of().withUpperCase().formatHex(command, 0, 4));
      instructions.add(String.format("%02X", command[1] & 0xFF));
      return answer(command).toByteArray();
    }

    @Override
    public void close() {}
  }
}
