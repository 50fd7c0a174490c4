package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.LineMap;
import dev.oneledger.ddl.internal.probe.FailedStatement;
import dev.oneledger.ddl.internal.probe.Footprint;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.SessionState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.internal.sql.OuterTransaction;
import dev.oneledger.internal.sql.SqlSplitter;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Runs a guarded text twice from the state before, and compares with what the original did. Rows
 * that the original itself makes anew each time, by a random value or the clock, are only counted.
 */
final class Verification {
  private final Connection connection;
  private final ProbedMigration probed;
  private final SessionState session;
  private final SequenceState sequences;
  private final String before;
  private final Set<String> tables;
  private @Nullable Outcome original;

  Verification(
      Connection connection,
      ProbedMigration probed,
      SessionState session,
      SequenceState sequences,
      String before) {
    this.connection = connection;
    this.probed = probed;
    this.session = session;
    this.sequences = sequences;
    this.before = before;
    this.tables = touched(probed);
  }

  private static Set<String> touched(ProbedMigration probed) {
    Set<String> tables = new TreeSet<>();
    probed
        .effects()
        .forEach(
            effect ->
                effect
                    .tables()
                    .forEach(
                        table -> {
                          tables.add(table.ident());
                          probed.after().byId(table.id()).ifPresent(o -> tables.add(o.ident()));
                        }));
    return tables;
  }

  /** Looks at what the original left, which just ran, and puts the session back. */
  void seeOriginal() throws SQLException {
    settleConstraints(probed.migration());
    original = Outcome.of(probed.after(), connection, tables);
    session.restore(connection);
  }

  /** What does not hold of the guarded migration; empty if all does. */
  List<Finding> verify(Migration guarded, LineMap lines) throws SQLException {
    Outcome expected = original;
    if (expected == null) {
      throw new IllegalStateException("The original was not looked at");
    }
    rewind();
    Finding failure = run(guarded, lines, FindingCode.NOT_GUARDABLE, "in its first run");
    if (failure != null) {
      return List.of(failure);
    }
    Outcome first = Outcome.read(connection, tables);
    session.restore(connection);
    Footprint footprint = Footprint.of(connection);
    failure = run(guarded, lines, FindingCode.NOT_GUARDABLE, "in its second run");
    if (failure != null) {
      return List.of(failure);
    }
    boolean still = Footprint.of(connection).isSame(footprint);
    Outcome second = still ? first : Outcome.read(connection, tables);
    List<Finding> findings = new ArrayList<>(differences(first, second, "A second run changes"));
    if (!first.isSame(expected)) {
      findings.addAll(differences(reproducible(expected, first), first, "The guarded text gives"));
    }
    return findings;
  }

  /** What the original gives a second time, where it does not give the same each time. */
  private Outcome reproducible(Outcome expected, Outcome found) throws SQLException {
    rewind();
    for (SqlStatement statement : probed.inner().statements()) {
      StatementRun.run(connection, statement);
    }
    return expected.whereStable(Outcome.read(connection, tables), found);
  }

  private void rewind() throws SQLException {
    StatementRun.run(connection, "ROLLBACK TO SAVEPOINT " + before);
    sequences.restore(connection);
  }

  private @Nullable Finding run(Migration guarded, LineMap lines, FindingCode code, String when)
      throws SQLException {
    OuterTransaction inner =
        OuterTransaction.strip(SqlSplitter.split(guarded.apply().text(), SqlDialect.POSTGRESQL));
    for (SqlStatement statement : inner.statements()) {
      try {
        StatementRun.run(connection, statement);
      } catch (SQLException failed) {
        int line = lineOf(statement, lines);
        return new Finding(
            code,
            guarded.origin() + ":" + line,
            "Guarded, this statement fails %s: %s (SQLSTATE %s)"
                .formatted(when, FailedStatement.message(failed), failed.getSQLState()),
            "Write it so that it can run inside EXECUTE, or guard it by hand.");
      }
    }
    settleConstraints(guarded);
    return null;
  }

  private static int lineOf(SqlStatement statement, LineMap lines) {
    int count = (int) statement.text().lines().count();
    for (int line = statement.line(); line < statement.line() + count; line++) {
      if (lines.original(line) > 0) {
        return lines.original(line);
      }
    }
    return 0;
  }

  /** What a commit would check. */
  private void settleConstraints(Migration migration) throws SQLException {
    try {
      StatementRun.run(connection, "SET CONSTRAINTS ALL IMMEDIATE");
    } catch (SQLException failed) {
      throw FailedStatement.atCommit(migration, failed);
    }
  }

  private List<Finding> differences(Outcome expected, Outcome found, String what) {
    List<Finding> findings = new ArrayList<>();
    String place = probed.migration().origin();
    expected.catalogDifferences(found).stream()
        .limit(5)
        .forEach(
            line ->
                findings.add(
                    new Finding(
                        FindingCode.NOT_GUARDABLE,
                        place,
                        what + " another catalog: " + line,
                        "Guard the statement by hand, or put it into a migration of its own.")));
    expected
        .rowDifferences(found)
        .forEach(
            (name, difference) ->
                findings.add(
                    new Finding(
                        FindingCode.DATA_UNGUARDED,
                        place,
                        what + " other contents of " + name + ": " + difference,
                        "Put the statement into a migration of its own.")));
    return findings;
  }
}
