package dev.oneledger.ddl.internal.inverse;

import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** A database's schema as {@code pg_dump} writes it. */
final class PgDump {

  private PgDump() {}

  /**
   * True if pg_dump is new enough for this server, which no client's package promises; a test that
   * finds none at all does not go on.
   */
  static boolean reads(TestDatabase database) {
    int server = Integer.parseInt(database.query("SHOW server_version_num").get(0)) / 10000;
    return version() >= server;
  }

  private static int version() {
    try {
      Process process = new ProcessBuilder(TestProgram.path("pg_dump"), "--version").start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("pg_dump --version says " + text);
      }
      return Integer.parseInt(text.replaceFirst("(?s)^\\D*(\\d+).*", "$1"));
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /**
   * The statements of the dump, sorted: a table that comes back is written later than before where
   * nothing else orders them. Within a table the columns are sorted, because one that comes back is
   * the last; the keys that pg_dump draws by lot are left out.
   */
  static List<String> of(TestDatabase database) {
    var source = database.pgDataSource();
    ProcessBuilder builder =
        new ProcessBuilder(
            TestProgram.path("pg_dump"),
            "--schema-only",
            "--host=" + source.getServerNames()[0],
            "--port=" + source.getPortNumbers()[0],
            "--username=" + database.user(),
            "--no-password",
            database.name());
    builder.environment().put("PGPASSWORD", database.password());
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(text);
      }
      return statements(text);
    } catch (IOException | InterruptedException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static List<String> statements(String dump) {
    List<String> statements = new ArrayList<>();
    // One part for each object: a comment of three lines with its name stands before it.
    for (String part : dump.split("(?m)^--\n-- Name: ")) {
      statements.add(sorted(part.replaceAll("(?m)^\\\\(un)?restrict .*\n", "").strip()));
    }
    return statements.stream().sorted().toList();
  }

  private static String sorted(String statement) {
    if (!statement.contains("\nCREATE TABLE ") && !statement.contains("\nCREATE UNLOGGED TABLE ")) {
      return statement;
    }
    TreeMap<String, String> lines = new TreeMap<>();
    statement.lines().map(line -> line.replaceFirst(",$", "")).forEach(l -> lines.put(l, l));
    return String.join("\n", lines.values());
  }
}
