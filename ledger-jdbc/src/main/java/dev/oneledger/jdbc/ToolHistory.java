package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.jdbc.internal.history.tool.ToolOption;
import dev.oneledger.jdbc.internal.history.tool.ToolOptions;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import javax.sql.DataSource;

/**
 * The history of a tool that is known, read from its table and never written. Immutable and
 * thread-safe; every method returns a changed copy.
 *
 * <pre>{@code
 * History theirs =
 *     HistoryTable.of(MigrationTool.ATLAS, prodDb)
 *         .table("ops.atlas_schema_revisions")
 *         .files(checkout.resolve("migrations"));
 * }</pre>
 *
 * <p>Which options a tool has is said at its {@link MigrationTool}; one that would mean nothing is
 * refused. Reading opens one read-only transaction and needs SELECT on the tool's table, nothing
 * else.
 */
public final class ToolHistory implements History {
  private final MigrationTool tool;
  private final DataSource dataSource;
  private final ToolOptions options;

  ToolHistory(MigrationTool tool, DataSource dataSource) {
    this(tool, dataSource, ToolOptions.NONE);
  }

  private ToolHistory(MigrationTool tool, DataSource dataSource, ToolOptions options) {
    this.tool = tool;
    this.dataSource = dataSource;
    this.options = options;
  }

  /**
   * In another place than the tool's usual one: {@code table} in the connection's current schema,
   * or {@code schema.table}, in any letter case.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public ToolHistory table(String name) {
    return with(options.table(TableName.parse(name)));
  }

  /**
   * With the folder of the tool's own files, as it is where the tool runs. It adds what the table
   * alone does not say; reading fails if it is not there.
   *
   * @throws dev.oneledger.LedgerException if it would add nothing for this tool
   */
  public ToolHistory files(Path folder) {
    tool.tool().requireOption(ToolOption.FILES);
    return with(options.files(folder));
  }

  /**
   * With the zone of times that the tool keeps without one. Without it such times are left out,
   * never guessed.
   *
   * @throws dev.oneledger.LedgerException if this tool keeps none
   */
  public ToolHistory zone(ZoneId zone) {
    tool.tool().requireOption(ToolOption.ZONE);
    return with(options.zone(zone));
  }

  /**
   * Only one of several histories that share the table: an app of Django, a project of Sqitch, a
   * schema of pgroll.
   *
   * @throws dev.oneledger.LedgerException if this tool's table holds one history
   */
  public ToolHistory only(String name) {
    tool.tool().requireOption(ToolOption.ONLY);
    return with(options.only(name));
  }

  /** With another limit than 30 seconds on how long a statement may take; at least one second. */
  public ToolHistory timeout(Duration longest) {
    return with(options.longest(longest));
  }

  private ToolHistory with(ToolOptions changed) {
    return new ToolHistory(tool, dataSource, changed);
  }

  @Override
  public HistoryReading read() {
    return tool.tool().read(dataSource, options);
  }

  @Override
  public String toString() {
    return "history of " + tool;
  }
}
