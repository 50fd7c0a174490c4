package dev.oneledger.jdbc.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * One PostgreSQL server per JVM, started when first asked for and stopped when the JVM ends. Which
 * one it is, in this order:
 *
 * <ol>
 *   <li>the JDBC URL in the system property {@value #URL_PROPERTY} or the environment variable
 *       {@value #URL_VARIABLE}; its user must be allowed to create databases
 *   <li>a container, where Docker answers
 *   <li>embedded binaries from Maven Central
 * </ol>
 *
 * <p>The choice is printed once. Where there is no server at all, tests are skipped with the
 * reason; with the system property {@value #REQUIRED_PROPERTY} set to {@code true} they fail. A
 * configured URL that does not work is always a failure. Thread-safe.
 */
public final class TestPostgres {
  /** System property with the JDBC URL of a server to use. */
  public static final String URL_PROPERTY = "oneledger.test.postgres.url";

  /** Environment variable with the JDBC URL of a server to use. */
  public static final String URL_VARIABLE = "ONELEDGER_TEST_POSTGRES_URL";

  /** System property that turns a skip for want of a database into a failure. */
  public static final String REQUIRED_PROPERTY = "oneledger.test.databaseRequired";

  private static @Nullable Resolution resolution;

  private TestPostgres() {}

  /** A new, empty database, dropped when closed. */
  public static TestDatabase freshDatabase() {
    return TestDatabase.createOn(server());
  }

  private static synchronized PostgresServer server() {
    if (resolution == null) {
      resolution = resolve();
      System.out.println("Tests on PostgreSQL: " + resolution.said());
    }
    PostgresServer server = resolution.server();
    if (server != null) {
      return server;
    }
    if (Boolean.getBoolean(REQUIRED_PROPERTY)) {
      return Assertions.fail("A database is required, and there is none: " + resolution.said());
    }
    return Assumptions.abort("No PostgreSQL: " + resolution.said());
  }

  private static Resolution resolve() {
    String url = System.getProperty(URL_PROPERTY, System.getenv(URL_VARIABLE));
    if (url != null && !url.isBlank()) {
      return Resolution.of(ConfiguredServer.at(url));
    }
    List<String> reasons = new ArrayList<>();
    List<Supplier<PostgresServer>> candidates =
        List.of(ContainerServer::start, EmbeddedServer::start);
    for (Supplier<PostgresServer> candidate : candidates) {
      try {
        return Resolution.of(candidate.get());
      } catch (UnavailableException notHere) {
        reasons.add(String.valueOf(notHere.getMessage()));
      }
    }
    return new Resolution(null, String.join("; ", reasons));
  }

  private record Resolution(@Nullable PostgresServer server, String said) {
    static Resolution of(PostgresServer server) {
      return new Resolution(server, server.description());
    }
  }

  /** A kind of server cannot be had here. */
  static final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnavailableException(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }
}
