package io.github.emv4j.selection;

import io.github.emv4j.bytes.Bytes;
import io.github.emv4j.data.KnownAid;
import io.github.emv4j.data.KnownAids;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The payment applications among the known AIDs, none twice and none that a shorter one covers. */
final class CommonAids {
  /** Words that name what is no payment application: directories, purses, authentication. */
  private static final List<String> NOT_FOR_PAYMENT =
      List.of("Environment", "EMV-CAP", "purse", "Visa Cash", "GeldKarte", "Loyalty", "Moneo");

  static final List<TerminalAid> ENTRIES = entries();

  private CommonAids() {}

  private static List<TerminalAid> entries() {
    List<KnownAid> payment = KnownAids.all().stream().filter(CommonAids::isForPayment).toList();
    List<TerminalAid> entries = new ArrayList<>();
    payment.stream()
        .filter(known -> partial(payment).noneMatch(other -> covers(other, known.aid())))
        .forEach(known -> entries.add(terminalAid(known)));
    return List.copyOf(entries);
  }

  private static Stream<KnownAid> partial(List<KnownAid> all) {
    return all.stream().filter(KnownAid::partialSelection);
  }

  private static boolean covers(KnownAid shorter, Bytes aid) {
    return shorter.aid().length() < aid.length() && aid.startsWith(shorter.aid());
  }

  private static boolean isForPayment(KnownAid known) {
    String words = known.scheme() + " " + known.product().orElse("");
    return !known.isRid() && NOT_FOR_PAYMENT.stream().noneMatch(words::contains);
  }

  private static TerminalAid terminalAid(KnownAid known) {
    return known.partialSelection()
        ? TerminalAid.partial(known.aid())
        : TerminalAid.exact(known.aid());
  }
}
