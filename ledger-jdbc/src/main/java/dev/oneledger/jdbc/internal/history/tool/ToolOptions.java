package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What the reader of a tool's table was told. Internal: may change in any release.
 *
 * @param table where the table is; null for the tool's usual places
 * @param files the folder of the tool's own files; null if it is not at hand
 * @param zone the zone of times without one; null if it is not known
 * @param only which of several histories in the table; null for the only one, or all
 * @param longest how long a statement may take
 */
public record ToolOptions(
    @Nullable TableName table,
    @Nullable Path files,
    @Nullable ZoneId zone,
    @Nullable String only,
    Duration longest) {

  /** Nothing was said. */
  public static final ToolOptions NONE =
      new ToolOptions(null, null, null, null, ReadOnlySession.LONGEST_STATEMENT);

  /** The same with a table. */
  public ToolOptions table(TableName changed) {
    return new ToolOptions(changed, files, zone, only, longest);
  }

  /** The same with a folder. */
  public ToolOptions files(Path changed) {
    return new ToolOptions(table, changed, zone, only, longest);
  }

  /** The same with a zone. */
  public ToolOptions zone(ZoneId changed) {
    return new ToolOptions(table, files, changed, only, longest);
  }

  /** The same for one of several histories. */
  public ToolOptions only(String changed) {
    return new ToolOptions(table, files, zone, changed, longest);
  }

  /** The same with a limit. */
  public ToolOptions longest(Duration changed) {
    return new ToolOptions(table, files, zone, only, changed);
  }
}
