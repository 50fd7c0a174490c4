package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Adoption;
import dev.oneledger.DriftReport;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.StartMode;
import dev.oneledger.Waiver;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nothing runs twice, and nothing never, when an environment changes hands. */
class TakeoverEdgesTest {
  private static final String INIT = "create table a(id int);";
  private static final String RENAME = "alter table a rename to b;";
  private static final String POLICIES = "alter table b enable row level security;";
  private static final MigrationId POLICIES_ID = MigrationId.parse("143_policies");

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryTarget target = new InMemoryTarget();
  private final InMemoryHistory theirs =
      new InMemoryHistory().applied("V0141__init", INIT).applied("V0142__rename", RENAME);

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

  private void demoted() {
    promoted().sync("prod");
    theirs.applied("V0143__policies", POLICIES);
    managed().demote("prod", theirs);
  }

  private void waive(FindingCode code) {
    Ledger ledger = reconciled();
    ledger.waive(
        "prod",
        ledger.drift("prod").findings().stream()
            .filter(finding -> finding.code() == code)
            .findFirst()
            .orElseThrow(),
        Waiver.by("ada", "agreed"));
  }

  private List<EntryKind> kinds() {
    return managed().journal("prod").verify().entries().stream().map(JournalEntry::kind).toList();
  }

  @Test
  void what_their_tool_still_applies_after_the_promotion_is_told_though_it_is_our_text() {
    promoted();
    theirs.applied("V0143__policies", POLICIES);

    DriftReport drift = watching().drift("prod");

    assertThat(drift.findings()).extracting(Finding::code).contains(FindingCode.OUTSIDE);
    assertThat(drift.findings().get(0).text())
        .startsWith(
            "was applied there by the tool that used to apply here, and the journal does not have it");
  }

  @Test
  void adopting_it_writes_the_journal_so_that_no_sync_runs_it_again() {
    promoted();
    theirs.applied("V0143__policies", POLICIES);

    watching().adopt("prod", Adoption.of("V0143__policies", "ada", "their last run"));

    assertThat(managed().sync("prod").applied()).isEmpty();
    assertThat(target.statements()).isEmpty();
    assertThat(watching().drift("prod").hasDrift()).isFalse();
    assertThatThrownBy(
            () -> watching().adopt("prod", Adoption.of("V0143__policies", "ada", "again")))
        .hasMessageContaining("143_policies is applied there by the journal already");
  }

  @Test
  void letting_it_be_is_a_waiver_like_any_other() {
    promoted().sync("prod");
    theirs.applied("V0147__hotfix", "create index i;");
    Ledger ledger = watching();

    ledger.waive("prod", ledger.drift("prod").findings().get(0), Waiver.by("ada", "known"));

    assertThat(watching().drift("prod").hasDrift()).isFalse();
    assertThat(watching().drift("prod").waived()).hasSize(1);
  }

  @Test
  void a_migration_taken_over_and_rolled_back_since_is_no_news_from_their_table() {
    scenario.file("142_rename", RENAME, "alter table b rename to a;");
    promoted();
    managed().rollback("prod", "142");

    assertThat(watching().drift("prod").findings())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.OUTSIDE);
  }

  @Test
  void a_promotion_finished_later_takes_over_what_was_applied_in_between() {
    reconciled().sync("prod");
    var before = scenario.store.snapshot();
    managed().promote("prod", theirs);
    scenario.store.restore(before);
    theirs.applied("V0143__policies", POLICIES);

    managed().promote("prod", theirs);

    assertThat(managed().sync("prod").applied()).isEmpty();
    assertThat(target.statements()).isEmpty();
  }

  @Test
  void what_was_undone_there_and_let_be_is_rolled_back_and_not_run_by_the_next_sync() {
    theirs.undone("V0142__rename", RENAME);
    waive(FindingCode.UNDONE);

    promoted();

    assertThat(managed().sync("prod").applied()).containsExactly(POLICIES_ID);
    assertThat(kinds())
        .containsExactly(
            EntryKind.OPENED, EntryKind.BASELINED, EntryKind.ROLLED_BACK, EntryKind.APPLIED);
  }

  @ParameterizedTest
  @EnumSource(names = {"MISSING", "COLLISION"})
  void what_vanished_or_collides_cannot_be_waived_into_a_promotion(FindingCode code) {
    reconciled().sync("prod");
    theirs.remove("V0142__rename");
    if (code == FindingCode.COLLISION) {
      theirs.applied("V0142__moved", RENAME);
    }
    waive(code);

    assertThatThrownBy(this::promoted)
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining(code.code());
    assertThat(managed().journal("prod").entries()).isEmpty();
  }

  @Test
  void a_dump_of_a_demoted_environment_is_not_rebound_but_promoted() {
    demoted();
    theirs.applied("V0144__x", "select 144;");
    scenario.file("144_x", "select 144;");
    Ledger staging = scenario.open(Environment.managed("staging", target));

    assertThatThrownBy(() -> staging.rebind("staging"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("was demoted, and another tool applies there since")
        .hasMessageContaining("promote(\"staging\", history)");
    staging.promote("staging", theirs);
    assertThat(staging.sync("staging").applied()).isEmpty();
  }

  @Test
  void a_baseline_is_refused_where_there_is_any_journal() {
    demoted();
    List<EntryKind> before = kinds();

    assertThatThrownBy(() -> managed().baseline("prod", "141"))
        .hasMessageContaining("has a journal already");
    assertThat(kinds()).isEqualTo(before);
  }

  @Test
  void what_is_rolled_back_here_and_applied_there_hinders_a_demotion() {
    scenario.file("142_rename", RENAME, "alter table b rename to a;");
    promoted();
    managed().rollback("prod", "142");

    assertThatThrownBy(() -> managed().demote("prod", theirs))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D033 prod, 142_rename: is rolled back here");
    theirs.undone("V0142__rename", RENAME);
    managed().demote("prod", theirs);
  }

  @Test
  void what_stands_there_otherwise_is_told_with_the_difference() {
    promoted().sync("prod");
    theirs.applied("V0143__policies", POLICIES + " drop table b;");

    assertThatThrownBy(() -> managed().demote("prod", theirs))
        .hasMessageContaining("D033 prod, 143_policies: is applied here, and")
        .hasMessageContaining("the text applied there is not ours");
  }

  @Test
  void a_repeatable_that_ran_there_with_another_text_is_due_after_coming_back() {
    scenario.file("R__v", "create or replace view v as select 1;");
    theirs.applied("R__v", "create or replace view v as select 1;");
    demoted();
    theirs.applied("R__v", "create or replace view v as select 2;");

    managed().promote("prod", theirs);

    assertThat(managed().sync("prod").applied()).containsExactly(MigrationId.parse("R__v"));
    assertThat(managed().sync("prod").applied()).isEmpty();
  }

  @Test
  void what_was_seen_before_the_promotion_binds_nobody_after_it() {
    scenario.file("143_policies", POLICIES, "alter table b disable row level security;");
    theirs.applied("V0143__policies", POLICIES);
    promoted();
    managed().rollback("prod", "143");
    theirs.remove("V0143__policies");
    managed().demote("prod", theirs);
    assertThat(reconciled().drift("prod").findings())
        .extracting(Finding::code)
        .doesNotContain(FindingCode.MISSING);
    managed().promote("prod", theirs);
    scenario.file("143_policies", POLICIES + " -- and\nselect 1;");

    assertThat(managed().reapply("prod", "143").applied()).contains(POLICIES_ID);
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLY", "VERIFY"})
  void a_start_with_nothing_to_do_is_refused_after_half_a_demotion(StartMode mode) {
    promoted().sync("prod");
    theirs.applied("V0143__policies", POLICIES);
    var before = scenario.store.snapshot();
    managed().demote("prod", theirs);
    var heads = scenario.store.heads("hub");
    scenario.store.restore(before);
    List<JournalEntry> journal = managed().journal("prod").entries();
    scenario.store.copy(
        JournalKey.copy("hub", "prod", 1), journal.subList(journal.size() - 1, journal.size()));
    assertThat(heads).isNotEmpty();

    assertThatThrownBy(
            () -> scenario.open(Environment.managed("prod", target).starting(mode)).sync("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D017");
  }

  @Test
  void what_we_know_by_name_only_is_recognised_under_the_name_it_was_ejected_with() {
    theirs.appliedUnverifiable("accounts/0001_initial");
    reconciled()
        .adopt("prod", Adoption.of("accounts/0001_initial", "ada", "theirs").as("140_accounts"));
    promoted().sync("prod");
    InMemoryHistory flyway =
        new InMemoryHistory()
            .appliedUnverifiable("V140__accounts")
            .applied("V0141__init", INIT)
            .applied("V0142__rename", RENAME)
            .applied("V0143__policies", POLICIES);

    managed().demote("prod", flyway);

    assertThat(scenario.open(Environment.reconcile("prod", flyway)).drift("prod").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ADOPTED);
  }

  @Test
  void releases_decide_what_is_meant_and_what_is_ahead_of_them() {
    Environment follows = Environment.reconcile("prod", theirs).followingReleases();
    Ledger both = scenario.open(scenario.managed(), follows);
    both.sync("dev");
    both.release("r1", "1").attach("141").attach("142").cut().assignTo("prod");
    theirs.pending("V0143__policies", POLICIES).applied("V0147__hotfix", "create index i;");
    Ledger ledger = scenario.open(follows);
    ledger.sync("prod");
    ledger.adopt("prod", Adoption.of("V0147__hotfix", "ada", "hotfix"));
    assertThat(ledger.drift("prod").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.ADOPTED);

    Ledger managed = scenario.open(Environment.managed("prod", target).followingReleases());
    managed.promote("prod", theirs);

    assertThat(managed.sync("prod").applied()).isEmpty();
    assertThat(managed.drift("prod").hasDrift()).isFalse();
  }
}
