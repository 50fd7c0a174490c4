package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.ByTool;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Everything is applied to an empty database, a new one each time. */
public final class FirstApply implements Workload {
  private static final String NAME = "First apply";

  /** From here on it is done once, in a fresh virtual machine: the slowest take minutes. */
  private static final int MANY = 2000;

  @Override
  public void run(Arena arena, Report report) {
    Settings settings = arena.settings();
    StartTables tables = new StartTables(NAME, "new");
    for (int delay : settings.delays(settings.quick() ? "0" : "0,2,20")) {
      String sizes = settings.quick() || delay > 0 ? "1,100" : "1,100,1000,10000";
      for (int size : settings.sizes(sizes)) {
        try (Line line = new Line(arena, delay)) {
          Report.progress("%s, %s migrations, %s".formatted(NAME, size, line));
          fresh(arena, line, size, tables.fresh(line, settings.runs()));
          if (size < MANY && delay == 0) {
            warm(arena, line, size, tables.warm(line, settings.runs()));
          }
        }
      }
    }
    tables.report(report);
  }

  private static void fresh(Arena arena, Line line, int size, Table table) {
    List<Tool> tools = arena.settings().tools();
    ByTool<FreshFigures> figures = new ByTool<>(tools, tool -> new FreshFigures());
    Turns.take(
        size < MANY ? arena.settings().runs() : 1,
        tools,
        tool -> {
          Path migrations = arena.migrations(tool, size);
          onNewDatabase(
              arena,
              size,
              database ->
                  figures
                      .of(tool)
                      .measure(arena, tool, Operation.SYNC, line.url(database), migrations));
        });
    figures.forEach((tool, each) -> each.row(table, size, tool, figures.of(Tool.FLOOR)));
  }

  private static void warm(Arena arena, Line line, int size, Table table) {
    List<Tool> tools = arena.settings().tools();
    ByTool<Contender> contenders = new ByTool<>(tools, arena::start);
    Turns.take(1, tools, tool -> warm(arena, line, size, tool, contenders, new WarmFigures()));
    ByTool<WarmFigures> figures = new ByTool<>(tools, tool -> new WarmFigures());
    Turns.take(
        arena.settings().runs(),
        tools,
        tool -> warm(arena, line, size, tool, contenders, figures.of(tool)));
    figures.forEach((tool, each) -> each.row(table, size, tool, figures.of(Tool.FLOOR)));
    contenders.values().forEach(Contender::close);
  }

  private static void warm(
      Arena arena,
      Line line,
      int size,
      Tool tool,
      ByTool<Contender> contenders,
      WarmFigures figures) {
    Path migrations = arena.migrations(tool, size);
    onNewDatabase(
        arena,
        size,
        database -> apply(contenders.of(tool), line.url(database), migrations, figures));
  }

  private static void apply(Contender contender, String url, Path migrations, WarmFigures figures) {
    long before = contender.allocated();
    Duration cpuBefore = contender.process().cpu();
    figures.add(contender.work(Operation.SYNC, url, migrations));
    figures.addCpu(contender.process().cpu().minus(cpuBefore));
    figures.allocatedEach(contender.allocated() - before);
  }

  private static void onNewDatabase(Arena arena, int size, Consumer<String> work) {
    String database = arena.newDatabase();
    work.accept(database);
    arena.mustHaveTables(database, size);
    arena.drop(database);
  }
}
