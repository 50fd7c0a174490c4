package dev.oneledger.ddl.internal.data;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Copies all rows of a table before a migration changes the first of them and after the last. */
final class WholeCapture {

  private final Registry registry;
  private final Capture capture;
  private final TableHistory history;

  WholeCapture(Registry registry, Capture capture, TableHistory history) {
    this.registry = registry;
    this.capture = capture;
    this.history = history;
  }

  /**
   * A copy that an earlier run left stays. Then this run is stopped unless it finds the rows as
   * that one left them: two copies could not both be given back.
   */
  String before() {
    return Sql.block(
        Settings.declarations() + EarlierRun.DECLARATIONS,
        Settings.set()
            + "LOCK TABLE %s IN ACCESS EXCLUSIVE MODE;\n".formatted(capture.table().only())
            + "IF NOT %s THEN\n".formatted(registry.keptEarlier(capture.snapshot()))
            + copy("false", capture.olds(), Column::old, capture.table())
            + history.last().map(this::again).orElse("")
            + "END IF;\n"
            + Settings.reset());
  }

  private String again(Shape now) {
    return "ELSE\n"
        + EarlierRun.stop(
            new BagImages(history, now).different(capture.news().isEmpty() ? ">" : "<>"),
            capture.table());
  }

  /** What the migration made of the rows; empty if the first copy tells. */
  List<String> after(Shape table) {
    if (capture.news().isEmpty()) {
      return List.of();
    }
    return List.of(
        Sql.block(
            Settings.declarations(),
            """
            IF to_regclass(%s) IS NULL THEN
              RETURN;
            END IF;
            """
                    .formatted(Sql.literal(capture.snapshot()))
                + Settings.set()
                + "DELETE FROM %s WHERE come;\n".formatted(capture.snapshot())
                + copy("true", capture.news(), Column::left, table)
                + Settings.reset()));
  }

  private String copy(
      String come, List<Column> columns, Function<Column, String> image, Shape table) {
    String names = columns.stream().map(c -> ", " + image.apply(c)).collect(Collectors.joining());
    String values =
        columns.stream().map(c -> ", " + c.kept("t." + c.name())).collect(Collectors.joining());
    return "INSERT INTO %s (come%s) SELECT %s%s FROM %s AS t;\n"
        .formatted(capture.snapshot(), names, come, values, table.only());
  }
}
