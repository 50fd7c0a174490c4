package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.ProofRows;
import dev.oneledger.ddl.internal.consent.LedgerReach;
import dev.oneledger.ddl.internal.probe.FailedStatement;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.jdbc.internal.Product;
import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the steps of a proof had to show anything with. Internal: may change in any release.
 *
 * @param rows which rows
 * @param forth what keeps the migration from being proven replayable
 * @param back what keeps it from being proven reversible
 */
public record Coverage(ProofRows rows, List<Finding> forth, List<Finding> back) {
  private static final Coverage NOTHING = new Coverage(ProofRows.NONE, List.of(), List.of());

  /** Copies the lists. */
  public Coverage {
    forth = List.copyOf(forth);
    back = List.copyOf(back);
  }

  /**
   * Looks, in a database in the state before the migration, which is left in it. On other products
   * than PostgreSQL nothing is looked at.
   *
   * @param connection in autocommit
   */
  public static Coverage of(Connection connection, Migration migration) {
    try {
      if (Product.of(connection.getMetaData()) != Product.POSTGRESQL) {
        return NOTHING;
      }
      return new Trial(connection, migration).coverage();
    } catch (SQLException failed) {
      return doubted(migration, FailedStatement.message(failed));
    } catch (LedgerException untried) {
      return doubted(migration, String.valueOf(untried.getMessage()));
    }
  }

  /** What fails in a trial fails in the steps, too, or may be claimed at most. */
  private static Coverage doubted(Migration migration, String why) {
    List<Finding> doubt =
        List.of(
            new Finding(
                FindingCode.NOT_JUDGED,
                migration.origin(),
                "it could not be tried whether the proof had the rows it needs: " + why,
                "Prove it on a database with rows of your own, by after(...) or onPrepared(...)."));
    return new Coverage(ProofRows.NONE, doubt, doubt);
  }

  /** Transactions that are given up. */
  private record Trial(Connection connection, Migration migration) {

    Coverage coverage() throws SQLException {
      List<Finding> ledger = ledger();
      if (!ledger.isEmpty()) {
        return new Coverage(ProofRows.NONE, ledger, ledger);
      }
      Touched touched = givenUp(() -> Touched.by(migration, connection));
      List<Finding> unseen = touched.unread();
      Set<String> empty = new TreeSet<>();
      Set<String> there = new TreeSet<>();
      for (String table : touched.tables()) {
        (MadeUpRows.hasRows(connection, table) ? there : empty).add(table);
      }
      return empty.isEmpty()
          ? new Coverage(new ProofRows(there, Set.of(), Set.of()), unseen, unseen)
          : givenUp(() -> onMadeUpRows(there, empty, unseen));
    }

    private Coverage onMadeUpRows(Set<String> there, Set<String> empty, List<Finding> unseen)
        throws SQLException {
      Set<String> made = new MadeUpRows(connection).fill(empty);
      Set<String> missing = new TreeSet<>(empty);
      missing.removeAll(made);
      RowTrial.Result result =
          made.isEmpty()
              ? new RowTrial.Result(List.of(), List.of(), null)
              : new RowTrial(connection, migration, made).run();
      List<Finding> doubts = new ArrayList<>(unseen);
      if (!missing.isEmpty()) {
        doubts.add(withoutRows(missing, "none could be made up"));
      }
      if (result.untried() != null) {
        doubts.add(withoutRows(made, "on rows that were made up " + result.untried()));
        missing.addAll(made);
        made = Set.of();
      }
      return new Coverage(
          new ProofRows(there, made, missing),
          joined(result.forth(), doubts),
          joined(result.back(), doubts));
    }

    private Finding withoutRows(Set<String> tables, String why) {
      return new Finding(
          FindingCode.NOT_JUDGED,
          migration.origin(),
          "it changes, destroys or rewrites rows of %s, which had none in the proof, and %s"
              .formatted(String.join(", ", new TreeSet<>(tables)), why),
          "Give them rows, by after(...) or onPrepared(...).");
    }

    private List<Finding> ledger() {
      LedgerReach reach = LedgerReach.beyondRecords(SchemaName.DEFAULT.value());
      List<Finding> findings = new ArrayList<>();
      reach
          .lines(TextRun.of(migration.apply()).statements())
          .forEach(line -> findings.add(ledger("%s:%s".formatted(migration.origin(), line))));
      if (migration.rollback() != null) {
        reach
            .lines(TextRun.of(migration.rollback()).statements())
            .forEach(
                line ->
                    findings.add(
                        ledger("the rollback of %s:%s".formatted(migration.origin(), line))));
      }
      return findings;
    }

    private static Finding ledger(String place) {
      return new Finding(
          FindingCode.CATALOG_NOT_READ,
          place,
          "the statement names the ledger's own schema, which no proof looks at",
          "Leave it to the ledger what is in its schema.");
    }

    private <T> T givenUp(Question<T> question) throws SQLException {
      SequenceState sequences = SequenceState.of(connection);
      StatementRun.run(connection, "DISCARD ALL");
      StatementRun.run(connection, "BEGIN");
      try {
        return question.ask();
      } finally {
        StatementRun.run(connection, "ROLLBACK");
        sequences.restore(connection);
      }
    }
  }

  private static List<Finding> joined(List<Finding> first, List<Finding> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }

  private interface Question<T> {
    T ask() throws SQLException;
  }
}
