package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is kept of one table for one statement.
 *
 * @param statement the statement's number, from 1
 * @param kind how
 * @param table the table as it is before the statement
 * @param olds the columns kept as they were
 * @param news the columns kept as the statement left them
 * @param key the columns that name a row; empty if none do
 * @param parts where the triggers go: the table, and partitions that may be named themselves; empty
 *     if there are none
 * @param snapshot the snapshot table's name, quoted, with schema
 */
record Capture(
    int statement,
    Kind kind,
    Shape table,
    List<Column> olds,
    List<Column> news,
    List<Column> key,
    List<Shape> parts,
    String snapshot) {

  enum Kind {
    /** Rows that change one by one. */
    ROWS,
    /** Columns that are dropped or converted, over all rows. */
    COLUMNS,
    /** All rows of a table that is dropped. */
    TABLE
  }

  /** True if the table is compared with a copy, since no trigger sees all that happens to it. */
  boolean compared() {
    return kind == Kind.ROWS && parts.isEmpty();
  }

  /** What tells this capture from others, for the names of what helps it. */
  String hash() {
    return snapshot.substring(snapshot.lastIndexOf('_') + 1, snapshot.length() - 1);
  }

  /** True if the column is one that names a row. */
  boolean isKey(Column column) {
    return key.stream().anyMatch(part -> part.number() == column.number());
  }

  /** The columns of the snapshot table, with their types. */
  Stream<String> definitions() {
    return Stream.concat(
        olds.stream().map(column -> column.old() + " " + column.keptType()),
        news.stream().map(column -> column.left() + " " + column.keptType()));
  }

  /** True of a row of the snapshot that was inserted, with the snapshot's alias. */
  String inserted(String alias) {
    return key.isEmpty() ? "false" : "%s.%s IS NULL".formatted(alias, key.get(0).old());
  }

  /** True of a row of the snapshot that was deleted. */
  String deleted(String alias) {
    return key.isEmpty() || news.isEmpty()
        ? "true"
        : "%s.%s IS NULL".formatted(alias, key.get(0).left());
  }
}
