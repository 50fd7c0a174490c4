package dev.oneledger.testkit;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import org.jspecify.annotations.NonNull;
import org.jspecify.annotations.Nullable;

/** Writes types as source code would, the same on every JDK: generics, arrays and nullness. */
final class TypeText {

  private TypeText() {}

  static String of(AnnotatedType type) {
    if (type instanceof AnnotatedArrayType array) {
      String mark = nullness(type);
      return of(array.getAnnotatedGenericComponentType())
          + (mark.isEmpty() ? "[]" : " " + mark + "[]");
    }
    return nullness(type) + plain(type);
  }

  static String list(AnnotatedType... types) {
    return Arrays.stream(types).map(TypeText::of).collect(joining(", "));
  }

  /** Returns {@code <T extends Bound>}, or an empty text without type parameters. */
  static String typeParameters(GenericDeclaration declaration) {
    TypeVariable<?>[] variables = declaration.getTypeParameters();
    return variables.length == 0
        ? ""
        : Arrays.stream(variables).map(TypeText::bounded).collect(joining(", ", "<", ">"));
  }

  private static String bounded(TypeVariable<?> variable) {
    String bounds =
        Arrays.stream(variable.getAnnotatedBounds())
            .map(TypeText::of)
            .filter(bound -> !bound.equals("java.lang.Object"))
            .collect(joining(" & "));
    return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
  }

  private static String plain(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType parameterized) {
      Class<?> raw = (Class<?>) ((ParameterizedType) type.getType()).getRawType();
      return name(raw) + "<" + list(parameterized.getAnnotatedActualTypeArguments()) + ">";
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      return wildcard(wildcard);
    }
    return type.getType() instanceof Class<?> raw ? name(raw) : type.getType().getTypeName();
  }

  private static String wildcard(AnnotatedWildcardType wildcard) {
    if (wildcard.getAnnotatedLowerBounds().length > 0) {
      return "? super " + list(wildcard.getAnnotatedLowerBounds());
    }
    String upper = list(wildcard.getAnnotatedUpperBounds());
    return upper.isEmpty() || upper.equals("java.lang.Object") ? "?" : "? extends " + upper;
  }

  static String name(Class<?> type) {
    String canonical = type.getCanonicalName();
    return canonical == null ? type.getName() : canonical;
  }

  private static String nullness(AnnotatedElement type) {
    if (type.isAnnotationPresent(Nullable.class)) {
      return "@Nullable ";
    }
    return type.isAnnotationPresent(NonNull.class) ? "@NonNull " : "";
  }
}
