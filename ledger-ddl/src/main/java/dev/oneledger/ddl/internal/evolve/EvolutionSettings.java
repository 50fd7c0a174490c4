package dev.oneledger.ddl.internal.evolve;

import dev.oneledger.LedgerException;
import dev.oneledger.ddl.Consent;
import dev.oneledger.ddl.DataBudget;
import dev.oneledger.ddl.Rename;
import dev.oneledger.spi.SchemaAgent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How an evolution is done. Internal: may change in any release.
 *
 * @param scratch gives empty databases; null if none is configured
 * @param agent who writes the migration; null for our own
 * @param attempts how often an agent is asked at most
 * @param renames hints for our own agent
 * @param consent to what is destroyed
 * @param folder where files are written; null for none
 * @param slug what stands in the migration's name; null to let the agent say
 * @param budget how many rows are kept for the rollback
 * @param clock dates the migration
 */
public record EvolutionSettings(
    @Nullable Supplier<DataSource> scratch,
    @Nullable SchemaAgent agent,
    int attempts,
    List<Rename> renames,
    Consent consent,
    @Nullable Path folder,
    @Nullable String slug,
    DataBudget budget,
    Clock clock) {
  private static final int ATTEMPTS = 3;

  /** Our own agent, consent to nothing, no files. */
  public static final EvolutionSettings DEFAULT =
      new EvolutionSettings(
          null,
          null,
          ATTEMPTS,
          List.of(),
          Consent.NONE,
          null,
          null,
          DataBudget.DEFAULT,
          Clock.systemUTC());

  /**
   * Checks the attempts.
   *
   * @throws LedgerException if there is less than one
   */
  public EvolutionSettings {
    renames = List.copyOf(renames);
    if (attempts < 1) {
      throw new LedgerException(
          "An agent is asked at least once, not %s times.".formatted(attempts));
    }
  }

  /** The same with these scratch databases. */
  public EvolutionSettings withScratch(Supplier<DataSource> value) {
    return new EvolutionSettings(
        value, agent, attempts, renames, consent, folder, slug, budget, clock);
  }

  /** The same with this agent. */
  public EvolutionSettings withAgent(SchemaAgent value) {
    return new EvolutionSettings(
        scratch, value, attempts, renames, consent, folder, slug, budget, clock);
  }

  /** The same with this many attempts. */
  public EvolutionSettings withAttempts(int value) {
    return new EvolutionSettings(
        scratch, agent, value, renames, consent, folder, slug, budget, clock);
  }

  /** The same with these hints. */
  public EvolutionSettings withRenames(List<Rename> value) {
    return new EvolutionSettings(
        scratch, agent, attempts, value, consent, folder, slug, budget, clock);
  }

  /** The same with this consent. */
  public EvolutionSettings withConsent(Consent value) {
    return new EvolutionSettings(
        scratch, agent, attempts, renames, value, folder, slug, budget, clock);
  }

  /** The same with this folder. */
  public EvolutionSettings withFolder(Path value) {
    return new EvolutionSettings(
        scratch, agent, attempts, renames, consent, value, slug, budget, clock);
  }

  /** The same with this slug. */
  public EvolutionSettings withSlug(String value) {
    return new EvolutionSettings(
        scratch, agent, attempts, renames, consent, folder, value, budget, clock);
  }

  /** The same with this budget. */
  public EvolutionSettings withBudget(DataBudget value) {
    return new EvolutionSettings(
        scratch, agent, attempts, renames, consent, folder, slug, value, clock);
  }

  /** The same with this clock. */
  public EvolutionSettings withClock(Clock value) {
    return new EvolutionSettings(
        scratch, agent, attempts, renames, consent, folder, slug, budget, value);
  }
}
