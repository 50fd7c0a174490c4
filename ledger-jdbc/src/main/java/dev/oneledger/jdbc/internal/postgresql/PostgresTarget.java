package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A managed environment's database on PostgreSQL. */
final class PostgresTarget implements Target {
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
    refuseOutsideTransaction(step);
    refuseTransactionControl(step);
    try (Session session = Session.open(dataSource)) {
      return new Application(session, options, tables, step, chain).run(deadline);
    }
  }

  /** A COMMIT among the statements would part them from their entry. */
  private static void refuseTransactionControl(Step step) {
    for (SqlStatement statement : step.statements()) {
      if (statement.classification().verb() == StatementVerb.TRANSACTION) {
        throw new LedgerException(
            "Migration '%s' (%s) controls the transaction itself at line %d: '%s'. It runs in one transaction together with its journal entry; nothing was done. Remove the statement."
                .formatted(
                    step.migration(), step.origin(), statement.line(), statement.text().strip()));
      }
    }
  }

  private static void refuseOutsideTransaction(Step step) {
    boolean outside =
        step.statements().stream()
            .anyMatch(statement -> statement.classification().outsideTransaction());
    if (!step.transactional() || outside) {
      throw new LedgerException(
          "Migration '%s' (%s) needs to run outside a transaction, which this target does not support yet; nothing was done. Apply it by hand, or rewrite it so that it can run in a transaction."
              .formatted(step.migration(), step.origin()));
    }
  }
}
