package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.ddl.internal.evolve.DraftProbe;
import dev.oneledger.ddl.internal.evolve.DraftReach;
import dev.oneledger.ddl.internal.evolve.EvolutionSettings;
import dev.oneledger.ddl.internal.evolve.GeneratedDraft;
import dev.oneledger.ddl.internal.evolve.ManagedDatabase;
import dev.oneledger.ddl.internal.evolve.PresentSchema;
import dev.oneledger.jdbc.internal.SchemaName;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;

/** What stands between a proposal and the ledger. */
final class EvolutionJudgement {
  private final EvolutionSettings settings;
  private final ManagedDatabase database;
  private final PresentSchema present;
  private final Supplier<DataSource> scratches;
  private final Contract contract;

  EvolutionJudgement(
      EvolutionSettings settings,
      ManagedDatabase database,
      PresentSchema present,
      Supplier<DataSource> scratches) {
    this.settings = settings;
    this.database = database;
    this.contract = Contract.forDialect(SqlDialect.POSTGRESQL).protecting(database.ledgerSchema());
    this.present = present;
    this.scratches = scratches;
  }

  /**
   * Judges a draft: forbidden statements before anything of it runs; then, in a scratch database,
   * what it destroys, guard and rollback, and the proof; the whole contract last.
   */
  Evolution of(Migration draft) {
    refuseForbidden(draft);
    DataSource scratch = scratch();
    DraftProbe probe = DraftProbe.of(draft, settings.agent() == null, scratch);
    List<Finding> destructive = probe.destruction().without(settings.consent());
    if (!destructive.isEmpty()) {
      throw new FindingsException("The generated migration destroys something.", destructive);
    }
    return draft.rollback() == null
        ? withGeneratedRollback(draft, scratch, List.of())
        : withOwnRollback(draft, scratch, probe.rollbackChangesRows());
  }

  /** An agent's own rollback stands if the proof says that it leads back, else ours does. */
  private Evolution withOwnRollback(Migration draft, DataSource scratch, boolean changesRows) {
    if (changesRows) {
      return withGeneratedRollback(
          draft, scratch, List.of(notUsed(draft, "it changes rows, or has code that may")));
    }
    try {
      GuardedMigration guarded = Guard.of(draft).on(scratch);
      return proven(guarded.migration(), scratch, guarded.notes());
    } catch (FindingsException refused) {
      List<Finding> reasons =
          refused.findings().stream()
              .map(each -> notUsed(draft, each.code().code() + ", " + each.text()))
              .toList();
      return withGeneratedRollback(draft, scratch(), reasons);
    }
  }

  private Evolution withGeneratedRollback(
      Migration draft, DataSource scratch, List<Finding> notes) {
    GeneratedRollback prepared =
        Rollback.of(draft).withBudget(settings.budget()).guarded().on(scratch);
    return proven(
        prepared.migration(),
        scratch,
        Stream.concat(notes.stream(), prepared.notes().stream()).toList());
  }

  private Evolution proven(Migration prepared, DataSource scratch, List<Finding> notes) {
    Migration migration = GeneratedDraft.named(prepared);
    contract.check(migration).throwIfAny();
    ProofVerdict verdict = Proof.of(migration).onPrepared(scratch);
    if (!isAcceptable(verdict)) {
      throw new FindingsException(
          "The generated migration %s is not proven.".formatted(migration.id()),
          verdict.findings());
    }
    List<Finding> all = Stream.concat(notes.stream(), verdict.findings().stream()).toList();
    return new Evolution(database.environment(), migration, verdict, all, List.of(), null);
  }

  /** Proven, but for rows that were not there to try it on: then it is recorded as claimed. */
  private static boolean isAcceptable(ProofVerdict verdict) {
    return verdict.findings().stream()
        .allMatch(finding -> finding.code() == FindingCode.NOT_JUDGED);
  }

  private DataSource scratch() {
    DataSource scratch = scratches.get();
    present.makeIn(scratch, new SchemaName(database.ledgerSchema()));
    return scratch;
  }

  private void refuseForbidden(Migration draft) {
    List<Finding> forbidden =
        contract.check(draft).refusals().stream()
            .filter(finding -> finding.code() == FindingCode.FORBIDDEN_STATEMENT)
            .collect(Collectors.toCollection(ArrayList::new));
    forbidden.addAll(DraftReach.of(draft, database.ledgerSchema()));
    if (!forbidden.isEmpty()) {
      throw new FindingsException("The generated migration was not run anywhere.", forbidden);
    }
  }

  private static Finding notUsed(Migration draft, String why) {
    return new Finding(
        FindingCode.NOT_JUDGED,
        "the rollback of " + draft.origin(),
        "the agent's own rollback was not used, a generated one stands in its place: " + why,
        "Compare the two, if it matters which.");
  }
}
