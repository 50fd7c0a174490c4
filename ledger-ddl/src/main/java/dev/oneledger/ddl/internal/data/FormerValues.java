package dev.oneledger.ddl.internal.data;

import dev.oneledger.ddl.internal.inverse.KnownValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Values of one table's columns whose type the migration changed, as they were before it: the way
 * back takes them in place of a conversion, since what the migration wrote may have no form in the
 * old type. They stand in a table of their own for the time of the rollback, by the keys that the
 * migration left, and a function finds them, as the conversion of a column may have no query.
 *
 * <p>Rows that the migration made are taken out before, as far as nothing points to them. Rows that
 * came since are converted, and so are keys, by which rows are known until all is given back.
 */
final class FormerValues {

  private final TableHistory history;
  private final Shape now;
  private final List<Column> columns;
  private final List<Capture> captures;
  private final List<ForeignKey> foreignKeys;
  private final String name;

  private FormerValues(
      TableHistory history,
      Shape now,
      List<Column> converted,
      List<ForeignKey> foreignKeys,
      String name) {
    this.history = history;
    this.now = now;
    this.captures =
        history.captures().stream().filter(one -> converted.stream().anyMatch(one::keeps)).toList();
    this.columns =
        converted.stream().filter(column -> !captures.get(0).isKey(column)).toList();
    this.foreignKeys = foreignKeys;
    this.name = name;
  }

  /**
   * What is known of a table; empty if no column that was converted holds what the migration wrote.
   *
   * @param converted the columns whose type is another one after the migration
   * @param foreignKeys as they are after the migration
   */
  static Optional<FormerValues> of(
      TableHistory history,
      List<Column> converted,
      List<ForeignKey> foreignKeys,
      Registry registry) {
    if (history.unnamed() || history.last().isEmpty() || !oneKey(history)) {
      return Optional.empty();
    }
    List<Column> known =
        converted.stream()
            .filter(column -> history.captures().stream().anyMatch(one -> one.keeps(column)))
            .toList();
    String name = registry.former(history.first().ident());
    return known.isEmpty()
        ? Optional.empty()
        : Optional.of(new FormerValues(history, history.last().get(), known, foreignKeys, name));
  }

  /** Rows are known by the same columns all the time, and no conversion gives these new values. */
  private static boolean oneKey(TableHistory history) {
    Capture first = history.captures().get(0);
    return history.captures().stream()
        .allMatch(one -> one.hasKeyOf(first) && (one.kind() == Capture.Kind.ROWS || one.keepsKey()));
  }

  /** The table, as the migration left it. */
  String table() {
    return now.ident();
  }

  boolean isOf(TableHistory other) {
    return history.first().id().equals(other.first().id());
  }

  /** Makes the table and the function. Neither is seen by another session, as both go again. */
  String make() {
    return """
        CREATE UNLOGGED TABLE %1$s (k text[], came boolean, v text[], h boolean[]);
        INSERT INTO %1$s SELECT a, b IS NULL, %4$s, %5$s FROM (%2$s) AS m WHERE a IS NOT NULL;
        CREATE INDEX ON %1$s (k);
        ANALYZE %1$s;
        CREATE FUNCTION %1$s(int, VARIADIC text[]) RETURNS text LANGUAGE sql STABLE
          AS 'SELECT CASE WHEN $1 > 0 THEN v[$1] WHEN h[-$1] THEN '''' END FROM %3$s WHERE k = $2 LIMIT 1';
        """
        .formatted(
            name,
            known(captures.size()),
            name.replace("'", "''"),
            list(columns, FormerValues::value),
            columns.stream()
                .map(FormerValues::hit)
                .collect(Collectors.joining(", ", "ARRAY[", "]::boolean[]")));
  }

  /** Takes out rows that the migration made, which have no value to go back to. */
  String removal() {
    String pointed =
        foreignKeys.stream()
            .filter(key -> key.parent().equals(now.ident()))
            .map(FormerValues::pointed)
            .collect(Collectors.joining());
    return "DELETE FROM %s AS t USING %s AS s WHERE s.came AND s.k = %s%s;\n"
        .formatted(now.only(), name, list(key(now), column -> "t." + column.name()), pointed);
  }

  private static String pointed(ForeignKey key) {
    StringBuilder on = new StringBuilder();
    for (int i = 0; i < key.columns().size(); i++) {
      on.append(i == 0 ? "" : " AND ")
          .append("c.%s = t.%s".formatted(key.columns().get(i), key.referenced().get(i)));
    }
    return " AND NOT EXISTS (SELECT FROM %s AS c WHERE %s)".formatted(key.child(), on);
  }

  String drop() {
    return "DROP FUNCTION IF EXISTS %1$s(int, text[]);\nDROP TABLE IF EXISTS %1$s;\n".formatted(name);
  }

  /** See {@link KnownValues}. */
  Optional<String> using(String table, String column, String conversion) {
    if (!table.equals(history.first().ident())) {
      return Optional.empty();
    }
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).name().equals(column)) {
        return Optional.of(using(columns.get(i), i + 1, conversion));
      }
    }
    return Optional.empty();
  }

  /**
   * A row without a value in a column that must have one is one that the migration made. It has no
   * IS NULL, which the server fails on for partitions (PostgreSQL 15, unrecognized node type).
   */
  private String using(Column column, int place, String conversion) {
    String former = column.restored(find(place));
    return column.notNull()
        ? "coalesce(%s, %s)".formatted(former, conversion)
        : "CASE coalesce(%s, 'unknown') WHEN '' THEN %s ELSE %s END"
            .formatted(find(-place), former, conversion);
  }

  /** The value at a place from 1; at its negative a text that is empty, if it is known. */
  private String find(int place) {
    return "%s(%s, %s)".formatted(name, place, texts(key(history.first()), Column::name));
  }

  private List<Column> key(Shape table) {
    return captures.get(0).key().stream()
        .map(part -> table.column(part.number()).orElseThrow())
        .toList();
  }

  /** True if it has values of the column that this capture is not the first to keep. */
  boolean precedes(Capture capture, Column column) {
    return captures.indexOf(capture) > 0
        && columns.stream().anyMatch(one -> one.number() == column.number());
  }

  /** Joins what earlier captures kept of the rows of this one; empty if there are none. */
  String join(Capture capture) {
    int before = captures.indexOf(capture);
    return before <= 0
        ? ""
        : " LEFT JOIN (%s) AS f ON f.a = %s".formatted(known(before), image(capture, Column::old));
  }

  /** True of a row that the migration had made before. */
  static String made() {
    return "(f.hit IS TRUE AND f.b IS NULL)";
  }

  /** The former value, where that join finds one. */
  static String joined(Column column, String otherwise) {
    return "CASE WHEN f.%s THEN %s ELSE %s END"
        .formatted(hit(column), column.restored("f." + value(column)), otherwise);
  }

  /**
   * Of each row that the first so many captures concern: its key before and after them, and its
   * values before.
   */
  private String known(int count) {
    List<String> steps = new ArrayList<>();
    for (int i = count - 1; i >= 0; i--) {
      steps.add("c%s AS (%s)".formatted(i, step(captures.get(i))));
      if (i < count - 1) {
        steps.add("m%s AS (%s)".formatted(i, joined((i == count - 2 ? "c" : "m") + (i + 1), i)));
      }
    }
    return "WITH %s SELECT * FROM %s"
        .formatted(String.join(", ", steps), count == 1 ? "c0" : "m0");
  }

  /** The keys before and after a statement, and the values before it. */
  private String step(Capture capture) {
    String values =
        columns.stream()
            .map(
                column ->
                    capture.keeps(column)
                        ? "s.%s::text AS %s, true AS %s"
                            .formatted(column.old(), value(column), hit(column))
                        : "NULL::text AS %s, false AS %s".formatted(value(column), hit(column)))
            .map(value -> ", " + value)
            .collect(Collectors.joining());
    boolean copy = capture.kind() == Capture.Kind.COLUMNS;
    return "SELECT true AS hit, %s AS b, %s AS a%s FROM %s AS s"
        .formatted(
            image(capture, Column::old),
            image(capture, copy ? Column::old : Column::left),
            values,
            capture.snapshot());
  }

  private static String image(Capture capture, Function<Column, String> image) {
    return "CASE WHEN s.%s IS NOT NULL THEN %s END"
        .formatted(
            image.apply(capture.key().get(0)),
            list(capture.key(), column -> "s." + image.apply(column)));
  }

  /** What later statements did, after what this one did: the earliest value is the former one. */
  private String joined(String later, int earlier) {
    Capture capture = captures.get(earlier);
    String values =
        columns.stream()
            .map(
                column ->
                    (capture.keeps(column)
                            ? "CASE WHEN e.hit THEN e.%1$s ELSE l.%1$s END AS %1$s, e.hit IS TRUE OR l.%2$s IS TRUE AS %2$s"
                            : "l.%1$s AS %1$s, l.%2$s IS TRUE AS %2$s")
                        .formatted(value(column), hit(column)))
            .map(value -> ", " + value)
            .collect(Collectors.joining());
    return """
        SELECT true AS hit, CASE WHEN e.hit THEN e.b ELSE l.b END AS b, CASE WHEN l.hit THEN l.a ELSE e.a END AS a%s
          FROM %s AS l FULL JOIN c%s AS e ON l.b = e.a"""
        .formatted(values, later, earlier);
  }

  private static String value(Column column) {
    return "v" + column.number();
  }

  /** Whether the value is known, be it that there was none. */
  private static String hit(Column column) {
    return "h" + column.number();
  }

  private static String list(List<Column> columns, Function<Column, String> item) {
    return "ARRAY[%s]::text[]".formatted(texts(columns, item));
  }

  private static String texts(List<Column> columns, Function<Column, String> item) {
    return columns.stream()
        .map(column -> item.apply(column) + "::text")
        .collect(Collectors.joining(", "));
  }
}
