package dev.oneledger;

import dev.oneledger.spi.History;
import java.util.List;
import java.util.Optional;

/**
 * One application's migration ledger: which migrations exist, which environment has which of them,
 * and how we know. Thread-safe.
 *
 * <p>{@link #plan}, {@link #drift}, {@link #status}, {@link #journal} and {@link #releases} write
 * nothing anywhere; {@link #sync}, {@link #baseline}, {@link #promote}, {@link #acknowledge},
 * cutting and assigning do. Migration names are full ids or unique revisions, never fuzzy.
 *
 * <p>Every method throws {@link LedgerException} for an unknown environment, and {@link
 * LedgerUnreachableException} where a database it needs does not answer.
 */
public interface Ledger {

  /** Begins the configuration of an application's ledger. */
  static LedgerBuilder forApp(String app) {
    return new LedgerBuilder(app);
  }

  /** The same with an in-memory ledger store, for tests and for work without any database. */
  static LedgerBuilder inMemory(String app) {
    return LedgerBuilder.inMemory(app);
  }

  /** The application. */
  String app();

  /** The environments this process is configured for, in order of configuration. */
  List<Environment> environments();

  /** The build's migrations, in order. */
  List<Migration> migrations();

  /** What {@link #sync} would do now, with the SQL. */
  Plan plan(String environment);

  /**
   * Brings an environment and the ledger together. In managed mode it applies what is due, each
   * migration atomically with its journal entry; in reconcile mode, or with a history in
   * export-only mode, it reads and records what it saw; with neither it says that a receipt is
   * awaited.
   *
   * @throws FindingsException if something must be settled first; nothing was done
   * @throws MigrationFailedException if a migration failed; those before it stay applied
   * @throws LedgerBusyException if another runner held the environment past the deadline
   */
  SyncReport sync(String environment);

  /** Ours against theirs, revision by revision. */
  DriftReport drift(String environment);

  /** The matrix of every migration in every environment the ledger knows. */
  StatusMatrix status();

  /**
   * Counts every known migration up to and including a revision as applied in a managed environment
   * whose journal is empty, without running them.
   *
   * @param upTo a full id or unique revision
   * @throws LedgerException if the journal is not empty, or the migration is not meant for the
   *     environment
   */
  SyncReport baseline(String environment, String upTo);

  /**
   * Makes a reconcile environment managed: what its history has is written to a new journal there,
   * in one transaction; their table is left alone. Configure the environment as managed before; the
   * next {@link #sync} applies only what is new.
   *
   * @param history what was applied there so far
   * @throws FindingsException if ours and theirs disagree; nothing was written
   */
  SyncReport promote(String environment, History history);

  /**
   * Says what is true of a statement in doubt, in a managed environment. The next {@link #sync}
   * goes on from there; where it was the last statement and took effect, the migration is complete.
   *
   * @param migration a full id or unique revision
   * @throws LedgerException if the migration is not in doubt there
   */
  SyncReport resolve(String environment, String migration, Resolution resolution);

  /** Begins a release, or the next revision of one. */
  ReleaseDraft release(String id, String version);

  /** The latest revision of a release. */
  Optional<Release> release(String id);

  /** The latest revision of every release, in sequence. */
  List<Release> releases();

  /**
   * Accepts a receipt for a release replayed in an export-only environment.
   *
   * @throws LedgerException if it names another app or environment, a release not assigned there,
   *     or hashes that are not the pinned ones; nothing was written
   */
  SyncReport acknowledge(String environment, Receipt receipt);

  /** The journal of the app as a whole. */
  Journal journal();

  /** A managed environment's own journal; for any other, the ledger's journal about it. */
  Journal journal(String environment);
}
