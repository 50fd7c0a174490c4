package dev.oneledger.testkit;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The public API of a folder of classes: one line for each public or protected type and member
 * outside internal packages, sorted.
 *
 * <p>What every object has (equals, hashCode, toString) and what every enum has (values, valueOf)
 * is left out. Public members inherited from a class that users cannot name count as the heir's.
 *
 * @param lines the sorted lines
 */
public record ApiListing(List<String> lines) {

  private static final Set<String> OF_EVERY_OBJECT =
      Set.of("equals(java.lang.Object)", "hashCode()", "toString()");
  private static final Set<String> OF_EVERY_ENUM = Set.of("values()", "valueOf(java.lang.String)");

  /** Copies the lines. */
  public ApiListing {
    lines = List.copyOf(lines);
  }

  /** Lists the classes of a package and those below it, which must be on the class path as well. */
  public static ApiListing of(Path classes, String packageName) throws IOException {
    Path start = classes.resolve(packageName.replace('.', '/'));
    if (Files.notExists(start)) {
      return new ApiListing(List.of());
    }
    try (Stream<Path> files = Files.walk(start)) {
      return new ApiListing(
          files
              .filter(file -> file.toString().endsWith(".class"))
              .map(file -> load(classes.relativize(file)))
              .filter(ApiListing::exposed)
              .flatMap(ApiListing::describe)
              .distinct()
              .sorted()
              .toList());
    }
  }

  private static Class<?> load(Path classFile) {
    String path = classFile.toString().replace(classFile.getFileSystem().getSeparator(), ".");
    String name = path.substring(0, path.length() - ".class".length());
    try {
      return Class.forName(name, false, ApiListing.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(name + " is in the folder but not on the class path", e);
    }
  }

  private static boolean exposed(Class<?> type) {
    return visible(type.getModifiers())
        && !type.isSynthetic()
        && !type.isAnonymousClass()
        && !type.isLocalClass()
        && !(type.getPackageName() + ".").contains(".internal.")
        && (type.getDeclaringClass() == null || exposed(type.getDeclaringClass()));
  }

  private static boolean exposed(Member member) {
    return visible(member.getModifiers()) && !member.isSynthetic();
  }

  private static boolean visible(int modifiers) {
    return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
  }

  private static Stream<String> describe(Class<?> type) {
    Stream<String> constructors =
        Arrays.stream(type.getDeclaredConstructors())
            .filter(ApiListing::exposed)
            .map((Constructor<?> each) -> DeclarationText.of(each));
    return Stream.of(
            Stream.of(DeclarationText.of(type)), constructors, members(type, type, inherited(type)))
        .flatMap(lines -> lines);
  }

  private static Stream<String> members(Class<?> owner, Class<?> type, Stream<String> inherited) {
    Stream<String> fields =
        Arrays.stream(type.getDeclaredFields())
            .filter(ApiListing::exposed)
            .map(each -> DeclarationText.of(owner, each));
    Stream<String> methods =
        Arrays.stream(type.getDeclaredMethods())
            .filter(ApiListing::exposed)
            .filter(each -> !implied(type, each))
            .map(each -> DeclarationText.of(owner, each));
    return Stream.of(fields, methods, inherited).flatMap(lines -> lines);
  }

  private static Stream<String> inherited(Class<?> owner) {
    return Stream.<Class<?>>iterate(
            owner.getSuperclass(),
            each -> each != null && each != Object.class && !exposed(each),
            Class::getSuperclass)
        .flatMap(each -> members(owner, each, Stream.empty()));
  }

  private static boolean implied(Class<?> type, Method method) {
    String erased = method.toString().replaceAll(".*\\.(\\w+\\(.*?\\)).*", "$1");
    return OF_EVERY_OBJECT.contains(erased)
        || (type.isEnum()
            && Modifier.isStatic(method.getModifiers())
            && OF_EVERY_ENUM.contains(erased));
  }
}
