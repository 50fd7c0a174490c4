package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Series;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;

/** One tool doing one thing, each time in a virtual machine of its own. Not thread-safe. */
final class FreshFigures {
  private final Series process = new Series();
  private final Series work = new Series();
  private final Series cpu = new Series();
  private final Series peak = new Series();
  private final Series allocated = new Series();

  static Table table() {
    return new Table(
        "N",
        "tool",
        "process, ms",
        "x floor",
        "connected, ms",
        "x floor",
        "CPU, ms",
        "x floor",
        "peak memory, MB",
        "x floor",
        "allocated, MB");
  }

  /** Does it once: from before the process until it says that it is done. */
  void measure(Arena arena, Tool tool, Operation operation, String url, Path migrations) {
    long begin = System.nanoTime();
    try (Contender contender = arena.start(tool)) {
      Contender.Time time = contender.work(operation, url, migrations);
      process.add(Numbers.millis(System.nanoTime() - begin));
      work.add(Numbers.millis(time.workNanos()));
      cpu.add(Numbers.millis(contender.process().cpu().toNanos()));
      peak.add(Numbers.megabytes(contender.process().peakMemory()));
      allocated.add(Numbers.megabytes(contender.allocated()));
    }
  }

  void row(Table table, int size, Tool tool, FreshFigures floor) {
    table.row(
        Integer.toString(size),
        tool.label(),
        process.spread(),
        process.times(floor.process),
        work.spread(),
        work.times(floor.work),
        Numbers.rounded(cpu.median()),
        cpu.times(floor.cpu),
        Numbers.rounded(peak.median()),
        peak.times(floor.peak),
        Numbers.rounded(allocated.median()));
  }
}
