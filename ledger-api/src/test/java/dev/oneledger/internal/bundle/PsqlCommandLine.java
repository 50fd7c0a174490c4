package dev.oneledger.internal.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.oneledger.Bundle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * A database of its own, spoken to by the real psql alone. Tests without psql or server are
 * skipped.
 */
final class PsqlCommandLine {
  private static final int MINUTES = 2;
  private final String database = "oneledger_" + UUID.randomUUID().toString().replace("-", "");
  private final Path folder;

  PsqlCommandLine(Path folder) throws Exception {
    this.folder = folder;
    assumeTrue(
        isThere(), "psql is not on the path, or no PostgreSQL answers (PGHOST, PGPORT, PGUSER)");
    assertThat(run("postgres", "-c", "CREATE DATABASE " + database).exit()).isZero();
  }

  record Result(int exit, String out, String err) {}

  private boolean isThere() throws Exception {
    try {
      return run("postgres", "-c", "SELECT 1").exit() == 0;
    } catch (IOException noPsql) {
      return false;
    }
  }

  Result file(Bundle bundle, String script, String... more) throws Exception {
    Path directory = folder.resolve(bundle.digest().hex());
    bundle.writeDirectory(directory);
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("-f");
    arguments.add(directory.resolve("apply/psql").resolve(script).toString());
    return run(database, arguments.toArray(String[]::new));
  }

  void replay(Bundle bundle) throws Exception {
    Result result = file(bundle, "apply.sql");
    assertThat(result.exit()).as(result.err()).isZero();
  }

  /** What a query returns, a line for each row. */
  String query(String sql) throws Exception {
    Result result = run(database, "-At", "-c", sql);
    assertThat(result.exit()).as(result.err()).isZero();
    return result.out().strip();
  }

  private Result run(String where, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("psql", "-X", "-d", where));
    command.addAll(List.of(arguments));
    Path out = Files.createTempFile(folder, "psql", ".out");
    Path err = Files.createTempFile(folder, "psql", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
    Map<String, String> environment = builder.environment();
    environment.putIfAbsent("PGHOST", "127.0.0.1");
    environment.putIfAbsent("PGUSER", "postgres");
    environment.put("PGCONNECT_TIMEOUT", "5");
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException(
          "psql did not end within " + MINUTES + " minutes: " + command);
    }
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }

  void drop() throws Exception {
    assertThat(run("postgres", "-c", "DROP DATABASE " + database + " WITH (FORCE)").exit())
        .isZero();
  }
}
