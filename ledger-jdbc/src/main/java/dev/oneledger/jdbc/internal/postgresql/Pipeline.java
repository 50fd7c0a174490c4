package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.PipeliningTarget.Work;
import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementClass;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Several small steps in one flush, as the package's description says. For one thread, once. */
final class Pipeline {
  /** Of these, no form ends a transaction, and none that returns rows is taken. */
  private static final Set<StatementVerb> PLAIN =
      EnumSet.of(
          StatementVerb.CREATE,
          StatementVerb.ALTER,
          StatementVerb.DROP,
          StatementVerb.COMMENT,
          StatementVerb.GRANT,
          StatementVerb.REVOKE,
          StatementVerb.INSERT);

  /** What is longer would fill the flush by itself. */
  private static final int CHARACTERS = 16 * 1024;

  private static final int STATEMENTS = 50;

  private final Session session;
  private final TargetOptions options;
  private final LedgerTables tables;
  private final List<Work> works;

  Pipeline(Session session, TargetOptions options, LedgerTables tables, List<Work> works) {
    this.session = session;
    this.options = options;
    this.tables = tables;
    this.works = List.copyOf(works);
  }

  /** Whether a step is one of those that may share a flush. */
  static boolean takes(Step step) {
    return step.migration() != null
        && step.statements().size() <= STATEMENTS
        && step.statements().stream().mapToInt(each -> each.text().length()).sum() <= CHARACTERS
        && step.statements().stream().map(SqlStatement::classification).allMatch(Pipeline::isPlain);
  }

  private static boolean isPlain(StatementClass words) {
    return PLAIN.contains(words.verb())
        && !words.mayReturnRows()
        && !words.outsideTransaction()
        && !words.changesStringSyntax();
  }

  /** Applies as many of them as can be, in order. */
  List<Duration> run() {
    if (works.isEmpty() || !DriverFacts.hasStandardStrings(session.connection())) {
      return List.of();
    }
    long began = System.nanoTime();
    try (Statement statement = session.statement()) {
      Flush flush = new Flush(statement);
      int applied = applied(flush);
      return durations(flush, applied, Duration.ofNanos(System.nanoTime() - began));
    } catch (SQLException failed) {
      session.rollback();
      throw PostgresErrors.translate("Applying " + names(), failed);
    } catch (RuntimeException | Error broken) {
      session.rollback();
      throw broken;
    }
  }

  private int applied(Flush flush) throws SQLException {
    try {
      for (Work work : works) {
        StepTransaction transaction =
            new StepTransaction(options, tables, work.step(), new EntryChain(work.entries()));
        transaction.begin(flush);
        transaction.run(flush);
      }
      flush.send();
      return works.size();
    } catch (FlushException failed) {
      if (PostgresErrors.isConnectionLost(failed.error())) {
        throw failed.error();
      }
      session.rollback();
      return recorded();
    }
  }

  /** How many of them the journal has: what the driver says of a failed batch does not tell. */
  private int recorded() throws SQLException {
    Set<String> hashes;
    try {
      hashes = hashesSince(works.get(0).entries().get(0));
    } catch (SQLException unreadable) {
      if (PostgresErrors.isMissingTable(unreadable)) {
        return 0;
      }
      throw unreadable;
    }
    int recorded = 0;
    while (recorded < works.size() && hashes.contains(lastHash(works.get(recorded)))) {
      recorded++;
    }
    return recorded;
  }

  private Set<String> hashesSince(JournalEntry first) throws SQLException {
    String sql =
        "SELECT hash FROM %s WHERE app = %s AND journal = %s AND sequence >= %s"
            .formatted(
                tables.journal(),
                SqlLiteral.text(first.key().app()),
                SqlLiteral.text(first.key().journal()),
                first.sequence());
    Set<String> hashes = new HashSet<>();
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        hashes.add(rows.getString(1));
      }
    }
    return hashes;
  }

  private static String lastHash(Work work) {
    List<JournalEntry> entries = work.entries();
    return entries.get(entries.size() - 1).chain().hash().toString();
  }

  /**
   * What the journal blocks told; equal shares of our own clock where a pool keeps that from us.
   */
  private static List<Duration> durations(Flush flush, int applied, Duration whole) {
    List<Duration> told = flush.durations();
    return told.size() >= applied
        ? told.subList(0, applied)
        : Collections.nCopies(applied, whole.dividedBy(applied));
  }

  private String names() {
    return works.size() == 1
        ? works.get(0).step().origin()
        : "%s to %s"
            .formatted(works.get(0).step().origin(), works.get(works.size() - 1).step().origin());
  }
}
