package io.github.emv4j.keys;

/**
 * The check at which an authentication ended.
 *
 * @param part what was being checked
 * @param check which check failed
 * @param detail what was expected and found, as a clause without card data
 */
public record FailedCheck(CheckedPart part, Check check, String detail) {
  /** {@return whether it failed because the card does not have a data object that is needed} */
  public boolean isDataMissing() {
    return check == Check.PRESENT;
  }

  /** {@return part and check in words, for example {@code ICC certificate: the hash is wrong}} */
  public String step() {
    return part.words() + ": " + check.failure();
  }

  /** {@return step and detail in words} */
  public String describe() {
    return step() + " (" + detail + ")";
  }

  @Override
  public String toString() {
    return describe();
  }
}
