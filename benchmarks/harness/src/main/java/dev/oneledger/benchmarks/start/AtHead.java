package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.ByTool;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import java.util.EnumMap;
import java.util.Map;

/** What is done where everything is applied: a start with nothing to do, and a comparison. */
public final class AtHead implements Workload {
  private final Map<Operation, StartTables> tables = new EnumMap<>(Operation.class);

  /** Both of them, on the same databases. */
  public AtHead() {
    tables.put(Operation.SYNC, new StartTables("No-op start", "open"));
    tables.put(Operation.CHECK, new StartTables("Drift check", "open"));
  }

  @Override
  public void run(Arena arena, Report report) {
    Settings settings = arena.settings();
    for (int size : settings.sizes(settings.quick() ? "1,100" : "1,100,1000,10000")) {
      ByTool<String> databases = new ByTool<>(settings.tools(), tool -> atHead(arena, tool, size));
      for (int delay : settings.delays(settings.quick() ? "0" : "0,2,20")) {
        try (Line line = new Line(arena, delay)) {
          tables.forEach(
              (operation, each) -> {
                Report.progress("%s, %s migrations, %s".formatted(operation, size, line));
                HeadRound round = new HeadRound(arena, line, databases, size, operation);
                round.fresh(each.fresh(line, settings.runs()));
                round.warm(each.warm(line, settings.warm()));
              });
        }
      }
      databases.values().forEach(arena::drop);
    }
    tables.values().forEach(each -> each.report(report));
  }

  private static String atHead(Arena arena, Tool tool, int size) {
    Report.progress("%s applies %s migrations".formatted(tool.label(), size));
    String database = arena.newDatabase();
    try (Contender contender = arena.start(tool)) {
      contender.work(Operation.SYNC, arena.url(database), arena.migrations(tool, size));
    }
    arena.mustHaveTables(database, size);
    return database;
  }
}
