package dev.oneledger.benchmarks.tenants;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.ByTool;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Settings;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Series;
import dev.oneledger.benchmarks.figures.Table;
import dev.oneledger.reliability.server.DataSources;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A loop over the schemas of a database, one call of the tool for each, in one virtual machine with
 * open connections. All schemas are there; a sample of them is tried, the same for every tool, and
 * the time for all is that of the sample times how many there are.
 */
public final class ManySchemas implements Workload {
  private static final int MIGRATIONS = 3;
  private static final double MILLIS_PER_SECOND = 1000;

  @Override
  public void run(Arena arena, Report report) {
    Settings settings = arena.settings();
    for (int schemas : settings.tenants()) {
      ByTool<Series> atHead = new ByTool<>(settings.tools(), tool -> new Series());
      ByTool<Series> oneBehind = new ByTool<>(settings.tools(), tool -> new Series());
      List<String> sample = sample(schemas, settings.sample());
      for (Tool tool : settings.tools()) {
        Report.progress("%s, a loop over %s schemas".formatted(tool.label(), schemas));
        String database = withSchemas(arena, schemas);
        try (Contender contender = arena.start(tool)) {
          Loop loop = new Loop(arena, tool, contender, database, sample);
          loop.over(MIGRATIONS, new Series());
          loop.over(MIGRATIONS, new Series());
          loop.over(MIGRATIONS, atHead.of(tool));
          loop.over(MIGRATIONS + 1, oneBehind.of(tool));
        }
        arena.drop(database);
      }
      report.section(
          "%s schemas, a loop with one call for each (%s of them tried)"
              .formatted(schemas, sample.size()),
          table(schemas, atHead, oneBehind));
    }
  }

  private record Loop(
      Arena arena, Tool tool, Contender contender, String database, List<String> schemas) {
    void over(int migrations, Series series) {
      for (String schema : schemas) {
        series.add(
            Numbers.millis(
                contender
                    .workOnSchema(schema, arena.url(database), arena.migrations(tool, migrations))
                    .workNanos()));
      }
    }
  }

  private static String withSchemas(Arena arena, int count) {
    String database = arena.newDatabase();
    DataSources.execute(
        arena.dataSource(database),
        """
        DO $$ BEGIN
          FOR number IN 1..%s LOOP EXECUTE format('CREATE SCHEMA tenant_%%s', number); END LOOP;
        END $$
        """
            .formatted(count));
    return database;
  }

  private static List<String> sample(int schemas, int size) {
    int tried = Math.min(schemas, size);
    return IntStream.range(0, tried)
        .mapToObj(number -> "tenant_" + (1 + number * (schemas / tried)))
        .toList();
  }

  private static Table table(int schemas, ByTool<Series> atHead, ByTool<Series> oneBehind) {
    Table table =
        new Table(
            "tool",
            "at head, ms each",
            "x floor",
            "all of them, s",
            "one behind, ms each",
            "x floor",
            "all of them, s");
    atHead.forEach(
        (tool, each) -> {
          Series behind = oneBehind.of(tool);
          table.row(
              tool.label(),
              each.spread(),
              each.times(atHead.of(Tool.FLOOR)),
              all(each, schemas),
              behind.spread(),
              behind.times(oneBehind.of(Tool.FLOOR)),
              all(behind, schemas));
        });
    return table;
  }

  private static String all(Series each, int schemas) {
    return Numbers.rounded(each.median() * schemas / MILLIS_PER_SECOND);
  }
}
