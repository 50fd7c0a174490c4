package dev.oneledger.flyway;

import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryReading;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What Flyway says an environment has, read from its table and never written. Immutable and
 * thread-safe. Tables of Flyway 3 to 13 are read.
 *
 * <p>Rows are folded in the order of {@code installed_rank}: a repeatable migration is one row, the
 * latest; an undone one is {@code UNDONE} until it is applied again; what {@code repair} marked as
 * deleted is gone; a baseline is {@code BASELINED}. Row types that Flyway Community refuses to read
 * are read here. Texts are judged by Flyway's CRC32, which does not see where lines end. A Flyway
 * that is just migrating is seen by its lock, on PostgreSQL and MariaDB.
 *
 * <p>On MariaDB {@code installed_on} is a moment. Elsewhere it is what the clock of some session
 * said, so that no row has a time unless {@link #zone} says where that clock was. The value as it
 * stands is among a row's details, with {@code installed_rank}, {@code type}, {@code installed_by},
 * {@code execution_time} in milliseconds, {@code success}, and {@code earlier_rows}, the number of
 * rows of the same migration before it.
 */
public final class FlywayHistory implements History {
  private final DataSource dataSource;
  private final Options options;

  /** What the reader was told besides the database. */
  private record Options(
      @Nullable TableName table,
      @Nullable Path scripts,
      Placeholders placeholders,
      @Nullable ZoneId zone) {
    static final Options DEFAULT = new Options(null, null, Placeholders.UNKNOWN, null);

    String tableName() {
      return String.valueOf(table == null ? FlywayTable.CURRENT : table);
    }
  }

  private FlywayHistory(DataSource dataSource, Options options) {
    this.dataSource = dataSource;
    this.options = options;
  }

  /**
   * {@code flyway_schema_history} in the connection's current schema; where that is not there, the
   * {@code schema_version} of Flyway 4 and older. Where both are, the reading's source names the
   * one that was not read.
   */
  public static FlywayHistory on(DataSource dataSource) {
    return new FlywayHistory(dataSource, Options.DEFAULT);
  }

  /**
   * The same in another table, {@code table} or {@code schema.table}, in any letter case.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits,
   *     {@code _} and {@code $}
   */
  public FlywayHistory table(String name) {
    return with(
        new Options(TableName.parse(name), options.scripts, options.placeholders, options.zone));
  }

  /**
   * The same with their files: a row whose script lies in this folder, under the path that Flyway
   * recorded, carries its text, and scripts that Flyway has not applied are named as pending.
   * Reading fails if the folder is not there, or if a script is not UTF-8 or cannot be read.
   */
  public FlywayHistory scripts(Path folder) {
    return with(new Options(options.table, folder, options.placeholders, options.zone));
  }

  /**
   * The same with the values of their placeholders: a repeatable migration is judged, and a pending
   * one shown, with them filled in. Values that Flyway sets itself, such as {@code
   * flyway:defaultSchema}, are known only if they are given here. Names have no letter case.
   */
  public FlywayHistory placeholders(Map<String, String> values) {
    return placeholders("${", "}", values);
  }

  /**
   * The same where Flyway is told to mark placeholders in another way.
   *
   * @throws dev.oneledger.LedgerException if prefix or suffix is empty
   */
  public FlywayHistory placeholders(String prefix, String suffix, Map<String, String> values) {
    return with(
        new Options(
            options.table,
            options.scripts,
            new Placeholders(true, prefix, suffix, values),
            options.zone));
  }

  /** The same where Flyway runs with {@code placeholderReplacement=false}. */
  public FlywayHistory withoutPlaceholders() {
    return with(new Options(options.table, options.scripts, Placeholders.OFF, options.zone));
  }

  /**
   * The same with the zone of the clock that {@code installed_on} is by, so that rows have a time.
   * On PostgreSQL and H2 it is the zone of the session that ran Flyway; on MariaDB none is needed.
   */
  public FlywayHistory zone(ZoneId clock) {
    return with(new Options(options.table, options.scripts, options.placeholders, clock));
  }

  private FlywayHistory with(Options other) {
    return new FlywayHistory(dataSource, other);
  }

  @Override
  public HistoryReading read() {
    String what = "the history of %s in %s".formatted(FlywayTable.TOOL, options.tableName());
    ScriptFolder scripts =
        options.scripts == null ? ScriptFolder.NONE : ScriptFolder.of(options.scripts);
    return ReadOnlySession.read(dataSource, what, session -> read(session, what, scripts));
  }

  private HistoryReading read(ReadOnlySession session, String what, ScriptFolder scripts)
      throws SQLException {
    Instant asOf = Instant.now();
    FlywayTable table = FlywayTable.in(session, options.table, what);
    FlywayFold fold = new FlywayFold();
    session
        .select(table.found(), FlywayRow.READ, FlywayRow.ORDER, FlywayRow::read)
        .forEach(fold::add);
    FlywayChecksums checksums =
        new FlywayChecksums(table.isOfFlyway3(), options.placeholders, scripts);
    return new HistoryReading(table.source(), asOf, fold.rows(checksums, scripts, options.zone))
        .withPending(new FlywayPending(fold.migrations(), checksums, scripts).list())
        .withLock(FlywayLock.held(session, table.found()));
  }

  @Override
  public String toString() {
    return "history of %s in %s".formatted(FlywayTable.TOOL, options.tableName());
  }
}
