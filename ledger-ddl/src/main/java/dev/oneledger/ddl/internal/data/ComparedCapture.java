package dev.oneledger.ddl.internal.data;

import dev.oneledger.jdbc.internal.SchemaName;
import java.util.List;
import java.util.stream.Collectors;

/** Copies a table before a statement and keeps what differs from it afterwards. */
final class ComparedCapture {

  private final Capture capture;
  private final String copy;

  ComparedCapture(SchemaName schema, Capture capture) {
    this.capture = capture;
    this.copy = schema.table("snapshot_" + capture.hash() + "_was");
  }

  List<String> before() {
    String kept =
        capture.olds().stream()
            .map(column -> column.kept("t." + column.name()) + " AS " + column.old())
            .collect(Collectors.joining(", "));
    return List.of(
        Sql.block(
            Settings.declarations(),
            Settings.set()
                + "LOCK TABLE %s IN SHARE ROW EXCLUSIVE MODE;\n".formatted(capture.table().only())
                + "CREATE TABLE %s AS SELECT %s FROM %s AS t;\n"
                    .formatted(copy, kept, capture.table().only())
                + Privacy.of(copy)
                + Settings.reset()));
  }

  List<String> after() {
    return List.of(
        Sql.block(
            Settings.declarations(),
            Settings.set()
                + new PairSql(capture, capture.table()).different(copy, capture.table().only())
                + "\nDROP TABLE %s;\n".formatted(copy)
                + Settings.reset()));
  }
}
