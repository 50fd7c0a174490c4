package dev.oneledger.benchmarks.arena;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A contestant: which module of {@code benchmarks/} it is, and its class there. */
public enum Tool {
  FLOOR("floor", "floor", "contest", "contest.Floor"),
  ONELEDGER("OneLedger", "oneledger", "oneledger", "oneledger.OneLedgerContestant"),
  ONELEDGER_INDEX(
      "OneLedger, index in a jar", "oneledger-index", "oneledger", "oneledger.IndexedContestant"),
  FLYWAY("Flyway", "flyway", "flyway", "flyway.FlywayContestant"),
  LIQUIBASE_4("Liquibase 4", "liquibase", "liquibase", "liquibase.LiquibaseContestant"),
  LIQUIBASE_5("Liquibase 5", "liquibase-5", "liquibase-5", "liquibase.LiquibaseContestant");

  private static final String PACKAGE = "dev.oneledger.benchmarks.";

  private final String label;
  private final String key;
  private final String module;
  private final String contestant;

  Tool(String label, String key, String module, String contestant) {
    this.label = label;
    this.key = key;
    this.module = module;
    this.contestant = PACKAGE + contestant;
  }

  /** How it is called in tables. */
  public String label() {
    return label;
  }

  /** The name of its class. */
  String contestant() {
    return contestant;
  }

  /** How it is named on the command line. */
  public String key() {
    return key;
  }

  /** The tool that is named so on the command line. */
  static Optional<Tool> of(String key) {
    return Arrays.stream(values()).filter(tool -> tool.key().equals(key)).findFirst();
  }

  /** How all are named on the command line. */
  static List<String> keys() {
    return Arrays.stream(values()).map(Tool::key).toList();
  }

  /** Its own class path: its classes, then the jars it needs at run time. */
  String classPath(Path modules) {
    List<Path> entries = new ArrayList<>();
    entries.add(modules.resolve(module).resolve("target/classes"));
    entries.addAll(closure(modules));
    return entries.stream().map(Path::toString).collect(Collectors.joining(":"));
  }

  /** The jars it needs at run time, the driver and the contest itself included, by name. */
  public List<Path> closure(Path modules) {
    return jars(modules.resolve(module).resolve("target/closure"));
  }

  /** The jars in a folder, by name. */
  static List<Path> jars(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException("Not built: run this by benchmarks/run", failed);
    }
  }
}
