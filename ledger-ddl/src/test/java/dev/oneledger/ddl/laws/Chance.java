package dev.oneledger.ddl.laws;

import java.util.List;
import java.util.Random;

/** Draws that are the same for the same seed. */
final class Chance {
  private static final List<String> NAMES =
      List.of("items", "people", "notes", "\"Odd Name\"", "\"a\"\"b\"", "stock", "parts", "log");
  private static final List<String> WORDS = List.of("''", "'x'", "'it''s'", "'a b'", "E'\\\\n\\n'");

  private final Random random;

  Chance(long seed) {
    this.random = new Random(seed);
  }

  boolean percent(int percent) {
    return random.nextInt(100) < percent;
  }

  int number(int below) {
    return random.nextInt(below);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String either(String... of) {
    return of[random.nextInt(of.length)];
  }

  /** A name for something new, from a small stock, so that names come back. */
  String name() {
    return percent(70) ? "n" + number(12) : one(NAMES);
  }

  String word() {
    return one(WORDS);
  }

  /** A value of a type, as an expression. */
  String value(String type) {
    if (percent(12)) {
      return "NULL";
    }
    return switch (type.replaceFirst("[(].*", "")) {
      case "integer", "bigint", "smallint", "numeric" -> String.valueOf(number(20));
      case "text", "character varying" -> percent(50) ? "'w" + number(9) + "'" : word();
      case "boolean" -> either("true", "false");
      case "date", "timestamp with time zone" -> "'2024-02-0%d'".formatted(1 + number(9));
      case "jsonb" -> "'{\"k\": %d}'".formatted(number(5));
      case "integer[]" -> "'{%d,7}'".formatted(number(5));
      default -> "(SELECT min(v) FROM unnest(enum_range(NULL::%s)) v)".formatted(type);
    };
  }

  /** The name of a type that columns can have anywhere. */
  String type() {
    return either(
        "integer",
        "bigint",
        "text",
        "varchar(20)",
        "numeric(10,2)",
        "boolean",
        "date",
        "jsonb",
        "timestamptz",
        "integer[]",
        "smallint");
  }
}
