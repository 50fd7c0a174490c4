package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies whole columns or tables before a statement drops or converts them. */
final class CopyCapture {

  private final Capture capture;

  CopyCapture(Capture capture) {
    this.capture = capture;
  }

  /**
   * Locked as the statement will lock it, so that nothing comes in between.
   *
   * <p>Into an empty snapshot: an earlier copy belongs to a column or table that is no more.
   */
  String before() {
    String kept =
        capture.olds().stream()
            .map(column -> column.kept("t." + column.name()))
            .collect(Collectors.joining(", "));
    return Sql.block(
        Settings.declarations(),
        Settings.set()
            + """
            LOCK TABLE %4$s IN ACCESS EXCLUSIVE MODE;
            TRUNCATE %1$s;
            INSERT INTO %1$s (%2$s) SELECT %3$s FROM %4$s AS t;
            """
                .formatted(
                    capture.snapshot(),
                    names(capture.olds(), Column::old),
                    kept,
                    capture.table().only())
            + Settings.reset());
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
                MESSAGE = format('C010 the keys of %%s rows of %%s are others after statement %%s, which converts its columns.', lost, %5$s, %6$d),
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
