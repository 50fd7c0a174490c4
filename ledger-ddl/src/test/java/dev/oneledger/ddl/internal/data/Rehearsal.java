package dev.oneledger.ddl.internal.data;

import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.MigrationProbe;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A migration that was tried on a database and can run there with its captures, and back. */
final class Rehearsal {

  private final TestDatabase database;
  private final ProbedMigration probed;
  private final CapturePlan plan;

  private Rehearsal(TestDatabase database, ProbedMigration probed, CapturePlan plan) {
    this.database = database;
    this.probed = probed;
    this.plan = plan;
  }

  static Rehearsal of(TestDatabase database, String sql) {
    return of(database, sql, DataBudget.DEFAULT);
  }

  static Rehearsal of(TestDatabase database, String sql, DataBudget budget) {
    return of(database, sql, budget, List.of());
  }

  /** Probed where the tables are as they are, and empty. */
  static Rehearsal ofEmpty(TestDatabase database, String sql) {
    return of(database, sql, DataBudget.DEFAULT, List.of("TRUNCATE items, parts, log"));
  }

  private static Rehearsal of(
      TestDatabase database, String sql, DataBudget budget, List<String> first) {
    Migration migration =
        new Migration(MigrationId.parse("7_change"), SqlText.of(sql), null, true, "V7__change.sql");
    ProbedMigration probed =
        in(
            database,
            false,
            statement -> {
              SequenceState sequences = SequenceState.of(statement.getConnection());
              run(statement, first);
              ProbedMigration probe = MigrationProbe.run(statement.getConnection(), migration);
              statement.execute("ROLLBACK");
              sequences.restore(statement.getConnection());
              statement.execute("COMMIT");
              return probe;
            });
    return new Rehearsal(database, probed, DataCapture.plan(probed, budget));
  }

  CapturePlan plan() {
    return plan;
  }

  /** Runs it as its guard would: every statement between what belongs before and after it. */
  void apply() {
    applyWhile(() -> {});
  }

  /** The same, with what other sessions do after each statement, before what follows it. */
  void applyWhile(Runnable others) {
    in(
        database,
        true,
        statement -> {
          for (SqlStatement one : probed.inner().statements()) {
            run(statement, plan.before(one.number()));
            StatementRun.run(statement.getConnection(), one);
            others.run();
            run(statement, plan.after(one.number()));
          }
          return null;
        });
  }

  /** Rolls it back, with this as the structure's part before and after the rows. */
  void rollBack(List<String> tables, List<String> constraints) {
    in(
        database,
        true,
        statement -> {
          run(statement, plan.restore().beforeStructure());
          run(statement, tables);
          run(statement, plan.restore().afterStructure());
          run(statement, constraints);
          run(statement, plan.restore().atEnd());
          return null;
        });
  }

  /** Rolls it back with the structure that it changed. */
  void rollBackAll() {
    DdlScript way =
        Inversion.of(probed.after(), probed.before(), Matching.BY_IDENTITY, plan.former());
    rollBack(
        way.statements().subList(0, way.rowsAt()),
        way.statements().subList(way.rowsAt(), way.statements().size()));
  }

  /** Rolls back a migration that changes rows alone. */
  void rollBack() {
    rollBack(List.of(), List.of());
  }

  private static void run(Statement statement, List<String> all) throws SQLException {
    for (String sql : all) {
      statement.execute(sql);
    }
  }

  private static <T> T in(TestDatabase database, boolean commit, Work<T> work) {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      T result = work.on(statement);
      if (commit) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return result;
    } catch (SQLException failed) {
      throw new IllegalStateException(failed.getMessage(), failed);
    }
  }

  private interface Work<T> {
    T on(Statement statement) throws SQLException;
  }
}
