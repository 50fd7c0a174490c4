package dev.oneledger.ddl.internal.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.OwnServer;
import dev.oneledger.jdbc.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Rows there and back on the PostgreSQL whose version is in {@value #VERSION}. */
class OtherPostgresDataTest {
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

  @Nested
  class Restore extends DataRestoreTest {
    @Override
    TestDatabase fresh() {
      return server.freshDatabase();
    }

    @Test
    void virtual_columns_are_computed_and_not_kept() {
      database.execute(
          "CREATE TABLE v (id int PRIMARY KEY, n int, twice int GENERATED ALWAYS AS (n * 2))",
          "CREATE TABLE w (n int, twice int GENERATED ALWAYS AS (n * 2) VIRTUAL)",
          "INSERT INTO v VALUES (1, 1), (2, 2), (3, NULL); INSERT INTO w VALUES (1), (1), (NULL)");
      DatabaseState before = DatabaseState.of(database);
      Rehearsal rehearsal =
          Rehearsal.of(
              database,
              "UPDATE v SET n = 7 WHERE id < 3; DELETE FROM v WHERE id = 3; INSERT INTO v VALUES (4, 4);"
                  + " UPDATE w SET n = 8; ALTER TABLE w DROP twice; ALTER TABLE v DROP twice, DROP n");
      rehearsal.apply();
      rehearsal.rollBackAll();
      assertThat(DatabaseState.of(database)).isEqualTo(before);
    }
  }

  @Nested
  class Structure extends DataStructureTest {
    @Override
    TestDatabase fresh() {
      return server.freshDatabase();
    }
  }

  @Nested
  class Converted extends DataConvertedTest {
    @Override
    TestDatabase fresh() {
      return server.freshDatabase();
    }
  }

  @Nested
  class Keyless extends DataKeylessTest {
    @Override
    TestDatabase fresh() {
      return server.freshDatabase();
    }
  }
}
