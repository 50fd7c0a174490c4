package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * All tools at one operation, each on a database of its own where everything is applied.
 *
 * @param databases by tool
 * @param size how many migrations there are
 */
record HeadRound(
    Arena arena, Line line, Map<Tool, String> databases, int size, Operation operation) {

  /** Each time in a fresh virtual machine. */
  void fresh(Table table) {
    Map<Tool, FreshFigures> figures = new EnumMap<>(Tool.class);
    tools().forEach(tool -> figures.put(tool, new FreshFigures()));
    Turns.take(
        arena.settings().runs(),
        tools(),
        tool -> figures.get(tool).measure(arena, tool, operation, url(tool), migrations(tool)));
    figures.forEach((tool, each) -> each.row(table, size, tool, figures.get(Tool.FLOOR)));
  }

  /** Again and again in one. */
  void warm(Table table) {
    Map<Tool, WarmTool> warm = new EnumMap<>(Tool.class);
    try {
      tools()
          .forEach(
              tool ->
                  warm.put(
                      tool,
                      new WarmTool(arena.start(tool), operation, url(tool), migrations(tool))));
      int times = arena.settings().warm();
      Turns.take(times / 2, tools(), tool -> warm.get(tool).warmUp());
      Turns.take(times, tools(), tool -> warm.get(tool).measure());
      WarmFigures floor = warm.get(Tool.FLOOR).figures();
      warm.forEach((tool, each) -> each.figures().row(table, size, tool, floor));
    } finally {
      warm.values().forEach(WarmTool::close);
    }
  }

  private List<Tool> tools() {
    return List.copyOf(databases.keySet());
  }

  private String url(Tool tool) {
    return line.url(databases.get(tool));
  }

  private Path migrations(Tool tool) {
    return arena.migrations(tool, size);
  }
}
