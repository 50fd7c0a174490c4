package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Series;
import dev.oneledger.benchmarks.figures.Table;

/** One tool doing one thing again and again in one virtual machine. Not thread-safe. */
final class WarmFigures {
  private final Series work = new Series();
  private final Series allocated = new Series();

  static Table table() {
    return new Table("N", "tool", "connected, ms", "x floor", "allocated each, MB");
  }

  void add(Contender.Time time) {
    work.add(Numbers.millis(time.workNanos()));
  }

  void allocatedEach(long bytes) {
    allocated.add(Numbers.megabytes(bytes));
  }

  void row(Table table, int size, Tool tool, WarmFigures floor) {
    table.row(
        Integer.toString(size),
        tool.label(),
        work.spread(),
        work.times(floor.work),
        Numbers.rounded(allocated.median()));
  }
}
