package dev.oneledger.ddl;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.ddl.internal.evolve.EvolutionSettings;
import dev.oneledger.spi.SchemaAgent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Brings a managed environment's schema to a desired one in one orchestrated run: a migration is
 * generated, checked against the contract, guarded, given its rollback, proven on a scratch
 * database, written to files, registered in the ledger, and applied. Whatever refuses it stops the
 * run before anything is written anywhere.
 *
 * <p>Settings are immutable; one object serves any number of runs, one after the other for each
 * environment.
 */
public final class SchemaEvolution {
  private final Ledger ledger;
  private final EvolutionSettings settings;

  private SchemaEvolution(Ledger ledger, EvolutionSettings settings) {
    this.ledger = ledger;
    this.settings = settings;
  }

  /**
   * Evolves environments of this ledger by {@link DesiredStateAgent our own agent}, with consent to
   * nothing.
   */
  public static SchemaEvolution on(Ledger ledger) {
    return new SchemaEvolution(ledger, EvolutionSettings.DEFAULT);
  }

  /**
   * Where the generated migration is tried out; needed. Asked at most twice for each proposal, and
   * each time for an empty database of the environment's major version that is thrown away
   * afterwards.
   */
  public SchemaEvolution scratch(Supplier<DataSource> empty) {
    return new SchemaEvolution(ledger, settings.withScratch(empty));
  }

  /** Has another agent write the migration. */
  public SchemaEvolution agent(SchemaAgent agent) {
    return new SchemaEvolution(ledger, settings.withAgent(agent));
  }

  /**
   * How often another agent is asked again with what was objected to its proposal; three times
   * unless told otherwise.
   *
   * @throws LedgerException if it is less than one
   */
  public SchemaEvolution attempts(int most) {
    return new SchemaEvolution(ledger, settings.withAttempts(most));
  }

  /** What is not new in the desired schema but has another name; for our own agent. */
  public SchemaEvolution renaming(Rename... hints) {
    return new SchemaEvolution(ledger, settings.withRenames(List.of(hints)));
  }

  /** Consent to what the migration destroys, whichever agent wrote it. */
  public SchemaEvolution consenting(Consent consent) {
    return new SchemaEvolution(ledger, settings.withConsent(consent));
  }

  /**
   * Writes the migration and its rollback into this folder, under names that carry their hashes. It
   * should be one that the build takes its migrations from.
   */
  public SchemaEvolution writingTo(Path folder) {
    return new SchemaEvolution(ledger, settings.withFolder(folder));
  }

  /** What the migration does, as it shall stand in its name; else the agent says. */
  public SchemaEvolution named(String slug) {
    return new SchemaEvolution(ledger, settings.withSlug(slug));
  }

  /** How many rows the migration may keep for its rollback; {@link DataBudget} has the default. */
  public SchemaEvolution keepingRows(DataBudget budget) {
    return new SchemaEvolution(ledger, settings.withBudget(budget));
  }

  /** The clock that dates the migration. */
  public SchemaEvolution clock(Clock clock) {
    return new SchemaEvolution(ledger, settings.withClock(clock));
  }

  /**
   * Generates, checks, guards and proves, and writes nothing anywhere but in the scratch databases.
   *
   * @param desired the schema as it is wanted; for our own agent, DDL that makes it in an empty
   *     database
   * @throws dev.oneledger.FindingsException if something refuses the migration, with the reasons
   * @throws LedgerException if the environment cannot evolve, or a database does not answer
   */
  public Evolution plan(String environment, String desired) {
    return new EvolutionRun(ledger, settings, environment).plan(desired);
  }

  /**
   * Does what {@link #plan} does, then writes the files, registers the migration, applies it, and
   * records what the proof found.
   *
   * @throws dev.oneledger.FindingsException as {@link #plan} does; nothing was written then
   * @throws LedgerException as {@link #plan} and {@link Ledger#sync} do
   */
  public Evolution evolve(String environment, String desired) {
    return new EvolutionRun(ledger, settings, environment).evolve(desired);
  }
}
