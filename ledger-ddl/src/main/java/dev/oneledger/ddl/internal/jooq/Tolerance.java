package dev.oneledger.ddl.internal.jooq;

import java.util.Map;
import java.util.Set;

/**
 * What may differ between a text and what jOOQ writes for it.
 *
 * @param idle words that mean nothing there, and are not compared
 * @param same words and marks by the one that they mean
 */
record Tolerance(Set<String> idle, Map<String, String> same) {

  /** For data statements, whose meaning is all in names, literals, functions and operators. */
  static final Tolerance DATA =
      new Tolerance(
          Set.of(
              "as",
              "cast",
              "varchar",
              "numeric",
              "::",
              "inner",
              "outer",
              "asc",
              "symmetric",
              "both",
              "into",
              "(",
              ")",
              ";",
              "row"),
          Map.ofEntries(
              Map.entry("!=", "<>"),
              Map.entry("now", "current_timestamp"),
              Map.entry("int", "integer"),
              Map.entry("int4", "integer"),
              Map.entry("int8", "bigint"),
              Map.entry("bool", "boolean")));

  /** For definitions, where a type's other name is the only thing that may differ. */
  static final Tolerance DEFINITION =
      new Tolerance(
          Set.of("(", ")", ";", "as", "asc"),
          Map.of(
              "int", "integer",
              "int4", "integer",
              "int8", "bigint",
              "int2", "smallint",
              "bool", "boolean",
              "character", "char"));

  /** For one expression as two products write it: names are quoted in both. */
  static final Tolerance EXPRESSION =
      new Tolerance(Set.of("(", ")", ";", "as"), Map.of("!=", "<>"));
}
