package dev.oneledger.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.StartMode;
import dev.oneledger.SyncReport;
import dev.oneledger.jdbc.testkit.FaultyDriver;
import dev.oneledger.jdbc.testkit.TestDatabase;
import dev.oneledger.testkit.Race;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The ledger in another database than the environment: in order, down, or restored. */
class LedgerElsewhereOnPostgresTest extends TwoDatabases {

  private void assign(String release, String last) {
    ledger(releases()).release(release, "1.0").attach(last).cut().assignTo("dev");
  }

  private Environment releases() {
    return dev().followingReleases();
  }

  @Test
  void the_environment_keeps_its_journal_and_the_ledger_a_copy() {
    SyncReport report = ledger().sync("dev");

    assertThat(names(report)).containsExactly("001_probe", "002_step", "003_step");
    assertThat(report.findings()).isEmpty();
    assertThat(copy(1)).isEqualTo(journal()).hasSize(4);
    assertThat(home.query("SELECT DISTINCT journal FROM oneledger.journal"))
        .containsExactly("environment:dev");
    assertThat(ledgerHome.query("SELECT DISTINCT journal FROM oneledger.journal ORDER BY 1"))
        .containsExactly("copy:dev", "ledger", "ledger:dev");
    assertThat(ledger().journal("dev").verify().findings()).isEmpty();
    assertThat(names(ledger().sync("dev"))).isEmpty();
  }

  @Test
  void of_many_starters_all_succeed_and_each_migration_is_applied_and_copied_once()
      throws Exception {
    List<SyncReport> reports = Race.of(8, starter -> ledger().sync("dev"));

    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum()).isEqualTo(3);
    assertThat(probe()).containsExactly("2", "3");
    ledger().sync("dev");
    assertThat(copy(1)).isEqualTo(journal()).hasSize(4);
    assertThat(registered()).containsExactly("001_probe", "002_step", "003_step");
  }

  @Test
  void a_first_and_a_later_start_need_no_ledger_and_the_next_one_catches_up() {
    SyncReport first = ledgerIsDown(dev()).sync("dev");
    step(4);
    SyncReport later = ledgerIsDown(dev()).sync("dev");

    assertThat(names(first)).hasSize(3);
    assertThat(names(later)).containsExactly("004_step");
    assertThat(codes(later)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(later.findings().get(0).toString())
        .startsWith("D018 dev: the ledger does not answer: Cannot connect to the database")
        .contains("caught up at the next sync");
    SyncReport next = ledger().sync("dev");
    assertThat(next.applied()).isEmpty();
    assertThat(next.findings()).isEmpty();
    assertThat(copy(1)).isEqualTo(journal()).hasSize(5);
    assertThat(registered()).containsExactly("001_probe", "002_step", "003_step", "004_step");
    assertThat(ledger().status().cell("004_step", "dev").state()).isEqualTo(CellState.APPLIED);
  }

  @ParameterizedTest
  @EnumSource(value = StartMode.class, names = "APPLY", mode = EnumSource.Mode.EXCLUDE)
  void a_start_that_applies_nothing_goes_by_the_environments_journal_while_it_is_down(
      StartMode mode) {
    ledger().sync("dev");
    List<String> before = home.contents();

    SyncReport report = ledgerIsDown(dev().starting(mode)).sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(home.contents()).isEqualTo(before);
  }

  @Test
  void a_start_that_only_verifies_refuses_what_is_missing_also_while_it_is_down() {
    ledger().sync("dev");
    step(4);

    assertThatThrownBy(() -> ledgerIsDown(dev().starting(StartMode.VERIFY)).sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D023 dev, 004_step: is not applied there");
    assertThat(probe()).containsExactly("2", "3");
  }

  @Test
  void an_environment_that_follows_releases_goes_by_the_kept_one_while_it_is_down() {
    assign("rel_1", "002");
    ledger(releases()).sync("dev");

    SyncReport report = ledgerIsDown(releases()).sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(codes(report)).containsExactly(FindingCode.UNREACHABLE);
    assertThat(probe()).containsExactly("2");
  }

  @Test
  void without_a_journal_only_the_ledger_knows_the_release_and_its_silence_is_a_refusal() {
    assign("rel_1", "002");

    assertThatThrownBy(() -> ledgerIsDown(releases()).sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class)
        .hasMessageContaining("Environment 'dev' follows releases and has no journal yet")
        .hasMessageContaining("only the ledger knows");
    assertThat(home.query("SELECT 1 FROM pg_tables WHERE schemaname = 'public'")).isEmpty();
  }

  @Test
  void an_environment_that_is_down_is_not_taken_for_the_ledger() {
    ledger().sync("dev");
    Ledger ledger = ledger(dev(PostgresLedgerStoreContractTest.nowhere()));

    assertThatThrownBy(() -> ledger.sync("dev")).isInstanceOf(LedgerUnreachableException.class);
    assertThat(aboutDev()).containsExactly(EntryKind.OPENED);
  }

  @Test
  void a_statement_cut_off_while_it_is_down_is_resolved_while_it_is_down() {
    ledger().sync("dev");
    String build = "CREATE INDEX CONCURRENTLY i ON t2 (x)";
    files.put("004_index.sql", "-- ledger: no-transaction\n" + build + ";");
    Ledger cut = ledgerIsDown(dev(FaultyDriver.lostAfter(home.dataSource(), build)));
    assertThatThrownBy(() -> cut.sync("dev")).isInstanceOf(LedgerUnreachableException.class);

    assertThat(names(ledgerIsDown(dev()).sync("dev"))).containsExactly("004_index");

    assertThat(home.query("SELECT indisvalid FROM pg_index WHERE indrelid = 't2'::regclass"))
        .containsExactly("t");
    assertThat(ledger().sync("dev").findings()).isEmpty();
    assertThat(copy(1)).isEqualTo(journal());
  }

  @Test
  void a_ledger_restored_from_a_backup_gets_back_what_it_has_lost() {
    ledger().sync("dev");
    TestDatabase backup = ledgerHome.copy();
    step(4);
    ledger().sync("dev");
    restoreLedger(backup);
    assertThat(copy(1)).hasSize(4);

    SyncReport report = ledger().sync("dev");

    assertThat(report.applied()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(copy(1)).isEqualTo(journal()).hasSize(5);
    assertThat(registered()).endsWith("004_step");
  }

  @Test
  void a_ledger_made_anew_is_filled_from_the_environment_and_the_build() {
    TestDatabase empty = ledgerHome.copy();
    ledger().sync("dev");
    restoreLedger(empty);

    assertThat(ledger().sync("dev").findings()).isEmpty();

    assertThat(copy(1)).isEqualTo(journal());
    assertThat(registered()).containsExactly("001_probe", "002_step", "003_step");
    assertThat(probe()).containsExactly("2", "3");
  }

  @Test
  void an_assignment_that_the_restored_ledger_has_lost_is_refused_until_it_is_made_again() {
    assign("rel_1", "002");
    ledger(releases()).sync("dev");
    TestDatabase backup = ledgerHome.copy();
    assign("rel_2", "003");
    ledger(releases()).sync("dev");
    restoreLedger(backup);

    assertThatThrownBy(() -> ledger(releases()).sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D025 dev: the ledger is behind the environment")
        .hasMessageContaining("by the environment's journal  rel_2 r1 (1.0), lineage sha256:")
        .hasMessageContaining("by the ledger                 rel_1 r1 (1.0), lineage sha256:");
    assign("rel_2b", "003");
    SyncReport report = ledger(releases()).sync("dev");
    assertThat(report.applied()).isEmpty();
    assertThat(report.findings()).isEmpty();
    assertThat(probe()).containsExactly("2", "3");
  }

  private void restoreLedger(TestDatabase backup) {
    ledgerHome.close();
    ledgerHome = backup;
  }
}
