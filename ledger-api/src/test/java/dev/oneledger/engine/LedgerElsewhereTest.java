package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationId;
import dev.oneledger.OutOfOrder;
import dev.oneledger.SyncReport;
import dev.oneledger.engine.Breaking.Loss;
import dev.oneledger.engine.Breaking.Point;
import dev.oneledger.engine.Breaking.Then;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.Step;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The ledger in another database than the environment: down, behind, or restored. */
class LedgerElsewhereTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");
  private static final String X = "create table x(id int);";

  private final Scenario scenario = new Scenario().withThree();

  private static List<String> names(SyncReport report) {
    return report.applied().stream().map(MigrationId::toString).toList();
  }

  private static List<FindingCode> codes(SyncReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  private Ledger releases() {
    return scenario.open(scenario.managed().followingReleases());
  }

  private void assign(String release, String last) {
    releases().release(release, "1.0").attach(last).cut().assignTo("dev");
  }

  private List<JournalEntry> copy() {
    return scenario.store.read(JournalKey.copy("hub", "dev", 1), 0);
  }

  @Test
  void a_start_goes_by_the_environments_own_journal_while_the_ledger_is_down() {
    scenario.openDev().sync("dev");
    scenario.file("144_x", X);
    scenario.store.unreachable(true);

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(names(report)).containsExactly("144_x");
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(report.findings().get(0).toString())
        .startsWith("D018 dev: the ledger does not answer: The in-memory ledger store")
        .contains("caught up at the next sync");
    assertThat(names(scenario.openDev().sync("dev"))).isEmpty();
  }

  @Test
  void what_the_ledger_has_missed_is_caught_up_at_the_next_sync() {
    scenario.openDev().sync("dev");
    scenario.file("144_x", X, "drop table x;").store.unreachable(true);
    scenario.openDev().sync("dev");
    scenario.store.unreachable(false);
    assertThat(copy()).hasSize(4);

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(copy()).isEqualTo(scenario.dev.read(DEV, 0)).hasSize(5);
    assertThat(scenario.openDev().journal().entries())
        .last()
        .satisfies(
            entry -> {
              assertThat(entry.kind()).isEqualTo(EntryKind.REGISTERED);
              assertThat(entry.subject().migration()).isEqualTo("144_x");
              assertThat(entry.detail("rollback")).isNotNull();
            });
    assertThat(scenario.open().status().cell("144_x", "dev").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_silent_ledger_is_asked_once_in_a_start() {
    scenario.openDev().sync("dev");
    scenario.file("144_x", X);
    Breaking breaking = new Breaking(new Point(1, Loss.CALL, Then.THE_LEDGER_STAYS_DOWN));
    scenario.through(breaking.store(scenario.store));

    scenario.open(Environment.managed("dev", breaking.target(scenario.dev))).sync("dev");

    assertThat(breaking.calls()).filteredOn(call -> call.startsWith("store.")).hasSize(1);
  }

  @Test
  void a_first_start_on_an_empty_schema_needs_no_ledger() {
    scenario.store.unreachable(true);
    SyncReport first = scenario.openDev().sync("dev");
    scenario.store.unreachable(false);
    SyncReport second = scenario.openDev().sync("dev");

    assertThat(first.applied()).hasSize(3);
    assertThat(second.applied()).isEmpty();
    assertThat(second.findings()).isEmpty();
    assertThat(copy()).hasSize(4);
    assertThat(scenario.openDev().journal().entries()).hasSize(3);
    assertThat(scenario.store.read(JournalKey.ledger("hub", "dev"), 0))
        .extracting(JournalEntry::kind)
        .containsExactly(EntryKind.OPENED);
  }

  @Test
  void a_first_start_on_a_schema_that_is_not_empty_is_refused_also_while_the_ledger_is_down() {
    scenario.dev.withObjects("table flyway_schema_history");
    scenario.store.unreachable(true);

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D016");
    assertThat(scenario.dev.statements()).isEmpty();
  }

  @Test
  void an_environment_that_was_begun_while_the_ledger_was_down_against_its_mode_is_refused_then() {
    scenario.open(Environment.reconcile("dev", new InMemoryHistory())).sync("dev");
    scenario.store.unreachable(true);
    scenario.openDev().sync("dev");
    scenario.store.unreachable(false);

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 dev: configured as managed, recorded as reconcile.");
  }

  @Test
  void the_mode_that_the_journal_was_opened_in_counts_while_the_ledger_is_down() {
    JournalEntry opened =
        new JournalWriter(DEV, List.of())
            .next(
                EntryKind.OPENED,
                new Stamp(Scenario.NOW, "ada", "host", "test"),
                null,
                Map.of("mode", "reconcile", "follows", "latest", "schema", "public"));
    scenario.dev.apply(
        Step.entriesOnly("seed"), List.of(opened), Deadline.in(Duration.ofSeconds(1)));
    scenario.store.unreachable(true);

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 dev: configured as managed, recorded as reconcile.");
  }

  @Test
  void plan_and_drift_answer_while_the_ledger_is_down_and_say_so() {
    scenario.openDev().sync("dev");
    scenario.file("144_x", X);
    scenario.store.unreachable(true);
    Ledger ledger = scenario.openDev();

    assertThat(ledger.plan("dev").steps()).hasSize(1);
    assertThat(ledger.plan("dev").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.UNREACHABLE);
    assertThat(ledger.drift("dev").hasDrift()).isFalse();
  }

  @Test
  void an_edit_of_what_is_applied_is_refused_also_while_the_ledger_is_down() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;").store.unreachable(true);

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D001 dev, 142_rename");
  }

  @Test
  void a_target_that_does_not_answer_is_not_taken_for_the_ledger() {
    scenario.openDev().sync("dev");
    scenario.dev.unreachable(true);

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("The in-memory target does not answer");
  }

  @Test
  void with_the_ledger_in_the_same_database_what_it_missed_is_caught_up_too() {
    var database = new OneDatabase(scenario.store);
    Environment dev = Environment.managed("dev", database);
    scenario.open(dev).sync("dev");
    scenario.file("144_x", X);
    Breaking breaking = new Breaking(new Point(1, Loss.CALL, Then.THE_LEDGER_STAYS_DOWN));
    scenario.through(breaking.store(scenario.store));
    assertThat(names(scenario.open(dev).sync("dev"))).containsExactly("144_x");
    scenario.through(scenario.store);
    assertThat(scenario.open(dev).journal().entries()).hasSize(3);

    SyncReport report = scenario.open(dev).sync("dev");

    assertThat(report.findings()).isEmpty();
    assertThat(scenario.open(dev).journal().entries()).hasSize(4);
    assertThat(copy()).isEmpty();
  }

  @Test
  void the_assigned_release_is_kept_in_the_environments_journal_once() {
    assign("rel_1", "142");
    releases().sync("dev");
    releases().sync("dev");
    assign("rel_2", "143");
    releases().sync("dev");
    releases().sync("dev");

    List<JournalEntry> kept =
        scenario.dev.read(DEV, 0).stream()
            .filter(entry -> entry.kind() == EntryKind.ASSIGNED)
            .toList();
    assertThat(kept).extracting(entry -> entry.detail("release")).containsExactly("rel_1", "rel_2");
    assertThat(kept.get(0).detail("pins").lines()).hasSize(2);
    assertThat(kept.get(1).detail("shared-pins")).isEqualTo("2");
    assertThat(kept.get(1).detail("pins").lines())
        .singleElement()
        .asString()
        .startsWith("143_policies sha256:");
    assertThat(scenario.openDev().journal("dev").findings()).isEmpty();
  }

  @Test
  void an_assignment_without_anything_to_apply_is_kept_by_itself() {
    assign("rel_1", "142");
    releases().sync("dev");
    scenario.file("142_rename", "alter table a rename to b;", "alter table b rename to a;");
    assign("rel_1", "142");
    scenario.file("R__v", "create view v as select 1;");
    releases().release("rel_2", "2.0").attach("R__v").cut().assignTo("dev");
    releases().sync("dev");

    assertThat(scenario.dev.read(DEV, 0))
        .extracting(JournalEntry::kind)
        .containsExactly(
            EntryKind.OPENED,
            EntryKind.ASSIGNED,
            EntryKind.APPLIED,
            EntryKind.APPLIED,
            EntryKind.ASSIGNED,
            EntryKind.APPLIED);
  }

  @Test
  void an_environment_that_follows_releases_goes_by_the_kept_one_while_the_ledger_is_down() {
    assign("rel_1", "143");
    scenario.dev.failOnceOn("enable row level security", "42501", "permission denied");
    assertThatThrownBy(() -> releases().sync("dev")).hasMessageContaining("permission denied");
    scenario.file("144_x", X);
    scenario.store.unreachable(true);

    SyncReport report = releases().sync("dev");

    assertThat(names(report)).containsExactly("143_policies");
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(scenario.dev.statements()).hasSize(3);
    scenario.store.unreachable(false);
    assertThat(releases().sync("dev").findings()).isEmpty();
    assertThat(copy()).isEqualTo(scenario.dev.read(DEV, 0));
  }

  @Test
  void a_text_that_the_build_lacks_is_a_named_refusal_while_the_ledger_is_down() {
    assign("rel_1", "143");
    scenario.dev.failOnceOn("enable row level security", "42501", "permission denied");
    assertThatThrownBy(() -> releases().sync("dev")).hasMessageContaining("permission denied");
    String pinned = releases().migrations().get(2).textHash().toString();
    scenario.file("143_policies", "alter table b force row level security;");
    scenario.store.unreachable(true);

    assertThatThrownBy(() -> releases().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Environment 'dev' is to have rel_1 r1 (1.0)")
        .hasMessageContaining("'143_policies' is not in this build")
        .hasMessageContaining("pinned  " + pinned)
        .hasMessageContaining("The ledger has it, and does not answer");
    scenario.store.unreachable(false);
    assertThat(names(releases().sync("dev"))).containsExactly("143_policies");
    assertThat(scenario.dev.statements()).endsWith("alter table b enable row level security");
  }

  @Test
  void a_text_that_the_build_lacks_is_not_needed_where_it_is_applied() {
    assign("rel_1", "142");
    releases().sync("dev");
    scenario.file("141_init", "create table a(id bigint);").without("142_rename");
    scenario.store.unreachable(true);

    SyncReport report = releases().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
  }

  @Test
  void without_a_journal_the_assigned_release_is_not_known_while_the_ledger_is_down() {
    assign("rel_1", "142");
    scenario.store.unreachable(true);

    assertThatThrownBy(() -> releases().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Environment 'dev' follows releases and has no journal yet")
        .hasMessageContaining("only the ledger knows");
    assertThat(scenario.dev.statements()).isEmpty();
  }

  @Test
  void where_no_release_was_assigned_nothing_is_applied_while_the_ledger_is_down() {
    releases().sync("dev");
    scenario.store.unreachable(true);

    SyncReport report = releases().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(scenario.dev.statements()).isEmpty();
  }

  @Test
  void a_ledger_restored_from_a_backup_gets_back_what_it_has_lost() {
    scenario.openDev().sync("dev");
    InMemoryLedgerStore.Snapshot backup = scenario.store.snapshot();
    scenario.file("144_x", X).openDev().sync("dev");
    scenario.store.restore(backup);

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(copy()).isEqualTo(scenario.dev.read(DEV, 0));
    assertThat(scenario.openDev().journal().entries()).hasSize(4);
  }

  @Test
  void a_ledger_made_anew_is_filled_from_the_environment_and_the_build() {
    scenario.openDev().sync("dev");
    scenario.store.restore(new InMemoryLedgerStore().snapshot());

    assertThat(scenario.openDev().sync("dev").findings()).isEmpty();

    assertThat(copy()).isEqualTo(scenario.dev.read(DEV, 0));
    assertThat(scenario.openDev().journal().entries()).hasSize(3);
    assertThat(scenario.open().status().cell("143_policies", "dev").state())
        .isEqualTo(CellState.APPLIED);
  }

  @Test
  void an_assignment_that_the_restored_ledger_has_lost_is_refused_until_it_is_made_again() {
    assign("rel_1", "142");
    releases().sync("dev");
    InMemoryLedgerStore.Snapshot backup = scenario.store.snapshot();
    assign("rel_2", "143");
    releases().sync("dev");
    scenario.store.restore(backup);

    assertThatThrownBy(() -> releases().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D025 dev: the ledger is behind the environment")
        .hasMessageContaining("by the environment's journal  rel_2 r1 (1.0), lineage sha256:")
        .hasMessageContaining("by the ledger                 rel_1 r1 (1.0), lineage sha256:")
        .hasMessageContaining("Restore a newer backup of the ledger; or cut a release again");
    assertThat(releases().releases()).hasSize(1);

    assign("rel_2b", "143");
    SyncReport report = releases().sync("dev");
    assertThat(report.applied()).isEmpty();
    assertThat(report.findings()).isEmpty();
  }

  @Test
  void a_release_that_is_gone_with_its_assignment_is_refused_and_not_invented() {
    InMemoryLedgerStore.Snapshot empty = scenario.store.snapshot();
    assign("rel_1", "142");
    releases().sync("dev");
    scenario.store.restore(empty);

    assertThatThrownBy(() -> releases().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D025")
        .hasMessageContaining("by the ledger                 no release");
    assertThat(releases().releases()).isEmpty();
  }

  @Test
  void a_later_revision_that_takes_the_place_of_the_kept_release_is_no_ledger_behind() {
    scenario.without("143_policies").file("150_late", "create table late(id int);");
    assign("rel_1", "150");
    releases().sync("dev");
    scenario.file("143_policies", "alter table b force row level security;");
    assign("rel_1", "143");

    SyncReport report =
        scenario
            .open(scenario.managed().followingReleases().outOfOrder(OutOfOrder.ALLOW))
            .sync("dev");

    assertThat(names(report)).containsExactly("143_policies");
    assertThat(report.findings()).isEmpty();
    assertThat(scenario.store.read(JournalKey.ledger("hub", "dev"), 0))
        .filteredOn(entry -> entry.kind() == EntryKind.ASSIGNED)
        .extracting(entry -> entry.detail("release") + " r" + entry.detail("revision"))
        .containsExactly("rel_1 r1", "rel_1 r2");
  }

  @Test
  void an_older_journal_than_the_ledger_knows_is_no_ledger_behind() {
    assign("rel_1", "142");
    releases().sync("dev");
    InMemoryTarget.Snapshot backup = scenario.dev.snapshot();
    assign("rel_2", "143");
    releases().sync("dev");
    scenario.dev.restore(backup);

    SyncReport report = releases().sync("dev");

    assertThat(names(report)).containsExactly("143_policies");
    assertThat(codes(report)).containsExactly(FindingCode.REWOUND);
  }

  @Test
  void a_promotion_that_the_restored_ledger_has_lost_is_refused_and_can_be_finished_again() {
    var history = new InMemoryHistory();
    scenario.open(Environment.reconcile("dev", history)).sync("dev");
    InMemoryLedgerStore.Snapshot backup = scenario.store.snapshot();
    scenario.openDev().promote("dev", history);
    scenario.openDev().sync("dev");
    scenario.store.restore(backup);

    assertThatThrownBy(() -> scenario.openDev().sync("dev")).hasMessageContaining("D017");
    scenario.openDev().promote("dev", history);
    assertThat(scenario.openDev().sync("dev").findings()).isEmpty();
    assertThat(copy()).isEqualTo(scenario.dev.read(DEV, 0));
    assertThat(Map.copyOf(scenario.store.heads("hub"))).isNotEmpty();
  }
}
