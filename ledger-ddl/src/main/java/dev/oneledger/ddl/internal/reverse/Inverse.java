package dev.oneledger.ddl.internal.reverse;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What takes a statement back. Internal: may change in any release.
 *
 * @param statements in order, without semicolons; empty if there is nothing to take back
 * @param refusal why it cannot be told from the text; empty if it can
 * @param made what has a name now that was free before
 * @param freed what had a name before that is free now
 * @param needed what it lies in: on H2 a schema, without which the statements fail although they
 *     look whether the rest is there; on MariaDB an index's table
 */
public record Inverse(
    List<String> statements,
    String refusal,
    Set<String> made,
    Set<String> freed,
    Set<String> needed) {

  /** Copies the collections. */
  public Inverse {
    statements = List.copyOf(statements);
    made = Set.copyOf(made);
    freed = Set.copyOf(freed);
    needed = Set.copyOf(needed);
  }

  static Inverse of(List<String> statements) {
    return new Inverse(statements, "", Set.of(), Set.of(), Set.of());
  }

  static Inverse of(String statement) {
    return of(List.of(statement));
  }

  static Inverse nothing() {
    return of(List.of());
  }

  static Inverse refused(String why) {
    return new Inverse(List.of(), why, Set.of(), Set.of(), Set.of());
  }

  Inverse making(Set<String> names) {
    return new Inverse(statements, refusal, names, freed, needed);
  }

  Inverse freeing(Set<String> names) {
    return new Inverse(statements, refusal, made, names, needed);
  }

  Inverse needing(Set<String> names) {
    return new Inverse(statements, refusal, made, freed, names);
  }

  /** A name that may be the same as another, whatever its case and its qualifiers. */
  static String named(String kind, String name) {
    String plain = name.substring(name.lastIndexOf('.') + 1).replaceAll("[\"`]", "");
    return kind + " " + plain.toLowerCase(Locale.ROOT);
  }

  /** Whether it cannot be told. */
  public boolean refused() {
    return !refusal.isEmpty();
  }
}
