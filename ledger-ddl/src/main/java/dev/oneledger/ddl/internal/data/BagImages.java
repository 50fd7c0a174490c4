package dev.oneledger.ddl.internal.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Counts equal rows in what was kept of a table without a key and in the table as it is: equal to
 * the last byte, by the order that the server has for images of rows. It needs no operator of a
 * type, so that json and xml have it too, and tells -0 from 0.
 */
final class BagImages {

  private final TableHistory history;
  private final Shape now;

  BagImages(TableHistory history, Shape now) {
    this.history = history;
    this.now = now;
  }

  /**
   * Groups of rows of which the migration left more than there are, or, with another operator,
   * less: a name for the row, and the two counts. The name is salted, or who reads the message
   * could guess the row from it.
   */
  String different(String operator) {
    return """
        WITH %s, salt AS MATERIALIZED (SELECT gen_random_uuid()::text AS value),
        counted AS (SELECT same, sum(kept) AS expected, count(place) AS present FROM ranked GROUP BY same),
        differing AS (SELECT *, row_number() OVER (ORDER BY same) AS nth FROM counted
          WHERE greatest(expected, 0) %s present AND (expected > 0 OR '%2$s' = '<>'))
        SELECT CASE WHEN nth <= 20 THEN format('%%s, the row with hash %%s', %s,
            (SELECT left(encode(sha256(convert_to(salt.value || r.image::text, 'UTF8')), 'hex'), 12) FROM ranked r, salt WHERE r.same = d.same LIMIT 1)) END AS key,
          format('%%s left by the migration, %%s now', expected, present) AS change
          FROM differing d ORDER BY nth"""
        .formatted(ranked(), operator, Sql.literal(now.ident()));
  }

  String table() {
    return now.ident();
  }

  /** Takes out as many of the equal rows as the migration left more than it found. */
  String removal() {
    return """
        WITH %s, counted AS (SELECT place, part, sum(kept) OVER (PARTITION BY same) AS expected,
            row_number() OVER (PARTITION BY same, place IS NULL) AS nth FROM ranked)
        DELETE FROM %s AS t USING counted AS c WHERE t.ctid = c.place AND t.tableoid = c.part AND c.nth <= c.expected;
        """
        .formatted(ranked(), now.only());
  }

  private String ranked() {
    List<String> sources = new ArrayList<>();
    for (Capture capture : history.captures()) {
      sources.add(
          "SELECT NULL::tid, NULL::oid, %s, ROW(%s) FROM %s AS s%s"
              .formatted(sign(capture), images(capture), capture.snapshot(), condition(capture)));
    }
    sources.add(
        "SELECT t.ctid, t.tableoid, 0, ROW(%s) FROM %s AS t%s"
            .formatted(images(), now.only(), candidates()));
    return "images (place, part, kept, image) AS (%s), ranked AS MATERIALIZED (SELECT *, rank() OVER (ORDER BY image USING OPERATOR(pg_catalog.*<)) AS same FROM images)"
        .formatted(String.join(" UNION ALL ", sources));
  }

  /** Equal rows have equal texts, so that few rows are sorted where few came or went. */
  private String candidates() {
    if (history.captures().get(0).kind() == Capture.Kind.WHOLE) {
      return "";
    }
    String kept =
        history.captures().stream()
            .map(
                capture ->
                    "SELECT %s FROM %s AS s".formatted(hash(images(capture)), capture.snapshot()))
            .collect(Collectors.joining(" UNION ALL "));
    return " WHERE %s IN (%s)".formatted(hash(images()), kept);
  }

  private static String hash(String images) {
    return "hashtextextended(ROW(%s)::text COLLATE \"C\", 0)".formatted(images);
  }

  private static String sign(Capture capture) {
    return capture.kind() == Capture.Kind.BAG ? "CASE WHEN s.come THEN 1 ELSE -1 END" : "1";
  }

  private static String condition(Capture capture) {
    if (capture.kind() == Capture.Kind.BAG) {
      return "";
    }
    return capture.news().isEmpty() ? "" : " WHERE s.come";
  }

  /** The kept image, as the table would have it now. */
  private String images(Capture capture) {
    return compared().stream()
        .map(column -> kept(capture, column))
        .collect(Collectors.joining(", "));
  }

  private static String kept(Capture capture, Column column) {
    String name = capture.news().isEmpty() ? column.old() : column.left();
    return "s.%s::%s".formatted(name, column.keptType());
  }

  private String images() {
    return compared().stream()
        .map(column -> column.kept("t." + column.name()))
        .collect(Collectors.joining(", "));
  }

  /** The table's columns that were kept each time. */
  private List<Column> compared() {
    return now.columns().stream()
        .filter(column -> history.captures().stream().allMatch(one -> has(one, column)))
        .toList();
  }

  private static boolean has(Capture capture, Column column) {
    List<Column> kept = capture.news().isEmpty() ? capture.olds() : capture.news();
    return kept.stream().anyMatch(one -> one.number() == column.number());
  }

  static Optional<BagImages> of(TableHistory history) {
    return history.last().map(now -> new BagImages(history, now));
  }
}
