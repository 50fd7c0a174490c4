package dev.oneledger.testkit;

import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;

/** A type whose visible signatures mention only types that {@link ExposedTypes} allows. */
final class MentionAllowedTypes extends ArchCondition<JavaClass> {

  MentionAllowedTypes() {
    super("mention only the JDK, JSpecify and our own public types in what users see");
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    report(type, type.getFullName(), mentionedByDeclaration(type), events);
    Stream.concat(Stream.of(type), hiddenSuperclasses(type))
        .flatMap(each -> each.getMembers().stream())
        .filter(ExposedTypes::isExposed)
        .forEach(member -> report(type, member.getFullName(), mentionedBy(member), events));
  }

  /** Classes that users cannot name, whose public members they inherit all the same. */
  private static Stream<JavaClass> hiddenSuperclasses(JavaClass type) {
    return type.getAllRawSuperclasses().stream()
        .filter(each -> each.getPackageName().startsWith("dev.oneledger"))
        .filter(each -> !ExposedTypes.isExposed(each));
  }

  private static void report(
      JavaClass type, String place, Set<JavaClass> mentioned, ConditionEvents events) {
    mentioned.stream()
        .filter(each -> !ExposedTypes.mayBeMentioned(each))
        .forEach(each -> events.add(violated(type, place + " mentions " + each.getFullName())));
  }

  private static Set<JavaClass> mentionedByDeclaration(JavaClass type) {
    Set<JavaClass> mentioned = new LinkedHashSet<>();
    type.getSuperclass().ifPresent(each -> mentioned.addAll(each.getAllInvolvedRawTypes()));
    addAll(type.getInterfaces(), mentioned);
    addAll(type.getTypeParameters(), mentioned);
    addAnnotations(type.getAnnotations(), mentioned);
    return mentioned;
  }

  private static Set<JavaClass> mentionedBy(JavaMember member) {
    Set<JavaClass> mentioned = new LinkedHashSet<>();
    addAnnotations(member.getAnnotations(), mentioned);
    if (member instanceof JavaField field) {
      mentioned.addAll(field.getType().getAllInvolvedRawTypes());
    }
    if (member instanceof JavaCodeUnit codeUnit) {
      mentioned.addAll(codeUnit.getReturnType().getAllInvolvedRawTypes());
      mentioned.addAll(codeUnit.getExceptionTypes());
      addAll(codeUnit.getParameterTypes(), mentioned);
      addAll(codeUnit.getTypeParameters(), mentioned);
      codeUnit.getParameterAnnotations().forEach(each -> addAnnotations(each, mentioned));
    }
    return mentioned;
  }

  private static void addAll(Collection<? extends JavaType> types, Set<JavaClass> mentioned) {
    types.forEach(each -> mentioned.addAll(each.getAllInvolvedRawTypes()));
  }

  private static void addAnnotations(
      Collection<? extends JavaAnnotation<?>> annotations, Set<JavaClass> mentioned) {
    annotations.forEach(each -> mentioned.add(each.getRawType()));
  }
}
