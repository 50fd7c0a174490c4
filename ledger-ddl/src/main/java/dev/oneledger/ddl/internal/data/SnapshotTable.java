package dev.oneledger.ddl.internal.data;

import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes a snapshot table. A run that follows one that was not rolled back goes on with its. */
final class SnapshotTable {

  private SnapshotTable() {}

  static String create(Registry registry, Capture capture) {
    String indexes =
        capture.kind() == Capture.Kind.ROWS
            ? index(capture, Column::old) + index(capture, Column::left)
            : "";
    return Sql.block(
        "",
        registry.clear(capture.snapshot())
            + """
            IF to_regclass(%s) IS NULL THEN
              CREATE TABLE %s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, %s);
            %s%sEND IF;"""
                .formatted(
                    Sql.literal(capture.snapshot()),
                    capture.snapshot(),
                    capture.definitions().collect(Collectors.joining(", ")),
                    indexes,
                    Privacy.of(capture.snapshot())));
  }

  private static String index(Capture capture, Function<Column, String> image) {
    return "  CREATE INDEX ON %s (%s);\n"
        .formatted(
            capture.snapshot(),
            capture.key().stream().map(image).collect(Collectors.joining(", ")));
  }
}
