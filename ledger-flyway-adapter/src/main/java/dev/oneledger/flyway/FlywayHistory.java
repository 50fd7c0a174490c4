package dev.oneledger.flyway;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway says an environment has, read from its table and never written. Immutable and
 * thread-safe.
 *
 * <p>Rows are folded in the order of {@code installed_rank}: a repeatable migration is one row, the
 * latest; an undone one is {@code UNDONE} until it is applied again; what {@code repair} marked as
 * deleted is gone; a baseline is {@code BASELINED}. Row types that Flyway Community refuses to read
 * are read here. Texts are judged by Flyway's CRC32, which does not see where lines end.
 *
 * <p>No row has a time: {@code installed_on} is the clock of some session in a zone the table does
 * not record.
 */
public final class FlywayHistory implements History {
  private static final String TOOL = "Flyway";
  private static final String DEFAULT_TABLE = "flyway_schema_history";

  private final DataSource dataSource;
  private final TableName table;
  private final @Nullable Path scripts;

  private FlywayHistory(DataSource dataSource, TableName table, @Nullable Path scripts) {
    this.dataSource = dataSource;
    this.table = table;
    this.scripts = scripts;
  }

  /** {@code flyway_schema_history} in the connection's current schema. */
  public static FlywayHistory on(DataSource dataSource) {
    return new FlywayHistory(dataSource, TableName.parse(DEFAULT_TABLE), null);
  }

  /**
   * The same in another table, {@code table} or {@code schema.table}, in any letter case.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public FlywayHistory table(String name) {
    return new FlywayHistory(dataSource, TableName.parse(name), scripts);
  }

  /**
   * The same with their texts: a row whose script lies in this folder, under the path that Flyway
   * recorded, carries its text. Reading fails if such a file is not UTF-8 or cannot be read.
   */
  public FlywayHistory scripts(Path folder) {
    return new FlywayHistory(dataSource, table, folder);
  }

  @Override
  public HistoryReading read() {
    String what = "the history of %s in %s".formatted(TOOL, table);
    Instant asOf = Instant.now();
    return ReadOnlySession.read(
        dataSource,
        what,
        session -> {
          FoundTable found = session.require(table, what);
          found.require(TOOL, FlywayRow.COLUMNS);
          List<FlywayRow> rows =
              session.select(found, FlywayRow.COLUMNS, FlywayRow.ORDER, FlywayRow::read);
          FlywayFold fold = new FlywayFold(new ScriptFolder(scripts), found.has("version_rank"));
          rows.forEach(fold::add);
          return new HistoryReading("%s of %s".formatted(found, TOOL), asOf, fold.rows());
        });
  }

  @Override
  public String toString() {
    return "history of %s in %s".formatted(TOOL, table);
  }
}
