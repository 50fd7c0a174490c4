package dev.oneledger.ddl.internal.rollback;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.SqlText;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.internal.data.CapturePlan;
import dev.oneledger.ddl.internal.data.DataCapture;
import dev.oneledger.ddl.internal.inverse.DdlScript;
import dev.oneledger.ddl.internal.inverse.DdlScript.DataLoss;
import dev.oneledger.ddl.internal.inverse.Inversion;
import dev.oneledger.ddl.internal.inverse.Matching;
import dev.oneledger.ddl.internal.probe.MigrationProbe;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.ddl.internal.probe.SequenceState;
import dev.oneledger.ddl.internal.probe.StatementEffect;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Generates one rollback on one connection. Internal: may change in any release.
 *
 * @param migration the migration
 * @param budget for the rows that it keeps
 */
public record Rolling(Migration migration, DataBudget budget) {

  /** Does it, in a transaction that is given up. */
  public RollingResult on(Connection connection) throws SQLException {
    boolean autoCommit = connection.getAutoCommit();
    connection.setAutoCommit(false);
    SequenceState sequences = SequenceState.of(connection);
    try {
      return of(MigrationProbe.run(connection, migration));
    } finally {
      connection.rollback();
      sequences.restore(connection);
      connection.commit();
      connection.setAutoCommit(autoCommit);
    }
  }

  private RollingResult of(ProbedMigration probed) {
    CapturePlan plan = DataCapture.plan(probed, budget);
    DdlScript way =
        Inversion.of(probed.after(), probed.before(), Matching.BY_IDENTITY, plan.former());
    List<Finding> refusals = new ArrayList<>();
    probed.effects().forEach(effect -> unread(effect, refusals));
    way.refusals().forEach(refusal -> refusals.add(notInvertible(refusal)));
    refusals.addAll(plan.refusals());
    if (!migration.transactional() && !plan.isEmpty()) {
      refusals.add(notKept());
    }
    String text = new RollbackText(migration, probed.before().major(), way, plan.restore()).text();
    return new RollingResult(
        SqlText.of(text), plan, refusals, way.losses().stream().map(this::note).toList());
  }

  private void unread(StatementEffect effect, List<Finding> refusals) {
    if (!effect.unreadCatalogs().isEmpty()) {
      refusals.add(
          new Finding(
              FindingCode.CATALOG_NOT_READ,
              "%s:%s".formatted(migration.origin(), effect.statement().line()),
              "the statement changes %s, which no snapshot reads"
                  .formatted(String.join(", ", effect.unreadCatalogs().stream().sorted().toList())),
              "Write the rollback by hand; the proof judges the rest of it."));
    }
  }

  private Finding notInvertible(DdlScript.Refusal refusal) {
    return new Finding(
        FindingCode.NOT_INVERTIBLE,
        migration.origin(),
        "%s: %s".formatted(refusal.object(), refusal.why()),
        refusal.remedy());
  }

  /** What is kept before a statement and what follows it belong into one transaction with it. */
  private Finding notKept() {
    return new Finding(
        FindingCode.NOT_INVERTIBLE,
        migration.origin(),
        "it changes rows outside a transaction, so they cannot be kept for the rollback",
        "Put the statements that change rows into a migration of their own, without the directive.");
  }

  private Finding note(DataLoss loss) {
    String what =
        switch (loss.kind()) {
          case TABLE_DROPPED -> "the rollback drops table %s with the rows that are in it then";
          case COLUMN_DROPPED -> "the rollback drops column %s with the values that are in it then";
          case TYPE_CHANGED -> "the rollback converts the values that are in %s then";
          case SEQUENCE_RESET -> "the rollback sets the counter of %s back";
        };
    String column = loss.column().isEmpty() ? "" : "." + loss.column();
    return new Finding(
        FindingCode.NOT_JUDGED,
        migration.origin(),
        what.formatted(loss.table() + column),
        "Keep them elsewhere before rolling back, if they are needed.");
  }
}
