package dev.oneledger.benchmarks.arena;

import dev.oneledger.reliability.server.DataSources;
import dev.oneledger.reliability.server.OwnPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * A PostgreSQL server of our own, the databases and migrations that are tried on it, and the
 * contestants' processes. All its files are below the working directory. Not thread-safe.
 */
public final class Arena implements AutoCloseable {
  private static final String MAIN = "dev.oneledger.benchmarks.contest.Contender";

  /** A server for databases of many tables, of which a transaction may touch some. */
  private static final Map<String, String> SERVER =
      Map.of("shared_buffers", "512MB", "max_locks_per_transaction", "256", "max_wal_size", "4GB");

  private final Settings settings;
  private final Path modules;
  private final Path folder = Path.of("target").toAbsolutePath();
  private final OwnPostgres server;
  private int databases;

  /**
   * Starts the server.
   *
   * @param modules the folder of the modules that the contestants are in, built
   */
  public Arena(Settings settings, Path modules) {
    this.settings = settings;
    this.modules = modules;
    this.server = OwnPostgres.started(settings.durability(), SERVER);
  }

  /** What the run was told. */
  public Settings settings() {
    return settings;
  }

  /** The folder of the modules that the contestants are in. */
  public Path modules() {
    return modules;
  }

  /** Where to write files. */
  public Path folder() {
    return folder;
  }

  /** The port of the server. */
  public int port() {
    return server.port();
  }

  /** A new, empty database. */
  public String newDatabase() {
    databases++;
    String name = "benchmark_" + databases;
    server.createDatabase(name, "");
    return name;
  }

  /** Drops it. */
  public void drop(String database) {
    server.dropDatabase(database);
  }

  /** Where to find a database. */
  public String url(String database) {
    return server.url(database);
  }

  /** The same by way of another port. */
  public String url(String database, int port) {
    return server.urlThrough(port, database);
  }

  /** For statements of our own. */
  public DataSource dataSource(String database) {
    return DataSources.at(server.url(database));
  }

  /** The version of the server and how durable it is. */
  public String serverDescription() {
    String version = DataSources.query(dataSource("postgres"), "SHOW server_version").get(0);
    return "PostgreSQL %s, %s"
        .formatted(
            version,
            switch (settings.durability()) {
              case DURABLE -> "durable";
              case FAST -> "fsync off";
            });
  }

  /**
   * Holds a contestant to its word.
   *
   * @throws IllegalStateException if there is another number of tables
   */
  public void mustHaveTables(String database, int count) {
    String found =
        DataSources.query(
                dataSource(database),
                "SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname ~ '^t_[0-9]+$'")
            .get(0);
    if (!found.equals(Integer.toString(count))) {
      throw new IllegalStateException("%s tables, expected %s".formatted(found, count));
    }
  }

  /** A folder or jar of so many migrations, as a tool reads them. */
  public Path migrations(Tool tool, int count) {
    Path parent = folder.resolve("migrations");
    return switch (tool) {
      case FLOOR, ONELEDGER, FLYWAY -> MigrationFiles.plain(parent, count);
      case ONELEDGER_INDEX -> MigrationFiles.indexedJar(parent, count);
      case LIQUIBASE_4, LIQUIBASE_5 -> MigrationFiles.changelog(parent, count);
    };
  }

  /** A fresh process of a contestant. */
  public Contender start(Tool tool, String... moreOptions) {
    return new Contender(
        Child.start(
            options(moreOptions),
            tool.classPath(modules),
            List.of(MAIN, tool.contestant()),
            log(tool.key())));
  }

  /** A fresh process of a program on the class path that this one has. */
  public Child startOwn(Class<?> main, List<String> arguments) {
    return startOwn(main.getName(), System.getProperty("java.class.path"), arguments);
  }

  /** A fresh process of a program of a module, with that module's class path. */
  public Child startModule(String module, String main, List<String> arguments) {
    List<String> entries = new ArrayList<>();
    entries.add(modules.resolve(module).resolve("target/classes").toString());
    Tool.jars(modules.resolve(module).resolve("target/closure"))
        .forEach(jar -> entries.add(jar.toString()));
    return startOwn(main, String.join(":", entries), arguments);
  }

  private Child startOwn(String main, String classPath, List<String> arguments) {
    List<String> mainAndArguments = new ArrayList<>();
    mainAndArguments.add(main);
    mainAndArguments.addAll(arguments);
    return Child.start(options(), classPath, mainAndArguments, log("own"));
  }

  private List<String> options(String... more) {
    List<String> options = new ArrayList<>(List.of("-XX:-UsePerfData"));
    options.addAll(settings.jvm());
    options.addAll(List.of(more));
    return options;
  }

  private Path log(String name) {
    try {
      return Files.createDirectories(folder.resolve("logs")).resolve(name + ".log");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
