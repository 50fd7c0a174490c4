package dev.oneledger.reliability.sets;

import dev.oneledger.Migration;
import dev.oneledger.ddl.Proof;
import dev.oneledger.ddl.ProofVerdict;
import dev.oneledger.ddl.ScratchDatabase;
import dev.oneledger.reliability.sets.RawTrial.Applied;

/** The files of a set, one after the other. The base is in the state after those tried so far. */
final class SetRun {
  private final Databases databases;
  private final ScratchDatabase base;
  private Witness before;

  SetRun(Databases databases, ScratchDatabase base) {
    this.databases = databases;
    this.base = base;
    this.before = Witness.of(databases, base);
  }

  FileTrial next(SetFile file) {
    RawTrial raw = asWritten(file);
    if (raw.applied() != Applied.YES && !file.outside() && NoTransaction.mayHelp(raw.why())) {
      return next(file.runOutside());
    }
    if (raw.applied() != Applied.YES) {
      return FileTrial.notApplied(file, raw);
    }
    SetFile forth = file.forth();
    BackTrial.Generated generated = BackTrial.generated(base, forth, true);
    GuardTrial.Guarded guarded;
    if (generated.migration() == null) {
      guarded = GuardTrial.guarded(base, forth);
      if (!guarded.refusal().isEmpty()) {
        generated = BackTrial.generated(base, forth, false);
      }
    } else {
      guarded = new GuardTrial.Guarded(generated.migration(), "");
    }
    try (ScratchDatabase proven = databases.copy(base);
        ScratchDatabase there = databases.copy(base)) {
      Proof.of(FileTrial.forth(forth.migration())).onPrepared(base.dataSource());
      Witness after = Witness.of(databases, base);
      boolean changes = !after.sameSchema(before);
      FileTrial trial = judged(file, raw, guarded, generated, proven, there, after, changes);
      before = after;
      return trial;
    }
  }

  private RawTrial asWritten(SetFile file) {
    try (ScratchDatabase copy = databases.copy(base)) {
      return RawTrial.of(file, copy);
    }
  }

  private FileTrial judged(
      SetFile file,
      RawTrial raw,
      GuardTrial.Guarded guarded,
      BackTrial.Generated generated,
      ScratchDatabase proven,
      ScratchDatabase there,
      Witness after,
      boolean changes) {
    Migration reversible = generated.migration();
    boolean refused = !guarded.refusal().isEmpty();
    ProofVerdict verdict =
        Proof.of(reversible == null ? guarded.migration() : reversible)
            .onPrepared(proven.dataSource());
    GuardTrial guard =
        refused
            ? new GuardTrial(GuardTrial.Result.REFUSED, guarded.refusal())
            : GuardTrial.of(verdict);
    BackTrial back =
        reversible == null
            ? new BackTrial(BackTrial.Result.REFUSED, generated.refusal())
            : BackTrial.of(databases, reversible, verdict, there, before, after);
    return new FileTrial(file, raw, guard, back, changes);
  }
}
