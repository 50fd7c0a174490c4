package dev.oneledger.flyway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import dev.oneledger.jdbc.testkit.TestRole;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryLock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real Flyway takes its time while we look. */
@Timeout(60)
class FlywayLockTest {
  @TempDir private Path folder;

  /** What is seen of the lock while Flyway runs the next script. */
  private static Optional<HistoryLock> seenWhileMigrating(FlywayFixture flyway, History history) {
    CompletableFuture<Void> migrating = CompletableFuture.runAsync(flyway::migrate);
    HistoryLock seen = null;
    while (seen == null && !migrating.isDone()) {
      seen = history.read().lock();
    }
    migrating.orTimeout(30, TimeUnit.SECONDS).join();
    return Optional.ofNullable(seen);
  }

  @Test
  void on_postgresql_a_role_that_may_read_the_table_sees_who_migrates() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      FlywayFixture flyway =
          new FlywayFixture(database, folder).script("V1__a.sql", "select 1;").migrate();
      flyway.script("V2__slow.sql", "select pg_sleep(1.5);");
      try (TestRole reader = TestRole.in(database)) {
        reader.granted("USAGE ON SCHEMA public", "SELECT ON flyway_schema_history");
        History history = FlywayHistory.on(reader.dataSource());

        assertThat(seenWhileMigrating(flyway, history))
            .hasValueSatisfying(
                lock -> assertThat(lock.holder()).matches("pid \\d+, user " + database.user()));
        assertThat(history.read().lock()).isNull();
      }
    }
  }

  @Test
  void on_mariadb_the_connection_that_migrates_is_seen() {
    try (ScratchDatabase database = FlywayProduct.MARIADB.freshDatabase()) {
      FlywayFixture flyway =
          new FlywayFixture(database, folder).script("V1__a.sql", "select 1;").migrate();
      flyway.script("V2__slow.sql", "do sleep(1.5);");
      History history = FlywayHistory.on(database.dataSource());

      assertThat(seenWhileMigrating(flyway, history))
          .hasValueSatisfying(lock -> assertThat(lock.holder()).matches("connection \\d+"));
      assertThat(history.read().lock()).isNull();
    }
  }

  @Test
  void the_lock_of_another_table_is_not_taken_for_it() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      FlywayFixture flyway =
          new FlywayFixture(database, folder).script("V1__a.sql", "select 1;").migrate();
      database.execute("create table other_history as select * from flyway_schema_history");
      flyway.script("V2__slow.sql", "select pg_sleep(0.5);");

      assertThat(
              seenWhileMigrating(
                  flyway, FlywayHistory.on(database.dataSource()).table("other_history")))
          .isEmpty();
    }
  }
}
