package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.jdbc.internal.history.rows.TimeRule;
import dev.oneledger.spi.HistoryReading;
import dev.oneledger.spi.HistoryRow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A tool's table, found and open. Lives within one reading. Internal: may change in any release.
 *
 * @param tool the tool's name
 * @param session what reads
 * @param table its table
 * @param options what the reader was told
 * @param asOf when it was begun
 */
public record Lookup(
    String tool, ReadOnlySession session, FoundTable table, ToolOptions options, Instant asOf) {

  /** Rows of the table. */
  List<HistoryRow> rows(TableRows rows) throws SQLException {
    return rows.read(session, table);
  }

  /** A column with times that are moments where its type or the reader's zone says so. */
  TimeRule time(String column) {
    return TimeRule.ifKnown(column, options.zone());
  }

  /** The folder of the tool's files, if it is at hand. */
  Optional<ToolFolder> folder() {
    Path files = options.files();
    return files == null ? Optional.empty() : Optional.of(ToolFolder.of(files, tool));
  }

  /** A table in the same schema, if it is there and has these columns. */
  Optional<FoundTable> beside(String name, String... columns) throws SQLException {
    return session
        .beside(table, name)
        .filter(found -> List.of(columns).stream().allMatch(found::has));
  }

  /** The result. */
  HistoryReading reading(List<HistoryRow> rows) {
    return new HistoryReading("%s of %s".formatted(table, tool), asOf, rows);
  }

  /** The result, with what else is to be said of the table. */
  HistoryReading reading(List<HistoryRow> rows, String remark) {
    return new HistoryReading("%s of %s, %s".formatted(table, tool, remark), asOf, rows);
  }
}
