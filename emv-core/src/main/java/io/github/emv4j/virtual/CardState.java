package io.github.emv4j.virtual;

import io.github.emv4j.bytes.Bytes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What changes on a card: counters that stay, and the course of a session that a reset ends. */
final class CardState {
  /** How far the selected application has come. */
  enum Stage {
    SELECTED,
    INITIATED,
    ONLINE_REQUESTED,
    COMPLETED
  }

  private static final int MAX_COUNTER = 0xFFFF;

  private final CardProfile profile;
  private final Map<ApplicationProfile, Integer> transactions = new HashMap<>();
  private final Map<ApplicationProfile, Integer> lastOnline = new HashMap<>();
  private final Map<ReferencePin, Integer> triesLeft = new HashMap<>();
  private final Map<ReferencePin, ReferencePin> changed = new HashMap<>();
  private final Map<ApplicationProfile, ScriptTally> scripts = new HashMap<>();
  // The same numbers on every run: a test that failed once fails again.
  private final SplittableRandom random = new SplittableRandom(0x454D5634L);

  private Optional<SelectableFile> selected = Optional.empty();
  private Stage stage = Stage.SELECTED;
  private Bytes received = Bytes.EMPTY;
  private Optional<Bytes> unpredictableNumber = Optional.empty();
  private Optional<Bytes> newChallenge = Optional.empty();
  private Optional<Bytes> challenge = Optional.empty();
  private Optional<ScriptSession> script = Optional.empty();

  CardState(CardProfile profile) {
    this.profile = profile;
  }

  CardProfile profile() {
    return profile;
  }

  /** Forgets the session, as a card without power does. */
  void reset() {
    select(Optional.empty());
  }

  void select(Optional<SelectableFile> file) {
    selected = file;
    stage = Stage.SELECTED;
    received = Bytes.EMPTY;
    unpredictableNumber = Optional.empty();
    newChallenge = Optional.empty();
    challenge = Optional.empty();
    script = Optional.empty();
  }

  /** A challenge lives for the one command that follows it. */
  void commandArrived() {
    challenge = newChallenge;
    newChallenge = Optional.empty();
  }

  void challengeGiven(Bytes number) {
    newChallenge = Optional.of(number);
  }

  /** {@return the challenge that the command just before this one asked for} */
  Optional<Bytes> challenge() {
    return challenge;
  }

  /** Keeps what the terminal brought for a list: signatures cover it. */
  void receive(DataObjectList list, Bytes data) {
    received = received.concat(data);
    unpredictableNumber =
        list.find(PersonalisationTags.UNPREDICTABLE_NUMBER, data).or(() -> unpredictableNumber);
  }

  /** {@return the values for PDOL and CDOLs since the selection, one after the other} */
  Bytes received() {
    return received;
  }

  /** {@return the last one that the terminal brought} */
  Optional<Bytes> unpredictableNumber() {
    return unpredictableNumber;
  }

  Optional<SelectableFile> selected() {
    return selected;
  }

  /** {@return the selected application, if it is one and not a directory} */
  Optional<ApplicationProfile> application() {
    return selected
        .filter(ApplicationProfile.class::isInstance)
        .map(ApplicationProfile.class::cast);
  }

  /** {@return the selected application, if it has answered GET PROCESSING OPTIONS} */
  Optional<ApplicationProfile> initiated() {
    return stage == Stage.SELECTED ? Optional.empty() : application();
  }

  Stage stage() {
    return stage;
  }

  void moveTo(Stage next) {
    stage = next;
  }

  int transactions(ApplicationProfile application) {
    return transactions.getOrDefault(application, application.transactionCounter());
  }

  /** {@return whether there was a transaction left to count} */
  boolean countTransaction(ApplicationProfile application) {
    int count = transactions(application);
    if (count == MAX_COUNTER) {
      return false;
    }
    transactions.put(application, count + 1);
    return true;
  }

  int lastOnline(ApplicationProfile application) {
    return lastOnline.getOrDefault(application, 0);
  }

  void wasOnline(ApplicationProfile application) {
    lastOnline.put(application, transactions(application));
  }

  int triesLeft(ReferencePin pin) {
    return triesLeft.getOrDefault(pin, pin.triesLeft());
  }

  void setTriesLeft(ReferencePin pin, int tries) {
    triesLeft.put(pin, tries);
  }

  /** {@return what the issuer made of a PIN since} */
  ReferencePin current(ReferencePin pin) {
    return changed.getOrDefault(pin, pin);
  }

  void change(ReferencePin pin, ReferencePin successor) {
    changed.put(pin, successor);
    setTriesLeft(pin, pin.tryLimit());
  }

  /** {@return what script commands are checked with; empty before an ARQC} */
  Optional<ScriptSession> script() {
    return script;
  }

  void scriptMovesTo(ScriptSession session) {
    script = Optional.of(session);
  }

  ScriptTally scripts(ApplicationProfile application) {
    return scripts.computeIfAbsent(application, key -> new ScriptTally());
  }

  byte[] randomBytes(int count) {
    byte[] bytes = new byte[count];
    random.nextBytes(bytes);
    return bytes;
  }
}
