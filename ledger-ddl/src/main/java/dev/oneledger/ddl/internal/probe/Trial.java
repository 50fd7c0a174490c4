package dev.oneledger.ddl.internal.probe;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a statement did in a run that is taken back at once. Internal: may change in any release.
 *
 * @param failure why it failed; null if it did not
 * @param after the catalog after it, the given one where it wrote to none
 * @param touchedRows whether it touched rows, or drew from a sequence
 */
public record Trial(@Nullable SQLException failure, Catalog after, boolean touchedRows) {
  private static final String MARK = "oneledger_trial";

  /**
   * Runs a statement and takes it back.
   *
   * @param catalog the catalog as it is now
   */
  public static Trial of(Connection connection, SqlStatement statement, Catalog catalog)
      throws SQLException {
    SequenceState sequences = SequenceState.of(connection);
    Activity before = ActivityReader.read(connection);
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      return run(connection, statement, catalog, before, sequences);
    } finally {
      StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + MARK);
      StatementRun.run(connection, "RELEASE SAVEPOINT " + MARK);
      sequences.restore(connection);
    }
  }

  /** Runs a statement and takes it back; null if it does not fail. */
  public static @Nullable SQLException failureOf(Connection connection, SqlStatement statement)
      throws SQLException {
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      StatementRun.run(connection, statement);
      return null;
    } catch (SQLException failed) {
      return failed;
    } finally {
      StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + MARK);
      StatementRun.run(connection, "RELEASE SAVEPOINT " + MARK);
    }
  }

  private static Trial run(
      Connection connection,
      SqlStatement statement,
      Catalog catalog,
      Activity before,
      SequenceState sequences)
      throws SQLException {
    try {
      StatementRun.run(connection, statement);
    } catch (SQLException failed) {
      return new Trial(failed, catalog, false);
    }
    Activity after = ActivityReader.read(connection);
    Set<String> changed = after.catalogsSince(before);
    Catalog now =
        changed.isEmpty() ? catalog : PostgresCatalog.readObjects(connection, SchemaName.DEFAULT);
    boolean rows =
        !after.touchedSince(before).isEmpty() || !SequenceState.of(connection).equals(sequences);
    return new Trial(null, now, rows);
  }
}
