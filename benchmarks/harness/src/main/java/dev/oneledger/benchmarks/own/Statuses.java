package dev.oneledger.benchmarks.own;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.nio.file.Path;

/**
 * The matrix of many migrations in many environments, out of the ledger's database, and its page.
 * The environments' own databases are in memory, and gone when the matrix is made.
 */
public final class Statuses implements Workload {
  private static final int ENVIRONMENTS = 50;
  private static final int FEW_ENVIRONMENTS = 5;

  @Override
  public void run(Arena arena, Report report) {
    boolean quick = arena.settings().quick();
    int environments = quick ? FEW_ENVIRONMENTS : ENVIRONMENTS;
    Table table = OwnFigures.table();
    for (int size : arena.settings().sizes(quick ? "100" : "1000,10000")) {
      Report.progress("Status of %s migrations in %s environments".formatted(size, environments));
      String database = arena.newDatabase();
      String url = arena.url(database);
      String migrations = arena.migrations(Tool.ONELEDGER, size).toString();
      Path page = arena.folder().resolve("status.html");
      OwnFigures.of(arena, "journals", url, migrations, Integer.toString(environments));
      OwnFigures.of(arena, "status", url, migrations, page.toString())
          .rows(table, "%s x %s".formatted(size, environments));
      arena.drop(database);
    }
    report.section("Status from a JDBC store", table);
  }
}
