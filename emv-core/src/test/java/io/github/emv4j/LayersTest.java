package io.github.emv4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A package uses only packages of a lower level, and those only by the names in this table. */
class LayersTest {
  private static final String BASE = "io.github.emv4j";

  /** Stands for the package {@value #BASE} itself. */
  private static final String ROOT = "";

  private static final String VIRTUAL = "virtual";

  private static final Map<String, Integer> LEVELS =
      Map.ofEntries(
          Map.entry("bytes", 0),
          Map.entry("csv", 0),
          Map.entry("lint", 0),
          Map.entry("tlv", 1),
          Map.entry("apdu", 1),
          Map.entry("finding", 1),
          Map.entry("transport", 2),
          Map.entry("data", 2),
          Map.entry("crypto", 2),
          Map.entry("command", 3),
          Map.entry("trace", 3),
          Map.entry("decode", 3),
          Map.entry("keys", 3),
          Map.entry("selection", 4),
          Map.entry("oda", 4),
          Map.entry("pin", 4),
          Map.entry("extras", 4),
          Map.entry("cvm", 5),
          Map.entry("contactless", 5),
          Map.entry("transaction", 6),
          Map.entry("report", 7),
          Map.entry(ROOT, 8));

  /** The card's side shares no code with what checks it, or both would have the same mistakes. */
  private static final Set<String> USED_BY_VIRTUAL =
      Set.of("bytes", "tlv", "apdu", "transport", "data");

  private static final Set<String> USED_BY_FINDING = Set.of("bytes");

  // Surefire runs tests in the folder of the module.
  private static final JavaClasses LIBRARY =
      new ClassFileImporter().importPath(Path.of("target", "classes"));

  @Test
  void libraryClassesAreFound() {
    assertThat(LIBRARY).isNotEmpty();
  }

  @Test
  void packagesUseOnlyLowerLevels() {
    classes().should(useOnlyLowerPackages()).check(LIBRARY);
  }

  @Test
  void everyPackageHasALevel() {
    assertThat(LIBRARY)
        .filteredOn(type -> !type.getSimpleName().equals("module-info"))
        .extracting(LayersTest::packageOf)
        .allMatch(name -> name.equals(VIRTUAL) || LEVELS.containsKey(name));
  }

  @Test
  void namesSayWhatAClassIsFor() {
    String[] empty = {"util", "utils", "common", "impl", "model", "manager"};
    for (String name : empty) {
      noClasses().should().resideInAPackage(".." + name + "..").check(LIBRARY);
      String suffix = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      noClasses().should().haveSimpleNameEndingWith(suffix).check(LIBRARY);
    }
  }

  @Test
  void engineKnowsNoSmartCardApi() {
    noClasses()
        .should()
        .dependOnClassesThat()
        .resideInAPackage("javax.smartcardio..")
        .because("the engine also runs on Android and in terminals with their own readers")
        .check(LIBRARY);
  }

  @Test
  void readingACardTakesNoRegularExpression() {
    noClasses()
        .that()
        .resideInAnyPackage(
            BASE + ".bytes..",
            BASE + ".tlv..",
            BASE + ".apdu..",
            BASE + ".transport..",
            BASE + ".data..",
            BASE + ".command..",
            BASE + ".selection..",
            BASE + ".oda..",
            BASE + ".pin..",
            BASE + ".cvm..",
            BASE + ".contactless..",
            BASE + ".transaction..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("java.util.regex..")
        .orShould()
        .callMethod(String.class, "matches", String.class)
        .orShould()
        .callMethod(String.class, "split", String.class)
        .orShould()
        .callMethod(String.class, "replaceAll", String.class, String.class)
        .because("look-ups of ATR, AID and tags happen with every card")
        .check(LIBRARY);
  }

  @ParameterizedTest
  @CsvSource({
    "tlv, bytes, true",
    "tlv, apdu, false",
    "bytes, tlv, false",
    "finding, bytes, true",
    "selection, finding, true",
    "oda, pin, false",
    "virtual, data, true",
    "virtual, crypto, false",
    "virtual, finding, false",
    "virtual, oda, false",
    "'', report, true",
    "report, '', false",
    "report, virtual, false",
    "'', virtual, false",
    "unheardof, bytes, false",
    "'', unheardof, false",
  })
  void arrowsPointDown(String user, String used, boolean allowed) {
    assertThat(mayUse(user, used)).isEqualTo(allowed);
  }

  private static boolean mayUse(String user, String used) {
    if (user.equals(VIRTUAL)) {
      return USED_BY_VIRTUAL.contains(used);
    }
    if (user.equals("finding")) {
      return USED_BY_FINDING.contains(used);
    }
    Integer from = LEVELS.get(user);
    Integer to = LEVELS.get(used);
    return from != null && to != null && to < from;
  }

  private static ArchCondition<JavaClass> useOnlyLowerPackages() {
    return new ArchCondition<>("use only packages of a lower level") {
      @Override
      public void check(JavaClass user, ConditionEvents events) {
        user.getDirectDependenciesFromSelf().stream()
            .filter(use -> isOurs(use.getTargetClass().getBaseComponentType()))
            .filter(use -> !isAllowed(user, use.getTargetClass().getBaseComponentType()))
            .forEach(use -> events.add(SimpleConditionEvent.violated(use, use.getDescription())));
      }
    };
  }

  private static boolean isOurs(JavaClass type) {
    String name = type.getPackageName();
    return name.equals(BASE) || name.startsWith(BASE + ".");
  }

  private static boolean isAllowed(JavaClass user, JavaClass used) {
    String from = packageOf(user);
    String to = packageOf(used);
    return from.equals(to) || mayUse(from, to);
  }

  /** {@return the first part of the package's name below the base, empty for the base itself} */
  private static String packageOf(JavaClass type) {
    String name = type.getPackageName();
    if (name.equals(BASE)) {
      return ROOT;
    }
    return name.substring(BASE.length() + 1).split("\\.", 2)[0];
  }
}
