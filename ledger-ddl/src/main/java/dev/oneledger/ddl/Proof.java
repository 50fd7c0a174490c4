package dev.oneledger.ddl;

import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.internal.proof.PlainRun;
import dev.oneledger.ddl.internal.proof.ScratchCheck;
import dev.oneledger.ddl.internal.proof.ScratchSession;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Proves on a scratch database that a migration is replayable and reversible: it is applied,
 * applied again, rolled back, rolled back again and applied once more, and catalog and rows are
 * compared each time. Everything is committed for real, so the database must be one to throw away;
 * at the end it is in the state after the migration, as far as that could be had.
 *
 * <p>PostgreSQL 15 to 18, MariaDB, of which the connection's database is looked at, and H2. On the
 * last two DDL commits by itself: behind a run that left something else nothing more is claimed. H2
 * in memory needs {@code DB_CLOSE_DELAY=-1}.
 *
 * <p>Rows can only prove something where there are some: a rollback that brings a column back
 * without its values is wrong only in a table that has rows. Where the migration needs rows that
 * are not there, a few are made up on PostgreSQL, and where that cannot be done the verdict names
 * the table. Better ones are yours, by {@link #after} or by preparing the database.
 *
 * <p>Immutable.
 */
public final class Proof {
  private final Migration migration;
  private final List<Migration> earlier;
  private final @Nullable Integer major;

  private Proof(Migration migration, List<Migration> earlier, @Nullable Integer major) {
    this.migration = migration;
    this.earlier = List.copyOf(earlier);
    this.major = major;
  }

  /** A proof of this migration, on an empty database of any version. */
  public static Proof of(Migration migration) {
    return new Proof(migration, List.of(), null);
  }

  /** The same in the state that these migrations lead to; they are applied first, in this order. */
  public Proof after(List<Migration> earlier) {
    return new Proof(migration, earlier, major);
  }

  /** The same on a server of this major version only. */
  public Proof expectingMajor(int major) {
    return new Proof(migration, earlier, major);
  }

  /**
   * Runs the proof on an empty database.
   *
   * @throws FindingsException with P005 if the database is not empty or of another major version,
   *     with P006 if an earlier migration fails
   * @throws dev.oneledger.LedgerUnreachableException if the database does not answer
   * @throws dev.oneledger.LedgerException if it is none of these products
   */
  public ProofVerdict on(DataSource scratch) {
    try (ScratchSession session = ScratchSession.open(scratch)) {
      ScratchCheck.requireMajor(session, major);
      ScratchCheck.requireEmpty(session);
      earlier.forEach(each -> PlainRun.apply(session, each));
      return ProofSeries.verdict(session, migration).verdict();
    }
  }

  /**
   * Runs the proof on a database to throw away that somebody prepared: what is in it, such as a
   * copy of a template or rows of a test, is the state before the migration, or before the earlier
   * ones.
   *
   * @throws FindingsException as {@link #on} does, but not for what is there
   */
  public ProofVerdict onPrepared(DataSource scratch) {
    try (ScratchSession session = ScratchSession.open(scratch)) {
      ScratchCheck.requireMajor(session, major);
      earlier.forEach(each -> PlainRun.apply(session, each));
      return ProofSeries.verdict(session, migration).verdict();
    }
  }
}
