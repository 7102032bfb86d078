package io.github.emv4j.probe;

import io.github.emv4j.data.Aip;
import io.github.emv4j.data.Auc;
import java.util.ArrayList;
import java.util.List;

/** What a card can do and may be used for, in words. */
final class CapabilityWords {
  private CapabilityWords() {}

  /** {@return what an application can do, going by its interchange profile} */
  static String of(Aip aip) {
    Words words = new Words();
    words.add(aip.supportsXda(), "XDA");
    words.add(aip.supportsSda(), "SDA");
    words.add(aip.supportsDda(), "DDA");
    words.add(aip.supportsCda(), "CDA");
    words.add(aip.supportsCardholderVerification(), "cardholder verification");
    words.add(aip.supportsIssuerAuthentication(), "issuer authentication");
    words.add(aip.requiresTerminalRiskManagement(), "terminal risk management required");
    return words.orElse("nothing of what a terminal may ask for");
  }

  /** {@return what an application may be used for, going by its usage control} */
  static String of(Auc control) {
    Words words = new Words();
    words.add(place(control.allowsDomesticCash(), control.allowsInternationalCash()), "cash");
    words.add(place(control.allowsDomesticGoods(), control.allowsInternationalGoods()), "goods");
    words.add(
        place(control.allowsDomesticServices(), control.allowsInternationalServices()), "services");
    words.add(
        place(control.allowsDomesticCashback(), control.allowsInternationalCashback()), "cashback");
    words.add(!control.allowsAtms(), "not at ATMs");
    words.add(!control.allowsOtherTerminals(), "at ATMs only");
    return words.orElse("nothing");
  }

  private static String place(boolean domestic, boolean international) {
    if (domestic && international) {
      return "everywhere";
    }
    return domestic ? "at home only" : international ? "abroad only" : "";
  }

  /** Words with commas between. */
  private static final class Words {
    private final List<String> words = new ArrayList<>();

    void add(boolean holds, String word) {
      if (holds) {
        words.add(word);
      }
    }

    void add(String place, String use) {
      if (place.equals("everywhere")) {
        words.add(use);
      } else if (!place.isEmpty()) {
        words.add(use + " " + place);
      }
    }

    String orElse(String nothing) {
      return words.isEmpty() ? nothing : String.join(", ", words);
    }
  }
}
