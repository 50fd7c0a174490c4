package dev.oneledger.jdbc.testkit;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A database on PostgreSQL. */
public final class TestDatabase extends ScratchDatabase {
  private final PostgresServer server;
  private final String name;
  private final @Nullable EmptiedDatabases pool;
  private final String whenNew;

  private TestDatabase(
      PostgresServer server, String name, @Nullable EmptiedDatabases pool, String whenNew) {
    this.server = server;
    this.name = name;
    this.pool = pool;
    this.whenNew = whenNew;
  }

  static TestDatabase createOn(PostgresServer server) {
    String name = newName();
    run(server.dataSource(), "CREATE DATABASE " + name);
    return new TestDatabase(server, name, null, "");
  }

  /** A new one that goes back there when it is closed. */
  static TestDatabase reusable(PostgresServer server, EmptiedDatabases pool) {
    TestDatabase created = createOn(server);
    return new TestDatabase(server, created.name, pool, EmptiedDatabases.state(created));
  }

  /** The same database for somebody else. */
  TestDatabase again() {
    return new TestDatabase(server, name, pool, whenNew);
  }

  /** Another database on the same server with all that is in this one now, as a backup has it. */
  public TestDatabase copy() {
    String copy = newName();
    run(server.dataSource(), "CREATE DATABASE %s TEMPLATE %s".formatted(copy, name));
    return new TestDatabase(server, copy, null, "");
  }

  /** The database's name. */
  public String name() {
    return name;
  }

  @Override
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

  /** Every schema, and every table outside the system's with all its rows, as text in order. */
  @Override
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
    if (pool == null || !pool.giveBack(this, whenNew)) {
      drop();
    }
  }

  void drop() {
    run(server.dataSource(), "DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  @Override
  public String toString() {
    return name;
  }
}
