package io.github.emv4j.transport;

import io.github.emv4j.transport.Atr.Group;
import java.util.ArrayList;
import java.util.List;

/**
 * What EMV asks of the answer to reset of a contact card (EMV Contact Interface, 8.3).
 *
 * <p>Where editions differ, the milder text counts: nobody can tell which one a card was made for.
 * Whether TB1 must be present is not checked, as it depends on the kind of reset.
 */
final class AtrRules {
  private final Atr atr;
  private final List<String> broken = new ArrayList<>();

  private AtrRules(Atr atr) {
    this.atr = atr;
  }

  static List<String> deviations(Atr atr) {
    AtrRules rules = new AtrRules(atr);
    rules.checkFirstGroup(atr.group(1));
    rules.checkSecondGroup(atr.group(2));
    if (rules.firstProtocol() == 1) {
      rules.checkT1(atr.t1Group());
    }
    rules.check(atr.isTckRight(), "The check byte TCK is wrong.");
    boolean onlyT0 = atr.groups().stream().allMatch(group -> (group.td().orElse(0) & 0xF) == 0);
    rules.check(!atr.hasTck() || !onlyT0, "There is a check byte TCK, but T=0 has none.");
    return List.copyOf(rules.broken);
  }

  private int firstProtocol() {
    return atr.group(1).td().orElse(0) & 0xF;
  }

  private void checkFirstGroup(Group first) {
    boolean negotiable = atr.group(2).ta().isEmpty();
    int ta1 = first.ta().orElse(0x11);
    check(
        negotiable || (ta1 >= 0x11 && ta1 <= 0x13),
        byteIs("TA1", ta1) + "in specific mode it must be 11, 12 or 13.");
    int tb1 = first.tb().orElse(0);
    check(tb1 == 0, byteIs("TB1", tb1) + "it must be 00 after a cold reset.");
    check(
        firstProtocol() <= 1, "TD1 offers T=" + firstProtocol() + " first; EMV knows T=0 and T=1.");
  }

  private void checkSecondGroup(Group second) {
    int ta2 = second.ta().orElse(firstProtocol());
    check(
        (ta2 & 0xF) == firstProtocol(),
        byteIs("TA2", ta2) + "it must name the first protocol, T=" + firstProtocol() + ".");
    check((ta2 & 0x10) == 0, byteIs("TA2", ta2) + "its bit 5 must be 0.");
    second.tb().ifPresent(tb2 -> check(false, byteIs("TB2", tb2) + "it must be absent."));
    second.tc().ifPresent(this::checkWaitingTimeOfT0);
    second.td().ifPresent(td2 -> checkSecondProtocol(td2 & 0xF));
  }

  private void checkWaitingTimeOfT0(int tc2) {
    boolean t0 = firstProtocol() == 0;
    check(!t0 || tc2 == 0x0A, byteIs("TC2", tc2) + "it must be 0A or absent.");
    check(t0, byteIs("TC2", tc2) + "only T=0 has it.");
  }

  private void checkSecondProtocol(int protocol) {
    if (firstProtocol() == 0) {
      check(
          protocol >= 14,
          "TD2 offers T=" + protocol + "; after T=0 it may only name T=14 or T=15.");
    } else if (firstProtocol() == 1) {
      check(protocol == 1, "TD2 offers T=" + protocol + "; after T=1 it must name T=1.");
    }
  }

  private void checkT1(Group t1) {
    int ifsc = atr.ifsc();
    check(ifsc >= 0x10 && ifsc <= 0xFE, byteIs("TA3", ifsc) + "it must be 10 to FE.");
    check(t1.tb().isPresent(), "TB3 is absent; T=1 needs it.");
    t1.tb().ifPresent(this::checkWaitingTimesOfT1);
    int tc3 = t1.tc().orElse(0);
    check(tc3 == 0, byteIs("TC3", tc3) + "it must be 00 or absent.");
  }

  private void checkWaitingTimesOfT1(int tb3) {
    check(atr.bwi() <= 4, byteIs("TB3", tb3) + "its high digit, BWI, must be 0 to 4.");
    check(atr.cwi() <= 5, byteIs("TB3", tb3) + "its low digit, CWI, must be 0 to 5.");
    int guardTime = atr.extraGuardTime() == 0xFF ? -1 : atr.extraGuardTime();
    check(
        1 << atr.cwi() >= guardTime + 1,
        byteIs("TB3", tb3) + "its CWI is too small for the extra guard time in TC1.");
  }

  private static String byteIs(String name, int value) {
    return String.format("%s is %02X; ", name, value);
  }

  private void check(boolean holds, String otherwise) {
    if (!holds) {
      broken.add(otherwise);
    }
  }
}
