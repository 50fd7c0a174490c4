package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies whole columns or tables before a statement drops or converts them. */
final class CopyCapture {

  private final Registry registry;
  private final Capture capture;

  CopyCapture(Registry registry, Capture capture) {
    this.registry = registry;
    this.capture = capture;
  }

  /**
   * Locked as the statement will lock it, so that nothing comes in between. What an earlier run
   * kept stays, since the column or table of that name is the one that it left.
   */
  String before() {
    String kept =
        capture.olds().stream()
            .map(column -> column.kept("t." + column.name()))
            .collect(Collectors.joining(", "));
    return Sql.block(
        Settings.declarations() + EarlierRun.DECLARATIONS,
        Settings.set()
            + """
            LOCK TABLE %4$s IN ACCESS EXCLUSIVE MODE;
            IF NOT %6$s THEN
              INSERT INTO %1$s (%2$s) SELECT %3$s FROM %4$s AS t;
            %5$sEND IF;
            """
                .formatted(
                    capture.snapshot(),
                    names(capture.olds(), Column::old),
                    kept,
                    capture.table().only(),
                    capture.news().isEmpty() ? "" : "ELSE\n" + again(),
                    registry.keptEarlier(capture.snapshot()))
            + Settings.reset());
  }

  /** The statement converts the values once more; of rows that are gone none is needed. */
  private String again() {
    String key = Match.on(capture.key(), Column::left, capture.table(), "t", "s");
    String differing =
        "SELECT FROM %1$s AS t LEFT JOIN %2$s AS s ON %3$s WHERE s.id IS NULL OR NOT record_image_eq(ROW(%4$s), ROW(%5$s))"
            .formatted(
                capture.table().only(),
                capture.snapshot(),
                key,
                names(capture.news(), column -> column.kept("t." + column.name())),
                names(capture.news(), column -> "s." + column.left()));
    return EarlierRun.stop(differing, capture.table())
        + "DELETE FROM %s AS s WHERE NOT EXISTS (SELECT FROM %s AS t WHERE %s);\n"
            .formatted(capture.snapshot(), capture.table().only(), key);
  }

  /** What the statement made of the values. */
  String after(Shape table) {
    String values =
        capture.news().stream()
            .map(column -> "%s = %s".formatted(column.left(), column.kept("t." + column.name())))
            .collect(Collectors.joining(", "));
    return Sql.block(
        Settings.declarations() + "\n  found bigint;\n  lost bigint;",
        Settings.set()
            + """
            UPDATE %1$s AS s SET %2$s FROM %3$s AS t WHERE %4$s;
            GET DIAGNOSTICS found = ROW_COUNT;
            SELECT count(*) - found INTO lost FROM %1$s;
            IF lost <> 0 THEN
              RAISE EXCEPTION USING
                MESSAGE = format('C010 the keys of %%s rows of %%s are others after statement %%s, which converts its columns.', lost, %5$s, %6$s),
                HINT = 'Change keys in a statement of their own, or write the rollback by hand.';
            END IF;
            """
                .formatted(
                    capture.snapshot(),
                    values,
                    table.only(),
                    Match.on(capture.key(), Column::old, table, "t", "s"),
                    Sql.literal(table.ident()),
                    capture.statement())
            + Settings.reset());
  }

  private static String names(List<Column> columns, Function<Column, String> name) {
    return columns.stream().map(name).collect(Collectors.joining(", "));
  }
}
