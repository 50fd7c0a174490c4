package dev.oneledger.benchmarks.jmh;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Child;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.util.List;

/** What is CPU only, by JMH, which starts virtual machines of its own. */
public final class CpuOnly implements Workload {
  private static final String MAIN = "dev.oneledger.benchmarks.cpu.CpuBenchmarks";

  @Override
  public void run(Arena arena, Report report) {
    Report.progress("CPU only, by JMH");
    String iterations = arena.settings().quick() ? "1" : "5";
    Table table = new Table("what", "each", "± (99.9 %)", "allocated each, kB");
    try (Child child = arena.startModule("cpu", MAIN, List.of(iterations))) {
      for (String[] words = child.answer(); words.length > 1; words = child.answer()) {
        table.row(words);
      }
    }
    report.section("CPU only (JMH, average time)", table);
  }
}
