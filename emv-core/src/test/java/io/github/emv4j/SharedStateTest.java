package io.github.emv4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Format;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Calendar;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Sessions share nothing that changes. */
class SharedStateTest {
  private static final JavaClasses LIBRARY = new ClassFileImporter().importPath(folder());

  /** Caches: what they hold is the same whoever put it in, and immutable. */
  private static final Set<String> CACHES =
      Set.of(
          "io.github.emv4j.data.CardText.CODE_TABLES",
          "io.github.emv4j.tlv.Tag.ONE_BYTE",
          "io.github.emv4j.tlv.Tag.TWO_BYTES",
          "io.github.emv4j.virtual.MadeUpPrimes.KNOWN");

  private static final List<String> UNCHANGEABLE =
      List.of("java.util.ImmutableCollections", "java.util.Collections$Unmodifiable");

  @Test
  void staticFieldsAreFinal() {
    fields()
        .that()
        .areStatic()
        .should()
        .beFinal()
        .because("whatever is shared must not change")
        .check(LIBRARY);
  }

  @Test
  void whatStaticFieldsHoldCannotChange() throws ReflectiveOperationException {
    List<String> changeable = new ArrayList<>();
    for (JavaField field : staticFields()) {
      if (!CACHES.contains(field.getFullName()) && canChange(valueOf(field))) {
        changeable.add(field.getFullName());
      }
    }
    assertThat(changeable).isEmpty();
    assertThat(staticFields()).hasSizeGreaterThan(100);
  }

  @Test
  void cachesAreStillThere() {
    assertThat(staticFields()).extracting(JavaField::getFullName).containsAll(CACHES);
  }

  @Test
  void changeableValuesAreRecognised() {
    assertThat(canChange(new int[1])).isTrue();
    assertThat(canChange(new ArrayList<>())).isTrue();
    assertThat(canChange(new ConcurrentHashMap<>())).isTrue();
    assertThat(canChange(List.of(new StringBuilder()))).isTrue();
    assertThat(canChange(Map.of("name", new byte[1]))).isTrue();
    assertThat(canChange(List.of("name"))).isFalse();
    assertThat(canChange(new byte[0])).isFalse();
    assertThat(canChange(null)).isFalse();
  }

  private static Path folder() {
    try {
      return Path.of(EmvReader.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<JavaField> staticFields() {
    return LIBRARY.stream()
        .flatMap(type -> type.getFields().stream())
        .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
        // What javac adds for enums and switches is written once, before anybody sees it.
        .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
        .toList();
  }

  private static Object valueOf(JavaField field) throws ReflectiveOperationException {
    Field reflected = Class.forName(field.getOwner().getName()).getDeclaredField(field.getName());
    reflected.setAccessible(true);
    return reflected.get(null);
  }

  private static boolean canChange(Object value) {
    if (value == null) {
      return false;
    }
    if (value.getClass().isArray()) {
      return Array.getLength(value) > 0;
    }
    if (value instanceof Collection<?> elements) {
      return isNoCopy(value) || elements.stream().anyMatch(SharedStateTest::canChange);
    }
    if (value instanceof Map<?, ?> map) {
      return isNoCopy(value) || map.values().stream().anyMatch(SharedStateTest::canChange);
    }
    return value instanceof StringBuilder
        || value instanceof Date
        || value instanceof Calendar
        || value instanceof Format
        || (value instanceof Random && !(value instanceof SecureRandom))
        || value instanceof BitSet
        || value instanceof MessageDigest;
  }

  private static boolean isNoCopy(Object collection) {
    String name = collection.getClass().getName();
    return UNCHANGEABLE.stream().noneMatch(name::startsWith);
  }
}
