package dev.oneledger.testkit;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.stream.Stream;

/** Writes a type or a member as one line: its name, a colon, how it is declared. */
final class DeclarationText {

  private static final int RELEVANT =
      Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.FINAL | Modifier.ABSTRACT;

  private DeclarationText() {}

  static String of(Class<?> type) {
    return line(
        TypeText.name(type),
        modifiers(type),
        type.isSealed() ? "sealed" : "",
        kind(type) + TypeText.typeParameters(type) + components(type),
        prefixed("extends ", superclass(type)),
        prefixed(
            type.isInterface() ? "extends " : "implements ",
            TypeText.list(type.getAnnotatedInterfaces())),
        prefixed("permits ", permitted(type)));
  }

  static String of(Class<?> owner, Field field) {
    return line(
        TypeText.name(owner) + "." + field.getName(),
        field.isEnumConstant() ? "enum constant" : modifiers(field.getModifiers()),
        field.isEnumConstant() ? "" : TypeText.of(field.getAnnotatedType()));
  }

  static String of(Constructor<?> constructor) {
    String owner = TypeText.name(constructor.getDeclaringClass());
    return line(
        owner + ".<init>" + parameters(constructor),
        modifiers(constructor.getModifiers()),
        TypeText.typeParameters(constructor),
        thrown(constructor));
  }

  static String of(Class<?> owner, Method method) {
    return line(
        TypeText.name(owner) + "." + method.getName() + parameters(method),
        modifiers(method.getModifiers()),
        method.isDefault() ? "default" : "",
        TypeText.typeParameters(method),
        TypeText.of(method.getAnnotatedReturnType()),
        thrown(method));
  }

  private static String line(String name, String... parts) {
    return Stream.of(parts).filter(part -> !part.isEmpty()).collect(joining(" ", name + " : ", ""));
  }

  private static String prefixed(String prefix, String text) {
    return text.isEmpty() ? "" : prefix + text;
  }

  private static String modifiers(int modifiers) {
    return Modifier.toString(modifiers & RELEVANT);
  }

  private static String modifiers(Class<?> type) {
    boolean implied = type.isInterface() || type.isEnum();
    int noise = implied ? Modifier.ABSTRACT | Modifier.FINAL : 0;
    return modifiers(type.getModifiers() & ~noise);
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface";
    }
    if (type.isInterface()) {
      return "interface";
    }
    if (type.isEnum()) {
      return "enum";
    }
    return type.isRecord() ? "record" : "class";
  }

  private static String components(Class<?> type) {
    return type.isRecord()
        ? Arrays.stream(type.getRecordComponents())
            .map(each -> TypeText.of(each.getAnnotatedType()) + " " + each.getName())
            .collect(joining(", ", "(", ")"))
        : "";
  }

  private static String superclass(Class<?> type) {
    boolean implied =
        type.isInterface()
            || type.isEnum()
            || type.isRecord()
            || type.getSuperclass() == Object.class;
    return implied ? "" : TypeText.of(type.getAnnotatedSuperclass());
  }

  private static String permitted(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses())
            .map(TypeText::name)
            .sorted()
            .collect(joining(", "))
        : "";
  }

  private static String parameters(Executable executable) {
    AnnotatedType[] types = executable.getAnnotatedParameterTypes();
    String list = TypeText.list(types);
    return executable.isVarArgs()
        ? "(" + list.substring(0, list.length() - "[]".length()) + "...)"
        : "(" + list + ")";
  }

  private static String thrown(Executable executable) {
    return prefixed("throws ", TypeText.list(executable.getAnnotatedExceptionTypes()));
  }
}
