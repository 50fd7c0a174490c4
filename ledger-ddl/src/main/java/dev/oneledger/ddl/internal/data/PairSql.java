package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a trigger does with its rows: pairs of old and new image, joined with those already in the
 * snapshot. Both transition tables of an update are in the order in which it took the rows, which
 * is how a row is known whose key changes.
 */
final class PairSql implements RowChanges {

  private final Capture capture;
  private final Shape part;

  PairSql(Capture capture, Shape part) {
    this.capture = capture;
    this.part = part;
  }

  @Override
  public String gone(String from) {
    String pairs =
        "SELECT row_number() OVER () AS pos, %s, %s FROM %s AS t"
            .formatted(images(Column::old), nulls(Column::left), from);
    return merge(
        pairs,
        chain(Column::left, same(Column::left, Column::old)),
        chain(
            Column::old,
            "s.%s IS NULL AND %s".formatted(key().old(), meets(Column::left, Column::old))));
  }

  @Override
  public String come() {
    String pairs =
        "SELECT row_number() OVER () AS pos, %s, %s FROM new_rows AS t"
            .formatted(nulls(Column::old), images(Column::left));
    return merge(
        pairs,
        chain(
            Column::left,
            "s.%s IS NULL AND %s".formatted(key().left(), meets(Column::old, Column::left))),
        chain(Column::old, same(Column::old, Column::left)));
  }

  @Override
  public String changed() {
    String pairs =
        """
        SELECT pos, %s FROM (SELECT row_number() OVER () AS pos, %s FROM old_rows AS t) AS a
          JOIN (SELECT row_number() OVER () AS pos, %s FROM new_rows AS t) AS b USING (pos)"""
            .formatted(all(), images(Column::old), images(Column::left));
    return counted()
        + merge(
            pairs,
            chain(Column::left, same(Column::left, Column::old)),
            chain(Column::old, same(Column::old, Column::left)));
  }

  /** A trigger of the partition that a row moves to may keep it out, and no pair is right then. */
  private String counted() {
    return """
        IF (SELECT count(*) FROM old_rows) <> (SELECT count(*) FROM new_rows) THEN
          RAISE EXCEPTION USING
            MESSAGE = %s,
            HINT = 'Move rows by DELETE and INSERT, disable the trigger before, or write the rollback by hand.';
        END IF;
        """
        .formatted(
            Sql.literal(
                "C010 statement %s updates rows of %s, and a trigger keeps some of them from arriving in another partition, so they cannot be told apart; nothing was changed."
                    .formatted(capture.statement(), capture.table().ident())));
  }

  /** Of rows that differ between a copy and the table. */
  String different(String copy, String from) {
    String on =
        capture.key().stream()
            .map(column -> "a.%s = b.%s".formatted(column.old(), column.left()))
            .collect(Collectors.joining(" AND "));
    String pairs =
        """
        SELECT row_number() OVER () AS pos, %s FROM %s AS a FULL JOIN (SELECT %s FROM %s AS t) AS b ON %s
          WHERE NOT record_image_eq(ROW(%s), ROW(%s))"""
            .formatted(
                all(),
                copy,
                images(Column::left),
                from,
                on,
                list(capture.olds(), column -> "a." + column.old()),
                list(capture.olds(), column -> "b." + column.left()));
    return merge(
        pairs,
        chain(Column::left, same(Column::left, Column::old)),
        chain(Column::old, same(Column::old, Column::left)));
  }

  private Column key() {
    return capture.key().get(0);
  }

  /** Joined where one row follows the other; the first time there is nothing to join with. */
  private String merge(String pairs, String forward, String backward) {
    return """
        IF NOT EXISTS (SELECT FROM %1$s) THEN
          INSERT INTO %1$s (%2$s) SELECT %2$s FROM (%3$s) AS p;
        ELSE
          WITH pairs AS MATERIALIZED (%3$s),
          forward AS (%4$s RETURNING p.pos, s.id),
          backward AS (%5$s AND p.pos NOT IN (SELECT pos FROM forward) AND s.id NOT IN (SELECT id FROM forward)
            RETURNING p.pos)
          INSERT INTO %1$s (%2$s) SELECT %2$s FROM pairs AS p
            WHERE p.pos NOT IN (SELECT pos FROM forward UNION ALL SELECT pos FROM backward);
        END IF;"""
        .formatted(capture.snapshot(), all(), pairs, forward, backward);
  }

  /** The image on one side becomes that of the pair. */
  private String chain(Function<Column, String> image, String where) {
    return "UPDATE %s AS s SET %s FROM pairs AS p WHERE %s"
        .formatted(
            capture.snapshot(),
            capture.olds().stream()
                .map(column -> "%1$s = p.%1$s".formatted(image.apply(column)))
                .collect(Collectors.joining(", ")),
            where);
  }

  /** The row has the key, and is the same row to the last byte. */
  private String same(Function<Column, String> known, Function<Column, String> pair) {
    return "%s AND record_image_eq(ROW(%s), ROW(%s))"
        .formatted(
            meets(known, pair),
            list(capture.olds(), column -> "s." + known.apply(column)),
            list(capture.olds(), column -> "p." + pair.apply(column)));
  }

  private String meets(Function<Column, String> known, Function<Column, String> pair) {
    return capture.key().stream()
        .map(column -> "s.%s = p.%s".formatted(known.apply(column), pair.apply(column)))
        .collect(Collectors.joining(" AND "));
  }

  private String images(Function<Column, String> image) {
    return list(
        capture.olds(),
        column ->
            column.kept("t." + part.column(column.name()).orElse(column).name())
                + " AS "
                + image.apply(column));
  }

  private String nulls(Function<Column, String> image) {
    return list(
        capture.olds(),
        column -> "CAST(NULL AS %s) AS %s".formatted(column.keptType(), image.apply(column)));
  }

  private String all() {
    return list(capture.olds(), Column::old) + ", " + list(capture.olds(), Column::left);
  }

  private static String list(List<Column> columns, Function<Column, String> item) {
    return columns.stream().map(item).collect(Collectors.joining(", "));
  }
}
