package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.stream.Collectors;

/** Puts the rows back that a migration took away from a table without a key. */
record BagRows(TableHistory history) {

  String inserts() {
    List<Column> columns =
        history.first().columns().stream().filter(column -> !column.generated()).toList();
    String names = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String values =
        columns.stream().map(c -> c.restored("k." + c.old())).collect(Collectors.joining(", "));
    return history.emptied()
        + "%sINSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %s FROM %s ORDER BY k.source, k.id;\n"
            .formatted(counts(columns), history.first().ident(), names, values, from());
  }

  /** As wide as any statement knew it: the first type might cut what came, and so find it equal. */
  private Column last(Column column) {
    return history.last().flatMap(now -> now.column(column.number())).orElse(column);
  }

  private boolean whole() {
    return history.captures().get(0).kind() == Capture.Kind.WHOLE;
  }

  private String from() {
    return whole()
        ? "(SELECT 0 AS source, s.* FROM %s AS s) AS k WHERE NOT k.come"
            .formatted(history.captures().get(0).snapshot())
        : "counted AS k WHERE NOT k.come AND k.nth > k.others";
  }

  /** Of rows that came and went those that came less often. */
  private String counts(List<Column> columns) {
    if (whole()) {
      return "";
    }
    StringBuilder rows = new StringBuilder();
    for (Capture capture : history.captures()) {
      String kept =
          columns.stream()
              .map(c -> ", s.%1$s::%2$s AS %1$s".formatted(c.old(), last(c).keptType()))
              .collect(Collectors.joining());
      rows.append(rows.isEmpty() ? "" : " UNION ALL ")
          .append(
              "SELECT %s AS source, s.id, s.come%s FROM %s AS s"
                  .formatted(capture.statement(), kept, capture.snapshot()));
    }
    String image = columns.stream().map(Column::old).collect(Collectors.joining(", "));
    return """
        WITH kept AS (%s), images AS (SELECT *, ROW(%s) AS image FROM kept),
        ranked AS (SELECT *, rank() OVER (ORDER BY image USING OPERATOR(pg_catalog.*<)) AS same FROM images),
        counted AS (SELECT *, row_number() OVER (PARTITION BY same, come ORDER BY source, id) AS nth,
          count(*) FILTER (WHERE come) OVER (PARTITION BY same) AS others FROM ranked)
        """
        .formatted(rows, image);
  }
}
