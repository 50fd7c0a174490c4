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
import java.nio.file.Path;
import java.time.Duration;

/**
 * The round trips of starts, exactly, those of connecting included. A pool whose connections are
 * open already is one that served a start before.
 */
public final class RoundTrips implements Workload {
  private static final int FEW = 1;
  private static final int MORE = 11;
  private static final int MANY = 100;

  /**
   * The round trips of a start that applies.
   *
   * @param perMigration for each migration
   * @param besides what such a start needs besides
   */
  public record Applying(double perMigration, double besides) {}

  @Override
  public void run(Arena arena, Report report) {
    Table applying =
        new Table(
            "tool",
            "per migration",
            "besides",
            "per migration, pooled",
            "besides, pooled",
            "a later start with one due, pooled");
    Table atHead =
        new Table(
            "tool",
            "no-op start",
            "no-op start, pooled and warm",
            "drift check",
            "drift check, pooled and warm",
            "connections of a no-op start",
            "bytes from the server, no-op start");
    for (Tool tool : arena.settings().tools()) {
      Report.progress("Round trips of " + tool.label());
      Applying straight = applying(arena, tool, false);
      Applying pooled = applying(arena, tool, true);
      applying.row(
          tool.label(),
          Numbers.rounded(straight.perMigration()),
          Numbers.rounded(straight.besides()),
          Numbers.rounded(pooled.perMigration()),
          Numbers.rounded(pooled.besides()),
          Long.toString(later(arena, tool)));
      atHead(arena, tool, atHead);
    }
    report.section("Round trips of a start that applies, connecting included", applying);
    report.section(
        "Round trips with %s migrations at head, connecting included".formatted(MANY), atHead);
  }

  /** Counts those of a tool; with a pool that is empty at first, or with new connections. */
  public static Applying applying(Arena arena, Tool tool, boolean pooled) {
    long few = applied(arena, tool, FEW, pooled);
    long more = applied(arena, tool, MORE, pooled);
    double perMigration = (more - few) / (double) (MORE - FEW);
    return new Applying(perMigration, few - perMigration * FEW);
  }

  private static long applied(Arena arena, Tool tool, int count, boolean pooled) {
    String database = arena.newDatabase();
    try (Wire wire = Wire.to(arena.port(), Duration.ZERO);
        Contender contender = arena.start(tool)) {
      String url = arena.url(database, wire.port());
      Path migrations = arena.migrations(tool, count);
      if (pooled) {
        contender.workPooled(Operation.SYNC, url, migrations);
      } else {
        contender.work(Operation.SYNC, url, migrations);
      }
      arena.mustHaveTables(database, count);
      return wire.take().trips();
    } finally {
      arena.drop(database);
    }
  }

  /** Those of a start that applies one migration where one is applied, with a warm pool. */
  private static long later(Arena arena, Tool tool) {
    String database = arena.newDatabase();
    try (Wire wire = Wire.to(arena.port(), Duration.ZERO);
        Contender contender = arena.start(tool)) {
      String url = arena.url(database, wire.port());
      contender.workPooled(Operation.SYNC, url, arena.migrations(tool, FEW));
      wire.take();
      contender.workPooled(Operation.SYNC, url, arena.migrations(tool, FEW + 1));
      return wire.take().trips();
    } finally {
      arena.drop(database);
    }
  }

  private static void atHead(Arena arena, Tool tool, Table table) {
    String database = arena.newDatabase();
    Path migrations = arena.migrations(tool, MANY);
    try (Wire wire = Wire.to(arena.port(), Duration.ZERO);
        Contender contender = arena.start(tool)) {
      String url = arena.url(database, wire.port());
      contender.workPooled(Operation.SYNC, url, migrations);
      contender.workPooled(Operation.SYNC, url, migrations);
      wire.take();
      contender.workPooled(Operation.SYNC, url, migrations);
      long pooled = wire.take().trips();
      contender.workPooled(Operation.CHECK, url, migrations);
      long pooledCheck = wire.take().trips();
      contender.work(Operation.SYNC, url, migrations);
      Wire.Traffic straight = wire.take();
      contender.work(Operation.CHECK, url, migrations);
      table.row(
          tool.label(),
          Long.toString(straight.trips()),
          Long.toString(pooled),
          Long.toString(wire.take().trips()),
          Long.toString(pooledCheck),
          Long.toString(straight.connections()),
          Long.toString(straight.bytes()));
    } finally {
      arena.drop(database);
    }
  }
}
