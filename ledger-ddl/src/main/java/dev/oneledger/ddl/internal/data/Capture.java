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
 * @param news the columns kept as the statement left them; of unnamed rows empty if those in {@code
 *     olds} tell the same
 * @param key the columns that name a row; empty if none do
 * @param parts where the triggers go: the table, and partitions that may be named themselves; empty
 *     if there are none
 * @param snapshot the snapshot table's name, quoted, with schema
 * @param until the statement after which the new images are kept: the same one, except of a whole
 *     table
 */
record Capture(
    int statement,
    Kind kind,
    Shape table,
    List<Column> olds,
    List<Column> news,
    List<Column> key,
    List<Shape> parts,
    String snapshot,
    int until) {

  enum Kind {
    /** Rows that change one by one. */
    ROWS,
    /** Columns that are dropped or converted, over all rows. */
    COLUMNS,
    /** All rows of a table that is dropped. */
    TABLE,
    /** Rows that come and go in a table without a key: equal ones are only counted. */
    BAG,
    /**
     * All rows of a table before its first change and after its last: no key tells which is which.
     */
    WHOLE
  }

  /** True if the rows are known by all that they hold, since no key names them. */
  boolean unnamed() {
    return kind == Kind.BAG || kind == Kind.WHOLE;
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

  /** True if rows have the same key in both. */
  boolean hasKeyOf(Capture other) {
    return numbers(key).equals(numbers(other.key));
  }

  /** True if the columns that name a row are of the same type after the statement. */
  boolean keepsKey() {
    return news.stream()
        .noneMatch(
            left ->
                key.stream()
                    .anyMatch(
                        part ->
                            part.number() == left.number() && !part.type().equals(left.type())));
  }

  private static List<Integer> numbers(List<Column> columns) {
    return columns.stream().map(Column::number).toList();
  }

  /** True if the column's values are kept as they were before the statement. */
  boolean keeps(Column column) {
    return olds.stream().anyMatch(old -> old.number() == column.number());
  }

  /** The columns of the snapshot table, with their types. */
  Stream<String> definitions() {
    Stream<String> images =
        Stream.concat(
            olds.stream().map(column -> column.old() + " " + column.keptType()),
            news.stream().map(column -> column.left() + " " + column.keptType()));
    return unnamed() ? Stream.concat(Stream.of("come boolean NOT NULL"), images) : images;
  }

  /** How many of the snapshot's rows count: one that was updated does once. */
  String counted() {
    return unnamed()
        ? "greatest(count(*) FILTER (WHERE come), count(*) FILTER (WHERE NOT come))"
        : "count(*)";
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
