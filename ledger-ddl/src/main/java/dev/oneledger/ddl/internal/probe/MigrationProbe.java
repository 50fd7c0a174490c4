package dev.oneledger.ddl.internal.probe;

import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.SqlDialect;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlScript;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.catalog.Catalog;
import dev.oneledger.jdbc.internal.catalog.PostgresCatalog;
import dev.oneledger.jdbc.internal.catalog.TouchedCatalogs;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Runs a migration statement by statement inside a transaction that the caller opened and will roll
 * back, and sees what each statement did. Internal: may change in any release.
 *
 * <p>What psql or our own runner would do is done: settings made by one statement hold for the
 * next. Each statement has a savepoint of its own, since the server would otherwise empty a table a
 * second time without a trace. Sequences do not take part in transactions: what a statement drew
 * from one stays drawn. The catalogs between the first and the last have no dependencies.
 */
public final class MigrationProbe {
  private static final String MARK = "oneledger_statement";

  private final Connection connection;
  private Catalog catalog;
  private Activity activity;
  private boolean complete = true;

  private MigrationProbe(Connection connection) throws SQLException {
    this.connection = connection;
    this.catalog = PostgresCatalog.read(connection, SchemaName.DEFAULT);
    this.activity = ActivityReader.read(connection);
  }

  /**
   * Runs a migration. The connection is not in autocommit, and its transaction is broken where this
   * throws.
   *
   * @throws MigrationFailedException if a statement fails, with its line
   * @throws dev.oneledger.LedgerException if the text cannot be cut into statements, or holds a
   *     statement that no transaction can run
   */
  public static ProbedMigration run(Connection connection, Migration migration)
      throws SQLException {
    SqlScript script = SqlSplitter.split(migration.apply().text(), SqlDialect.POSTGRESQL);
    ClientLines.requireHarmless(script);
    OuterTransaction inner = OuterTransaction.strip(script);
    MigrationProbe probe = new MigrationProbe(connection);
    Catalog before = probe.catalog;
    List<StatementEffect> effects = new ArrayList<>();
    int last = inner.statements().size();
    for (SqlStatement statement : inner.statements()) {
      effects.add(probe.step(migration, statement, statement.number() == last));
    }
    Catalog after =
        probe.complete ? probe.catalog : PostgresCatalog.read(connection, SchemaName.DEFAULT);
    return new ProbedMigration(migration, script, inner, before, after, effects);
  }

  private StatementEffect step(Migration migration, SqlStatement statement, boolean last)
      throws SQLException {
    Catalog before = catalog;
    Activity then = activity;
    StatementRun.run(connection, "SAVEPOINT " + MARK);
    try {
      StatementRun.run(connection, statement);
    } catch (SQLException failed) {
      throw FailedStatement.of(migration, statement, failed);
    }
    StatementRun.run(connection, "RELEASE SAVEPOINT " + MARK);
    activity = ActivityReader.read(connection);
    Set<String> changed = activity.catalogsSince(then);
    if (!changed.isEmpty()) {
      Catalog read =
          last
              ? PostgresCatalog.read(connection, SchemaName.DEFAULT)
              : PostgresCatalog.readObjects(connection, SchemaName.DEFAULT);
      if (!read.lines().equals(catalog.lines())) {
        catalog = read;
        complete = last;
      }
    }
    return new StatementEffect(
        statement,
        before,
        catalog,
        activity.touchedSince(then),
        activity.temporarySince(then),
        changed,
        TouchedCatalogs.unread(changed));
  }
}
