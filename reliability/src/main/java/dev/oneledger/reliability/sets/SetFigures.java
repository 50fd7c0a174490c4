package dev.oneledger.reliability.sets;

import dev.oneledger.reliability.sets.BackTrial.Result;
import dev.oneledger.reliability.sets.RawTrial.Again;
import dev.oneledger.reliability.sets.RawTrial.Applied;
import dev.oneledger.reliability.sets.RawTrial.Down;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** The figures of a set. */
final class SetFigures {
  private final List<FileTrial> trials = new ArrayList<>();

  void add(FileTrial trial) {
    trials.add(trial);
  }

  boolean isFlawless() {
    return back(Result.UNNOTICED) == 0
        && guard(GuardTrial.Result.CHANGES) == 0
        && guard(GuardTrial.Result.FAILS) == 0;
  }

  List<FileTrial> trials() {
    return List.copyOf(trials);
  }

  private long count(Predicate<FileTrial> those) {
    return trials.stream().filter(those).count();
  }

  private long again(Again outcome) {
    return count(trial -> trial.raw().again() == outcome);
  }

  private long down(Down outcome) {
    return count(trial -> trial.raw().applied() == Applied.YES && trial.raw().down() == outcome);
  }

  private long guard(GuardTrial.Result result) {
    return count(trial -> trial.guard().result() == result);
  }

  private long back(Result result) {
    return count(trial -> trial.changesSchema() && trial.back().result() == result);
  }

  @Override
  public String toString() {
    long applied = count(trial -> trial.raw().applied() == Applied.YES);
    long downs = applied - down(Down.NONE);
    long changing = count(FileTrial::changesSchema);
    return """
        files %s, applied %s, failing %s, not read %s
        as written, run again at once: fails %s, changes something %s, changes nothing %s, not judged %s
        down scripts of the authors %s: right %s, wrong %s, failing %s, empty %s, not judged %s
        guarded, run again at once: changes nothing %s, refused %s, changes something %s, fails %s
        generated rollbacks of %s files that change the schema: exact %s, refused %s, wrong and flagged %s, wrong and unnoticed %s
        """
        .formatted(
            trials.size(),
            applied,
            count(trial -> trial.raw().applied() == Applied.FAILS),
            count(trial -> trial.raw().applied() == Applied.NOT_READ),
            share(again(Again.FAILS), applied),
            share(again(Again.CHANGES), applied),
            share(again(Again.NOTHING), applied),
            applied - again(Again.FAILS) - again(Again.CHANGES) - again(Again.NOTHING),
            downs,
            share(down(Down.RIGHT), downs),
            share(down(Down.WRONG), downs),
            share(down(Down.FAILS), downs),
            share(down(Down.EMPTY), downs),
            down(Down.NOT_JUDGED),
            share(guard(GuardTrial.Result.RUNS_AGAIN), applied),
            share(guard(GuardTrial.Result.REFUSED), applied),
            share(guard(GuardTrial.Result.CHANGES), applied),
            share(guard(GuardTrial.Result.FAILS), applied),
            changing,
            share(back(Result.EXACT), changing),
            share(back(Result.REFUSED), changing),
            share(back(Result.FLAGGED), changing),
            share(back(Result.UNNOTICED), changing));
  }

  static String share(long part, long whole) {
    return whole == 0
        ? Long.toString(part)
        : String.format(Locale.ROOT, "%d (%.1f %%)", part, 100.0 * part / whole);
  }
}
