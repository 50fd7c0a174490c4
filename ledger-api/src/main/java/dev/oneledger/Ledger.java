package dev.oneledger;

import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.History;
import java.util.List;
import java.util.Optional;

/**
 * One application's migration ledger: which migrations exist, which environment has which of them,
 * and how we know. Thread-safe.
 *
 * <p>{@link #plan}, {@link #drift}, {@link #status}, {@link #journal}, {@link #eject}, {@link
 * #proofs} and {@link #releases} write nothing anywhere; {@link #sync}, {@link #baseline}, {@link
 * #promote}, {@link #demote}, {@link #waive}, {@link #acceptCatalog}, {@link #adopt}, {@link
 * #rebind}, {@link #rollback}, {@link #reapply}, {@link #resolve}, {@link #acknowledge}, {@link
 * #importRelease}, {@link #record}, cutting and assigning do. Migration names are full ids or
 * unique revisions, never fuzzy.
 *
 * <p>Every method throws {@link UnknownNameException} for an unknown environment or migration,
 * {@link LedgerException} for an environment that only the ledger knows where it must be
 * configured, and {@link LedgerUnreachableException} where a database it needs does not answer.
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

  /**
   * Takes in a migration that the sources do not have, one that was generated just now, say: it is
   * registered in the ledger, and this ledger treats it as one of its build until it is closed. The
   * next build must bring the file, or it is reported as missing from it. Registering the same one
   * again changes nothing.
   *
   * @throws LedgerException if another migration has its revision, or if its text cannot be read
   */
  void register(Migration migration);

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
   * Makes a reconcile environment managed: what its history has is written to a journal there, in
   * one transaction; their table is left alone. Configure the environment as managed before; the
   * next {@link #sync} applies only what is new. What was adopted by name, or waived although its
   * text is not ours, is known by name only.
   *
   * @param history what was applied there so far
   * @throws FindingsException if ours and theirs disagree, or their tool has still to apply what
   *     only it can; nothing was written
   * @throws LedgerBusyException if their tool holds its lock
   */
  SyncReport promote(String environment, History history);

  /**
   * Makes a managed environment a reconcile one: from now on another tool applies there. Call it as
   * managed, once that tool's history has everything that is applied, as after {@link #eject}; then
   * configure the environment with {@link Environment#reconcile}. A start that still says managed
   * is refused.
   *
   * @param history the history of the tool that takes over
   * @throws FindingsException if it lacks something that is applied; nothing was written
   * @throws LedgerException if the environment is not managed, or it is not settled what is there
   */
  SyncReport demote(String environment, History history);

  /**
   * Gives a managed environment's history the form of another tool: run its {@code eject.sql} on
   * the database, give the tool the scripts, and it goes on from there. Writes nothing.
   *
   * @throws LedgerException if the environment is not managed, or it is not settled what is there
   */
  Ejection eject(String environment, EjectFormat format);

  /**
   * Lets a finding be, about one migration in an environment whose history another tool writes, or
   * about a schema that was changed outside: it is listed as waived, until the waiver's end or
   * until the facts change. Waiving it again replaces the waiver.
   *
   * @param finding one that {@link #drift} reports
   * @throws LedgerException if there is no such problem there now
   */
  SyncReport waive(String environment, Finding finding, Waiver waiver);

  /**
   * Takes the schema of an environment as right as it is now, whatever changed it: from now on it
   * is compared with this. For one that is configured with {@link Environment#watchingCatalog}.
   *
   * @throws LedgerException if {@link #drift} has nothing to say of the schema, waived or not; or
   *     if nobody watches it
   */
  SyncReport acceptCatalog(String environment, CatalogAcceptance acceptance);

  /**
   * Makes a migration ours that another tool applied: registered with its text where there is one,
   * else known by name; or put with a migration we have. Writes to the ledger only.
   *
   * @throws LedgerException if their history has no such migration, its name or revision is taken,
   *     or their checksum says that the text is another
   */
  SyncReport adopt(String environment, Adoption adoption);

  /**
   * Says what is true of a statement in doubt, in a managed environment. The next {@link #sync}
   * goes on from there; where it was the last statement and took effect, the migration is complete.
   *
   * @param migration a full id or unique revision
   * @throws LedgerException if the migration is not in doubt there
   */
  SyncReport resolve(String environment, String migration, Resolution resolution);

  /**
   * The migration that takes another one back, {@code 147_rollback_of_144_x}: of the next revision,
   * with 144's rollback text to apply and 144's text to take it back. It is registered in the
   * ledger and can be attached to releases like any other. Where it is applied, 144 is rolled back,
   * and not pending again by itself.
   *
   * @param migration a full id or unique revision
   * @throws LedgerException if there is no rollback text, or the migration is a rollback itself
   */
  Migration rollbackOf(String migration);

  /**
   * What {@link #rollback} would do in a managed environment, with the SQL; writes nothing.
   *
   * @throws LedgerException as {@link #rollback}; what must go first is among the plan's findings
   */
  Plan planRollback(String environment, String migration);

  /**
   * Takes a migration back in a managed environment, by applying {@link #rollbackOf} there. The
   * history before it stays as it is.
   *
   * @param migration a full id or unique revision
   * @throws FindingsException if later migrations are applied there, which must go first and are
   *     named in the order of their application, or something else must be settled; nothing was
   *     done
   * @throws LedgerException if it is not applied there, has no rollback text, or that text is not
   *     the one recorded when it was applied
   * @throws MigrationFailedException if the rollback text failed
   */
  SyncReport rollback(String environment, String migration);

  /**
   * Applies a migration again that was rolled back in a managed environment, with the text it has
   * now.
   *
   * @throws LedgerException if it is not rolled back there
   * @throws FindingsException if its text differs from one that is applied or pinned elsewhere, or
   *     something else must be settled; nothing was done
   */
  SyncReport reapply(String environment, String migration);

  /**
   * Takes the database of another environment over for this one, such as a dump of production
   * restored as staging: a new journal begins with what the other environment's journal in that
   * database says is there.
   *
   * @throws LedgerException if the database does not hold exactly one journal of another
   *     environment of this app, holds one of this environment already, or it is not settled what
   *     is there
   */
  SyncReport rebind(String environment);

  /** Begins a release, or the next revision of one. */
  ReleaseDraft release(String id, String version);

  /** The latest revision of a release. */
  Optional<Release> release(String id);

  /** The latest revision of every release, in sequence. */
  List<Release> releases();

  /**
   * Takes over a release from its bundle, as where the ledger it was cut in is out of reach: its
   * texts and its name, sequence and conditions are as the bundle says, and the journal keeps which
   * keys signed it and when that was verified. A release that is known already is verified again.
   *
   * @param bundle one opened with {@link Bundle#open}
   * @return the release, which can be assigned like any other
   * @throws FindingsException if it is another app's, superseded, expired, or contradicts a release
   *     that the ledger knows; releases between it and what is known may be missing as long as its
   *     lineage continues what is known. Nothing was recorded
   * @throws LedgerException if nobody verified the bundle
   */
  Release importRelease(Bundle bundle);

  /**
   * Accepts a receipt for a release replayed in an export-only environment. What it lists counts as
   * claimed, and what is proven stays so. It says everything of its release's lineage and nothing
   * of other migrations, so one of an earlier release leaves what is known of a later one.
   *
   * @throws LedgerException if it names another app or environment, a release not assigned there or
   *     not by the name the ledger has, or hashes that are not the pinned ones; if it is older than
   *     an accepted one, or lacks a migration of its lineage that one lists; or if it is of a
   *     moment more than five minutes after the ledger's clock. Nothing was written
   */
  SyncReport acknowledge(String environment, Receipt receipt);

  /**
   * The same for a receipt that is proven. It takes the place of every claim about its lineage that
   * is not of a later moment; how it is proven goes into the journal.
   *
   * @throws LedgerException as {@link #acknowledge(String, Receipt)}; that it is old or lists less
   *     is held against proven ones only
   */
  SyncReport acknowledge(String environment, ProvenReceipt receipt);

  /**
   * Records what a proof found of a migration, in the journal of the app. One that says the same as
   * the latest of these texts, on the same product, is not recorded again.
   *
   * @throws LedgerException if the texts that were judged are neither those the build has nor those
   *     that are registered; nothing was recorded
   */
  void record(MigrationProof proof);

  /**
   * The latest proof of each migration at the texts it has now: those of the build, else the
   * registered ones. Migrations that nobody judged at these texts are left out.
   */
  List<MigrationProof> proofs();

  /**
   * The same for one migration.
   *
   * @param migration a full id or unique revision
   */
  Optional<MigrationProof> proof(String migration);

  /** The journal of the app as a whole. */
  Journal journal();

  /** A managed environment's own journal; for any other, the ledger's journal about it. */
  Journal journal(String environment);
}
