package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.FleetResults.Result;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.LockHolder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of {@code sync} on a fleet. First what is up to date is told apart. Then, wave by wave:
 * claim some, see what other hosts have done of it meanwhile, sync the rest, give the claim back;
 * where everything is claimed, wait until it is done or free. For one thread.
 */
final class FleetRun {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private final Context context;
  private final FleetMembers members;
  private final FleetOptions options;
  private final FleetLook look;
  private final FleetThreads threads;
  private final FleetResults results;
  private final FleetWork work;
  private final List<String> names;
  private volatile @Nullable String stop;

  FleetRun(
      Context context,
      FleetMembers members,
      FleetOptions options,
      FleetLook look,
      FleetThreads threads) {
    this.context = context;
    this.members = members;
    this.options = options;
    this.look = look;
    this.threads = threads;
    this.names = members.names();
    this.results = new FleetResults(context, names);
    this.work = new FleetWork(context, options);
  }

  FleetReport sync() {
    List<List<String>> waves = options.wavesOf(names);
    results.enter(0, waves.size());
    boolean idle = settle();
    for (int i = 0; i < waves.size() && stop == null; i++) {
      results.enter(i + 1, waves.size());
      run(waves.get(i), i == 0 && !options.canary().isEmpty());
    }
    StatusMatrix matrix = matrix(idle);
    return new FleetReport(context.app(), results.groups(), stop, matrix);
  }

  /** How things stand afterwards; null where the ledger does not answer any more, which stops. */
  private @Nullable StatusMatrix matrix(boolean idle) {
    try {
      FleetLook now = idle ? look : new FleetLook(context, members);
      return new FleetMatrix(context, members, now, threads).build();
    } catch (LedgerUnreachableException silent) {
      if (stop == null) {
        stop = silent.getMessage();
      }
      return null;
    }
  }

  /** Tells what is up to date; whether all is. */
  private boolean settle() {
    List<String> settled = new ArrayList<>();
    List<String> apart = new ArrayList<>();
    for (String name : names) {
      Environment environment = members.environment(name);
      if (!look.isShared(environment)) {
        apart.add(name);
      } else if (look.isSettled(environment)) {
        settled.add(name);
      }
    }
    ConcurrentLinkedQueue<String> there = new ConcurrentLinkedQueue<>();
    threads.each(
        apart,
        () -> false,
        name -> {
          if (isSettledThere(name)) {
            there.add(name);
          }
        });
    settled.addAll(there);
    results.upToDate(settled);
    return settled.size() == names.size();
  }

  /** What cannot be told now is seen when it is worked on. */
  private boolean isSettledThere(String name) {
    try {
      return look.isSettled(name);
    } catch (RuntimeException failed) {
      LOG.debug("{}: could not be looked at", name, failed);
      return false;
    }
  }

  private void run(List<String> wave, boolean canary) {
    List<String> open = new ArrayList<>(wave);
    open.removeIf(results::has);
    int failedBefore = results.failures();
    int allowed = canary ? failedBefore : options.budget();
    Patience patience = patience(wave);
    while (!open.isEmpty() && !isOver(allowed, canary)) {
      try (EnvironmentClaim claim = work.take(open)) {
        List<String> mine = claim.environments();
        boolean isMine = !mine.isEmpty();
        learn(isMine ? mine : open);
        List<String> due = mine.stream().filter(name -> !results.has(name)).toList();
        threads.each(due, () -> results.failures() > allowed, this::sync);
        if (open.removeIf(results::has)) {
          patience = patience(wave);
        } else if (!isMine && !patience.pause(FleetRun::another)) {
          open.forEach(name -> results.left(name, Result.of(Outcome.CLAIMED)));
          stop = "other hosts have claimed what this wave still waits for.";
        }
      } catch (LedgerUnreachableException silent) {
        stop = silent.getMessage();
      } catch (LedgerException broken) {
        if (!threads.isInterrupted()) {
          throw broken;
        }
      }
    }
    isOver(allowed, canary);
  }

  private boolean isOver(int allowed, boolean canary) {
    if (stop == null && results.failures() > allowed) {
      stop =
          canary
              ? "a canary failed."
              : "%s failed, and the error budget is %s."
                  .formatted(
                      Integer.toString(results.failures()), Integer.toString(options.budget()));
    }
    if (stop == null && threads.isInterrupted()) {
      stop = "the run was interrupted.";
    }
    return stop != null;
  }

  private Patience patience(List<String> wave) {
    return new Patience(context.deadline(wave.get(0)));
  }

  private static LockHolder another() {
    return LockHolder.unknown("another host of this fleet");
  }

  /** Sees what other hosts have done since these were looked at last. */
  private void learn(List<String> some) {
    if (!options.claiming()) {
      return;
    }
    List<String> shared =
        some.stream().filter(name -> look.isShared(members.environment(name))).toList();
    if (shared.isEmpty()) {
      return;
    }
    look.again(shared);
    for (String name : shared) {
      if (look.isSettled(name)) {
        results.ended(name, Result.of(Outcome.ELSEWHERE));
      } else {
        look.failedMeanwhile(name)
            .ifPresent(
                entry ->
                    results.ended(
                        name,
                        Result.failed(
                            "It failed on host %s; journal of environment '%s', entry %s."
                                .formatted(
                                    entry.stamp().host(), name, Long.toString(entry.sequence())))));
      }
    }
  }

  private void sync(String name) {
    try {
      Environment environment = members.environment(name);
      context.language().meet(environment);
      SyncReport report =
          new ManagedEnvironment(
                  context.forOneCall(), environment, Operations.targetOf(environment))
              .syncUnsettled();
      results.ended(
          name,
          report.applied().isEmpty()
              ? Result.of(Outcome.UP_TO_DATE)
              : new Result(Outcome.APPLIED, report.applied(), ""));
    } catch (LedgerException failed) {
      results.ended(name, Result.failed(String.valueOf(failed.getMessage())));
    } catch (RuntimeException broken) {
      LOG.warn("{}: sync broke off", name, broken);
      results.ended(name, Result.failed(broken.toString()));
    }
  }
}
