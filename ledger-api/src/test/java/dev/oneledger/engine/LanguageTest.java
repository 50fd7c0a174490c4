package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBuilder;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlDialect;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.MigrationSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which SQL the migrations are read in. */
class LanguageTest {
  /** On PostgreSQL the apostrophe opens a literal that never ends. */
  private static final Map<String, String> FOR_MARIADB =
      Map.of("1_a.sql", "# MariaDB's comment\nCREATE TABLE a (id int);");

  private static final Map<String, String> FOR_POSTGRESQL =
      Map.of("1_a.sql", "DO $body$ BEGIN RAISE 'it''s'; END $body$; SELECT 'a\\'; SELECT 'b';");

  private static LedgerBuilder ledger(Map<String, String> files) {
    return Ledger.inMemory("shop").migrations(MigrationSource.of(files));
  }

  private static Environment speaking(String name, SqlDialect dialect) {
    return Environment.managed(name, new InMemoryTarget().withDialect(dialect));
  }

  @Test
  void it_is_what_the_managed_environment_speaks() {
    Ledger ledger = ledger(FOR_MARIADB).environment(speaking("dev", SqlDialect.MARIADB)).open();

    assertThat(ledger.sync("dev").applied()).hasSize(1);
    assertThat(ledger.migrations()).hasSize(1);
  }

  @Test
  void what_was_said_comes_first() {
    Ledger ledger =
        ledger(FOR_MARIADB)
            .environment(speaking("dev", SqlDialect.MARIADB))
            .dialect(SqlDialect.POSTGRESQL)
            .open();

    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Unterminated string literal");
  }

  @Test
  void without_a_managed_environment_it_is_postgresql() {
    Ledger ledger = ledger(FOR_MARIADB).environment(Environment.exportOnly("prod")).open();

    assertThatThrownBy(ledger::migrations)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Unterminated string literal");
    assertThat(ledger(FOR_POSTGRESQL).open().migrations()).hasSize(1);
  }

  @Test
  void of_several_environments_the_one_that_is_worked_with_is_asked() {
    Ledger ledger =
        ledger(FOR_MARIADB)
            .environment(speaking("old", SqlDialect.POSTGRESQL))
            .environment(speaking("dev", SqlDialect.MARIADB))
            .open();

    assertThat(ledger.sync("dev").applied()).hasSize(1);
  }
}
