package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.JournalReads;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.PipeliningTarget;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A managed environment's database on PostgreSQL. */
final class PostgresTarget implements StatementwiseTarget, PipeliningTarget {
  private final Connections connections;
  private final TargetOptions options;
  private final SchemaName journalSchema;
  private final LedgerTables tables;
  private final JournalReads reads;

  PostgresTarget(Connections connections, TargetOptions options) {
    this.connections = connections;
    this.options = options;
    this.journalSchema = Objects.requireNonNullElse(options.journalSchema(), SchemaName.DEFAULT);
    this.tables = PostgresTables.in(journalSchema, "JdbcTarget.journalSchema(...)");
    this.reads = new JournalReads(connections, tables);
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
    try (Session session = open(connections)) {
      return new SchemaContents(session, options.schema(), journalSchema, tables).inspect(key);
    } catch (SQLException failed) {
      throw PostgresErrors.translate("Inspecting the database", failed);
    }
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    EntryChain chain = new EntryChain(entries);
    StepRules.checkTransactional(step);
    try (Session session = open(connections)) {
      return new Application(session, options, tables, step, chain).run(deadline);
    }
  }

  @Override
  public boolean mayShareTrip(Step step) {
    return Pipeline.takes(step);
  }

  @Override
  public List<Duration> applyInOrder(List<Work> works) {
    works.forEach(work -> StepRules.checkTransactional(work.step()));
    try (Session session = open(connections)) {
      return new Pipeline(session, options, tables, works).run();
    }
  }

  private Session open(Connections from) {
    return Session.open(from, tables.rules());
  }

  @Override
  public boolean hasTransactionalDdl() {
    return true;
  }

  @Override
  public Duration applyStatements(Step step, StepJournal journal, Deadline deadline) {
    StepRules.checkStatementwise(step);
    Connections direct = options.statementConnections();
    try (Session session = open(direct == null ? connections : direct)) {
      return new StatementwiseApplication(session, options, tables, step, journal).run(deadline);
    }
  }
}
