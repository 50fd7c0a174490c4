package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.Plan;
import dev.oneledger.internal.engine.FleetResults.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a sync of a fleet would do; environments in one state are planned once. Writes nothing. */
final class FleetPlanning {
  private static final Logger LOG = LoggerFactory.getLogger("dev.oneledger");

  private final Context context;
  private final FleetMembers members;
  private final FleetLook look;
  private final FleetThreads threads;

  FleetPlanning(Context context, FleetMembers members, FleetLook look, FleetThreads threads) {
    this.context = context;
    this.members = members;
    this.look = look;
    this.threads = threads;
  }

  FleetReport plan() {
    FleetResults results = new FleetResults(context, members.names());
    Map<Object, List<String>> alike = new LinkedHashMap<>();
    for (String name : members.names()) {
      Environment environment = members.environment(name);
      if (look.isShared(environment) && look.isSettled(environment)) {
        results.left(name, Result.of(Outcome.UP_TO_DATE));
      } else {
        alike.computeIfAbsent(kind(environment), k -> new ArrayList<>()).add(name);
      }
    }
    Map<String, List<String>> groups =
        alike.values().stream().collect(Collectors.toMap(group -> group.get(0), group -> group));
    threads.each(
        groups.keySet(),
        () -> false,
        name -> {
          Result result = plan(name);
          for (String each : groups.getOrDefault(name, List.of(name))) {
            results.left(each, result.without(name));
          }
        });
    return new FleetReport(context.app(), results.groups(), null, null);
  }

  /**
   * What has all to tell in its last entry is planned like others with the same; else by itself.
   */
  private Object kind(Environment environment) {
    JournalEntry last = look.last(environment.name());
    if (last == null
        || JournalMode.isLeft(last)
        || environment.followsReleases()
        || environment.watch() != null
        || !look.isShared(environment)) {
      return environment.name();
    }
    return FleetLook.inState(environment, last);
  }

  private Result plan(String name) {
    try {
      Environment environment = members.environment(name);
      context.language().meet(environment);
      Plan plan = Operations.of(context, environment).plan();
      if (plan.isBlocked()) {
        return Result.failed(
            plan.findings().stream()
                .filter(Finding::isProblem)
                .map(Finding::toString)
                .collect(Collectors.joining("\n")));
      }
      return plan.steps().isEmpty()
          ? Result.of(Outcome.UP_TO_DATE)
          : new Result(Outcome.DUE, plan.steps().stream().map(Plan.Step::id).toList(), "");
    } catch (LedgerException failed) {
      return Result.failed(String.valueOf(failed.getMessage()));
    } catch (RuntimeException broken) {
      LOG.warn("{}: could not be planned", name, broken);
      return Result.failed(broken.toString());
    }
  }
}
