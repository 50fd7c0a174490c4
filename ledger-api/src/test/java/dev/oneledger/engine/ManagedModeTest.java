package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.OutOfOrder;
import dev.oneledger.Plan;
import dev.oneledger.StatusMatrix;
import dev.oneledger.SyncReport;
import dev.oneledger.memory.CrashPoint;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.Target;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManagedModeTest {
  private final Scenario scenario = new Scenario().withThree();

  private static List<String> names(SyncReport report) {
    return report.applied().stream().map(MigrationId::toString).toList();
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void sync_applies_everything_in_order_and_a_second_one_nothing() {
    Ledger ledger = scenario.openDev();

    assertThat(names(ledger.sync("dev"))).containsExactly("141_init", "142_rename", "143_policies");
    assertThat(scenario.dev.statements())
        .containsExactly(
            "create table a(id int)",
            "alter table a rename to b",
            "alter table b enable row level security");
    assertThat(ledger.sync("dev").applied()).isEmpty();
    assertThat(scenario.dev.statements()).hasSize(3);
  }

  @Test
  void each_applied_migration_stands_in_the_journal_with_its_hash_and_the_journal_verifies() {
    Ledger ledger = scenario.openDev();
    ledger.sync("dev");

    List<JournalEntry> entries = ledger.journal("dev").verify().entries();

    assertThat(entries)
        .extracting(JournalEntry::kind)
        .containsExactly(EntryKind.OPENED, EntryKind.APPLIED, EntryKind.APPLIED, EntryKind.APPLIED);
    assertThat(entries.get(1).subject().textHash())
        .isEqualTo(ledger.migrations().get(0).textHash());
    assertThat(entries.get(1).stamp().who()).isEqualTo("ada");
    assertThat(ledger.journal().verify().entries())
        .extracting(JournalEntry::kind)
        .containsOnly(EntryKind.REGISTERED);
  }

  @Test
  void the_ledger_keeps_a_copy_of_the_environments_journal() {
    scenario.openDev().sync("dev");

    assertThat(scenario.open().journal("dev").entries()).hasSize(1);
    assertThat(scenario.open().status().cell("142_rename", "dev").state())
        .isEqualTo(CellState.APPLIED);
  }

  @Test
  void plan_shows_the_sql_and_writes_nothing() {
    Ledger ledger = scenario.openDev();

    Plan plan = ledger.plan("dev");

    assertThat(plan.steps()).extracting(Plan.Step::id).hasSize(3);
    assertThat(plan.toString()).contains("create table a(id int);").contains("141_init: new");
    assertThat(scenario.store.heads("hub")).isEmpty();
    assertThat(scenario.dev.statements()).isEmpty();
    assertThat(ledger.journal("dev").entries()).isEmpty();
  }

  @Test
  void only_what_is_new_is_applied_later() {
    scenario.openDev().sync("dev");
    scenario.file("144_score", "create table s(id int);");

    assertThat(names(scenario.openDev().sync("dev"))).containsExactly("144_score");
  }

  @Test
  void an_edited_migration_is_refused_with_both_hashes_before_anything_runs() {
    Ledger before = scenario.openDev();
    before.sync("dev");
    String applied = before.migrations().get(1).textHash().toString();
    scenario.file("142_rename", "alter table a rename to c;").file("144_score", "select 1;");
    Ledger after = scenario.openDev();

    assertThatThrownBy(() -> after.sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D001 dev, 142_rename")
        .hasMessageContaining("applied there  " + applied)
        .hasMessageContaining("now            " + after.migrations().get(1).textHash())
        .hasMessageContaining("new migration")
        .hasMessageContaining("drift(\"dev\").diff(\"142_rename\")");
    assertThat(scenario.dev.statements()).hasSize(3);
    assertThat(after.status().cell("142_rename", "dev").state()).isEqualTo(CellState.DRIFTED);
  }

  @Test
  void the_drift_report_of_an_edited_migration_shows_the_difference() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;");

    DriftReport drift = scenario.openDev().drift("dev");

    assertThat(drift.hasDrift()).isTrue();
    assertThat(drift.diff("142_rename"))
        .hasValueSatisfying(
            diff ->
                assertThat(diff)
                    .contains("-alter table a rename to b;")
                    .contains("+alter table a rename to c;"));
    assertThatThrownBy(drift::throwIfAny).isInstanceOf(FindingsException.class);
  }

  @Test
  void a_change_of_comments_only_is_cosmetic_and_does_not_stop_the_start() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "-- renamed in spring\nalter table a   rename to b;");
    Ledger ledger = scenario.openDev();

    SyncReport report = ledger.sync("dev");

    assertThat(codes(report.findings())).containsExactly(FindingCode.COSMETIC);
    assertThat(ledger.status().cell("142_rename", "dev").cosmetic()).isTrue();
    assertThat(ledger.drift("dev").hasDrift()).isFalse();
  }

  @Test
  void a_text_may_change_freely_until_it_is_applied_somewhere() {
    scenario.dev.failOnceOn("enable row level security", "42501", "permission denied");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class);
    scenario.file("143_policies", "alter table b force row level security;");

    assertThat(names(scenario.openDev().sync("dev"))).containsExactly("143_policies");
  }

  @Test
  void a_text_applied_in_one_environment_is_ours_in_every_other() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;");
    var test = new InMemoryTarget();
    Ledger ledger = scenario.open(Environment.managed("test", test));

    assertThatThrownBy(() -> ledger.sync("test"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("already applied or pinned");
    assertThat(test.statements()).isEmpty();
  }

  @Test
  void a_cosmetic_edit_does_not_open_the_door_for_a_real_one_elsewhere() {
    scenario.openDev().sync("dev");
    scenario
        .file("142_rename", "-- renamed\nalter table a rename to b;")
        .file("144_x", "select 1;");
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;");
    var test = new InMemoryTarget();
    Ledger ledger = scenario.open(Environment.managed("test", test));

    assertThatThrownBy(() -> ledger.sync("test"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D001");
    assertThat(test.statements()).isEmpty();
  }

  @Test
  void a_cosmetic_edit_elsewhere_applies_the_text_in_force() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "-- renamed\nalter table a rename to b;");
    var test = new InMemoryTarget();
    Ledger ledger = scenario.open(Environment.managed("test", test));

    SyncReport report = ledger.sync("test");

    assertThat(report.applied()).hasSize(3);
    assertThat(codes(report.findings())).containsExactly(FindingCode.COSMETIC);
    assertThat(ledger.journal("test").entries().get(2).subject().textHash())
        .isEqualTo(scenario.openDev().journal("dev").entries().get(2).subject().textHash());
  }

  @Test
  void a_renamed_file_of_an_applied_migration_is_a_collision_and_is_not_run_again() {
    scenario.openDev().sync("dev");
    scenario
        .without("143_policies")
        .file("143_row_policies", "alter table b enable row level security;");
    Ledger ledger = scenario.openDev();

    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D004 dev, 143_row_policies: 143_policies, of the same revision");
    assertThat(scenario.dev.statements()).hasSize(3);
    assertThat(ledger.status().cell("143_row_policies", "dev").state())
        .isEqualTo(CellState.DRIFTED);
  }

  @Test
  void a_migration_below_what_another_build_applied_is_late_too() {
    scenario.file("150_branch", "create table br(id int);").openDev().sync("dev");
    scenario.without("150_branch").file("149_late", "create table l(id int);");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D008 dev, 149_late: comes before 150_branch");
  }

  @Test
  void a_database_made_anew_is_synced_and_reported_as_rewound_once() {
    scenario.openDev().sync("dev");
    var anew = new InMemoryTarget();
    Ledger ledger = scenario.open(Environment.managed("dev", anew));

    SyncReport first = ledger.sync("dev");
    scenario.file("144_x", "select 1;").file("145_x", "select 1;").file("146_x", "select 1;");
    SyncReport second = scenario.open(Environment.managed("dev", anew)).sync("dev");

    assertThat(first.applied()).hasSize(3);
    assertThat(codes(first.findings())).containsExactly(FindingCode.REWOUND);
    assertThat(second.applied()).hasSize(3);
    assertThat(second.findings()).isEmpty();
  }

  @Test
  void a_journal_that_does_not_verify_shows_in_the_matrix() {
    Ledger ledger = scenario.openDev();
    ledger.sync("dev");
    List<JournalEntry> entries = ledger.journal("dev").entries();
    Target tampered = new WithoutEntry(scenario.dev, entries.get(2).sequence());

    StatusMatrix matrix = scenario.open(Environment.managed("dev", tampered)).status();

    assertThat(codes(matrix.columns().get(0).findings())).contains(FindingCode.ENTRY_MISSING);
  }

  @Test
  void a_text_that_was_given_up_before_it_was_applied_is_forgotten() {
    scenario.file("144_bad", "create table oops;");
    scenario.dev.failOn("create table oops", "42601", "syntax error");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class);
    scenario.without("144_bad").file("144_good", "create table good(id int);");
    Ledger ledger = scenario.openDev();
    ledger.sync("dev");

    assertThat(ledger.release("rel_1", "1.0").attach("144").cut().lineage().pins())
        .extracting(pin -> pin.id().toString())
        .containsExactly("141_init", "142_rename", "143_policies", "144_good");
    assertThat(ledger.status().rows())
        .extracting(StatusMatrix.Row::label)
        .doesNotContain("144_bad");
  }

  @Test
  void a_failing_statement_is_named_and_recorded_and_tried_again_once_mended() {
    scenario.file("144_score", "create table s(id int);\ncreate table oops;");
    scenario.dev.failOn("create table oops", "42601", "syntax error at or near \";\"");

    MigrationFailedException failure =
        catchThrowableOfType(MigrationFailedException.class, () -> scenario.openDev().sync("dev"));

    assertThat(failure).hasMessageContaining("144_score").hasMessageContaining("syntax error");
    assertThat(failure.line()).isEqualTo(2);
    assertThat(failure.sqlState()).isEqualTo("42601");
    Ledger ledger = scenario.openDev();
    assertThat(ledger.status().cell("144_score", "dev").state()).isEqualTo(CellState.FAILED);
    assertThat(ledger.status().cell("143_policies", "dev").state()).isEqualTo(CellState.APPLIED);
    assertThat(scenario.dev.statements()).doesNotContain("create table s(id int)");

    scenario.file("144_score", "create table s(id int);");
    assertThat(names(scenario.openDev().sync("dev"))).containsExactly("144_score");
    assertThat(scenario.openDev().journal("dev").verify().entries())
        .extracting(JournalEntry::kind)
        .endsWith(EntryKind.FAILED, EntryKind.APPLIED);
  }

  @Test
  void a_crash_before_the_commit_leaves_nothing_and_the_next_start_goes_on() {
    scenario.dev.crashAt(CrashPoint.AFTER_STATEMENTS);
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class);
    scenario.dev.repair();

    assertThat(scenario.dev.statements()).isEmpty();
    assertThat(names(scenario.openDev().sync("dev")))
        .containsExactly("141_init", "142_rename", "143_policies");
  }

  @Test
  void a_crash_after_the_commit_does_not_apply_twice() {
    scenario.dev.crashAt(CrashPoint.AFTER_COMMIT);
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class);
    scenario.dev.repair();

    assertThat(names(scenario.openDev().sync("dev"))).containsExactly("142_rename", "143_policies");
    assertThat(scenario.dev.statements()).hasSize(3);
    assertThat(scenario.openDev().journal("dev").verify().entries()).hasSize(4);
  }

  @Test
  void many_starters_apply_each_migration_once_and_all_succeed() throws Exception {
    List<SyncReport> reports = Concurrently.run(12, () -> scenario.openDev().sync("dev"));

    assertThat(reports).hasSize(12);
    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum()).isEqualTo(3);
    assertThat(scenario.dev.statements()).hasSize(3);
    scenario.openDev().journal("dev").verify();
    scenario.openDev().journal().verify();
  }

  @Test
  void a_busy_environment_is_refused_after_the_deadline_and_names_the_holder() {
    scenario.dev.holdLock("web-7 pid 4711");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerBusyException.class)
        .hasMessageContaining("web-7 pid 4711");
  }

  @Test
  void a_schema_that_is_not_empty_is_refused_until_a_baseline_is_taken() {
    scenario.dev.withObjects("table a");
    Ledger ledger = scenario.openDev();

    assertThatThrownBy(() -> ledger.sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D016")
        .hasMessageContaining("table a")
        .hasMessageContaining("baseline(\"dev\"");
    assertThat(ledger.journal("dev").entries()).isEmpty();

    ledger.baseline("dev", "142");
    assertThat(names(ledger.sync("dev"))).containsExactly("143_policies");
    assertThat(scenario.dev.statements()).hasSize(1);
  }

  @Test
  void a_second_baseline_is_refused() {
    Ledger ledger = scenario.openDev();
    ledger.baseline("dev", "142_rename");

    assertThatThrownBy(() -> ledger.baseline("dev", "143"))
        .hasMessageContaining("has a journal already");
  }

  @Test
  void a_journal_of_another_environment_is_refused() {
    scenario.openDev().sync("dev");
    Ledger other = scenario.open(Environment.managed("staging", scenario.dev));

    assertThatThrownBy(() -> other.sync("staging"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D015")
        .hasMessageContaining("hub environment:dev")
        .hasMessageContaining("take it over with rebind(\"staging\")");
  }

  @Test
  void a_late_migration_is_refused_unless_it_is_allowed() {
    scenario.without("142_rename").openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to b;");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D008 dev, 142_rename: comes before 143_policies");

    Ledger lenient = scenario.open(scenario.managed().outOfOrder(OutOfOrder.ALLOW));
    assertThat(names(lenient.sync("dev"))).containsExactly("142_rename");
    JournalEntry last = lenient.journal("dev").entries().get(3);
    assertThat(last.detail("out-of-order")).isEqualTo("true");
  }

  @Test
  void a_migration_that_a_newer_build_applied_is_tolerated_and_noted() {
    scenario.file("144_score", "create table s(id int);").openDev().sync("dev");
    scenario.without("144_score");

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(codes(report.findings())).containsExactly(FindingCode.NOT_IN_BUILD);
  }

  @Test
  void a_repeatable_migration_runs_after_the_versioned_ones_and_again_when_its_text_changes() {
    scenario.file("R__active", "create or replace view v as select 1;");
    assertThat(names(scenario.openDev().sync("dev"))).endsWith("143_policies", "R__active");
    assertThat(scenario.openDev().sync("dev").applied()).isEmpty();

    scenario.file("R__active", "create or replace view v as select 2;");
    assertThat(scenario.openDev().status().cell("R__active", "dev").state())
        .isEqualTo(CellState.PENDING);
    assertThat(names(scenario.openDev().sync("dev"))).containsExactly("R__active");
  }

  @Test
  void a_statement_that_cannot_run_in_a_transaction_is_refused_by_line() {
    scenario.file("144_index", "select 1;\ncreate index concurrently i on b(id);");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("db/144_index.sql:2: this statement cannot run inside a transaction");
    assertThat(scenario.dev.statements()).isEmpty();
  }

  @Test
  void the_choice_of_an_isolation_level_is_refused_by_line_and_that_of_the_default_is_none() {
    scenario.file("144_level", "BEGIN;\nset transaction isolation level repeatable read;\nCOMMIT;");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("db/144_level.sql:2: the isolation level cannot be chosen here");
    assertThat(scenario.dev.statements()).isEmpty();

    scenario.file("144_level", "set transaction isolation level read committed;");
    assertThat(names(scenario.openDev().sync("dev"))).endsWith("144_level");
  }

  @Test
  void the_files_own_begin_and_commit_are_not_executed_and_others_are_refused() {
    scenario.file("144_wrapped", "BEGIN;\ncreate table w(id int);\nCOMMIT;\n");
    scenario.openDev().sync("dev");
    assertThat(scenario.dev.statements()).endsWith("create table w(id int)");

    scenario.file("145_inner", "create table x(id int);\nCOMMIT;\ncreate table y(id int);");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("db/145_inner.sql");
  }
}
