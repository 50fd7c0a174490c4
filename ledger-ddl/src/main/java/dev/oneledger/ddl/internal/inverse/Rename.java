package dev.oneledger.ddl.internal.inverse;

import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;

/**
 * An object gets another name in the same space of names.
 *
 * @param rank what stands in what has the lower rank: schemas 0, what is in them 1, parts of these 2
 * @param space within which names must differ
 * @param before the name it has, as written in SQL
 * @param after the name it gets
 * @param exists from a name the condition that there is such an object
 * @param statement from the two names the statement
 */
record Rename(
    int rank,
    String space,
    String before,
    String after,
    UnaryOperator<String> exists,
    BinaryOperator<String> statement) {

  /** The statement, where the one is there and the other is not. */
  String guarded() {
    return Guarded.when(
        exists.apply(before) + " AND NOT (" + exists.apply(after) + ")",
        statement.apply(before, after));
  }
}
