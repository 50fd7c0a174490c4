package dev.oneledger.ddl.internal.guard;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.LineMap;
import dev.oneledger.ddl.internal.probe.MigrationProbe;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.SessionState;
import dev.oneledger.ddl.internal.probe.StatementRun;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Guards one migration on one connection. Internal: may change in any release. */
public final class Guarding {
  private static final String BEFORE = "oneledger_before";

  private final Connection connection;
  private final Migration migration;
  private final Surroundings surroundings;

  /** On this connection, whose transaction is rolled back at the end. */
  public Guarding(Connection connection, Migration migration) {
    this(connection, migration, Surroundings.NONE);
  }

  /** The same with further statements around those of the migration. */
  public Guarding(Connection connection, Migration migration, Surroundings surroundings) {
    this.connection = connection;
    this.migration = migration;
    this.surroundings = surroundings;
  }

  /** Does it. */
  public GuardingResult guard() throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    SequenceState sequences = SequenceState.of(connection);
    try {
      return GuardHeader.isOn(migration.apply().text())
          ? guardAgain(sequences)
          : guard(SessionState.of(connection), sequences);
    } finally {
      connection.rollback();
      sequences.restore(connection);
      connection.commit();
      connection.setAutoCommit(autoCommit);
    }
  }

  private GuardingResult guard(SessionState session, SequenceState sequences) throws SQLException {
    StatementRun.run(connection, "SAVEPOINT " + BEFORE);
    ProbedMigration probed = MigrationProbe.run(connection, migration);
    Verification verification = new Verification(connection, probed, session, sequences, BEFORE);
    verification.seeOriginal();
    Canonical forms = new Canonical(connection);
    List<Judgement> judgements = new Judge(connection, probed, forms).judge();
    GuardPlan plan = new Planner(probed, judgements, forms).plan();
    List<Finding> refusals = Refusals.of(plan);
    if (!refusals.isEmpty()) {
      return GuardingResult.refused(refusals);
    }
    GuardText.Written written =
        new GuardText(plan, surroundings, probed.script(), probed.inner()).write();
    Migration guarded = with(written.text(), new GuardedRollback(plan).text());
    List<Finding> failures = verification.verify(guarded, written.lines());
    return failures.isEmpty()
        ? new GuardingResult(guarded, written.lines(), List.of(), Notes.of(plan))
        : GuardingResult.refused(failures);
  }

  /** What is guarded stays as it is, if it is what it says. */
  private GuardingResult guardAgain(SequenceState sequences) throws SQLException {
    if (!GuardHeader.isIntact(migration.apply().text())) {
      return GuardingResult.refused(
          List.of(
              new Finding(
                  FindingCode.NOT_GUARDABLE,
                  migration.origin() + ":1",
                  "The text says that it is guarded, and was changed since.",
                  "Change the migration it was made from and guard that again.")));
    }
    StatementRun.run(connection, "SAVEPOINT " + BEFORE);
    SessionState session = SessionState.of(connection);
    ProbedMigration probed = MigrationProbe.run(connection, migration);
    int lines = (int) migration.apply().text().lines().count();
    LineMap same = new LineMap(IntStream.rangeClosed(1, lines).boxed().toList());
    Verification verification = new Verification(connection, probed, session, sequences, BEFORE);
    verification.seeOriginal();
    List<Finding> failures = verification.verify(migration, same);
    return failures.isEmpty()
        ? new GuardingResult(migration, same, List.of(), List.of())
        : GuardingResult.refused(failures);
  }

  private Migration with(String apply, @Nullable String rollback) {
    return new Migration(
        migration.id(),
        SqlText.of(apply),
        rollback == null ? null : SqlText.of(rollback),
        migration.transactional(),
        migration.origin());
  }
}
