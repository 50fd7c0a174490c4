package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.stepwise.CatalogProbe;
import dev.oneledger.jdbc.internal.stepwise.StatementTools;
import dev.oneledger.jdbc.internal.stepwise.StepwiseProduct;
import dev.oneledger.jdbc.internal.stepwise.Workplace;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;

/** How a managed environment works on MariaDB. */
final class MariaDbProduct implements StepwiseProduct {
  private static final String OPTION = "JdbcTarget.journalSchema(...)";

  private final TargetOptions options;
  private final LedgerTables tables;

  MariaDbProduct(TargetOptions options) {
    this.options = options;
    SchemaName journal = options.journalSchema();
    this.tables = MariaDbTables.in(journal == null ? null : journal.value(), OPTION);
  }

  @Override
  public SqlDialect language() {
    return SqlDialect.MARIADB;
  }

  @Override
  public LedgerTables tables() {
    return tables;
  }

  @Override
  public TargetState inspect(Session session, JournalKey key) throws SQLException {
    SchemaName schema = options.schema();
    String database = schema == null ? Databases.chosen(session) : schema.value();
    return new DatabaseContents(session, tables, database).inspect(key);
  }

  @Override
  public Workplace workplace(Session session, JournalKey key) throws SQLException {
    SchemaName journal = options.journalSchema();
    String database = journal == null ? Databases.chosen(session) : journal.value();
    return new Workplace(
        session,
        MariaDbTables.in(database, OPTION),
        new UserLock(session, LockName.of(database, key)));
  }

  @Override
  public StatementTools tools(Session session, Step step) {
    return new StatementTools(
        new MariaDbStatements(session),
        new CatalogProbe(session, SqlDialect.MARIADB, ShownObject.Finder.INSTANCE),
        new MariaDbSettings(session, options, step),
        new MariaDbSessions(session));
  }
}
