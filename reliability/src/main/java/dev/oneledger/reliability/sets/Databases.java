package dev.oneledger.reliability.sets;

import dev.oneledger.SqlText;
import dev.oneledger.ddl.ScratchDatabase;
import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.reliability.server.DataSources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The server, and scratch databases on it. */
final class Databases {
  private final PGSimpleDataSource server = new PGSimpleDataSource();
  private final boolean hasDump;

  Databases(String url) {
    try {
      server.setURL(url);
    } catch (IllegalArgumentException unusable) {
      throw new UsageException(
          "Option 'url': expected jdbc:postgresql://host:port/database?user=...", unusable);
    }
    hasDump = mayDump();
  }

  String version() {
    return DataSources.query(server, "SHOW server_version").get(0);
  }

  ScratchDatabase empty() {
    return ScratchDatabase.create(server, this::named);
  }

  ScratchDatabase copy(ScratchDatabase original) {
    return original.copy(this::named);
  }

  private DataSource named(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(Objects.requireNonNull(server.getURL()));
    source.setUser(server.getUser());
    source.setPassword(server.getPassword());
    source.setDatabaseName(database);
    return source;
  }

  /**
   * Runs a text by psql.
   *
   * @throws IllegalStateException if psql says no
   */
  void psql(ScratchDatabase database, SqlText text, boolean whole) {
    try {
      Path file = Files.createTempFile("ol_set_", ".sql");
      try {
        Files.write(file, text.bytes());
        Command.Result result =
            tool(
                database.name(),
                "psql",
                "-X",
                "-q",
                "-v",
                "ON_ERROR_STOP=1",
                whole ? "-1" : "-q",
                "-f",
                file.toString());
        if (result.exit() != 0) {
          throw new IllegalStateException(
              "psql: "
                  + result
                      .output()
                      .replace(file + ":", "")
                      .lines()
                      .filter(l -> l.contains("ERROR"))
                      .findFirst()
                      .orElse(result.output()));
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What pg_dump writes of the schema; empty where there is none for this server. */
  Optional<String> dump(String database) {
    if (!hasDump) {
      return Optional.empty();
    }
    Command.Result dump = tool(database, "pg_dump", "--schema-only", "--exclude-schema=oneledger*");
    if (dump.exit() != 0) {
      throw new IllegalStateException("pg_dump: " + dump.output());
    }
    return Optional.of(dump.output());
  }

  /** Which judge looks on, for the report. */
  String judge() {
    return hasDump ? "pg_dump" : "the catalog's snapshot, for there is no pg_dump for this server";
  }

  private boolean mayDump() {
    try {
      return tool("template1", "pg_dump", "--schema-only").exit() == 0;
    } catch (IllegalStateException missing) {
      return false;
    }
  }

  /** What a program of PostgreSQL's says of a database. */
  Command.Result tool(String database, String... command) {
    Map<String, String> variables = new HashMap<>();
    int port = server.getPortNumbers()[0];
    variables.put("PGHOST", server.getServerNames()[0]);
    variables.put("PGPORT", Integer.toString(port == 0 ? 5432 : port));
    variables.put("PGDATABASE", database);
    if (server.getUser() != null) {
      variables.put("PGUSER", server.getUser());
    }
    if (server.getPassword() != null) {
      variables.put("PGPASSWORD", server.getPassword());
    }
    return Command.run(List.of(command), variables);
  }
}
