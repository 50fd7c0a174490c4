package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.history.files.ToolFolder;
import dev.oneledger.spi.HistoryPending;
import dev.oneledger.spi.HistoryRow;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a tool's files have and its table has not. */
final class PendingFiles {
  private PendingFiles() {}

  /** One with its file; it can be run by others if that is SQL. */
  static HistoryPending file(String key, @Nullable MigrationId id, ToolFolder folder, String file) {
    SqlText text = file.endsWith(".sql") ? folder.text(file).orElse(null) : null;
    return new HistoryPending(key, id, text, text == null ? "it is no SQL file" : null);
  }

  /** The keys of the rows there are. */
  static Set<String> keys(List<HistoryRow> rows) {
    return rows.stream().map(HistoryRow::key).collect(Collectors.toSet());
  }
}
