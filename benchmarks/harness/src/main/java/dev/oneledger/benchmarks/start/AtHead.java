package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is done where everything is applied: a start with nothing to do, or a comparison. */
public final class AtHead implements Workload {
  private final String name;
  private final Operation operation;

  private AtHead(String name, Operation operation) {
    this.name = name;
    this.operation = operation;
  }

  /** Starts with nothing to do. */
  public static AtHead noOp() {
    return new AtHead("No-op start", Operation.SYNC);
  }

  /** Comparisons of files and history, without difference. */
  public static AtHead drift() {
    return new AtHead("Drift check", Operation.CHECK);
  }

  @Override
  public void run(Arena arena, Report report) {
    Settings settings = arena.settings();
    StartTables tables = new StartTables(name);
    for (int size : settings.sizes(settings.quick() ? "1,100" : "1,100,1000,10000")) {
      Map<Tool, String> databases = prepared(arena, size);
      for (int delay : settings.delays(settings.quick() ? "0" : "0,2,20")) {
        try (Line line = new Line(arena, delay)) {
          Report.progress("%s, %s migrations, %s".formatted(name, size, line));
          fresh(arena, line, databases, size, tables.fresh(line, settings.runs()));
          warm(arena, line, databases, size, tables.warm(line, settings.warm()));
        }
      }
      databases.values().forEach(arena::drop);
    }
    tables.report(report);
  }

  private static Map<Tool, String> prepared(Arena arena, int size) {
    Map<Tool, String> databases = new EnumMap<>(Tool.class);
    for (Tool tool : arena.settings().tools()) {
      Report.progress("%s applies %s migrations".formatted(tool.label(), size));
      String database = arena.newDatabase();
      try (Contender contender = arena.start(tool)) {
        contender.work(Operation.SYNC, arena.url(database), arena.migrations(tool, size));
      }
      arena.mustHaveTables(database, size);
      databases.put(tool, database);
    }
    return databases;
  }

  private void fresh(
      Arena arena, Line line, Map<Tool, String> databases, int size, Table table) {
    Map<Tool, FreshFigures> figures = new EnumMap<>(Tool.class);
    databases.keySet().forEach(tool -> figures.put(tool, new FreshFigures()));
    Turns.take(
        arena.settings().runs(),
        List.copyOf(databases.keySet()),
        tool ->
            figures
                .get(tool)
                .measure(
                    arena,
                    tool,
                    operation,
                    line.url(databases.get(tool)),
                    arena.migrations(tool, size)));
    figures.forEach((tool, each) -> each.row(table, size, tool, figures.get(Tool.FLOOR)));
  }

  private void warm(Arena arena, Line line, Map<Tool, String> databases, int size, Table table) {
    Map<Tool, WarmTool> warm = new EnumMap<>(Tool.class);
    try {
      databases.forEach(
          (tool, database) ->
              warm.put(
                  tool,
                  new WarmTool(
                      arena.start(tool),
                      operation,
                      line.url(database),
                      arena.migrations(tool, size))));
      int times = arena.settings().warm();
      List<Tool> tools = List.copyOf(databases.keySet());
      Turns.take(times / 2, tools, tool -> warm.get(tool).warmUp());
      Turns.take(times, tools, tool -> warm.get(tool).measure());
      warm.forEach(
          (tool, each) -> each.figures().row(table, size, tool, warm.get(Tool.FLOOR).figures()));
    } finally {
      warm.values().forEach(WarmTool::close);
    }
  }
}
