package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.Plan;
import dev.oneledger.SyncReport;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RollbackTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");
  private static final String ROLLBACK = "144_rollback_of_143_policies";

  private final Scenario scenario =
      new Scenario()
          .file("141_init", "create table a(id int);", "drop table a;")
          .file("142_rename", "alter table a rename to b;", "alter table b rename to a;")
          .file("143_policies", "create policy p on b;", "drop policy p on b;");

  @BeforeEach
  void apply() {
    scenario.openDev().sync("dev");
  }

  private CellState cell(String migration) {
    return scenario.openDev().status().cell(migration, "dev").state();
  }

  private List<JournalEntry> journal() {
    return scenario.dev.read(DEV, 0);
  }

  @Test
  void a_rollback_is_a_new_migration_applied_together_with_what_it_means() {
    List<JournalEntry> before = journal();

    SyncReport report = scenario.openDev().rollback("dev", "143");

    assertThat(report.applied()).containsExactly(MigrationId.parse(ROLLBACK));
    assertThat(scenario.dev.statements()).endsWith("drop policy p on b");
    assertThat(journal()).startsWith(before.toArray(new JournalEntry[0])).hasSize(6);
    assertThat(journal().get(4).kind()).isEqualTo(EntryKind.APPLIED);
    assertThat(journal().get(4).subject().migration()).isEqualTo(ROLLBACK);
    assertThat(journal().get(5).kind()).isEqualTo(EntryKind.ROLLED_BACK);
    assertThat(journal().get(5).subject()).isEqualTo(before.get(3).subject());
    assertThat(journal().get(5).detail("by")).isEqualTo(ROLLBACK);
    assertThat(cell("143_policies")).isEqualTo(CellState.ROLLED_BACK);
    assertThat(cell(ROLLBACK)).isEqualTo(CellState.APPLIED);
  }

  @Test
  void what_was_rolled_back_is_not_pending_by_itself_and_is_no_drift() {
    scenario.openDev().rollback("dev", "143");

    Ledger ledger = scenario.openDev();
    assertThat(ledger.plan("dev").steps()).isEmpty();
    assertThat(ledger.sync("dev").applied()).isEmpty();
    assertThat(ledger.drift("dev").findings()).isEmpty();
    assertThat(ledger.journal("dev").findings()).isEmpty();
  }

  @Test
  void a_start_of_a_build_that_contains_the_rollback_has_nothing_to_do_and_asks_twice() {
    scenario.openDev().rollback("dev", "143");
    scenario.file(ROLLBACK, "drop policy p on b;", "create policy p on b;");
    Breaking watch = new Breaking(Breaking.Point.NEVER);
    scenario.through(watch.store(scenario.store));

    SyncReport report =
        scenario.open(Environment.managed("dev", watch.target(scenario.dev))).sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(watch.calls()).containsExactly("store.heads", "target.head");
  }

  @Test
  void a_rollback_is_planned_with_its_text_and_the_plan_writes_nothing() {
    InMemoryTarget.Snapshot there = scenario.dev.snapshot();
    Object ledger = scenario.store.snapshot();

    Plan plan = scenario.openDev().planRollback("dev", "143_policies");

    assertThat(plan.isBlocked()).isFalse();
    assertThat(plan.toString()).contains(ROLLBACK + ": rollback", "drop policy p on b;");
    assertThat(scenario.dev.snapshot()).isEqualTo(there);
    assertThat(scenario.store.snapshot()).isEqualTo(ledger);
  }

  @Test
  void later_migrations_must_go_first_and_are_named_in_the_order_of_their_application() {
    assertThat(scenario.openDev().planRollback("dev", "141").isBlocked()).isTrue();
    assertThatThrownBy(() -> scenario.openDev().rollback("dev", "141"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D026")
        .hasMessageContaining(
            "2 migrations were applied there after what it takes back: 142_rename, 143_policies.");
    assertThat(scenario.dev.statements()).hasSize(3);
    assertThat(journal()).hasSize(4);
  }

  @Test
  void what_was_rolled_back_itself_need_not_go_first() {
    Ledger ledger = scenario.openDev();
    ledger.rollback("dev", "143");
    ledger.rollback("dev", "142");
    ledger.rollback("dev", "141");

    assertThat(scenario.dev.statements())
        .endsWith("drop policy p on b", "alter table b rename to a", "drop table a");
    assertThat(cell("141_init")).isEqualTo(CellState.ROLLED_BACK);
    assertThat(cell("146_rollback_of_141_init")).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_rolled_back_migration_is_applied_again_when_asked_for_also_with_a_new_text() {
    scenario.openDev().rollback("dev", "143");
    scenario.file("143_policies", "create policy q on b;", "drop policy q on b;");
    assertThat(scenario.openDev().sync("dev").applied()).isEmpty();

    SyncReport report = scenario.openDev().reapply("dev", "143");

    assertThat(report.applied()).containsExactly(MigrationId.parse("143_policies"));
    assertThat(scenario.dev.statements()).endsWith("create policy q on b");
    assertThat(cell("143_policies")).isEqualTo(CellState.APPLIED);
    assertThat(scenario.openDev().drift("dev").hasDrift()).isFalse();
  }

  @Test
  void what_was_applied_again_can_be_rolled_back_again_by_another_migration() {
    Ledger ledger = scenario.openDev();
    ledger.rollback("dev", "143");
    ledger.reapply("dev", "143");

    SyncReport report = ledger.rollback("dev", "143");

    assertThat(report.applied()).containsExactly(MigrationId.parse("145_rollback_of_143_policies"));
    assertThat(cell("143_policies")).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void a_text_applied_elsewhere_cannot_be_changed_by_applying_it_again() {
    InMemoryTarget prod = new InMemoryTarget();
    scenario.open(Environment.managed("prod", prod)).sync("prod");
    scenario.openDev().rollback("dev", "143");
    scenario.file("143_policies", "create policy q on b;", "drop policy q on b;");

    assertThatThrownBy(() -> scenario.openDev().reapply("dev", "143"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D001");
    assertThat(cell("143_policies")).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void only_what_was_rolled_back_is_applied_again() {
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().reapply("dev", "143"))
        .withMessageContaining("it is applied there, expected rolled back");
  }

  @Test
  void without_a_rollback_text_it_is_refused() {
    scenario.file("144_seed", "insert into b values (1);");
    scenario.openDev().sync("dev");

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().rollback("dev", "144"))
        .withMessageContaining("'144_seed' has no rollback text")
        .withMessageContaining("144_seed.rollback.sql");
    assertThat(scenario.dev.statements()).hasSize(4);
  }

  @Test
  void a_rollback_text_written_later_serves_where_none_was_recorded() {
    scenario.file("144_seed", "insert into b values (1);");
    scenario.openDev().sync("dev");
    scenario.file("144_seed", "insert into b values (1);", "delete from b where id = 1;");

    scenario.openDev().rollback("dev", "144");

    assertThat(scenario.dev.statements()).endsWith("delete from b where id = 1");
  }

  @Test
  void a_rollback_text_edited_since_is_refused_with_both_hashes() {
    scenario.file("143_policies", "create policy p on b;", "drop table b;");

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().rollback("dev", "143"))
        .withMessageContaining("is not the one that was recorded when it was applied")
        .withMessageContaining("recorded  sha256:")
        .withMessageContaining("now       sha256:");
    assertThat(scenario.dev.statements()).doesNotContain("drop table b");
  }

  @Test
  void a_file_gone_from_the_build_is_rolled_back_with_the_texts_of_the_ledger() {
    scenario.without("143_policies");

    scenario.openDev().rollback("dev", "143");

    assertThat(scenario.dev.statements()).endsWith("drop policy p on b");
    assertThat(cell("143_policies")).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void a_failing_rollback_leaves_the_migration_applied_and_can_be_tried_again() {
    scenario.dev.failOnceOn("drop policy", "42704", "no such policy");

    assertThatThrownBy(() -> scenario.openDev().rollback("dev", "143"))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("no such policy");
    assertThat(cell("143_policies")).isEqualTo(CellState.APPLIED);
    assertThat(journal().get(4).kind()).isEqualTo(EntryKind.FAILED);

    scenario.openDev().rollback("dev", "143");
    assertThat(cell("143_policies")).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void what_is_not_applied_there_cannot_be_rolled_back() {
    scenario.openDev().rollback("dev", "143");

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().rollback("dev", "143"))
        .withMessageContaining("it is rolled back there, expected applied");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().rollback("dev", "144"))
        .withMessageContaining("is a rollback itself")
        .withMessageContaining("reapply(environment, \"143_policies\")");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> scenario.openDev().rollback("dev", "199"))
        .withMessageContaining("Unknown migration '199'");
  }

  @Test
  void a_rollback_travels_in_a_release_like_any_other_migration() {
    InMemoryTarget target = new InMemoryTarget();
    Ledger ledger = scenario.open(Environment.managed("prod", target).followingReleases());
    ledger.release("rel_1", "1.0").attach("143").cut().assignTo("prod");
    ledger.sync("prod");
    Migration rollback = ledger.rollbackOf("143");
    assertThat(rollback.id()).isEqualTo(MigrationId.parse(ROLLBACK));
    assertThat(ledger.rollbackOf("143_policies").id()).isEqualTo(rollback.id());

    ledger.release("rel_2", "1.1").attach("144").cut().assignTo("prod");
    SyncReport report = ledger.sync("prod");

    assertThat(report.applied()).containsExactly(rollback.id());
    assertThat(target.statements()).endsWith("drop policy p on b");
    assertThat(ledger.status().cell("143_policies", "prod").state())
        .isEqualTo(CellState.ROLLED_BACK);
    assertThat(ledger.sync("prod").findings()).isEmpty();
  }

  @Test
  void a_release_with_a_migration_and_its_rollback_builds_an_empty_database() {
    Ledger ledger = scenario.openDev();
    ledger.rollbackOf("143");
    InMemoryTarget target = new InMemoryTarget();
    Ledger both = scenario.open(Environment.managed("prod", target).followingReleases());
    both.release("rel_1", "1.0").attach("144").cut().assignTo("prod");

    both.sync("prod");

    assertThat(target.statements())
        .containsExactly(
            "create table a(id int)",
            "alter table a rename to b",
            "create policy p on b",
            "drop policy p on b");
    assertThat(both.status().cell("143_policies", "prod").state()).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void a_repeatable_migration_can_be_rolled_back_and_is_due_again_with_a_new_text() {
    scenario.file("R__view", "create view v as select 1;", "drop view v;");
    scenario.openDev().sync("dev");

    scenario.openDev().rollback("dev", "R__view");
    assertThat(scenario.dev.statements()).endsWith("drop view v");
    assertThat(scenario.openDev().sync("dev").applied()).isEmpty();

    assertThat(cell("R__view")).isEqualTo(CellState.ROLLED_BACK);

    scenario.file("R__view", "create view v as select 2;", "drop view v;");
    assertThat(cell("R__view")).isEqualTo(CellState.PENDING);
    scenario.openDev().sync("dev");
    assertThat(cell("R__view")).isEqualTo(CellState.APPLIED);
    assertThat(scenario.dev.statements()).endsWith("create view v as select 2");
  }
}
