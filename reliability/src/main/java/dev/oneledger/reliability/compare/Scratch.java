package dev.oneledger.reliability.compare;

import dev.oneledger.jdbc.CatalogSnapshot;
import dev.oneledger.reliability.campaign.UsageException;
import dev.oneledger.reliability.process.Command;
import dev.oneledger.reliability.server.DataSources;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A database to be made and dropped again and again under one name, so that nothing differs but who
 * filled it. Roles that were made meanwhile go with it, since they belong to the server.
 */
final class Scratch implements AutoCloseable {
  private static final String ROLES = "SELECT rolname FROM pg_roles";
  private static final String TABLES =
      """
      SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
      WHERE schemaname NOT IN ('pg_catalog', 'information_schema', 'oneledger')\
      """;

  private final PGSimpleDataSource server;
  private final String name = name();
  private final Set<String> rolesBefore;

  /**
   * On the server of this URL.
   *
   * @throws UsageException if it is no URL of PostgreSQL's, or no server answers
   */
  static Scratch on(String url) {
    PGSimpleDataSource server = new PGSimpleDataSource();
    try {
      server.setURL(url);
    } catch (IllegalArgumentException unusable) {
      throw new UsageException(
          "Option 'url': expected jdbc:postgresql://host:port/database?user=...", unusable);
    }
    try (Connection connection = server.getConnection()) {
      connection.getMetaData().getDatabaseMajorVersion();
    } catch (SQLException silent) {
      throw new UsageException("Option 'url': " + silent.getMessage(), silent);
    }
    return new Scratch(server);
  }

  private Scratch(PGSimpleDataSource server) {
    this.server = server;
    this.rolesBefore = new TreeSet<>(DataSources.query(server, ROLES));
  }

  private static String name() {
    return "ol_compare_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
  }

  /** Drops what is there, and makes an empty database. */
  void renew() {
    close();
    DataSources.execute(server, "CREATE DATABASE " + name + " TEMPLATE template0");
  }

  DataSource dataSource() {
    return named(name);
  }

  private PGSimpleDataSource named(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(Objects.requireNonNull(server.getURL()));
    source.setUser(server.getUser());
    source.setPassword(server.getPassword());
    source.setDatabaseName(database);
    return source;
  }

  String version() {
    return DataSources.query(server, "SHOW server_version").get(0);
  }

  List<String> catalog() {
    return CatalogSnapshot.of(dataSource()).lines();
  }

  /** How many rows each table has. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (String table : DataSources.query(dataSource(), TABLES)) {
      String count = DataSources.query(dataSource(), "SELECT count(*) FROM ONLY " + table).get(0);
      rows.add("%s has %s rows".formatted(table, count));
    }
    return rows;
  }

  /** What psql says to a file here. */
  Command.Result psql(Path file) {
    return psql(name, file);
  }

  /** What psql says to a file on a copy of what is here, which is dropped again. */
  Command.Result psqlOnCopy(Path file) {
    String copy = name();
    DataSources.execute(server, "CREATE DATABASE %s TEMPLATE %s".formatted(copy, name));
    try {
      return psql(copy, file);
    } finally {
      drop(copy);
    }
  }

  private Command.Result psql(String database, Path file) {
    Map<String, String> variables = new HashMap<>();
    int port = server.getPortNumbers()[0];
    variables.put("PGHOST", server.getServerNames()[0]);
    variables.put("PGPORT", Integer.toString(port == 0 ? 5432 : port));
    variables.put("PGCLIENTENCODING", "UTF8");
    if (server.getUser() != null) {
      variables.put("PGUSER", server.getUser());
    }
    if (server.getPassword() != null) {
      variables.put("PGPASSWORD", server.getPassword());
    }
    return Command.run(
        List.of("psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database, "-f", file.toString()),
        variables);
  }

  private void drop(String database) {
    DataSources.execute(server, "DROP DATABASE IF EXISTS %s WITH (FORCE)".formatted(database));
  }

  /** Drops the database and the roles that were made since this object was. */
  @Override
  public void close() {
    drop(name);
    List<String> roles = new ArrayList<>(DataSources.query(server, ROLES));
    roles.removeAll(rolesBefore);
    for (String role : roles) {
      DataSources.execute(
          server, "DROP ROLE IF EXISTS \"%s\"".formatted(role.replace("\"", "\"\"")));
    }
  }
}
