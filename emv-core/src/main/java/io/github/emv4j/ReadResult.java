package io.github.emv4j;

import io.github.emv4j.finding.Finding;
import io.github.emv4j.finding.FindingCode;
import io.github.emv4j.finding.Severity;
import io.github.emv4j.report.Advice;
import io.github.emv4j.report.AdviceCode;
import io.github.emv4j.transaction.ReadApplication;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What reading a card at a point of sale came to. */
public sealed interface ReadResult {
  /** {@return the application, if one was read} */
  default Optional<ReadApplication> application() {
    return Optional.empty();
  }

  /** {@return what was noticed; where the card is why nothing was read, the last one says so} */
  List<Finding> findings();

  /** {@return one English sentence that says what happened} */
  String describe();

  /**
   * {@return what to do now; {@code CARD_READY} if an application was read and nothing stops it}
   */
  Advice advice();

  /**
   * {@return the application that was read}
   *
   * @throws CardNotReadException if none was; its message says why and what to do
   */
  default ReadApplication orElseThrow() {
    return application().orElseThrow(() -> new CardNotReadException(this));
  }

  /**
   * An application was selected, initiated and its records read. Its findings may still say that a
   * terminal would stop, for example because the card has expired: see {@link
   * ReadApplication#isUsable()}.
   *
   * @param read the application
   * @param earlier what was noticed before it: in the directory, and of applications that the card
   *     refused
   */
  record Read(ReadApplication read, List<Finding> earlier) implements ReadResult {
    /** Keeps an unmodifiable copy. */
    public Read {
      earlier = List.copyOf(earlier);
    }

    @Override
    public Optional<ReadApplication> application() {
      return Optional.of(read);
    }

    @Override
    public List<Finding> findings() {
      return Stream.concat(earlier.stream(), read.findings().stream()).toList();
    }

    @Override
    public Advice advice() {
      return read.findings().stream()
          .filter(finding -> finding.code().severity() == Severity.STOP)
          .findFirst()
          .map(Advice::of)
          .orElse(Advice.of(AdviceCode.CARD_READY));
    }

    @Override
    public String describe() {
      return read.isUsable()
          ? "The card was read."
          : "The card was read, but it cannot be used here.";
    }
  }

  /**
   * There is no application to read: not a payment card, none in common, or all blocked.
   *
   * @param findings what was noticed
   */
  record NoApplication(@Override List<Finding> findings) implements ReadResult {
    /** Keeps an unmodifiable copy. */
    public NoApplication {
      findings = List.copyOf(findings);
    }

    @Override
    public Advice advice() {
      return lastOf(findings, AdviceCode.NOT_A_PAYMENT_CARD);
    }

    @Override
    public String describe() {
      return "The card has no application that can be used here.";
    }
  }

  /**
   * The issuer has blocked the card.
   *
   * @param findings what was noticed
   */
  record CardBlocked(@Override List<Finding> findings) implements ReadResult {
    /** Keeps an unmodifiable copy. */
    public CardBlocked {
      findings = List.copyOf(findings);
    }

    @Override
    public Advice advice() {
      return Advice.of(AdviceCode.CARD_BLOCKED);
    }

    @Override
    public String describe() {
      return "The card is blocked.";
    }
  }

  /**
   * Applications were found, but none could be selected and initiated.
   *
   * @param findings what was noticed
   */
  record Refused(@Override List<Finding> findings) implements ReadResult {
    /** Keeps an unmodifiable copy. */
    public Refused {
      findings = List.copyOf(findings);
    }

    @Override
    public Advice advice() {
      return lastOf(findings, AdviceCode.USE_REFUSED);
    }

    @Override
    public String describe() {
      return "The card refused to be used.";
    }
  }

  /**
   * The caller chose none of the applications.
   *
   * @param findings what was noticed
   */
  record NotChosen(@Override List<Finding> findings) implements ReadResult {
    /** Keeps an unmodifiable copy. */
    public NotChosen {
      findings = List.copyOf(findings);
    }

    @Override
    public Advice advice() {
      return findings.stream()
          .filter(finding -> finding.code() == FindingCode.CONFIRMATION_REQUIRED)
          .findFirst()
          .map(Advice::of)
          .orElse(Advice.of(AdviceCode.NO_APPLICATION_CHOSEN));
    }

    @Override
    public String describe() {
      return "No application was chosen.";
    }
  }

  private static Advice lastOf(List<Finding> findings, AdviceCode otherwise) {
    return findings.isEmpty() ? Advice.of(otherwise) : Advice.of(findings.get(findings.size() - 1));
  }
}
