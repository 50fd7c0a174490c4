package dev.oneledger.jdbc.testkit;

import java.util.List;

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

  private TestPostgres() {}

  /** A new, empty database, dropped when closed. */
  public static TestDatabase freshDatabase() {
    return TestDatabase.createOn(SEARCH.server());
  }
}
