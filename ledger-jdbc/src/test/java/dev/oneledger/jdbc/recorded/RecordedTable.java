package dev.oneledger.jdbc.recorded;

import dev.oneledger.jdbc.DetectedHistory;
import dev.oneledger.jdbc.HistoryTable;
import dev.oneledger.jdbc.MigrationTool;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.spi.History;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The history table of a recording, in the database where it was replayed.
 *
 * @param tool whose it is; null for a tool with a module of its own
 * @param schema its schema, or database
 */
record RecordedTable(@Nullable MigrationTool tool, String schema, String name) {

  /** The recordings there are of a product, by their folders. */
  static List<String> recordedOn(String product) throws IOException {
    Path all = Recording.of("rails").folder().getParent();
    try (Stream<Path> files = Files.walk(all)) {
      return files
          .filter(file -> file.endsWith(product + ".sql"))
          .map(file -> all.relativize(file.getParent()).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  /** Replays a recording and finds its table, in one of the schemas that can be its own. */
  static RecordedTable replayed(
      String recording, ScratchDatabase database, String product, Predicate<String> schemas) {
    Recording.of(recording).replay(database, product);
    List<RecordedTable> found =
        HistoryTable.detect(database.dataSource()).stream()
            .map(RecordedTable::of)
            .filter(table -> schemas.test(table.schema()))
            .toList();
    if (found.size() != 1) {
      throw new IllegalStateException(
          "%s is one table of one tool: %s".formatted(recording, found));
    }
    return found.get(0);
  }

  private static RecordedTable of(DetectedHistory found) {
    String table = found.table();
    int dot = table.indexOf('.');
    return new RecordedTable(found.tool(), table.substring(0, dot), table.substring(dot + 1));
  }

  History open(DataSource database) {
    return HistoryTable.of(Objects.requireNonNull(tool), database);
  }

  /** Schema and name in quotes. */
  String quoted(char quote) {
    return "%1$s%2$s%1$s.%1$s%3$s%1$s".formatted(quote, schema, name);
  }
}
