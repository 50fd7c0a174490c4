package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.ByTool;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;

/**
 * All tools at one operation, each on a database of its own where everything is applied.
 *
 * @param size how many migrations there are
 */
record HeadRound(Arena arena, Line line, ByTool<String> databases, int size, Operation operation) {

  /** Each time in a fresh virtual machine. */
  void fresh(Table table) {
    ByTool<FreshFigures> figures = new ByTool<>(databases.tools(), tool -> new FreshFigures());
    Turns.take(
        arena.settings().runs(),
        databases.tools(),
        tool -> figures.of(tool).measure(arena, tool, operation, url(tool), migrations(tool)));
    figures.forEach((tool, each) -> each.row(table, size, tool, figures.of(Tool.FLOOR)));
  }

  /** Again and again in one. */
  void warm(Table table) {
    ByTool<WarmTool> warm =
        new ByTool<>(
            databases.tools(),
            tool -> new WarmTool(arena.start(tool), operation, url(tool), migrations(tool)));
    int times = arena.settings().warm();
    Turns.take(times / 2, warm.tools(), tool -> warm.of(tool).warmUp());
    Turns.take(times, warm.tools(), tool -> warm.of(tool).measure());
    WarmFigures floor = warm.of(Tool.FLOOR).figures();
    warm.forEach((tool, each) -> each.figures().row(table, size, tool, floor));
    warm.values().forEach(WarmTool::close);
  }

  private String url(Tool tool) {
    return line.url(databases.of(tool));
  }

  private Path migrations(Tool tool) {
    return arena.migrations(tool, size);
  }
}
