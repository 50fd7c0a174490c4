package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.internal.catalog.CatalogChangesTest;
import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * The suites that touch the server most, on the PostgreSQL whose version is in the system property
 * {@value #VERSION}: another major than the one that all tests run on.
 */
class OtherPostgresTest {
  private static final String VERSION = "oneledger.test.otherPostgres";

  private static OwnServer server;

  @BeforeAll
  static void start() {
    server = OwnServer.ofVersion(System.getProperty(VERSION, "18.6.0"));
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  /** Product and major, as the server begins its version. */
  private static String productAndMajor() {
    return "PostgreSQL " + System.getProperty(VERSION, "18.6.0").split("\\.")[0] + ".";
  }

  @Test
  void the_server_is_of_this_major() {
    try (TestDatabase database = server.freshDatabase()) {
      assertThat(database.query("SELECT version()").get(0)).startsWith(productAndMajor());
    }
  }

  @Nested
  class Transactional extends PostgresTargetContractTest {
    @Override
    TestDatabase freshDatabase() {
      return server.freshDatabase();
    }

    @Override
    protected String product() {
      return productAndMajor();
    }
  }

  @Nested
  class Statementwise extends PostgresStatementwiseContractTest {
    @Override
    TestDatabase freshDatabase() {
      return server.freshDatabase();
    }

    @Override
    protected String product() {
      return productAndMajor();
    }
  }

  @Nested
  class Store extends PostgresLedgerStoreContractTest {
    @Override
    TestDatabase freshDatabase() {
      return server.freshDatabase();
    }

    @Override
    protected String product() {
      return productAndMajor();
    }
  }

  @Nested
  class Life extends LifeOnPostgresTest {
    @Override
    TestDatabase freshDatabase() {
      return server.freshDatabase();
    }
  }

  @Nested
  class Snapshot extends CatalogSnapshotTest {
    @Override
    TestDatabase freshDatabase() {
      return server.freshDatabase();
    }
  }

  @Nested
  class Changes extends CatalogChangesTest {
    @Override
    protected TestDatabase freshDatabase() {
      return server.freshDatabase();
    }
  }
}
