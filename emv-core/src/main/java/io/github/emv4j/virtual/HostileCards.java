package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Cards that answer as no card should. */
final class HostileCards {
  private static final int INS_READ_RECORD = 0xB2;
  private static final int DIRECTORY_SFI = 10;
  private static final int MAX_GARBAGE = 260;
  private static final Bytes DIRECTORY_RECORD =
      Bytes.fromHex("701761154F07A0000000031010500A544553542044454249549000");

  private HostileCards() {}

  static List<NamedProfile> all() {
    return List.of(
        new NamedProfile(
            "mute",
            "does not answer its reset",
            () -> PaymentCards.standard().atr(Bytes.EMPTY).build()),
        new NamedProfile(
            "silent",
            "answers every command with no bytes at all",
            () -> overridden(command -> Optional.of(Bytes.EMPTY))),
        new NamedProfile(
            "garbage",
            "answers every command with random bytes",
            () -> overridden(command -> Optional.of(garbage(command)))),
        new NamedProfile(
            "endless-response",
            "answers 61xx for ever: always more to fetch",
            () -> overridden(command -> Optional.of(Bytes.fromHex("6110")))),
        new NamedProfile(
            "endless-length",
            "answers 6Cxx for ever: never the right length",
            () -> overridden(HostileCards::anotherLength)),
        new NamedProfile(
            "endless-directory",
            "its PSE has a record for every number",
            HostileCards::endlessDirectory));
  }

  private static CardProfile overridden(AnswerOverride override) {
    return PaymentCards.standard().override(override).build();
  }

  // The same command always gets the same answer, so that a failure can be repeated.
  private static Bytes garbage(CommandApdu command) {
    SplittableRandom random = new SplittableRandom(command.encoded().hashCode());
    byte[] bytes = new byte[random.nextInt(MAX_GARBAGE)];
    random.nextBytes(bytes);
    if (bytes.length >= 2 && random.nextBoolean()) {
      bytes[bytes.length - 2] = (byte) 0x90;
      bytes[bytes.length - 1] = 0;
    }
    return Bytes.copyOf(bytes);
  }

  private static Optional<Bytes> anotherLength(CommandApdu command) {
    return Optional.of(Bytes.of(0x6C, command.le().orElse(0) == 0x10 ? 0x20 : 0x10));
  }

  private static CardProfile endlessDirectory() {
    return PaymentCards.card()
        .directory(pse -> pse.sfi(DIRECTORY_SFI))
        .application(PaymentCards.DEBIT, PaymentCards::debit)
        .override(HostileCards::directoryRecord)
        .build();
  }

  private static Optional<Bytes> directoryRecord(CommandApdu command) {
    boolean asked = command.ins() == INS_READ_RECORD && command.p2() >> 3 == DIRECTORY_SFI;
    return asked ? Optional.of(DIRECTORY_RECORD) : Optional.empty();
  }
}
