package dev.oneledger.internal.engine;

import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.spi.PipeliningTarget;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Applies what is due, in order: small migrations several in one round trip, where the target can
 * do that and the ones before were quick; each other one by itself. What fails among several is
 * tried once more by itself, so that the failure is told and recorded as always.
 */
final class Backlog {
  /** More gain little, even on slow links: a flush holds hardly more. */
  private static final int MOST = 16;

  /** Where a round trip took longer than this, its migrations are not small. */
  private static final Duration QUICK = Duration.ofSeconds(1);

  private final MigrationApplication application;
  private final Target target;
  private final List<Due> wanted;
  private final int of;
  private final int before;
  private int done;
  private int together = 1;

  /**
   * @param before how many the run has applied before these
   */
  Backlog(MigrationApplication application, Target target, List<Due> wanted, int before) {
    this.application = application;
    this.target = target;
    this.wanted = wanted;
    this.before = before;
    this.of = before + wanted.size();
  }

  /**
   * Applies all of it.
   *
   * @param applied told of each that is applied
   */
  void apply(Consumer<Due> applied) {
    while (done < wanted.size()) {
      List<Due> next = next();
      long began = System.nanoTime();
      int count =
          next.size() == 1 || !(target instanceof PipeliningTarget pipelining)
              ? one(next.get(0))
              : application.apply(next, pipelining, before + done + 1, of);
      boolean quick = System.nanoTime() - began < QUICK.toNanos();
      together = quick && count == next.size() ? Math.min(MOST, 2 * together) : 1;
      wanted.subList(done, done + count).forEach(applied);
      done += count;
    }
  }

  private int one(Due due) {
    application.apply(due, before + done + 1, of);
    return 1;
  }

  /** What is applied next: several that may share a trip, or one. */
  private List<Due> next() {
    List<Due> next = new ArrayList<>();
    if (target instanceof PipeliningTarget pipelining) {
      int end = Math.min(wanted.size(), done + together);
      for (int i = done; i < end && mayShare(wanted.get(i), pipelining); i++) {
        next.add(wanted.get(i));
      }
    }
    return next.size() > 1 ? next : List.of(wanted.get(done));
  }

  private boolean mayShare(Due due, PipeliningTarget pipelining) {
    if (application.isOpening()
        || ApplyScript.isStatementwise(due.migration(), due.progress(), target)) {
      return false;
    }
    Step step = ApplyScript.step(due.migration(), target.dialect());
    return RollbackName.original(due.migration().id()).isEmpty() && pipelining.mayShareTrip(step);
  }
}
