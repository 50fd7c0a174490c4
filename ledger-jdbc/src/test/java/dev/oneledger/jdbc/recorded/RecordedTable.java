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
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * The history table of a recording, in the database where it was replayed.
 *
 * @param schema its schema, or database
 */
record RecordedTable(MigrationTool tool, String schema, String name) {

  /** The recordings there are of a product, by their folders' names. */
  static List<String> recordedOn(String product) throws IOException {
    Path all = Recording.of("rails").folder().getParent();
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(product + ".sql")))
          .map(folder -> folder.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /** Replays a recording and finds its table. */
  static RecordedTable replayed(String recording, ScratchDatabase database, String product) {
    Recording.of(recording).replay(database, product);
    List<DetectedHistory> found = HistoryTable.detect(database.dataSource());
    MigrationTool tool = found.get(0).tool();
    if (found.size() != 1 || tool == null) {
      throw new IllegalStateException(
          "%s is one table of one tool: %s".formatted(recording, found));
    }
    String table = found.get(0).table();
    int dot = table.indexOf('.');
    return new RecordedTable(tool, table.substring(0, dot), table.substring(dot + 1));
  }

  History open(DataSource database) {
    return HistoryTable.of(tool, database);
  }

  /** Schema and name in quotes. */
  String quoted(char quote) {
    return "%1$s%2$s%1$s.%1$s%3$s%1$s".formatted(quote, schema, name);
  }
}
