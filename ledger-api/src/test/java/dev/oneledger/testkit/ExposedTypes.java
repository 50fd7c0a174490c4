package dev.oneledger.testkit;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Set;

/** Tells which types and members users can see, and which types these may mention. */
final class ExposedTypes {

  private static final Set<JavaModifier> VISIBLE =
      Set.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED);

  private ExposedTypes() {}

  /** Public or protected, like all classes around it, and in no internal package. */
  static DescribedPredicate<JavaClass> exposed() {
    return DescribedPredicate.describe("are visible to users", ExposedTypes::isExposed);
  }

  static boolean isExposed(JavaClass type) {
    return !isInternal(type)
        && type.getModifiers().stream().anyMatch(VISIBLE::contains)
        && type.getEnclosingClass().map(ExposedTypes::isExposed).orElse(true);
  }

  static boolean isExposed(JavaMember member) {
    return !member.getModifiers().contains(JavaModifier.SYNTHETIC)
        && member.getModifiers().stream().anyMatch(VISIBLE::contains);
  }

  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  /**
   * The JDK with its HTTP server, {@code javax.sql}, JSpecify's annotations and our own types that
   * are not internal.
   */
  static boolean mayBeMentioned(JavaClass type) {
    JavaClass base = type.getBaseComponentType();
    String packageName = base.getPackageName() + ".";
    return base.isPrimitive()
        || packageName.startsWith("java.")
        || packageName.startsWith("javax.sql.")
        || packageName.startsWith("com.sun.net.httpserver.")
        || packageName.startsWith("org.jspecify.")
        || (packageName.startsWith("dev.oneledger.") && !isInternal(base));
  }
}
