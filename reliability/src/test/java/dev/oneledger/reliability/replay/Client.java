package dev.oneledger.reliability.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.MariaDbDatabase;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A database's own client that runs a bundle's scripts as a user's CI would.
 *
 * @param scratch where its files go
 */
record Client(Path scratch) {
  private static final int MINUTES = 2;
  private static final Pattern MARIADB_URL =
      Pattern.compile("jdbc:mariadb://([^:/]+)(?::(\\d+))?/([^?]*)(?:\\?(.*))?");

  /** How a script ended, and what it said. */
  record Result(int exit, String out, String err) {

    Result good() {
      assertThat(exit).as(out + err).isZero();
      return this;
    }

    /** What is printed from the receipt's first line on. */
    String receipt() {
      int start = out.indexOf("format: oneledger-receipt-1");
      assertThat(start).as(out).isNotNegative();
      return out.substring(start);
    }
  }

  /** Runs {@code apply} or {@code rollback} of a written bundle; empty for no environment. */
  Result run(Path bundle, String script, ScratchDatabase database, String environment)
      throws Exception {
    return database instanceof TestDatabase postgres
        ? psql(bundle, script, postgres, environment)
        : mariadb(bundle, script, (MariaDbDatabase) database, environment);
  }

  private Result psql(Path bundle, String script, TestDatabase database, String environment)
      throws Exception {
    var source = database.pgDataSource();
    List<String> command = new ArrayList<>(List.of(TestProgram.path("psql"), "-X"));
    if (!environment.isEmpty()) {
      command.addAll(List.of("-v", "environment=" + environment));
    }
    command.addAll(List.of("-f", bundle.resolve("apply/psql/" + script + ".sql").toString()));
    Map<String, String> variables = new HashMap<>();
    variables.put("PGHOST", source.getServerNames()[0]);
    variables.put("PGPORT", Integer.toString(source.getPortNumbers()[0]));
    variables.put("PGDATABASE", database.name());
    variables.put("PGUSER", database.user());
    variables.put("PGPASSWORD", database.password());
    return run(command, variables);
  }

  private Result mariadb(Path bundle, String script, MariaDbDatabase database, String environment)
      throws Exception {
    List<String> command =
        List.of(
            "sh",
            bundle.resolve("apply/mariadb/" + script + ".sh").toString(),
            "--defaults-extra-file=" + optionFile(database),
            database.name());
    return run(command, Map.of("ENVIRONMENT", environment, "MARIADB", TestProgram.path("mariadb")));
  }

  /** The client's options for a database, so that no password is on a command line. */
  Path optionFile(MariaDbDatabase database) throws IOException {
    Matcher url = MARIADB_URL.matcher(database.url());
    assertThat(url.matches()).isTrue();
    StringBuilder options = new StringBuilder("[client]\nprotocol=tcp\nhost=" + url.group(1));
    options.append("\nport=").append(url.group(2) == null ? "3306" : url.group(2)).append('\n');
    for (String parameter : url.group(4) == null ? new String[0] : url.group(4).split("&")) {
      if (parameter.startsWith("user=") || parameter.startsWith("password=")) {
        options.append(parameter).append('\n');
      }
    }
    Path file = Files.createTempFile(scratch, "client", ".cnf");
    Files.writeString(file, options);
    return file;
  }

  /** Runs a program to its end. */
  Result run(List<String> command, Map<String, String> variables) throws Exception {
    Path out = Files.createTempFile(scratch, "run", ".out");
    Path err = Files.createTempFile(scratch, "run", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(scratch.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(variables);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new IllegalStateException("No end after " + MINUTES + " minutes: " + command);
    }
    return new Result(
        process.exitValue(),
        Files.readString(out, StandardCharsets.UTF_8),
        Files.readString(err, StandardCharsets.UTF_8));
  }
}
