package dev.oneledger.benchmarks.load;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import dev.oneledger.benchmarks.arena.Tool;
import dev.oneledger.benchmarks.arena.Workload;
import dev.oneledger.benchmarks.figures.Numbers;
import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import dev.oneledger.reliability.process.Command;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The classes that a fresh virtual machine loads for a start with nothing to do, counted in its own
 * log, and how long it says that loading them took ({@code sun.cls.time}, by {@code jcmd}).
 */
public final class LoadedClasses implements Workload {
  private static final int SIZE = 100;
  private static final int PACKAGE_PARTS = 2;
  private static final int MANY = 10;
  private static final double MILLIS = 1000;

  @Override
  public void run(Arena arena, Report report) {
    Table table =
        new Table(
            "tool",
            "classes",
            "not from the CDS archive",
            "loading them, ms",
            "these are, by package, from 10 on");
    for (Tool tool : arena.settings().tools()) {
      Report.progress("Classes of " + tool.label());
      String database = arena.newDatabase();
      try (Contender contender = arena.start(tool)) {
        contender.work(Operation.SYNC, arena.url(database), arena.migrations(tool, SIZE));
      }
      List<String> loaded = loaded(arena, tool, database);
      List<String> outside =
          loaded.stream().filter(line -> !line.contains("shared objects")).toList();
      table.row(
          tool.label(),
          Integer.toString(loaded.size()),
          Integer.toString(outside.size()),
          millis(arena, tool, database),
          packages(outside));
      arena.drop(database);
    }
    report.section("Classes loaded by a no-op start of %s".formatted(SIZE), table);
  }

  private static List<String> loaded(Arena arena, Tool tool, String database) {
    Path log = arena.folder().resolve("classes-" + tool.key() + ".log");
    try (Contender contender =
        arena.start(tool, "-Xlog:class+load:file=" + log + ":none:filecount=0")) {
      contender.work(Operation.SYNC, arena.url(database), arena.migrations(tool, SIZE));
      return Files.readAllLines(log).stream().filter(line -> line.contains("source:")).toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String millis(Arena arena, Tool tool, String database) {
    try (Contender contender = arena.start(tool, "-XX:+UsePerfData")) {
      contender.work(Operation.SYNC, arena.url(database), arena.migrations(tool, SIZE));
      String counters =
          Command.run(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                      Long.toString(contender.process().pid()),
                      "PerfCounter.print"))
              .output();
      double ticks = counter(counters, "sun.cls.time");
      return Numbers.rounded(ticks * MILLIS / counter(counters, "sun.os.hrt.frequency"));
    }
  }

  private static double counter(String counters, String name) {
    return counters
        .lines()
        .filter(line -> line.startsWith(name + "="))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No %s in: %s".formatted(name, counters)));
  }

  private static String packages(List<String> lines) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String line : lines) {
      String[] parts = line.strip().split(" ", 2)[0].split("\\.", -1);
      String name =
          parts.length > PACKAGE_PARTS ? parts[0] + "." + parts[1] : "without a package name";
      counts.merge(name, 1, Integer::sum);
    }
    return String.join(
        ", ",
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= MANY)
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(entry -> entry.getKey() + " " + entry.getValue())
            .toList());
  }
}
