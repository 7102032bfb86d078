package io.github.emv4j.virtual;

import io.github.emv4j.apdu.CommandApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.tlv.Tlv;
import java.util.Optional;

/**
 * The issuer's side of a transaction: makes PIN CHANGE/UNBLOCK commands (EMV 4.4 Book 3, 6.5.10)
 * that a virtual card accepts, in the order in which it must get them.
 *
 * <pre>{@code
 * IssuerScript script = IssuerScript.of(VirtualProfiles.scriptKeys(), counter, cryptogram);
 * channel.send(script.unblockPin());
 * }</pre>
 */
public final class IssuerScript {
  static final int INS_PIN_CHANGE = 0x24;
  static final int UNBLOCK = 0x0000;
  static final int CHANGE_WITH_CURRENT = 0x0001;
  static final int CHANGE = 0x0002;
  private static final int COUNTER_LENGTH = 2;
  private static final int CRYPTOGRAM_LENGTH = 8;

  private ScriptSession session;

  private IssuerScript(ScriptSession session) {
    this.session = session;
  }

  /**
   * {@return an issuer that has seen the cryptogram of a transaction}
   *
   * @param keys shared with the application
   * @param counter Application Transaction Counter {@code 9F36}, two bytes
   * @param cryptogram Application Cryptogram {@code 9F26} of the first GENERATE AC, eight bytes
   * @throws IllegalArgumentException if one has another length
   */
  public static IssuerScript of(ScriptKeys keys, Bytes counter, Bytes cryptogram) {
    if (counter.length() != COUNTER_LENGTH || cryptogram.length() != CRYPTOGRAM_LENGTH) {
      throw new IllegalArgumentException(
          "counter and cryptogram have "
              + counter.length()
              + " and "
              + cryptogram.length()
              + " bytes, not 2 and 8");
    }
    return new IssuerScript(ScriptSession.of(keys, counter, cryptogram));
  }

  /** {@return a command that gives the PIN all its tries back} */
  public CommandApdu unblockPin() {
    return command(UNBLOCK, Bytes.EMPTY);
  }

  /**
   * {@return a command that sets a new PIN, and gives it all its tries}
   *
   * @param digits 4 to 12 numbers from 0 to 9; wiped before this method returns
   * @throws IllegalArgumentException if there are fewer, more or others
   */
  public CommandApdu changePin(int... digits) {
    Bytes enciphered = new PinEnvelope(session, Optional.empty()).seal(ReferencePin.of(digits));
    return command(CHANGE, enciphered);
  }

  /**
   * {@return a command that sets a new PIN, and gives it all its tries; with {@link
   * ScriptMethod#VISA_CVN_10} only a card with the current PIN understands it}
   *
   * @param current the PIN on the card
   * @param digits 4 to 12 numbers from 0 to 9; wiped before this method returns
   * @throws IllegalArgumentException if there are fewer, more or others
   */
  public CommandApdu changePin(ReferencePin current, int... digits) {
    Bytes enciphered = new PinEnvelope(session, Optional.of(current)).seal(ReferencePin.of(digits));
    return command(CHANGE_WITH_CURRENT, enciphered);
  }

  private CommandApdu command(int parameters, Bytes enciphered) {
    Bytes header =
        Bytes.of(session.method().commandClass(), INS_PIN_CHANGE, parameters >> 8, parameters);
    Bytes mac = session.mac(header, enciphered);
    session = session.next(mac);
    return CommandApdu.of(header.at(0), header.at(1), header.at(2), header.at(3))
        .withData(protectedData(enciphered, mac));
  }

  private Bytes protectedData(Bytes enciphered, Bytes mac) {
    if (!session.method().usesObjects()) {
      return enciphered.concat(mac);
    }
    Bytes object = enciphered.isEmpty() ? Bytes.EMPTY : ScriptSession.object(enciphered).encoded();
    return object.concat(Tlv.of(PersonalisationTags.MAC, mac).encoded());
  }
}
