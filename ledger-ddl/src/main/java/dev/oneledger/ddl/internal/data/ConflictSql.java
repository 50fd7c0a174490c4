package dev.oneledger.ddl.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the rows of one table that are not as the migration left them. */
final class ConflictSql {

  private final TableHistory history;
  private final Shape now;

  /** Of a table that is still there. */
  ConflictSql(TableHistory history, Shape now) {
    this.history = history;
    this.now = now;
  }

  /** Queries for the key as text and what is wrong with it, one for each capture. */
  List<String> queries() {
    List<String> queries = new ArrayList<>();
    for (Capture capture : history.captures()) {
      if (capture.key().isEmpty() || capture.kind() == Capture.Kind.TABLE) {
        continue;
      }
      if (!capture.news().isEmpty()) {
        queries.add(left(capture));
      }
      if (capture.kind() == Capture.Kind.ROWS) {
        queries.add(vanished(capture));
      }
    }
    return queries;
  }

  /** Rows that the migration left, and that are others or none now. */
  private String left(Capture capture) {
    List<Column> compared =
        capture.news().stream()
            .filter(column -> now.column(column.number()).isPresent())
            .filter(column -> !history.convertedLater(capture, column))
            .toList();
    String same =
        "record_image_eq(ROW(%s), ROW(%s))"
            .formatted(
                compared.stream().map(this::current).collect(Collectors.joining(", ")),
                compared.stream().map(c -> "s." + c.left()).collect(Collectors.joining(", ")));
    boolean rows = capture.kind() == Capture.Kind.ROWS;
    String present =
        "t." + now.column(capture.key().get(0).number()).orElseThrow().name() + " IS NOT NULL";
    return """
        SELECT %s AS key, CASE WHEN %s THEN 'updated since' ELSE 'deleted since' END AS change
          FROM %s AS s LEFT JOIN %s AS t ON %s
          WHERE s.%s IS NOT NULL AND NOT (%s AND %s)%s%s"""
        .formatted(
            keyText(capture, false),
            present,
            capture.snapshot(),
            now.only(),
            Match.on(capture.key(), Column::left, now, "t", "s"),
            capture.key().get(0).left(),
            present,
            same,
            rows ? "" : " AND " + present,
            superseded(capture));
  }

  /** Keys that the migration took away, and that are in use now. */
  private String vanished(Capture capture) {
    List<Capture> inserting = new ArrayList<>(List.of(capture));
    history.laterRows(capture).stream()
        .filter(later -> later.kind() == Capture.Kind.ROWS)
        .forEach(inserting::add);
    String free =
        inserting.stream()
            .map(
                later ->
                    " AND NOT EXISTS (SELECT FROM %s AS l WHERE %s)"
                        .formatted(later.snapshot(), keys("l", true, "s", false, capture)))
            .collect(Collectors.joining());
    return """
        SELECT %s AS key, 'key used again since' AS change
          FROM %s AS s JOIN %s AS t ON %s
          WHERE s.%s IS NOT NULL%s"""
        .formatted(
            keyText(capture, true),
            capture.snapshot(),
            now.only(),
            Match.on(capture.key(), Column::old, now, "t", "s"),
            capture.key().get(0).old(),
            free);
  }

  private String superseded(Capture capture) {
    return history.laterRows(capture).stream()
        .map(
            later ->
                " AND NOT EXISTS (SELECT FROM %s AS l WHERE %s)"
                    .formatted(later.snapshot(), keys("l", false, "s", true, capture)))
        .collect(Collectors.joining());
  }

  /** Two snapshots speak of one key, as the table spells it now. */
  private String keys(String one, boolean oneLeft, String two, boolean twoLeft, Capture capture) {
    return capture.key().stream()
        .map(
            column -> {
              Column spelled = now.column(column.number()).orElseThrow();
              return "%s = %s"
                  .formatted(
                      spelled.sought(one + "." + (oneLeft ? column.left() : column.old())),
                      spelled.sought(two + "." + (twoLeft ? column.left() : column.old())));
            })
        .collect(Collectors.joining(" AND "));
  }

  /** The value now, as the snapshot would keep it. */
  private String current(Column column) {
    Column spelled = now.column(column.number()).orElseThrow();
    String value = "t." + spelled.name();
    return spelled.type().equals(column.type())
        ? column.kept(value)
        : column.kept("%s::%s".formatted(value, column.keptType()));
  }

  private String keyText(Capture capture, boolean old) {
    String names =
        capture.key().stream()
            .map(c -> now.column(c.number()).map(Column::name).orElse(c.name()))
            .collect(Collectors.joining(", "));
    String values =
        capture.key().stream()
            .map(c -> "s." + (old ? c.old() : c.left()) + "::text")
            .collect(Collectors.joining(", "));
    return "format('%%s (%%s)=(%%s)', %s, %s, concat_ws(', ', %s))"
        .formatted(Sql.literal(now.ident()), Sql.literal(names), values)
        .replace("%%", "%");
  }
}
