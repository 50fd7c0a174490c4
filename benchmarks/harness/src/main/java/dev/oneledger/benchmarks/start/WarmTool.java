package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Contender;
import dev.oneledger.benchmarks.arena.Operation;
import java.nio.file.Path;
import java.time.Duration;

/** A contestant whose virtual machine and connections stay, on one database. Not thread-safe. */
final class WarmTool implements AutoCloseable {
  private final Contender contender;
  private final Operation operation;
  private final String url;
  private final Path migrations;
  private final WarmFigures figures = new WarmFigures();

  WarmTool(Contender contender, Operation operation, String url, Path migrations) {
    this.contender = contender;
    this.operation = operation;
    this.url = url;
    this.migrations = migrations;
  }

  void warmUp() {
    contender.workPooled(operation, url, migrations);
  }

  void measure() {
    long before = contender.allocated();
    Duration cpuBefore = contender.process().cpu();
    figures.add(contender.workPooled(operation, url, migrations));
    figures.addCpu(contender.process().cpu().minus(cpuBefore));
    figures.allocatedEach(contender.allocated() - before);
  }

  WarmFigures figures() {
    return figures;
  }

  @Override
  public void close() {
    contender.close();
  }
}
