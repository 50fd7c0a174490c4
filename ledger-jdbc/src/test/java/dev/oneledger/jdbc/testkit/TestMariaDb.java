package dev.oneledger.jdbc.testkit;

import java.util.List;

/**
 * One MariaDB server per JVM, started when first asked for and stopped when the JVM ends. Which one
 * it is, in this order:
 *
 * <ol>
 *   <li>the JDBC URL in the system property {@code oneledger.test.mariadb.url} or the environment
 *       variable {@code ONELEDGER_TEST_MARIADB_URL}; its user must be allowed to create databases
 *       and users
 *   <li>a container, where Docker answers
 *   <li>embedded binaries from Maven Central
 * </ol>
 *
 * <p>See {@link ServerSearch} for what happens where there is none. Thread-safe.
 */
public final class TestMariaDb {
  private static final ServerSearch<MariaDbServer> SEARCH =
      new ServerSearch<>(
          "MariaDB",
          "mariadb",
          MariaDbServer::configured,
          List.of(MariaDbContainer::start, MariaDbBinaries::start));

  private TestMariaDb() {}

  /** A new, empty database, dropped when closed. */
  public static MariaDbDatabase freshDatabase() {
    return MariaDbDatabase.createOn(SEARCH.server());
  }
}
