package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Series;
import dev.oneledger.benchmarks.figures.Table;
import java.time.Duration;

/** One tool doing one thing again and again in one virtual machine. Not thread-safe. */
final class WarmFigures {
  private final Series work = new Series();
  private final Series allocated = new Series();
  private Duration cpu = Duration.ZERO;

  static Table table() {
    return new Table(
        "N", "tool", "connected, ms", "x floor", "CPU each, ms", "x floor", "allocated each, MB");
  }

  void add(Contender.Time time) {
    work.add(Numbers.millis(time.workNanos()));
  }

  /** Adds processor time; the system counts it in hundredths of a second, so only sums tell. */
  void addCpu(Duration time) {
    cpu = cpu.plus(time);
  }

  private double cpuEach() {
    return Numbers.millis(cpu.toNanos()) / work.size();
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
        Numbers.rounded(cpuEach()),
        Numbers.rounded(cpuEach() / floor.cpuEach()) + " x",
        Numbers.rounded(allocated.median()));
  }
}
