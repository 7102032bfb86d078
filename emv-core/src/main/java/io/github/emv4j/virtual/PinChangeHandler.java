package io.github.emv4j.virtual;

import io.github.emv4j.apdu.ResponseApdu;
import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.bytes.MalformedDataException;
import io.github.emv4j.tlv.Tlv;
import io.github.emv4j.tlv.TlvReader;
import java.util.List;
import java.util.Optional;

/**
 * PIN CHANGE/UNBLOCK from the issuer (EMV 4.4 Book 3, 6.5.10): after an ARQC only, and only with a
 * right MAC; else nothing changes but the note of it in the Issuer Application Data.
 */
final class PinChangeHandler implements CommandHandler {
  private static final int PLAIN_CLASSES = 0x80;
  private static final int MIN_MAC = 4;

  /** What a command is made of; a MAC may be cut to its first four bytes. */
  private record Parts(Bytes enciphered, Bytes mac) {}

  /** A new PIN, and the keys to open it with. */
  private record Change(ScriptSession session, Bytes enciphered) {}

  @Override
  public ResponseApdu handle(Command command, CardState state) {
    Optional<ScriptKeys> keys = state.application().flatMap(ApplicationProfile::scriptKeys);
    if (keys.isEmpty()) {
      return Status.INSTRUCTION_UNKNOWN;
    }
    if (command.parameters() > IssuerScript.CHANGE) {
      return Status.WRONG_PARAMETERS;
    }
    if ((command.cla() | PLAIN_CLASSES) == PLAIN_CLASSES) {
      return Status.SECURITY;
    }
    Optional<ScriptSession> session = state.script();
    if (session.isEmpty()) {
      return Status.CONDITIONS;
    }
    ResponseApdu answer = secured(command, state, session.get());
    state.scripts(state.application().orElseThrow()).commandRan(answer.status().isOk());
    return answer;
  }

  private static ResponseApdu secured(Command command, CardState state, ScriptSession session) {
    Optional<Parts> parts = parts(command, session.method());
    if (parts.isEmpty()) {
      return Status.MAC_MISSING;
    }
    Bytes enciphered = parts.get().enciphered();
    Bytes header = Bytes.of(command.cla(), command.ins(), command.p1(), command.p2());
    Bytes mac = session.mac(header, enciphered);
    if (!mac.startsWith(parts.get().mac())) {
      return Status.MAC_WRONG;
    }
    state.scriptMovesTo(session.next(mac));
    Optional<ReferencePin> pin = state.application().flatMap(ApplicationProfile::pin);
    return pin.map(
            reference ->
                command.parameters() == IssuerScript.UNBLOCK
                    ? unblock(enciphered, state, reference)
                    : change(command, new Change(session, enciphered), state, reference))
        .orElse(Status.DATA_NOT_FOUND);
  }

  private static ResponseApdu unblock(Bytes enciphered, CardState state, ReferencePin pin) {
    if (!enciphered.isEmpty()) {
      return Status.WRONG_LENGTH;
    }
    state.setTriesLeft(pin, pin.tryLimit());
    return Status.OK;
  }

  private static ResponseApdu change(
      Command command, Change change, CardState state, ReferencePin pin) {
    boolean needsCurrent = command.parameters() == IssuerScript.CHANGE_WITH_CURRENT;
    Optional<ReferencePin> current =
        needsCurrent ? Optional.of(state.current(pin)) : Optional.empty();
    Optional<ReferencePin> changed =
        new PinEnvelope(change.session(), current).open(change.enciphered(), pin.tryLimit());
    changed.ifPresent(successor -> state.change(pin, successor));
    return changed.isPresent() ? Status.OK : Status.WRONG_DATA;
  }

  private static Optional<Parts> parts(Command command, ScriptMethod method) {
    return method.usesObjects() ? objects(command.data()) : trailing(command.data());
  }

  private static Optional<Parts> trailing(Bytes data) {
    int end = data.length() - TripleDes.BLOCK;
    return end < 0 ? Optional.empty() : Optional.of(new Parts(data.slice(0, end), data.from(end)));
  }

  private static Optional<Parts> objects(Bytes data) {
    List<Tlv> objects;
    try {
      objects = TlvReader.parse(data);
    } catch (MalformedDataException e) {
      return Optional.empty();
    }
    int last = objects.size() - 1;
    if (last < 0 || last > 1 || !objects.get(last).tag().equals(PersonalisationTags.MAC)) {
      return Optional.empty();
    }
    Bytes mac = objects.get(last).value();
    Bytes enciphered = last == 0 ? Bytes.EMPTY : enciphered(objects.get(0));
    boolean readable = last == 0 || !enciphered.isEmpty();
    return readable && mac.length() >= MIN_MAC
        ? Optional.of(new Parts(enciphered, mac))
        : Optional.empty();
  }

  private static Bytes enciphered(Tlv object) {
    Bytes value = object.value();
    boolean padded =
        object.tag().equals(PersonalisationTags.ENCIPHERED_DATA)
            && !value.isEmpty()
            && value.at(0) == 1;
    return padded ? value.from(1) : Bytes.EMPTY;
  }
}
