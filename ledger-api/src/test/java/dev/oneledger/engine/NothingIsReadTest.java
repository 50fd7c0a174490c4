package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.memory.InMemoryLedgerStore;
import org.junit.jupiter.api.Test;

/** What a start with nothing to do does not look into, and what looks into it. */
class NothingIsReadTest {
  private final Scenario scenario = new Scenario().withThree();

  @Test
  void a_rollback_text_that_cannot_be_read_stops_no_start_with_nothing_to_do() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to b;", "alter table b rename to 'a;");

    assertThat(scenario.openDev().sync("dev").applied()).isEmpty();
    assertRefused(() -> scenario.openDev().plan("dev"));
    assertRefused(() -> scenario.openDev().drift("dev"));
    assertRefused(() -> scenario.openDev().status());

    scenario.file("144_x", "select 1;");
    assertRefused(() -> scenario.openDev().sync("dev"));
  }

  private static void assertRefused(Runnable call) {
    assertThatThrownBy(call::run)
        .isInstanceOf(LedgerException.class)
        .hasMessageStartingWith("db/142_rename.sql (rollback): Unterminated string literal");
  }

  @Test
  void a_ledger_in_the_environments_own_database_is_asked_alone() {
    scenario.through(InMemoryLedgerStore.in(scenario.dev));
    scenario.openDev().sync("dev");
    Ledger ledger = scenario.open(Environment.managed("dev", scenario.dev));

    assertThat(ledger.sync("dev").applied()).isEmpty();
    scenario.file("144_x", "select 1;");
    assertThat(scenario.openDev().sync("dev").applied()).hasSize(1);
    assertThat(scenario.openDev().drift("dev").findings()).isEmpty();
  }
}
