package dev.oneledger.benchmarks.own;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;

/** Migrations are held to the DDL contract. */
public final class Contracts implements Workload {
  @Override
  public void run(Arena arena, Report report) {
    Table table = OwnFigures.table();
    for (int size : arena.settings().sizes(arena.settings().quick() ? "100" : "1000,10000")) {
      Report.progress("Contract check of %s migrations".formatted(size));
      OwnFigures.of(arena, "contract", arena.migrations(Tool.ONELEDGER, size).toString())
          .rows(table, "%s migrations".formatted(size));
    }
    report.section("Contract check", table);
  }
}
