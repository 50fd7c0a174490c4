package dev.oneledger.benchmarks.arena;

import dev.oneledger.benchmarks.figures.Report;

/** Something that is done and measured. */
@FunctionalInterface
public interface Workload {
  /** Does it and reports it. */
  void run(Arena arena, Report report);
}
