package dev.oneledger.jdbc;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlDialect;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.Dialect;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.PipeliningTarget;
import dev.oneledger.spi.StatementwiseTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.StepJournal;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A managed environment's database. On PostgreSQL a migration and its journal entries are one
 * transaction: after a failure or a crash there is everything or nothing. One that says {@code --
 * ledger: no-transaction} is applied statement by statement, as {@link StatementwiseTarget}
 * describes, and so is every migration on MariaDB and H2, where changes of the schema commit by
 * themselves. Immutable and thread-safe, as far as the data source is.
 *
 * <p>On PostgreSQL, what a migration sets in its session ends with it: user, role, search path and
 * every other setting of the server are given back. Settings with names of an application's own, as
 * {@code SET app.tenant}, stay, and so does one that a trigger's function changes behind plain DML,
 * and what a migration prepares, listens to, or keeps as temporary tables. {@code RESET ALL} fails
 * a migration, and so does a change of {@code standard_conforming_strings}: literals are always
 * read with it on. Of {@code COPY} there is only {@code FROM stdin} with its data below it.
 * Transaction control is refused; where a script hides it so that it is not seen before it runs, no
 * entry is written, and the error says that what is left is not known.
 *
 * <p>Besides what {@link Target} says, its methods throw {@link dev.oneledger.LedgerException} if a
 * privilege is missing or a newer version of the library made the tables of the journal.
 */
public final class JdbcTarget implements StatementwiseTarget, PipeliningTarget {
  /**
   * How long a migration's statement waits for another session's lock unless told otherwise: while
   * it waits, everybody else who wants the table waits behind it.
   */
  public static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(5);

  private final Connections connections;
  private final TargetOptions options;
  private final ByProduct<StatementwiseTarget> target;

  private JdbcTarget(Connections connections, TargetOptions options) {
    this.connections = connections;
    this.options = options;
    // No lambda: a start in a fresh process would wait for its linking.
    this.target =
        new ByProduct<>(
            connections,
            new Function<>() {
              @Override
              public StatementwiseTarget apply(Dialect dialect) {
                return dialect.target(connections, options);
              }
            });
  }

  /**
   * A target whose migrations run with the connection's own search path, schema or database. Its
   * journal is on PostgreSQL and H2 in schema {@code oneledger}; on MariaDB in the database that
   * the connection has chosen, in tables whose names begin with {@code oneledger_}. Does not
   * connect.
   */
  public static JdbcTarget on(DataSource dataSource) {
    return new JdbcTarget(
        new Connections(dataSource), new TargetOptions(null, null, DEFAULT_LOCK_TIMEOUT, null));
  }

  /**
   * The same with migrations that run in one schema: it alone is their search path. It must be
   * there, or be made by the first migration.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits and
   *     {@code _ $ -}
   */
  public JdbcTarget schema(String name) {
    return new JdbcTarget(connections, options.withSchema(new SchemaName(name)));
  }

  /**
   * The same with the journal's tables in another schema, which is made if it is not there.
   *
   * @throws dev.oneledger.LedgerException if the name has other characters than letters, digits and
   *     {@code _ $ -}
   */
  public JdbcTarget journalSchema(String name) {
    return new JdbcTarget(connections, options.withJournalSchema(new SchemaName(name)));
  }

  /** The same with another limit on waiting for locks; zero is none. */
  public JdbcTarget lockTimeout(Duration limit) {
    return new JdbcTarget(connections, options.withLockTimeout(limit));
  }

  /**
   * The same with another data source for migrations that run statement by statement, to the same
   * database: needed where the first one leads through a pooler that may change the session from
   * one transaction to the next, as PgBouncer does in transaction mode. This one has to go past it,
   * or to a pool of whole sessions. All else goes through the first one.
   */
  public JdbcTarget statementConnections(DataSource direct) {
    return new JdbcTarget(connections, options.withStatementConnections(new Connections(direct)));
  }

  /** Where the connections come from. */
  public DataSource dataSource() {
    return connections.dataSource();
  }

  /** The schema that migrations run in, if one is configured. */
  public Optional<String> migrationSchema() {
    return Optional.ofNullable(options.schema()).map(SchemaName::value);
  }

  /** The schema of the journal's tables, if one is configured. */
  public Optional<String> configuredJournalSchema() {
    return Optional.ofNullable(options.journalSchema()).map(SchemaName::value);
  }

  /** Whether the journal's tables are these, as far as can be told without connecting. */
  boolean keepsJournalsIn(Connections others, @Nullable SchemaName theirs) {
    return connections.dataSource() == others.dataSource()
        && Objects.equals(options.journalSchema(), theirs);
  }

  @Override
  public SqlDialect dialect() {
    return target.use(Target::dialect);
  }

  @Override
  public Optional<JournalEntry> head(JournalKey key) {
    return target.use(each -> each.head(key));
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return target.use(each -> each.read(key, afterSequence));
  }

  @Override
  public TargetState inspect(JournalKey key) {
    return target.use(each -> each.inspect(key));
  }

  @Override
  public Duration apply(Step step, List<JournalEntry> entries, Deadline deadline) {
    return target.use(each -> each.apply(step, entries, deadline));
  }

  /** On PostgreSQL small plain steps may; on the other products, none. */
  @Override
  public boolean mayShareTrip(Step step) {
    return target.use(
        each -> each instanceof PipeliningTarget pipelining && pipelining.mayShareTrip(step));
  }

  @Override
  public List<Duration> applyInOrder(List<Work> works) {
    return target.use(
        each ->
            each instanceof PipeliningTarget pipelining
                ? pipelining.applyInOrder(works)
                : List.of());
  }

  @Override
  public boolean hasTransactionalDdl() {
    return target.use(StatementwiseTarget::hasTransactionalDdl);
  }

  @Override
  public Duration applyStatements(Step step, StepJournal journal, Deadline deadline) {
    return target.use(each -> each.applyStatements(step, journal, deadline));
  }
}
