package dev.oneledger.benchmarks.own;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;

/** A bundle is written and verified, each in a fresh virtual machine; unsigned, by its SHA-256. */
public final class Bundles implements Workload {
  @Override
  public void run(Arena arena, Report report) {
    Table table = OwnFigures.table();
    for (int size : arena.settings().sizes(arena.settings().quick() ? "100" : "1000,10000")) {
      Report.progress("Bundle of %s migrations".formatted(size));
      Path zip = arena.folder().resolve("bundle.zip");
      Path migrations = arena.migrations(Tool.ONELEDGER, size);
      OwnFigures.of(arena, "write", migrations.toString(), zip.toString())
          .rows(table, "bundle of %s".formatted(size));
      OwnFigures.of(arena, "verify", zip.toString()).rows(table, "bundle of %s".formatted(size));
    }
    report.section("Bundles", table);
  }
}
