package dev.oneledger.jdbc.testkit;

import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** A user who may do nothing in a database until told so; closing it drops it. */
public final class TestRole implements AutoCloseable {
  private final TestDatabase database;
  private final String name;

  private TestRole(TestDatabase database, String name) {
    this.database = database;
    this.name = name;
  }

  /** A new user of this database. */
  public static TestRole in(TestDatabase database) {
    String name = "ol_role_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);
    database.execute(
        "REVOKE ALL ON SCHEMA public FROM PUBLIC",
        "CREATE ROLE %s LOGIN PASSWORD '%s'".formatted(name, name));
    return new TestRole(database, name);
  }

  /** The user's name. */
  public String name() {
    return name;
  }

  /** Grants rights, such as {@code SELECT ON t}. */
  public TestRole granted(String... rights) {
    for (String right : rights) {
      database.execute("GRANT %s TO %s".formatted(right, name));
    }
    return this;
  }

  /** The database as this user sees it. */
  public DataSource dataSource() {
    PGSimpleDataSource dataSource = database.pgDataSource();
    dataSource.setUser(name);
    dataSource.setPassword(name);
    return dataSource;
  }

  @Override
  public void close() {
    database.execute("DROP OWNED BY " + name, "DROP ROLE " + name);
  }
}
