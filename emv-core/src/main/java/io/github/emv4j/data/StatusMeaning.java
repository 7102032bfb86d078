package io.github.emv4j.data;

/**
 * What a status word says.
 *
 * @param text in words
 * @param category whether the command was done
 */
public record StatusMeaning(String text, Category category) {
  /** Whether the command was done. */
  public enum Category {
    /** Done. */
    SUCCESS,
    /** Done, or partly, with a warning. */
    WARNING,
    /** Not done. */
    ERROR
  }

  @Override
  public String toString() {
    return text;
  }
}
