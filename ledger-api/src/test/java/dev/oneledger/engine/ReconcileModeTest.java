package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.StatusMatrix;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.History;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileModeTest {
  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryHistory theirs = new InMemoryHistory();

  private Ledger open() {
    return scenario.open(Environment.reconcile("prod", theirs));
  }

  private InMemoryHistory allApplied() {
    return theirs
        .applied("V0141__init", "create table a(id int);")
        .applied("V0142__rename", "alter table a rename to b;")
        .applied("V0143__policies", "alter table b enable row level security;");
  }

  private DriftReport.Row row(DriftReport report, String label) {
    return report.rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  @Test
  void equal_histories_are_in_sync_whatever_the_spelling_of_the_revision() {
    allApplied();

    DriftReport drift = open().drift("prod");

    assertThat(drift.hasDrift()).isFalse();
    assertThat(drift.rows()).extracting(DriftReport.Row::state).containsOnly(RowState.IN_SYNC);
    assertThat(drift.toString()).endsWith("No drift.\n");
  }

  @Test
  void what_is_not_there_yet_is_pending_and_no_drift() {
    theirs.applied("V141__init", "create table a(id int);");

    DriftReport drift = open().drift("prod");

    assertThat(row(drift, "142_rename").state()).isEqualTo(RowState.PENDING);
    assertThat(drift.hasDrift()).isFalse();
  }

  @Test
  void a_migration_that_landed_outside_the_ledger_is_drift_and_closes_the_table() {
    allApplied().applied("V0147__hotfix_idx", "create index i on b(id);");

    DriftReport drift = open().drift("prod");

    assertThat(row(drift, "V0147__hotfix_idx").state()).isEqualTo(RowState.DRIFT);
    assertThat(row(drift, "V0147__hotfix_idx").ours()).isEmpty();
    assertThat(codes(drift.findings())).containsExactly(FindingCode.OUTSIDE);
    assertThat(drift.toString())
        .contains("V0147__hotfix_idx  -")
        .contains("1 migration landed outside the ledger: review in drift(\"prod\").");
  }

  @Test
  void a_text_edited_over_there_is_drift_with_both_checksums_and_a_diff() {
    theirs
        .withScripts()
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to c;");

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift.findings())).containsExactly(FindingCode.CHANGED);
    assertThat(drift.findings().get(0).text()).contains("SHA-256").contains("there  sha256:");
    assertThat(drift.diff("V142__rename"))
        .hasValueSatisfying(
            diff ->
                assertThat(diff)
                    .contains("-alter table a rename to b;")
                    .contains("+alter table a rename to c;"));
  }

  @Test
  void a_text_that_differs_only_in_comments_over_there_is_cosmetic_if_its_text_is_known() {
    theirs.withScripts().applied("V141__init", "/* first */ create table a(id int);");

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift.findings())).containsExactly(FindingCode.COSMETIC);
    assertThat(drift.hasDrift()).isFalse();
  }

  @Test
  void the_same_revision_under_another_name_is_a_collision_and_never_a_change() {
    theirs.applied("V142__something_else", "select 1;");

    assertThat(codes(open().drift("prod").findings())).containsExactly(FindingCode.COLLISION);
  }

  @Test
  void a_row_without_checksum_counts_as_applied_and_is_listed_as_not_verifiable() {
    theirs.appliedUnverifiable("V141__init");
    Ledger ledger = open();

    DriftReport drift = ledger.drift("prod");

    assertThat(codes(drift.findings())).containsExactly(FindingCode.NOT_VERIFIABLE);
    assertThat(drift.findings().get(0).text()).contains("no checksum is recorded");
    assertThat(drift.hasDrift()).isFalse();
    assertThat(ledger.status().cell("141_init", "prod").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_name_only_history_matches_by_revision() {
    theirs.appliedUnverifiable("141");

    assertThat(row(open().drift("prod"), "141").state()).isEqualTo(RowState.NOT_VERIFIABLE);
  }

  @Test
  void failed_marked_and_undone_rows_are_told_apart() {
    theirs
        .failed("V141__init", "create table a(id int);")
        .markedRan("V142__rename", "alter table a rename to b;")
        .undone("V143__policies", "alter table b enable row level security;");
    Ledger ledger = open();

    assertThat(codes(ledger.drift("prod").findings()))
        .containsExactly(FindingCode.FAILED_THERE, FindingCode.NEVER_RAN, FindingCode.UNDONE);
    StatusMatrix matrix = ledger.status();
    assertThat(matrix.cell("141_init", "prod").state()).isEqualTo(CellState.FAILED);
    assertThat(matrix.cell("142_rename", "prod").state()).isEqualTo(CellState.DRIFTED);
    assertThat(matrix.cell("143_policies", "prod").state()).isEqualTo(CellState.ROLLED_BACK);
  }

  @Test
  void a_baseline_covers_everything_up_to_its_revision_and_nothing_later() {
    theirs.baselined("142");
    StatusMatrix matrix = open().status();

    assertThat(matrix.cell("141_init", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.cell("142_rename", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.cell("143_policies", "prod").state()).isEqualTo(CellState.PENDING);
  }

  @Test
  void drift_and_status_write_nothing_and_sync_records_what_it_saw() {
    allApplied();
    Ledger ledger = open();
    ledger.drift("prod");
    ledger.status();
    ledger.plan("prod");
    assertThat(scenario.store.heads("hub")).isEmpty();

    ledger.sync("prod");

    assertThat(ledger.journal("prod").verify().entries())
        .extracting(JournalEntry::kind)
        .containsExactly(EntryKind.OPENED, EntryKind.OBSERVED);
  }

  @Test
  void an_environment_that_is_not_configured_here_shows_what_was_last_observed() {
    allApplied().applied("V0147__hotfix_idx", "create index i on b(id);");
    theirs.clock(Clock.fixed(Scenario.NOW, ZoneOffset.UTC));
    open().sync("prod");

    StatusMatrix matrix = scenario.open().status();

    assertThat(matrix.cell("142_rename", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.cell("V0147__hotfix_idx", "prod").state()).isEqualTo(CellState.OUTSIDE);
    assertThat(matrix.columns().get(0).asOf()).isEqualTo(Scenario.NOW);
  }

  @Test
  void an_environment_that_does_not_answer_shows_what_was_last_observed_and_says_so() {
    allApplied();
    open().sync("prod");
    theirs.unreachable(true);

    StatusMatrix matrix = open().status();

    assertThat(matrix.cell("142_rename", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(codes(matrix.columns().get(0).findings())).containsExactly(FindingCode.UNREACHABLE);
  }

  @Test
  void what_was_observed_and_is_gone_is_missing() {
    allApplied();
    open().sync("prod");
    theirs.remove("V0142__rename");

    assertThat(codes(open().drift("prod").findings())).containsExactly(FindingCode.MISSING);
    open().sync("prod");
    open().sync("prod");
    DriftReport later = open().drift("prod");
    assertThat(codes(later.findings())).containsExactly(FindingCode.MISSING);
    assertThat(row(later, "142_rename").state()).isEqualTo(RowState.DRIFT);
    assertThat(open().status().cell("142_rename", "prod").state()).isEqualTo(CellState.DRIFTED);

    theirs.applied("V0142__rename", "alter table a rename to b;");
    assertThat(open().drift("prod").hasDrift()).isFalse();
  }

  @Test
  void an_undone_migration_that_is_none_of_ours_is_no_drift() {
    allApplied().undone("V0147__hotfix_idx", "create index i on b(id);");

    assertThat(open().drift("prod").hasDrift()).isFalse();
  }

  @Test
  void a_history_that_cannot_be_read_does_not_hide_the_other_environments() {
    History broken =
        () -> {
          throw new LedgerException("The table has other columns.");
        };
    scenario.openDev().sync("dev");
    Ledger ledger = scenario.open(scenario.managed(), Environment.reconcile("prod", broken));

    StatusMatrix matrix = ledger.status();

    assertThat(matrix.cell("142_rename", "dev").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.columns().get(1).findings())
        .extracting(Finding::text)
        .anySatisfy(text -> assertThat(text).contains("The table has other columns."));
  }

  @Test
  void promote_leaves_a_repeatable_that_is_due_to_the_next_sync() {
    scenario.file("R__v", "create or replace view v as select 2;");
    allApplied().applied("R__v", "create or replace view v as select 1;");
    InMemoryTarget target = new InMemoryTarget();
    Ledger managed = scenario.open(Environment.managed("prod", target));

    managed.promote("prod", theirs);

    assertThat(managed.sync("prod").applied()).extracting(Object::toString).containsExactly("R__v");
  }

  @Test
  void a_promotion_that_ended_halfway_is_finished_by_the_next_one() {
    allApplied();
    open().sync("prod");
    InMemoryTarget target = new InMemoryTarget();
    Ledger managed = scenario.open(Environment.managed("prod", target));
    var before = scenario.store.snapshot();
    managed.promote("prod", theirs);
    scenario.store.restore(before);

    managed.promote("prod", theirs);

    assertThat(managed.sync("prod").applied()).isEmpty();
    assertThat(managed.journal("prod").verify().entries()).hasSize(4);
  }

  @Test
  void of_two_rows_with_our_revision_the_one_with_our_name_is_ours() {
    theirs
        .applied("V142__other", "select 1;")
        .applied("V0142__rename", "alter table a rename to b;");

    DriftReport drift = open().drift("prod");

    assertThat(row(drift, "V0142__rename").state()).isEqualTo(RowState.IN_SYNC);
    assertThat(codes(drift.findings())).containsExactly(FindingCode.OUTSIDE);
  }

  @Test
  void a_configured_mode_that_is_not_the_recorded_one_is_refused_naming_promote() {
    allApplied();
    open().sync("prod");
    Ledger managed = scenario.open(Environment.managed("prod", new InMemoryTarget()));

    assertThatThrownBy(() -> managed.sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 prod: configured as managed, recorded as reconcile.")
        .hasMessageContaining("promote(\"prod\", history)");
  }

  @Test
  void promote_counts_what_is_there_as_applied_and_sync_applies_only_the_rest() {
    theirs
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to b;");
    open().sync("prod");
    InMemoryTarget target = new InMemoryTarget().withObjects("table b");
    Ledger managed = scenario.open(Environment.managed("prod", target));

    managed.promote("prod", theirs);
    managed.sync("prod");

    assertThat(target.statements()).containsExactly("alter table b enable row level security");
    assertThat(managed.journal("prod").verify().entries())
        .extracting(JournalEntry::kind)
        .containsExactly(
            EntryKind.OPENED, EntryKind.BASELINED, EntryKind.BASELINED, EntryKind.APPLIED);
  }

  @Test
  void promote_is_refused_while_the_two_sides_disagree_and_writes_nothing() {
    allApplied().applied("V0147__hotfix_idx", "create index i on b(id);");
    InMemoryTarget target = new InMemoryTarget();
    Ledger managed = scenario.open(Environment.managed("prod", target));

    assertThatThrownBy(() -> managed.promote("prod", theirs))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D002 prod, V0147__hotfix_idx");
    assertThat(managed.journal("prod").entries()).isEmpty();
    assertThat(scenario.store.heads("hub")).isEmpty();
  }
}
