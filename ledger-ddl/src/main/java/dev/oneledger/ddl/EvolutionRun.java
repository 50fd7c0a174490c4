package dev.oneledger.ddl;

import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.SqlDialect;
import dev.oneledger.SyncReport;
import dev.oneledger.ddl.internal.evolve.EvolutionSettings;
import dev.oneledger.ddl.internal.evolve.GeneratedDraft;
import dev.oneledger.ddl.internal.evolve.GeneratedFile;
import dev.oneledger.ddl.internal.evolve.ManagedDatabase;
import dev.oneledger.ddl.internal.evolve.PresentSchema;
import dev.oneledger.spi.SchemaAgent;
import dev.oneledger.spi.SchemaProposal;
import dev.oneledger.spi.SchemaRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/** One evolution of one environment. */
final class EvolutionRun {
  private final Ledger ledger;
  private final EvolutionSettings settings;
  private final String environment;

  /** Of this environment. */
  EvolutionRun(Ledger ledger, EvolutionSettings settings, String environment) {
    this.ledger = ledger;
    this.settings = settings;
    this.environment = environment;
  }

  /** Everything short of writing. */
  Evolution plan(String desired) {
    ManagedDatabase database = ManagedDatabase.of(ledger, environment);
    PresentSchema present = PresentSchema.of(database);
    SchemaAgent agent = agent(database);
    int attempts = settings.agent() == null ? 1 : settings.attempts();
    List<Finding> objections = List.of();
    for (int attempt = 1; ; attempt++) {
      SchemaProposal proposal =
          agent.propose(
              new SchemaRequest(
                  environment,
                  SqlDialect.POSTGRESQL,
                  desired,
                  present.text(),
                  attempt,
                  objections));
      if (proposal.isEmpty()) {
        return new Evolution(environment, null, null, List.of(), List.of(), null);
      }
      try {
        return judged(database, present, agent, proposal);
      } catch (FindingsException refused) {
        if (attempt >= attempts) {
          throw refused;
        }
        objections = refused.findings();
      }
    }
  }

  /** Everything, to the end. */
  Evolution evolve(String desired) {
    Evolution planned = plan(desired);
    Migration migration = planned.migration();
    if (migration == null || planned.verdict() == null) {
      return planned;
    }
    List<Path> files =
        settings.folder() == null ? List.of() : GeneratedFile.write(migration, settings.folder());
    ledger.register(migration);
    ledger.record(planned.verdict().record(settings.clock().instant()));
    SyncReport report = applied(files);
    return new Evolution(environment, migration, planned.verdict(), planned.notes(), files, report);
  }

  /** A migration that cannot be applied here shall not wait in the next build's folder. */
  private SyncReport applied(List<Path> files) {
    try {
      return ledger.sync(environment);
    } catch (RuntimeException refused) {
      GeneratedFile.delete(files);
      throw refused;
    }
  }

  private SchemaAgent agent(ManagedDatabase database) {
    SchemaAgent other = settings.agent();
    if (other != null) {
      return other;
    }
    DesiredStateAgent own =
        DesiredStateAgent.on(database.dataSource(), scratch())
            .renaming(settings.renames().toArray(Rename[]::new))
            .consenting(settings.consent())
            .ledgerSchema(database.ledgerSchema());
    return database.schema().map(own::schema).orElse(own);
  }

  private Supplier<DataSource> scratch() {
    Supplier<DataSource> scratch = settings.scratch();
    if (scratch == null) {
      throw new LedgerException(
          "Environment '%s' does not evolve without a scratch database: what is generated is tried out before it is applied. Give one by SchemaEvolution.scratch."
              .formatted(environment));
    }
    return scratch;
  }

  private Evolution judged(
      ManagedDatabase database, PresentSchema present, SchemaAgent agent, SchemaProposal proposal) {
    Migration draft =
        GeneratedDraft.of(
            proposal,
            agent.name(),
            ledger.migrations(),
            settings.slug(),
            settings.clock().instant());
    return new EvolutionJudgement(settings, database, present, scratch()).of(draft);
  }
}
