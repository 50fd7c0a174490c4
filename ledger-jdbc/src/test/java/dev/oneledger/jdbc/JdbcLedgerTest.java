package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.jdbc.testkit.TestPostgres;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcLedgerTest {
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestPostgres.freshDatabase();
  }

  @AfterEach
  void drop() {
    database.close();
  }

  @Test
  void without_any_configuration_the_folder_db_ledger_is_applied_once() {
    Ledger ledger = JdbcLedger.managed(database.dataSource());
    assertThat(ledger.sync("default").applied())
        .extracting(Object::toString)
        .containsExactly("1_customers", "2_emails");
    assertThat(ledger.sync("default").applied()).isEmpty();
    assertThat(
            database.query(
                "SELECT column_name FROM information_schema.columns WHERE table_name = 'customers'"
                    + " ORDER BY ordinal_position"))
        .containsExactly("id", "name", "email");
    assertThat(database.query("SELECT DISTINCT app FROM oneledger.journal"))
        .containsExactly("default");
    ledger.journal("default").verify();
  }

  @Test
  void a_second_process_finds_everything_applied() {
    JdbcLedger.managed(database.dataSource(), "shop", "dev").sync("dev");
    Ledger again = JdbcLedger.managed(database.dataSource(), "shop", "dev");
    assertThat(again.sync("dev").applied()).isEmpty();
    assertThat(again.plan("dev").steps()).isEmpty();
  }

  @Test
  void a_name_that_cannot_be_used_is_refused() {
    assertThatThrownBy(() -> JdbcLedger.managed(database.dataSource(), "shop", "dev:1"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'dev:1'");
  }
}
