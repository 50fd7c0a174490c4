package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import org.junit.jupiter.api.Test;

class BadInputTest {
  private final Scenario scenario = new Scenario().withThree();

  @Test
  void an_unknown_environment_is_answered_with_the_configured_ones() {
    Ledger ledger = scenario.open(scenario.managed(), Environment.exportOnly("staging"));

    assertThatThrownBy(() -> ledger.sync("prod"))
        .isInstanceOf(LedgerException.class)
        .hasMessage("Unknown environment 'prod' in app 'hub': expected dev, staging.");
  }

  @Test
  void a_second_environment_of_the_same_name_is_refused() {
    assertThatThrownBy(() -> scenario.open(scenario.managed(), Environment.exportOnly("dev")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Environment 'dev' is configured twice");
  }

  @Test
  void a_ledger_without_a_store_is_refused() {
    assertThatThrownBy(() -> Ledger.forApp("hub").open())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("has no store");
  }

  @Test
  void names_that_could_break_a_journal_key_are_refused() {
    assertThatThrownBy(() -> Ledger.forApp("a:b")).hasMessageContaining("'a:b'");
    assertThatThrownBy(() -> Environment.exportOnly("")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> Environment.exportOnly("x\ny")).isInstanceOf(LedgerException.class);
  }

  @Test
  void an_unterminated_string_is_refused_with_file_and_place_before_anything_runs() {
    scenario.file("144_broken", "select 1;\nselect 'oops;\n");
    Ledger ledger = scenario.openDev();

    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("db/144_broken.sql")
        .hasMessageContaining("2");
    assertThat(scenario.dev.statements()).isEmpty();
    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void an_unterminated_dollar_quote_is_refused_with_its_file() {
    scenario.file("144_broken", "do $body$ begin end;");

    assertThatThrownBy(() -> scenario.openDev().plan("dev"))
        .hasMessageContaining("db/144_broken.sql");
  }

  @Test
  void two_files_of_one_revision_are_refused_naming_both() {
    scenario.file("0141__again", "select 1;");

    assertThatThrownBy(() -> scenario.openDev().plan("dev"))
        .hasMessageContaining("Two migrations have the same revision")
        .hasMessageContaining("db/141_init.sql")
        .hasMessageContaining("db/0141__again.sql");
  }

  @Test
  void baseline_needs_a_managed_environment() {
    Ledger ledger = scenario.open(Environment.reconcile("prod", new InMemoryHistory()));

    assertThatThrownBy(() -> ledger.baseline("prod", "141"))
        .hasMessageContaining("configure it with Environment.managed(...) first");
  }

  @Test
  void hostile_names_in_a_foreign_history_are_shown_and_control_nothing() {
    InMemoryHistory theirs =
        new InMemoryHistory().appliedUnverifiable("V9__<script>\u202e\u001b[31mx\ttab\n!141_init");
    Ledger ledger = scenario.open(Environment.reconcile("prod", theirs));
    ledger.sync("prod");

    assertThat(ledger.drift("prod").toString()).doesNotContain("\u001b").doesNotContain("\u202e");
    assertThat(scenario.open().status().toString()).contains("<script>").doesNotContain("\u001b");
    assertThat(scenario.open().status().rows()).hasSize(4);
  }

  @Test
  void environments_can_share_a_store_and_apps_do_not_see_each_other() {
    scenario.openDev().sync("dev");
    Ledger other =
        Ledger.forApp("other")
            .store(scenario.store)
            .environment(Environment.managed("dev", new InMemoryTarget()))
            .open();

    assertThat(other.status().rows()).isEmpty();
    assertThat(other.journal().entries()).isEmpty();
  }
}
