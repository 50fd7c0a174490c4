package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A managed environment's database on PostgreSQL. */
final class PostgresTarget implements StatementwiseTarget {
  private final DataSource dataSource;
  private final TargetOptions options;
  private final LedgerTables tables;
  private final JournalReads reads;

  PostgresTarget(DataSource dataSource, TargetOptions options) {
    this.dataSource = dataSource;
    this.options = options;
    this.tables = new LedgerTables(options.journalSchema(), "JdbcTarget.journalSchema(...)");
    this.reads = new JournalReads(dataSource, tables);
  }

  @Override
  public SqlDialect dialect() {
    return SqlDialect.POSTGRESQL;
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return reads.head(key).stream().findFirst();
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return reads.after(key, afterSequence);
  }

  @Override
  public TargetState inspect(JournalKey key) {
    try (Session session = Session.open(dataSource)) {
      return new SchemaContents(session, options.schema(), tables).inspect(key);
    } catch (SQLException failed) {
      throw PostgresErrors.translate("Inspecting the database", failed);
    }
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    EntryChain chain = new EntryChain(entries);
    StepRules.checkTransactional(step);
    try (Session session = Session.open(dataSource)) {
      return new Application(session, options, tables, step, chain).run(deadline);
    }
  }

  @Override
  public boolean hasTransactionalDdl() {
    return true;
  }

  @Override
  public Duration applyStatements(Step step, StepJournal journal, Deadline deadline) {
    StepRules.checkStatementwise(step);
    DataSource direct = options.statementConnections();
    try (Session session = Session.open(direct == null ? dataSource : direct)) {
      return new StatementwiseApplication(session, options, tables, step, journal).run(deadline);
    }
  }
}
