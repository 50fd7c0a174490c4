package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.agent.Destruction;
import dev.oneledger.ddl.internal.evolve.EvolutionSettings;
import dev.oneledger.ddl.internal.evolve.GeneratedDraft;
import dev.oneledger.ddl.internal.evolve.ManagedDatabase;
import dev.oneledger.ddl.internal.evolve.PresentSchema;
import dev.oneledger.ddl.internal.probe.MigrationProbe;
import dev.oneledger.ddl.internal.probe.ProbedMigration;
import dev.oneledger.jdbc.internal.SchemaName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What stands between a proposal and the ledger. */
final class EvolutionJudgement {
  private final EvolutionSettings settings;
  private final String environment;
  private final ManagedDatabase database;
  private final PresentSchema present;
  private final Contract contract;

  EvolutionJudgement(
      EvolutionSettings settings,
      String environment,
      ManagedDatabase database,
      PresentSchema present) {
    this.settings = settings;
    this.environment = environment;
    this.database = database;
    this.contract =
        Contract.forDialect(SqlDialect.POSTGRESQL).protecting(database.ledgerSchema());
    this.present = present;
  }

  /**
   * Judges a draft: forbidden statements before anything of it runs; then, in a scratch database,
   * what it destroys, guard and rollback, and the proof; the whole contract last.
   */
  Evolution of(Migration draft, DataSource scratch) {
    refuseForbidden(draft);
    present.makeIn(scratch, new SchemaName(database.ledgerSchema()));
    refuseDestruction(draft, scratch);
    GeneratedRollback prepared =
        Rollback.of(draft).withBudget(settings.budget()).guarded().on(scratch);
    Migration migration = GeneratedDraft.named(prepared.migration());
    ContractReport report = contract.check(migration);
    report.throwIfAny();
    ProofVerdict verdict = Proof.of(migration).onPrepared(scratch);
    if (!verdict.isProven()) {
      throw new FindingsException(
          "The generated migration %s is not proven.".formatted(migration.id()),
          verdict.findings());
    }
    return new Evolution(environment, migration, verdict, prepared.notes(), List.of(), null);
  }

  private void refuseForbidden(Migration draft) {
    List<Finding> forbidden =
        contract.check(draft).refusals().stream()
            .filter(finding -> finding.code() == FindingCode.FORBIDDEN_STATEMENT)
            .toList();
    if (!forbidden.isEmpty()) {
      throw new FindingsException("The generated migration was not run anywhere.", forbidden);
    }
  }

  private void refuseDestruction(Migration draft, DataSource scratch) {
    List<Finding> destructive = Destruction.of(probed(draft, scratch)).without(settings.consent());
    if (!destructive.isEmpty()) {
      throw new FindingsException("The generated migration destroys something.", destructive);
    }
  }

  private static ProbedMigration probed(Migration draft, DataSource scratch) {
    try (Connection connection = scratch.getConnection()) {
      connection.setAutoCommit(false);
      try {
        return MigrationProbe.run(connection, draft);
      } finally {
        connection.rollback();
      }
    } catch (SQLException failed) {
      throw new LedgerException(
          "The scratch database does not answer: " + failed.getMessage(), failed);
    }
  }
}
