package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.figures.Report;
import dev.oneledger.benchmarks.figures.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/** The tables of a workload, by what the line was like and how the virtual machine was. */
final class StartTables {
  private final String name;
  private final String connections;
  private final Map<String, Table> tables = new LinkedHashMap<>();

  /** Those of a workload whose warm runs have open or new connections. */
  StartTables(String name, String connections) {
    this.name = name;
    this.connections = connections;
  }

  Table fresh(Line line, int runs) {
    return tables.computeIfAbsent(
        "%s, fresh JVM, %s (%s runs)".formatted(name, line, runs), none -> FreshFigures.table());
  }

  Table warm(Line line, int runs) {
    return tables.computeIfAbsent(
        "%s, warm JVM and %s connections, %s (%s runs)".formatted(name, connections, line, runs),
        none -> WarmFigures.table());
  }

  void report(Report report) {
    tables.forEach(report::section);
  }
}
