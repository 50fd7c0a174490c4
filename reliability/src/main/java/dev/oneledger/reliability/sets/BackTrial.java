package dev.oneledger.reliability.sets;

import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.GeneratedRollback;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.Rollback;
import dev.oneledger.ddl.ScratchDatabase;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rollback that was generated for a file: what the proof says, and what the witness saw.
 *
 * @param why why it was refused, or what is wrong
 */
record BackTrial(Result result, String why) {

  enum Result {
    /** Proof and witness agree that all is as before. */
    EXACT,
    /** It was refused by name. */
    REFUSED,
    /** It is wrong, and the proof says so. */
    FLAGGED,
    /** It is wrong by the witness, and the proof says nothing. */
    UNNOTICED,
    NOT_JUDGED
  }

  /** A rollback, or why there is none. */
  record Generated(@Nullable Migration migration, String refusal) {}

  /**
   * Generates one.
   *
   * @param guarded whether the file is to be guarded as well
   */
  static Generated generated(ScratchDatabase before, SetFile file, boolean guarded) {
    try {
      Rollback rollback = Rollback.of(file.migration());
      GeneratedRollback generated =
          (guarded ? rollback.guarded() : rollback).on(before.dataSource());
      return new Generated(
          generated.reversible(),
          generated.refusals().stream().map(GuardTrial::told).collect(Collectors.joining("; ")));
    } catch (LedgerException refused) {
      return new Generated(null, firstLine(refused));
    }
  }

  /**
   * Judges one.
   *
   * @param there a database in the state before the migration, which is run there and back by psql
   */
  static BackTrial of(
      Databases databases,
      Migration migration,
      ProofVerdict verdict,
      ScratchDatabase there,
      Witness before,
      Witness after) {
    Optional<ProofStep> wrong =
        verdict.steps().stream()
            .filter(s -> s.stage() != Stage.APPLY_AGAIN && !s.isAsExpected())
            .filter(s -> s.outcome() != Outcome.NOT_TRIED)
            .findFirst();
    if (wrong.isPresent()) {
      return new BackTrial(Result.FLAGGED, wrong.get().stage() + ", " + RawTrial.told(wrong.get()));
    }
    try {
      databases.psql(there, migration.apply(), migration.transactional());
      List<String> forth = after.counted().differences(Witness.of(databases, there).counted());
      if (!forth.isEmpty()) {
        return new BackTrial(Result.UNNOTICED, "forth: " + String.join("; ", forth));
      }
      databases.psql(there, Objects.requireNonNull(migration.rollback()), false);
      List<String> differences = before.differences(Witness.of(databases, there));
      return differences.isEmpty()
          ? new BackTrial(Result.EXACT, "")
          : new BackTrial(Result.UNNOTICED, String.join("; ", differences));
    } catch (IllegalStateException failed) {
      return new BackTrial(Result.UNNOTICED, firstLine(failed));
    }
  }

  static String firstLine(RuntimeException exception) {
    return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
  }
}
