package dev.oneledger.internal.engine;

import dev.oneledger.FleetReport.Group;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.MigrationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came of each environment so far; tells the listeners, in order. Thread-safe. */
final class FleetResults {
  private static final String NAME = "<environment>";

  private final Context context;
  private final List<String> names;
  private final Map<String, Result> results = new HashMap<>();
  private int failed;
  private int wave;
  private int waves;

  record Result(Outcome outcome, List<MigrationId> migrations, String message) {
    static Result of(Outcome outcome) {
      return new Result(outcome, List.of(), "");
    }

    static Result failed(String message) {
      return new Result(Outcome.FAILED, List.of(), message);
    }

    /** The same where the name is quoted, or begins a finding's place, replaced. */
    Result without(String name) {
      if (message.isEmpty()) {
        return this;
      }
      String place = "(?m)^(\\s*[A-Z]\\d{3}\\s+)" + Pattern.quote(name) + "(?=[,:])";
      String quoted = message.replace("'" + name + "'", "'" + NAME + "'");
      return new Result(outcome, migrations, quoted.replaceAll(place, "$1" + NAME));
    }
  }

  FleetResults(Context context, List<String> names) {
    this.context = context;
    this.names = names;
  }

  /** What is told of from now on belongs to this wave. */
  synchronized void enter(int number, int of) {
    wave = number;
    waves = of;
  }

  /** These were found up to date. */
  synchronized void upToDate(List<String> settled) {
    settled.forEach(name -> results.put(name, Result.of(Outcome.UP_TO_DATE)));
    if (!settled.isEmpty()) {
      tell(null);
    }
  }

  /** One has come to its end. */
  synchronized void ended(String name, Result result) {
    results.put(name, result);
    failed += result.outcome() == Outcome.FAILED ? 1 : 0;
    tell(name);
  }

  /** One is left as it is; nobody hears of it before the report. */
  synchronized void left(String name, Result result) {
    results.putIfAbsent(name, result);
  }

  private void tell(@Nullable String name) {
    context.tell(new FleetProgress(name, wave, waves, results.size(), failed, names.size()));
  }

  synchronized boolean has(String name) {
    return results.containsKey(name);
  }

  synchronized int failures() {
    return failed;
  }

  /** Environments that came to the same, the most urgent first. */
  synchronized List<Group> groups() {
    Map<Result, List<String>> alike = new LinkedHashMap<>();
    for (String name : names) {
      Result result = results.getOrDefault(name, Result.of(Outcome.NOT_TRIED));
      alike.computeIfAbsent(result.without(name), r -> new ArrayList<>()).add(name);
    }
    List<Group> groups = new ArrayList<>();
    alike.forEach(
        (result, members) ->
            groups.add(
                new Group(
                    result.outcome(),
                    result.migrations(),
                    members.size() == 1
                        ? result.message().replace(NAME, members.get(0))
                        : result.message(),
                    members)));
    groups.sort(
        Comparator.comparing(Group::outcome)
            .thenComparing(group -> -group.environments().size())
            .thenComparing(group -> names.indexOf(group.environments().get(0))));
    return groups;
  }
}
