package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.DriftReport.Facts;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.memory.InMemoryHistory;
import org.junit.jupiter.api.Test;

/** What a drift report knows of each migration for somebody who reviews it. */
class RowFactsTest {
  private static final MigrationId RENAME = MigrationId.parse("142_rename");
  private static final SqlText APPLIED = SqlText.of("alter table a rename to b;");
  private static final SqlText EDITED = SqlText.of("alter table a rename to c;");
  private final Scenario scenario = new Scenario().withThree();

  private static Facts facts(Ledger ledger, String environment, int row) {
    return ledger.drift(environment).rows().get(row).facts();
  }

  @Test
  void a_managed_environment_says_who_applied_which_text_and_when() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", EDITED.text());

    Facts facts = facts(scenario.openDev(), "dev", 1);

    assertThat(facts.migration()).isEqualTo(RENAME);
    assertThat(facts.ours()).isEqualTo(EDITED.textHash());
    assertThat(facts.theirs()).isEqualTo(APPLIED.textHash());
    assertThat(facts.at()).isBetween(Scenario.NOW, Scenario.NOW.plusSeconds(1));
    assertThat(facts.who()).isEqualTo("ada");
  }

  @Test
  void what_is_pending_has_our_text_alone() {
    assertThat(facts(scenario.openDev(), "dev", 1))
        .isEqualTo(new Facts(RENAME, APPLIED.textHash(), null, null, null));
  }

  @Test
  void a_history_says_what_its_tool_recorded_and_not_who() {
    InMemoryHistory history = new InMemoryHistory();
    history.appliedUnverifiable("V0147__hotfix.sql");
    Ledger ledger = scenario.open(Environment.reconcile("prod", history));

    assertThat(ledger.drift("prod").rows())
        .filteredOn(row -> row.label().equals("V0147__hotfix.sql"))
        .singleElement()
        .satisfies(row -> assertThat(row.facts().migration()).isNull())
        .satisfies(row -> assertThat(row.facts().who()).isNull());
    assertThat(facts(ledger, "prod", 0).migration()).isEqualTo(MigrationId.parse("141_init"));
  }
}
