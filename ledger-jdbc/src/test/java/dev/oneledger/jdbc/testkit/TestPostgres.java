package dev.oneledger.jdbc.testkit;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One PostgreSQL server per JVM, started when first asked for and stopped when the JVM ends. Which
 * one it is, in this order:
 *
 * <ol>
 *   <li>the JDBC URL in the system property {@code oneledger.test.postgres.url} or the environment
 *       variable {@code ONELEDGER_TEST_POSTGRES_URL}; its user must be allowed to create databases
 *   <li>a container, where Docker answers
 *   <li>embedded binaries from Maven Central
 * </ol>
 *
 * <p>See {@link ServerSearch} for what happens where there is none. Thread-safe.
 */
public final class TestPostgres {
  private static final ServerSearch<PostgresServer> SEARCH =
      new ServerSearch<>(
          "PostgreSQL",
          "postgres",
          ConfiguredServer::at,
          List.of(ContainerServer::start, EmbeddedServer::start));

  private static final Map<PostgresServer, EmptiedDatabases> EMPTIED = new ConcurrentHashMap<>();

  private TestPostgres() {}

  /**
   * An empty database that may have served others, for tests that need one each: closing it empties
   * it. It is no other one than {@link #freshDatabase} by anything but its name's age, its oids and
   * what the server counted. Its catalogs are compared with those of a new one before it is given
   * on.
   */
  public static TestDatabase emptyDatabase() {
    return EMPTIED.computeIfAbsent(SEARCH.server(), EmptiedDatabases::new).take();
  }

  /** A new, empty database, dropped when closed. */
  public static TestDatabase freshDatabase() {
    return TestDatabase.createOn(SEARCH.server());
  }
}
