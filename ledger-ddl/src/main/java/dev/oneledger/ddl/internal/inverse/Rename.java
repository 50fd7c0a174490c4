package dev.oneledger.ddl.internal.inverse;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An object gets another name in the same space of names.
 *
 * @param rank what stands in what has the lower rank: schemas 0, what is in them 1, parts of these
 *     2
 * @param space within which names must differ
 * @param before the name it has, as written in SQL
 * @param after the name it gets
 * @param exists from a name the condition that there is such an object
 * @param statement from the two names the statement
 * @param near SQL that holds only before names change in a circle, evaluated with {@code
 *     search_path = pg_catalog}; null if nothing tells
 */
record Rename(
    int rank,
    String space,
    String before,
    String after,
    UnaryOperator<String> exists,
    BinaryOperator<String> statement,
    @Nullable String near) {

  /** A rename that nothing but its names tells from what it leads to. */
  Rename(
      int rank,
      String space,
      String before,
      String after,
      UnaryOperator<String> exists,
      BinaryOperator<String> statement) {
    this(rank, space, before, after, exists, statement, null);
  }

  /** The statement, where the one is there and the other is not. */
  String guarded() {
    return guarded("");
  }

  /** The same, where this holds as well. */
  String guarded(String and) {
    return Guarded.when(
        exists.apply(before) + " AND NOT (" + exists.apply(after) + ")" + and,
        statement.apply(before, after));
  }

  /** To another name than the one it is to have in the end. */
  Rename to(String name) {
    return new Rename(rank, space, before, name, exists, statement, near);
  }

  /** From that other name. */
  Rename from(String name) {
    return new Rename(rank, space, name, after, exists, statement, near);
  }
}
