package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Adoption;
import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.Ejection;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.OutOfOrder;
import dev.oneledger.SyncReport;
import dev.oneledger.Waiver;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.EjectFormat;
import dev.oneledger.spi.EjectedHistory;
import dev.oneledger.spi.EjectedMigration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An environment comes over from another tool, and leaves again. */
class ComingAndGoingTest {
  private static final String INDEX = "create index i on b(id);";

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryTarget target = new InMemoryTarget();
  private final InMemoryHistory theirs =
      new InMemoryHistory()
          .applied("V0141__init", "create table a(id int);")
          .applied("V0142__rename", "alter table a rename to b;");

  private Ledger reconciled() {
    return scenario.open(Environment.reconcile("prod", theirs));
  }

  private Ledger managed() {
    return scenario.open(Environment.managed("prod", target));
  }

  private Ledger watching() {
    return scenario.open(Environment.managed("prod", target).readingHistory(theirs));
  }

  private Ledger promoted() {
    reconciled().sync("prod");
    Ledger ledger = managed();
    ledger.promote("prod", theirs);
    return ledger;
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private static List<EntryKind> kinds(Ledger ledger) {
    return ledger.journal("prod").verify().entries().stream().map(JournalEntry::kind).toList();
  }

  private void waive(FindingCode code) {
    Ledger ledger = reconciled();
    Finding finding =
        ledger.drift("prod").findings().stream()
            .filter(each -> each.code() == code)
            .findFirst()
            .orElseThrow();
    ledger.waive("prod", finding, Waiver.by("ada", "agreed"));
  }

  @Test
  void promotion_waits_for_nobody_and_is_refused_while_their_lock_is_held() {
    theirs.lockedBy("ci-7", "09:00");

    assertThatThrownBy(this::promoted)
        .isInstanceOf(LedgerBusyException.class)
        .hasMessageContaining("the other tool's lock is held by ci-7 since 09:00");
    assertThat(managed().journal("prod").entries()).isEmpty();
  }

  @Test
  void promotion_is_refused_for_what_only_their_tool_could_still_apply() {
    theirs
        .pending("V0143__policies", "alter table b enable row level security;")
        .pending("V0150__unknown", "select 1;")
        .pendingOnlyThere("V0151__Java", "it is written in Java");

    assertThatThrownBy(this::promoted)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D032 prod, V0150__unknown")
        .hasMessageContaining("nobody would run it any more: the ledger does not have it.")
        .hasMessageContaining("D032 prod, V0151__Java")
        .hasMessageContaining("it is written in Java")
        .hasMessageNotContaining("V0143__policies");
    assertThat(managed().journal("prod").entries()).isEmpty();
  }

  @Test
  void a_waived_outside_migration_stays_outside_and_does_not_hinder() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    waive(FindingCode.OUTSIDE);

    promoted();

    assertThat(managed().sync("prod").applied()).containsExactly(MigrationId.parse("143_policies"));
    assertThat(managed().status().rows())
        .extracting(row -> row.label())
        .doesNotContain("V0147__hotfix_idx");
  }

  @Test
  void an_adopted_migration_comes_along_by_name_and_is_not_drift() {
    theirs.applied("V0140__hotfix_idx", INDEX);
    reconciled().adopt("prod", Adoption.of("V0140__hotfix_idx", "ada", "hotfix"));

    Ledger ledger = promoted();

    SyncReport synced = ledger.sync("prod");
    assertThat(synced.applied()).containsExactly(MigrationId.parse("143_policies"));
    assertThat(codes(synced.findings())).containsExactly(FindingCode.ADOPTED);
    assertThat(ledger.drift("prod").hasDrift()).isFalse();
    assertThat(ledger.status().cell("140_hotfix_idx", "prod").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void what_comes_before_an_adopted_migration_is_late_as_anything_else() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    reconciled().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix"));
    Ledger ledger = promoted();

    assertThatThrownBy(() -> ledger.sync("prod"))
        .hasMessageContaining("D008 prod, 143_policies: comes before 147_hotfix_idx");
    assertThat(
            scenario
                .open(Environment.managed("prod", target).outOfOrder(OutOfOrder.ALLOW))
                .sync("prod")
                .applied())
        .containsExactly(MigrationId.parse("143_policies"));
  }

  @Test
  void a_waived_change_is_known_by_name_only_since_its_text_is_not_ours() {
    theirs.applied("V0142__rename", "alter table a rename to c;");
    reconciled().sync("prod");
    waive(FindingCode.CHANGED);

    Ledger ledger = promoted();

    JournalEntry second = ledger.journal("prod").entries().get(2);
    assertThat(second.kind()).isEqualTo(EntryKind.BASELINED);
    assertThat(second.subject().migration()).isEqualTo("142_rename");
    assertThat(second.subject().textHash()).isNull();
    assertThat(ledger.sync("prod").applied()).containsExactly(MigrationId.parse("143_policies"));
  }

  @Test
  void what_failed_there_cannot_be_waived_into_a_promotion() {
    theirs.failed("V0142__rename", "alter table a rename to b;");
    waive(FindingCode.FAILED_THERE);
    assertThat(reconciled().drift("prod").hasDrift()).isFalse();

    assertThatThrownBy(this::promoted)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D006 prod, V0142__rename");
  }

  @Test
  void after_promotion_drift_still_reads_their_table_and_tells_what_appears_in_it() {
    promoted().sync("prod");
    assertThat(watching().drift("prod").hasDrift()).isFalse();

    theirs.applied("V0147__hotfix_idx", INDEX);

    DriftReport drift = watching().drift("prod");
    assertThat(codes(drift.findings())).containsExactly(FindingCode.OUTSIDE);
    assertThat(drift.rows())
        .extracting(DriftReport.Row::label)
        .containsExactly("141_init", "142_rename", "143_policies", "V0147__hotfix_idx");
    assertThat(managed().drift("prod").hasDrift()).isFalse();
    watching().waive("prod", drift.findings().get(0), Waiver.by("ada", "seen"));
    assertThat(watching().drift("prod").waived()).hasSize(1);
  }

  @Test
  void a_former_table_out_of_reach_is_said_and_hides_nothing() {
    promoted().sync("prod");
    theirs.unreachable(true);

    DriftReport drift = watching().drift("prod");

    assertThat(codes(drift.findings())).containsExactly(FindingCode.UNREACHABLE);
    assertThat(drift.rows()).hasSize(3);
    assertThat(watching().sync("prod").applied()).isEmpty();
  }

  @Test
  void demotion_is_refused_while_their_history_lacks_what_is_applied() {
    promoted().sync("prod");

    assertThatThrownBy(() -> managed().demote("prod", theirs))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("'prod' was not demoted: settle these first.")
        .hasMessageContaining("D033 prod, 143_policies: is applied there by the journal");
    assertThat(managed().sync("prod").applied()).isEmpty();
  }

  private void demoted() {
    promoted().sync("prod");
    theirs.applied("V0143__policies", "alter table b enable row level security;");
    managed().demote("prod", theirs);
  }

  @Test
  void after_a_demotion_a_managed_start_is_refused_and_a_reconcile_one_reads() {
    demoted();

    assertThatThrownBy(() -> managed().sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 prod: configured as managed, recorded as reconcile.");
    assertThat(reconciled().sync("prod").mode()).isEqualTo(Mode.RECONCILE);
    assertThat(reconciled().drift("prod").hasDrift()).isFalse();
    assertThat(reconciled().status().cell("143_policies", "prod").state())
        .isEqualTo(CellState.APPLIED);
    assertThatThrownBy(() -> managed().demote("prod", theirs))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("it is recorded as reconcile already");
  }

  @Test
  void after_a_demotion_a_managed_start_is_refused_even_while_the_ledger_is_silent() {
    demoted();
    scenario.store.unreachable(true);

    assertThatThrownBy(() -> managed().sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017 prod: configured as managed, recorded as reconcile.");
  }

  @Test
  void a_demotion_that_ended_before_the_ledger_knew_is_finished_by_the_next_one() {
    promoted().sync("prod");
    theirs.applied("V0143__policies", "alter table b enable row level security;");
    var before = scenario.store.snapshot();
    managed().demote("prod", theirs);
    scenario.store.restore(before);
    scenario.file("144_next", "select 144;");
    assertThatThrownBy(() -> managed().sync("prod")).hasMessageContaining("D017");

    managed().demote("prod", theirs);

    assertThat(reconciled().drift("prod").hasDrift()).isFalse();
  }

  @Test
  void a_demoted_environment_can_be_promoted_again_and_its_journal_goes_on() {
    demoted();
    theirs
        .applied("V0144__while_away", "select 144;")
        .undone("V0143__policies", "alter table b enable row level security;");
    scenario.file("144_while_away", "select 144;").without("143_policies");
    reconciled().sync("prod");
    waive(FindingCode.UNDONE);

    managed().promote("prod", theirs);

    assertThat(managed().sync("prod").applied()).isEmpty();
    assertThat(kinds(managed()))
        .containsExactly(
            EntryKind.OPENED,
            EntryKind.BASELINED,
            EntryKind.BASELINED,
            EntryKind.APPLIED,
            EntryKind.MODE_CHANGED,
            EntryKind.MODE_CHANGED,
            EntryKind.BASELINED,
            EntryKind.ROLLED_BACK);
  }

  /** A format that lists what it is given. */
  private static final class Listing implements EjectFormat {
    @Override
    public String name() {
      return "listing";
    }

    @Override
    public SortedMap<String, String> files(EjectedHistory history) {
      StringBuilder lines = new StringBuilder();
      for (EjectedMigration each : history.applied()) {
        lines
            .append(each.id())
            .append(' ')
            .append(each.migration() == null ? "?" : each.migration().apply().text())
            .append(' ')
            .append(each.appliedBy())
            .append('\n');
      }
      return new TreeMap<>(java.util.Map.of("eject.sql", lines.toString()));
    }
  }

  @Test
  void ejecting_hands_over_what_is_applied_now_in_order_and_writes_nothing(@TempDir Path folder)
      throws Exception {
    scenario.file("144_scores", "select 144;", "select -144;");
    promoted().sync("prod");
    managed().rollback("prod", "144");
    var before = scenario.store.snapshot();
    List<JournalEntry> journal = managed().journal("prod").entries();

    Ejection ejection = managed().eject("prod", new Listing());

    assertThat(ejection.files().get("eject.sql"))
        .isEqualTo(
            """
            141_init create table a(id int); ada
            142_rename alter table a rename to b; ada
            143_policies alter table b enable row level security; ada
            """);
    assertThat(ejection.toString())
        .isEqualTo(
            "prod, ready for listing: 3 applied; run eject.sql on its database, then demote it.");
    assertThat(managed().journal("prod").entries()).isEqualTo(journal);
    assertThat(scenario.store.snapshot()).isEqualTo(before);
    ejection.writeTo(folder.resolve("out"));
    assertThat(Files.readString(folder.resolve("out/eject.sql"))).startsWith("141_init ");
  }

  @Test
  void what_is_known_by_name_only_is_said_to_be() {
    theirs.applied("V0140__hotfix_idx", INDEX);
    reconciled().adopt("prod", Adoption.of("V0140__hotfix_idx", "ada", "hotfix"));
    promoted().sync("prod");

    Ejection ejection = managed().eject("prod", new Listing());

    assertThat(ejection.byName()).containsExactly(MigrationId.parse("140_hotfix_idx"));
    assertThat(ejection.files().get("eject.sql")).contains("140_hotfix_idx ? ada");
    assertThat(ejection.toString()).contains("1 of them by name only");
  }

  @Test
  void only_what_we_manage_can_be_ejected_or_demoted() {
    assertThatThrownBy(() -> reconciled().eject("prod", new Listing()))
        .hasMessageContaining("configured as reconcile: this is for managed ones only");
    assertThatThrownBy(() -> managed().eject("prod", new Listing()))
        .hasMessageContaining("it has no journal");
    assertThatThrownBy(() -> managed().demote("prod", theirs))
        .hasMessageContaining("it has no journal");
  }
}
