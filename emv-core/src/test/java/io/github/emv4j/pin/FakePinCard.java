package io.github.emv4j.pin;

import io.github.emv4j.apdu.StatusWord;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.keys.RsaPublicKey;
import io.github.emv4j.keys.SampleChain;
import io.github.emv4j.transport.CardConnection;
import io.github.emv4j.transport.PinPad;
import io.github.emv4j.transport.PinPadAnswer;
import io.github.emv4j.transport.PinPadRequest;
import io.github.emv4j.transport.TransportException;
import io.github.emv4j.transport.TransportException.Reason;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A card with the PIN 1234 as cards are described in Book 3, 6.5.12, which answers otherwise where
 * it is told to. Also the reader's pin pad.
 */
class FakePinCard implements CardConnection, PinPad {
  static final RsaPublicKey KEY = SampleChain.iccKey();

  static final EnciphermentKey ENCIPHERMENT_KEY = new EnciphermentKey.Usable(KEY, "ICC key");

  private static final Bytes RIGHT = Bytes.fromHex("241234FFFFFFFFFF");
  private static final String CHALLENGE = "A0A1A2A3A4A5A6A7";

  /** What the card does in place of its own answer. */
  interface Fault {
    /**
     * {@return what arrives}
     *
     * @param answer what the card would say; asking for it makes the card do it
     */
    byte[] happen(Answer answer) throws TransportException;
  }

  /** The card's own answer. */
  interface Answer {
    byte[] get();
  }

  final List<String> commands = new ArrayList<>();
  final List<Integer> triesAtVerify = new ArrayList<>();
  int tries = 3;
  int limit = 3;
  boolean hasPad;
  Bytes padBlock = RIGHT;
  Optional<PinPadAnswer> padAnswer = Optional.empty();
  final List<PinPadRequest> padRequests = new ArrayList<>();
  private int faultAt = -1;
  private Fault fault = Answer::get;
  private boolean challenged;

  FakePinCard triesLeft(int left) {
    tries = left;
    return this;
  }

  FakePinCard withPad() {
    hasPad = true;
    return this;
  }

  /** The exchange with that number, from 0, goes wrong. */
  FakePinCard fault(int number, Fault what) {
    faultAt = number;
    fault = what;
    return this;
  }

  /** That exchange is answered so; the card does not see the command. */
  FakePinCard answering(int number, String hex) {
    return fault(number, answer -> bytes(hex));
  }

  static Fault removed() {
    return answer -> {
      throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
    };
  }

  static Fault removedAfterwards() {
    return answer -> {
      answer.get();
      throw new TransportException(Reason.CARD_REMOVED, "The card was taken out.");
    };
  }

  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replace(" ", ""));
  }

  long verifies() {
    return triesAtVerify.size();
  }

  @Override
  public Bytes atr() {
    return Bytes.EMPTY;
  }

  @Override
  public Optional<PinPad> pinPad() {
    return hasPad ? Optional.of(this) : Optional.empty();
  }

  @Override
  public byte[] transmit(byte[] command) throws TransportException {
    int number = commands.size();
    commands.add(HexFormat.of().withUpperCase().formatHex(command));
    boolean verifies = command[1] == 0x20;
    if (verifies) {
      triesAtVerify.add(tries);
    }
    byte[] seen = command.clone(); // the sender wipes its own
    return number == faultAt ? fault.happen(() -> answer(seen)) : answer(seen);
  }

  private byte[] answer(byte[] command) {
    boolean fresh = challenged;
    challenged = command[1] == (byte) 0x84;
    return switch (command[1] & 0xFF) {
      case 0xCA -> bytes(String.format("9F1701%02X9000", tries));
      case 0x84 -> bytes(CHALLENGE + "9000");
      case 0x20 -> command[3] == (byte) 0x80 ? verify(command, 5) : decipher(command, fresh);
      default -> bytes("6D00");
    };
  }

  private byte[] decipher(byte[] command, boolean fresh) {
    byte[] data = new byte[KEY.length()];
    BigInteger enciphered = new BigInteger(1, command, 5, command.length - 5);
    byte[] number =
        enciphered
            .modPow(SampleChain.ICC.privateExponent(), SampleChain.ICC.modulus())
            .toByteArray();
    int count = Math.min(number.length, data.length);
    System.arraycopy(number, number.length - count, data, data.length - count, count);
    boolean readable =
        data[0] == 0x7F && Arrays.equals(data, 9, 17, bytes(CHALLENGE), 0, 8) && fresh;
    return readable ? verify(data, 1) : bytes("6984");
  }

  private byte[] verify(byte[] data, int from) {
    if (tries == 0) {
      return bytes("6983");
    }
    tries--;
    if (!Bytes.copyOf(data, from, from + 8).equals(RIGHT)) {
      return bytes(String.format("63C%X", tries));
    }
    tries = limit;
    return bytes("9000");
  }

  @Override
  public PinPadAnswer verify(PinPadRequest request) throws TransportException {
    padRequests.add(request);
    if (padAnswer.isPresent()) {
      return padAnswer.get();
    }
    byte[] command = bytes("0020008008" + padBlock.toHex());
    byte[] answer = transmit(command);
    if (answer.length != 2) {
      throw new TransportException(Reason.PROTOCOL, "The pad's answer is not a status word.");
    }
    return PinPadAnswer.from(new StatusWord((answer[0] & 0xFF) << 8 | (answer[1] & 0xFF)));
  }

  @Override
  public void close() {}
}
