package dev.oneledger.ddl.internal.inverse;

import java.util.List;
import java.util.Set;

/** How values get from one type to another. */
final class Conversions {

  private static final List<Set<String>> FAMILIES =
      List.of(
          Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "money"),
          Set.of("integer", "boolean"),
          Set.of("date", "timestamp without time zone", "timestamp with time zone"),
          Set.of("time without time zone", "time with time zone", "interval"),
          Set.of("json", "jsonb"),
          Set.of("inet", "cidr"),
          Set.of("bit", "bit varying"),
          Set.of("integer", "bigint", "oid"));
  private static final Set<String> TEXT = Set.of("text", "character varying", "character", "name");

  private static final Set<String> LIMITED = Set.of("character varying", "character");

  private Conversions() {}

  /**
   * An expression that is valid for every two types, if not for every value. What is too long for
   * its column is assigned, which the server refuses: a cast would cut it without a word.
   */
  static String using(String column, String before, String after) {
    if (TEXT.contains(base(before)) && LIMITED.contains(base(after))) {
      return column + "::text";
    }
    return direct(base(before), base(after)) ? column + "::" + after : column + "::text::" + after;
  }

  private static boolean direct(String before, String after) {
    if (before.endsWith("[]") && after.endsWith("[]")) {
      return direct(before.replace("[]", ""), after.replace("[]", ""));
    }
    return before.equals(after)
        || TEXT.contains(before)
        || TEXT.contains(after)
        || FAMILIES.stream().anyMatch(family -> family.contains(before) && family.contains(after));
  }

  /** The type without length, precision and the like. */
  private static String base(String type) {
    return type.replaceFirst("\\([^)]*\\)", "").replaceFirst("^interval .*", "interval");
  }
}
