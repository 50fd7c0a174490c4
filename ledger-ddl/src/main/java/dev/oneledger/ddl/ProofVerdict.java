package dev.oneledger.ddl;

import dev.oneledger.Assurance;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Migration;
import dev.oneledger.MigrationProof;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a proof found of a migration at exactly its texts.
 *
 * @param migration the migration
 * @param on the product and release it ran on, as in {@code PostgreSQL 17} or {@code MariaDB 10.11}
 * @param replayable whether it changes nothing when it runs again
 * @param reversible whether its rollback leads back to what was there before, can run again, and
 *     the migration can be applied once more after it
 * @param steps what was done, in order; without a rollback only the first two steps
 * @param rows which rows there were to show anything with
 */
public record ProofVerdict(
    Migration migration,
    String on,
    Judgement replayable,
    Judgement reversible,
    List<ProofStep> steps,
    ProofRows rows) {

  /** Copies the list. */
  public ProofVerdict {
    steps = List.copyOf(steps);
  }

  /**
   * Proven, or not and why.
   *
   * @param findings what speaks against it, or keeps it from being proven; empty exactly if it is
   *     proven
   */
  public record Judgement(List<Finding> findings) {
    private static final Set<FindingCode> DOUBTS =
        EnumSet.of(FindingCode.NOT_JUDGED, FindingCode.CATALOG_NOT_READ);

    /** Copies the list. */
    public Judgement {
      findings = List.copyOf(findings);
    }

    /** True if nothing speaks against it. */
    public boolean isProven() {
      return findings.isEmpty();
    }

    /**
     * The word for it: claimed where nothing was found against it, and something was not there to
     * be looked at.
     */
    public Assurance assurance() {
      if (isProven()) {
        return Assurance.PROVEN;
      }
      return findings.stream().allMatch(finding -> DOUBTS.contains(finding.code()))
          ? Assurance.CLAIMED
          : Assurance.NO;
    }
  }

  /** True if the migration is both replayable and reversible. */
  public boolean isProven() {
    return replayable.isProven() && reversible.isProven();
  }

  /** Everything that speaks against it, each once. */
  public List<Finding> findings() {
    return Stream.concat(replayable.findings().stream(), reversible.findings().stream())
        .distinct()
        .toList();
  }

  /** The step, if it belongs to this proof. */
  public Optional<ProofStep> step(ProofStep.Stage stage) {
    return steps.stream().filter(step -> step.stage() == stage).findFirst();
  }

  /**
   * What to record of it in a ledger.
   *
   * @param at when the proof ran
   */
  public MigrationProof record(Instant at) {
    return MigrationProof.of(migration, replayable.assurance(), reversible.assurance(), on, at);
  }

  /** What is proven and what is not, then a paragraph for each finding. */
  @Override
  public String toString() {
    return "%s on %s: replayable %s, reversible %s%s"
        .formatted(
            migration.id(),
            on,
            replayable.assurance().label(),
            reversible.assurance().label(),
            findings().stream().map(f -> "\n" + f).collect(Collectors.joining()));
  }
}
