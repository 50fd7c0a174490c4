package dev.oneledger.ddl;

import dev.oneledger.FindingsException;
import dev.oneledger.Migration;
import java.util.function.Supplier;

/** The proof of one migration of a series, to be run by a test framework. */
public final class ProofCase {
  private final Migration migration;
  private final Supplier<ProofVerdict> proof;

  ProofCase(Migration migration, Supplier<ProofVerdict> proof) {
    this.migration = migration;
    this.proof = proof;
  }

  /** The migration's id. */
  public String name() {
    return migration.id().toString();
  }

  /** The migration. */
  public Migration migration() {
    return migration;
  }

  /** Runs the proof. */
  public ProofVerdict verdict() {
    return proof.get();
  }

  /**
   * Runs the proof and accepts nothing but a migration that is both replayable and reversible.
   *
   * @throws FindingsException with everything that speaks against it
   */
  public void verify() {
    accept(verdict(), verdict -> verdict.isProven());
  }

  /**
   * The same where a migration need not be reversible.
   *
   * @throws FindingsException with everything that speaks against running it again
   */
  public void verifyReplayable() {
    accept(verdict(), verdict -> verdict.replayable().isProven());
  }

  private static void accept(
      ProofVerdict verdict, java.util.function.Predicate<ProofVerdict> acceptable) {
    if (!acceptable.test(verdict)) {
      throw new FindingsException(
          "Migration %s is not proven on %s.".formatted(verdict.migration().id(), verdict.on()),
          verdict.findings());
    }
  }
}
