package dev.oneledger.ddl.internal.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives back what one capture kept, to the table as it was before the migration. */
final class RestoreSql {

  private final TableHistory history;
  private final Capture capture;
  private final Shape table;
  private final Optional<FormerValues> former;

  RestoreSql(TableHistory history, Capture capture, Optional<FormerValues> former) {
    this.history = history;
    this.capture = capture;
    this.table = history.first();
    this.former = former;
  }

  Capture capture() {
    return capture;
  }

  String table() {
    return table.ident();
  }

  /** Rows that the statement deleted; of columns that were copied none. */
  String inserts() {
    return switch (capture.kind()) {
      case COLUMNS -> "";
      case TABLE -> history.emptied() + insert("");
      default ->
          insert("WHERE NOT (%s) AND %s".formatted(capture.inserted("s"), capture.deleted("s")));
    };
  }

  /** Rows that the statement deleted or updated, of a table from which the latter are deleted. */
  String insertsOfAll() {
    return insert("WHERE NOT (%s)".formatted(capture.inserted("s")));
  }

  private String insert(String where) {
    if (capture.kind() == Capture.Kind.COLUMNS) {
      return "";
    }
    Map<Capture, String> copies = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (Column column : table.columns()) {
      Optional<Capture> copy = history.earlierCopy(capture, column);
      if (column.generated() || (copy.isEmpty() && !kept(column))) {
        continue;
      }
      if (precedes(column)) {
        names.add(column.name());
        values.add(FormerValues.joined(column, column.restored("s." + column.old())));
        continue;
      }
      String from =
          copy.map(c -> copies.computeIfAbsent(c, unused -> "c" + copies.size())).orElse("s");
      names.add(column.name());
      values.add(column.restored(from + "." + column.old()));
    }
    String joins =
        copies.entrySet().stream()
            .map(copy -> joined(copy.getKey(), copy.getValue()))
            .collect(Collectors.joining());
    return "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s AS s%s %s;\n"
        .formatted(
            table.ident(),
            String.join(", ", names),
            String.join(", ", values),
            capture.snapshot(),
            joins + join(),
            where + (join().isEmpty() ? "" : " AND NOT " + FormerValues.made()));
  }

  private boolean precedes(Column column) {
    return former.filter(one -> one.precedes(capture, column)).isPresent();
  }

  private String join() {
    return former.map(one -> one.join(capture)).orElse("");
  }

  private String joined(Capture copy, String alias) {
    String on =
        copy.key().stream()
            .map(c -> Match.same(c, c.sought(alias + "." + c.old()), spelled(c), "s." + c.old()))
            .collect(Collectors.joining(" AND "));
    return " LEFT JOIN %s AS %s ON %s".formatted(copy.snapshot(), alias, on);
  }

  /** The column as this capture knew it. */
  private Column spelled(Column column) {
    return capture.olds().stream()
        .filter(old -> old.number() == column.number())
        .findFirst()
        .orElse(column);
  }

  /** Rows that the statement updated; of a copy its columns. */
  String updates() {
    return updates("");
  }

  /** Those of them that also meet a condition. */
  String updates(String and) {
    boolean copy = capture.kind() == Capture.Kind.COLUMNS;
    List<Column> set =
        table.columns().stream()
            .filter(column -> kept(column) && !column.generated())
            .filter(column -> history.earlierCopy(capture, column).isEmpty())
            .filter(column -> !copy || !capture.isKey(column))
            .toList();
    if (set.isEmpty() || capture.key().isEmpty() || capture.kind() == Capture.Kind.TABLE) {
      return "";
    }
    List<Column> identities = set.stream().filter(Column::identityAlways).toList();
    String all =
        identities(identities, "BY DEFAULT") + update(set, and) + identities(identities, "ALWAYS");
    return copy || identities.isEmpty()
        ? all
        : whereMoved(identities, all, update(without(set), and));
  }

  private static List<Column> without(List<Column> columns) {
    return columns.stream().filter(column -> !column.identityAlways()).toList();
  }

  /** Few statements give a row another identity, and the lock on the table is a strong one. */
  private String whereMoved(List<Column> identities, String all, String others) {
    String moved =
        identities.stream()
            .map(c -> "s.%s <> s.%s".formatted(c.old(), c.left()))
            .collect(Collectors.joining(" OR "));
    return "IF EXISTS (SELECT FROM %s AS s WHERE %s) THEN\n%sELSE\n%sEND IF;\n"
        .formatted(capture.snapshot(), moved, all, others.isEmpty() ? "NULL;\n" : others);
  }

  private String update(List<Column> set, String and) {
    if (set.isEmpty()) {
      return "";
    }
    boolean copy = capture.kind() == Capture.Kind.COLUMNS;
    String values =
        set.stream()
            .map(c -> "%s = %s".formatted(c.name(), restored(c)))
            .collect(Collectors.joining(", "));
    return "UPDATE %s AS t SET %s FROM %s AS s%s WHERE %s AND %s%s;\n"
        .formatted(
            table.only(),
            values,
            capture.snapshot(),
            set.stream().anyMatch(this::precedes) ? join() : "",
            Match.on(capture.key(), copy ? Column::old : Column::left, table, "t", "s"),
            copy ? "true" : "NOT (%s)".formatted(capture.inserted("s")),
            and);
  }

  /** Values between the first and the last may have no form in the column's type. */
  private String restored(Column column) {
    String value = column.restored("s." + column.old());
    return precedes(column)
        ? "CASE WHEN %s THEN t.%s ELSE %s END"
            .formatted(
                FormerValues.made(), column.name(), FormerValues.joined(column, value))
        : value;
  }

  private String identities(List<Column> columns, String generated) {
    return columns.stream()
        .map(
            column ->
                "ALTER TABLE %s ALTER COLUMN %s SET GENERATED %s;\n"
                    .formatted(table.ident(), column.name(), generated))
        .collect(Collectors.joining());
  }

  /** Rows that the statement inserted. */
  String deletes() {
    return delete(" AND " + capture.inserted("s"));
  }

  /** Rows that the statement inserted or updated. */
  String deletesOfAll() {
    return delete("");
  }

  private String delete(String and) {
    return capture.kind() != Capture.Kind.ROWS || capture.key().isEmpty()
        ? ""
        : "DELETE FROM %s AS t USING %s AS s WHERE %s%s;\n"
            .formatted(
                table.only(),
                capture.snapshot(),
                Match.on(capture.key(), Column::left, table, "t", "s"),
                and);
  }

  /** Stops where deleting what the statement inserted would take rows along that came since. */
  String guardDeletes(List<ForeignKey> foreignKeys) {
    StringBuilder guards = new StringBuilder();
    for (ForeignKey key : foreignKeys) {
      if (key.acts() && key.parent().equals(table.ident()) && !deletes().isEmpty()) {
        guards.append(guard(key));
      }
    }
    return guards.toString();
  }

  private String guard(ForeignKey key) {
    StringBuilder on = new StringBuilder();
    for (int i = 0; i < key.columns().size(); i++) {
      on.append(
          "%sc.%s = t.%s"
              .formatted(i == 0 ? "" : " AND ", key.columns().get(i), key.referenced().get(i)));
    }
    String keys =
        capture.key().stream()
            .map(c -> "s." + c.left() + "::text")
            .collect(Collectors.joining(", "));
    return """
        FOR conflict IN SELECT concat_ws(', ', %1$s) AS key FROM %2$s AS s JOIN %3$s AS t ON %4$s JOIN %5$s AS c ON %6$s
            WHERE %7$s LIMIT 1 LOOP
          RAISE EXCEPTION USING
            MESSAGE = format('Rows of %%s that came since point to %%s (%%s), which the rollback would delete; nothing was changed.', %8$s, %9$s, conflict.key),
            HINT = 'Delete them or point them elsewhere, then roll back again.';
        END LOOP;
        """
        .formatted(
            keys,
            capture.snapshot(),
            table.ident(),
            Match.on(capture.key(), Column::left, table, "t", "s"),
            key.child(),
            on,
            capture.inserted("s"),
            Sql.literal(key.child()),
            Sql.literal(table.ident()));
  }

  private boolean kept(Column column) {
    return capture.keeps(column);
  }
}
