package io.github.emv4j.data;

import io.github.emv4j.bytes.Bytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The applications of payment schemes, by their identifiers. */
public final class KnownAids {
  private static final int MAX_LENGTH = 16;
  private static final int RID_LENGTH = 5;

  private static final List<KnownAid> ALL = load();
  private static final Map<Bytes, KnownAid> BY_AID = byAid();

  private KnownAids() {}

  /** {@return every identifier that the library knows, directories included} */
  public static List<KnownAid> all() {
    return ALL;
  }

  /** {@return the longest known identifier with which the given one begins} */
  public static Optional<KnownAid> find(Bytes aid) {
    for (int length = Math.min(aid.length(), MAX_LENGTH); length >= RID_LENGTH; length--) {
      KnownAid known = BY_AID.get(aid.slice(0, length));
      if (known != null) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }

  /** {@return the payment scheme of an application, for example {@code Mastercard}} */
  public static Optional<String> scheme(Bytes aid) {
    return find(aid).map(KnownAid::scheme);
  }

  /** {@return the product of an application, for example {@code Maestro}} */
  public static Optional<String> product(Bytes aid) {
    return find(aid).flatMap(KnownAid::product);
  }

  /** {@return whose meaning of private tags and bits counts for an application; else EMV's} */
  public static Scope scope(Bytes aid) {
    return switch (scheme(aid).orElse("")) {
      case "Visa" -> Scope.VISA;
      case "Mastercard" -> Scope.MASTERCARD;
      case "UnionPay" -> Scope.UNIONPAY;
      case "American Express" -> Scope.AMEX;
      case "JCB" -> Scope.JCB;
      case "Discover" -> Scope.DISCOVER;
      case "Interac" -> Scope.INTERAC;
      default -> Scope.EMV;
    };
  }

  private static Map<Bytes, KnownAid> byAid() {
    Map<Bytes, KnownAid> byAid = new HashMap<>();
    ALL.forEach(known -> byAid.put(known.aid(), known));
    return Map.copyOf(byAid);
  }

  private static List<KnownAid> load() {
    List<KnownAid> all = new ArrayList<>();
    FactTable.forEachRow(
        "aids.csv",
        row ->
            all.add(
                new KnownAid(
                    Bytes.fromHex(row.field("aid")),
                    row.field("scheme"),
                    present(row.field("product")),
                    present(row.field("country")),
                    row.field("partial_selection_ok").equals("1"),
                    present(row.field("kernel_id")).map(Bytes::fromHex))));
    return List.copyOf(all);
  }

  private static Optional<String> present(String field) {
    return Optional.of(field).filter(Predicate.not(String::isEmpty));
  }
}
