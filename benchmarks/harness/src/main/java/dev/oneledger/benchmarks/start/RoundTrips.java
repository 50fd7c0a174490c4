package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import dev.oneledger.benchmarks.wire.Wire;
import java.time.Duration;

/** The round trips of starts, exactly, connecting included. */
public final class RoundTrips implements Workload {
  private static final int FEW = 1;
  private static final int MORE = 11;
  private static final int MANY = 100;

  /**
   * What a tool sends and receives.
   *
   * @param perMigration round trips for each migration that is applied
   * @param fixed what a start that applies needs besides
   * @param noOp of a start with nothing to do, with many migrations
   * @param check of a comparison, with as many
   */
  public record Trips(
      double perMigration, double fixed, Wire.Traffic noOp, Wire.Traffic check) {}

  @Override
  public void run(Arena arena, Report report) {
    Table table =
        new Table(
            "tool",
            "per migration",
            "besides, of a start that applies",
            "no-op start",
            "drift check",
            "connections of a no-op start",
            "bytes from the server, no-op start of " + MANY);
    for (Tool tool : arena.settings().tools()) {
      Report.progress("Round trips of " + tool.label());
      Trips trips = count(arena, tool, MANY);
      table.row(
          tool.label(),
          Numbers.rounded(trips.perMigration()),
          Numbers.rounded(trips.fixed()),
          Long.toString(trips.noOp().trips()),
          Long.toString(trips.check().trips()),
          Long.toString(trips.noOp().connections()),
          Long.toString(trips.noOp().bytes()));
    }
    report.section("Round trips, connecting included", table);
  }

  /** Counts a tool's, with so many migrations where nothing is to do. */
  public static Trips count(Arena arena, Tool tool, int many) {
    try (Wire wire = Wire.to(arena.port(), Duration.ZERO)) {
      long few = applied(arena, wire, tool, FEW);
      long more = applied(arena, wire, tool, MORE);
      double perMigration = (more - few) / (double) (MORE - FEW);
      String database = arena.newDatabase();
      work(arena, wire, tool, Operation.SYNC, database, many);
      Wire.Traffic noOp = work(arena, wire, tool, Operation.SYNC, database, many);
      Wire.Traffic check = work(arena, wire, tool, Operation.CHECK, database, many);
      arena.drop(database);
      return new Trips(perMigration, few - perMigration * FEW, noOp, check);
    }
  }

  private static long applied(Arena arena, Wire wire, Tool tool, int count) {
    String database = arena.newDatabase();
    Wire.Traffic traffic = work(arena, wire, tool, Operation.SYNC, database, count);
    arena.mustHaveTables(database, count);
    arena.drop(database);
    return traffic.trips();
  }

  private static Wire.Traffic work(
      Arena arena, Wire wire, Tool tool, Operation operation, String database, int count) {
    wire.take();
    try (Contender contender = arena.start(tool)) {
      contender.work(operation, arena.url(database, wire.port()), arena.migrations(tool, count));
    }
    return wire.take();
  }
}
