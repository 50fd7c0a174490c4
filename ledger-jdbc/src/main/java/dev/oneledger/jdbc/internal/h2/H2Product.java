package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
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
import java.util.Objects;

/** How a managed environment works on H2. */
final class H2Product implements StepwiseProduct {
  private final Connections connections;
  private final TargetOptions options;
  private final SchemaName journalSchema;
  private final LedgerTables tables;

  H2Product(Connections connections, TargetOptions options) {
    this.connections = connections;
    this.options = options;
    this.journalSchema = Objects.requireNonNullElse(options.journalSchema(), SchemaName.DEFAULT);
    this.tables = H2Tables.in(journalSchema, "JdbcTarget.journalSchema(...)");
  }

  @Override
  public SqlDialect language() {
    return SqlDialect.H2;
  }

  @Override
  public LedgerTables tables() {
    return tables;
  }

  @Override
  public TargetState inspect(Session session, JournalKey key) throws SQLException {
    return new SchemaContents(session, tables, journalSchema, options.schema()).inspect(key);
  }

  @Override
  public Workplace workplace(Session session, JournalKey key) throws SQLException {
    RowLock lock = new RowLock(connections, session, H2Tables.lock(journalSchema), key);
    return new Workplace(session, tables, lock);
  }

  @Override
  public StatementTools tools(Session session, Step step) {
    return new StatementTools(
        new H2Statements(session),
        new CatalogProbe(session, SqlDialect.H2, ScriptedObject.Finder.INSTANCE),
        new H2Settings(session, options, step),
        new H2Sessions(session));
  }
}
