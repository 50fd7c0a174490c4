package dev.oneledger.reliability.sets;

import dev.oneledger.Finding;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.ddl.GeneratedRollback;
import dev.oneledger.ddl.Proof;
import dev.oneledger.ddl.ProofStep;
import dev.oneledger.ddl.ProofStep.Outcome;
import dev.oneledger.ddl.ProofStep.Stage;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.Rollback;
import dev.oneledger.ddl.ScratchDatabase;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The rollback that was generated for a file: what the proof says, and what the witness saw.
 *
 * @param changesSchema whether the file changes anything that pg_dump shows
 * @param why why it was refused, or what is wrong
 */
record BackTrial(Result result, boolean changesSchema, String why) {

  enum Result {
    /** Proof and witness agree that all is as before. */
    EXACT,
    /** It was refused by name. */
    REFUSED,
    /** It is wrong, and the proof says so. */
    FLAGGED,
    /** It is wrong by the witness, and the proof says nothing. */
    UNNOTICED,
    /** The proof objects, and the witness sees nothing wrong. */
    DOUBTED,
    NOT_JUDGED
  }

  static BackTrial of(Databases databases, ScratchDatabase before, SetFile file) {
    GeneratedRollback generated;
    try {
      generated = Rollback.of(file.migration()).on(before.dataSource());
    } catch (LedgerException refused) {
      return new BackTrial(Result.REFUSED, true, firstLine(refused));
    }
    if (generated.isRefused()) {
      return new BackTrial(
          Result.REFUSED,
          true,
          generated.refusals().stream().map(Finding::text).collect(Collectors.joining("; ")));
    }
    try (ScratchDatabase copy = databases.copy(before)) {
      return judged(databases, before, copy, generated.migration());
    } catch (LedgerException | IllegalStateException broken) {
      return new BackTrial(Result.FLAGGED, true, firstLine(broken));
    }
  }

  private static BackTrial judged(
      Databases databases, ScratchDatabase before, ScratchDatabase copy, Migration migration) {
    Witness first = Witness.of(databases, before);
    ProofVerdict verdict = Proof.of(migration).onPrepared(copy.dataSource());
    List<ProofStep> wrong =
        verdict.steps().stream()
            .filter(s -> s.stage() != Stage.APPLY_AGAIN && !s.isAsExpected())
            .filter(s -> s.outcome() != Outcome.NOT_TRIED)
            .toList();
    try (ScratchDatabase there = databases.copy(before)) {
      databases.psql(there, migration.apply(), migration.transactional());
      boolean changes = !Witness.of(databases, there).sameSchema(first);
      if (!wrong.isEmpty()) {
        return new BackTrial(
            Result.FLAGGED, changes, wrong.get(0).stage() + ", " + RawTrial.told(wrong.get(0)));
      }
      databases.psql(there, Objects.requireNonNull(migration.rollback()), false);
      List<String> differences = first.differences(Witness.of(databases, there));
      return differences.isEmpty()
          ? new BackTrial(Result.EXACT, changes, "")
          : new BackTrial(Result.UNNOTICED, changes, String.join("; ", differences));
    }
  }

  private static String firstLine(RuntimeException exception) {
    return String.valueOf(exception.getMessage()).lines().findFirst().orElse("");
  }
}
