package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private final Scenario scenario = new Scenario().file("141_init", "create table a(id int);");
  private final Ledger ledger = scenario.openDev();

  private static Migration generated(String id, String apply) {
    return new Migration(
        MigrationId.parse(id), SqlText.of(apply), SqlText.of("drop table b;"), true, "generated");
  }

  @Test
  void a_registered_migration_is_planned_applied_and_taken_back_like_one_of_the_build() {
    ledger.sync("dev");
    ledger.register(generated("142_b", "create table b(id int);"));

    assertThat(ledger.plan("dev").steps())
        .extracting(step -> step.id().canonical())
        .containsExactly("142_b");
    assertThat(ledger.sync("dev").applied()).containsExactly(MigrationId.parse("142_b"));
    assertThat(scenario.dev.statements()).endsWith("create table b(id int)");
    assertThat(ledger.rollback("dev", "142_b").applied()).hasSize(1);
    assertThat(scenario.dev.statements()).endsWith("drop table b");
  }

  @Test
  void registering_twice_changes_nothing() {
    Migration migration = generated("142_b", "create table b(id int);");
    ledger.register(migration);
    int entries = ledger.journal().entries().size();

    ledger.register(migration);

    assertThat(ledger.journal().entries()).hasSize(entries);
    assertThat(ledger.migrations()).hasSize(2);
  }

  @Test
  void a_later_build_without_the_file_still_knows_the_migration_as_applied() {
    ledger.register(generated("142_b", "create table b(id int);"));
    ledger.sync("dev");

    assertThat(scenario.openDev().status().cell("142_b", "dev").state())
        .isEqualTo(CellState.APPLIED);
  }

  @Test
  void another_migration_of_the_same_revision_is_refused_and_nothing_is_registered() {
    int entries = ledger.journal().entries().size();

    assertThatThrownBy(() -> ledger.register(generated("141_other", "create table b(id int);")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("141_init")
        .hasMessageContaining("141_other");
    assertThat(ledger.journal().entries()).hasSize(entries);
    assertThat(ledger.migrations()).hasSize(1);
  }

  @Test
  void another_text_under_the_same_id_is_refused() {
    assertThatThrownBy(() -> ledger.register(generated("141_init", "create table b(id int);")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("141_init");
  }

  @Test
  void a_text_that_cannot_be_read_is_refused() {
    assertThatThrownBy(() -> ledger.register(generated("142_b", "select 'open")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("generated");
    assertThat(ledger.migrations()).hasSize(1);
  }
}
