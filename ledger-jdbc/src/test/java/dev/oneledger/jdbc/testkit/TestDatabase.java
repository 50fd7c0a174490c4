package dev.oneledger.jdbc.testkit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database of its own for one test or test class; closing it drops it. Thread-safe. */
public final class TestDatabase implements AutoCloseable {
  private final PostgresServer server;
  private final String name;

  private TestDatabase(PostgresServer server, String name) {
    this.server = server;
    this.name = name;
  }

  static TestDatabase createOn(PostgresServer server) {
    String name = "ol_" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    run(server.dataSource(), "CREATE DATABASE " + name);
    return new TestDatabase(server, name);
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  /** A data source without a pool: every connection is a new one. */
  public DataSource dataSource() {
    return pgDataSource();
  }

  /** The same, open for further settings of the driver; a new object on every call. */
  public PGSimpleDataSource pgDataSource() {
    return server.dataSource(name);
  }

  /** The JDBC URL, without user and password. */
  public String url() {
    return pgDataSource().getUrl();
  }

  /** A user who may do everything. */
  public String user() {
    return server.user();
  }

  /** That user's password; may be empty. */
  public String password() {
    return server.password();
  }

  /** Runs statements, each as it stands, in autocommit. */
  public void execute(String... statements) {
    run(dataSource(), statements);
  }

  /** The first column of every row as text. */
  public List<@Nullable String> query(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<@Nullable String> values = new ArrayList<>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    } catch (SQLException failed) {
      throw new IllegalStateException(sql, failed);
    }
  }

  /** Every schema, and every table outside the system's with all its rows, as text in order. */
  public List<String> contents() {
    List<String> contents = new ArrayList<>();
    query("SELECT 'schema ' || nspname FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1")
        .forEach(schema -> contents.add(String.valueOf(schema)));
    for (String table :
        query(
            "SELECT format('%I.%I', schemaname, tablename) FROM pg_tables"
                + " WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1")) {
      contents.add("table " + table);
      query("SELECT t::text FROM " + table + " t ORDER BY 1")
          .forEach(row -> contents.add(String.valueOf(row)));
    }
    return contents;
  }

  @Override
  public void close() {
    run(server.dataSource(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  private static void run(DataSource dataSource, String... statements) {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(String.join("; ", statements), failed);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
