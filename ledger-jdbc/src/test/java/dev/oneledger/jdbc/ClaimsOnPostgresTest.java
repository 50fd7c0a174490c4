package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.ScratchDatabase;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class ClaimsOnPostgresTest extends ClaimsOnJdbc {

  @Override
  ScratchDatabase freshDatabase() {
    return TestPostgres.freshDatabase();
  }

  @Override
  DataSource nowhere() {
    return PostgresLedgerStoreContractTest.nowhere();
  }

  @Test
  void a_server_that_does_not_know_the_lock_is_refused_with_what_is_needed() {
    try (TestDatabase database = TestPostgres.freshDatabase()) {
      JdbcLedgerStore store =
          JdbcLedgerStore.on(
              FaultyDriver.before(
                  database.dataSource(),
                  "executeQuery",
                  0,
                  () -> new SQLException("syntax error at or near \"SKIP\"", "42601")));

      assertThatThrownBy(() -> store.claim("crm", List.of("a"), 1))
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("syntax error at or near")
          .hasMessageEndingWith(
              " Needed is FOR UPDATE SKIP LOCKED: PostgreSQL, MariaDB from 10.6 on, or H2 from"
                  + " 2.2.220 on. Upgrade the server, or run the fleet on one host and without"
                  + " claims.");
    }
  }
}
