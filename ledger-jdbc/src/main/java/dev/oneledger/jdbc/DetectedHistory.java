package dev.oneledger.jdbc;

import dev.oneledger.jdbc.internal.history.tool.Detection;
import dev.oneledger.jdbc.internal.history.tool.KnownTools;
import dev.oneledger.jdbc.internal.history.tool.Signature;
import org.jspecify.annotations.Nullable;

/**
 * A table in a database that is, or has the name of, the history table of a tool.
 *
 * @param tool the tool, if {@link HistoryTable#of} reads it
 * @param name the tool's name; {@code unknown} if nothing tells whose table it is
 * @param table the table, as {@code schema.table}
 * @param because what decides, in words: the columns, what is beside it, or why nothing does
 * @param reader how a reader of it is opened, in words
 */
public record DetectedHistory(
    @Nullable MigrationTool tool, String name, String table, String because, String reader) {

  static DetectedHistory of(Detection found) {
    Signature signature = found.tool();
    String table = found.table().toString();
    MigrationTool tool = signature == null ? null : MigrationTool.of(signature).orElse(null);
    return new DetectedHistory(
        tool,
        signature == null ? "unknown" : signature.tool(),
        table,
        found.because(),
        reader(signature, tool, table));
  }

  private static String reader(
      @Nullable Signature signature, @Nullable MigrationTool tool, String table) {
    if (tool != null) {
      return "HistoryTable.of(MigrationTool.%s, dataSource).table(\"%s\")"
          .formatted(tool.name(), table);
    }
    if (KnownTools.FLYWAY.equals(signature)) {
      return "FlywayHistory.on(dataSource).table(\"%s\") of ledger-flyway-adapter".formatted(table);
    }
    if (KnownTools.LIQUIBASE.equals(signature)) {
      return "LiquibaseHistory.on(dataSource).table(\"%s\") of ledger-liquibase-adapter"
          .formatted(table);
    }
    return "none by itself: describe it with HistoryTable.on(dataSource).table(\"%s\"), or implement History"
        .formatted(table);
  }

  /** The table, the tool and why. */
  @Override
  public String toString() {
    return "%s: %s (%s)".formatted(table, name, because);
  }
}
