package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Adoption;
import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Waiver;
import dev.oneledger.memory.InMemoryHistory;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Waiving and adopting what another tool applied. */
class ReviewTest {
  private static final String INDEX = "create index i on b(id);";

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryHistory theirs =
      new InMemoryHistory()
          .applied("V0141__init", "create table a(id int);")
          .applied("V0142__rename", "alter table a rename to b;")
          .applied("V0143__policies", "alter table b enable row level security;");

  private Ledger open() {
    return scenario.open(Environment.reconcile("prod", theirs));
  }

  private DriftReport drift() {
    return open().drift("prod");
  }

  private Finding only(FindingCode code) {
    List<Finding> found =
        drift().findings().stream().filter(finding -> finding.code() == code).toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private static RowState state(DriftReport report, String label) {
    return report.rows().stream()
        .filter(row -> row.label().equals(label))
        .findFirst()
        .orElseThrow()
        .state();
  }

  private List<EntryKind> recorded() {
    return open().journal("prod").verify().entries().stream().map(JournalEntry::kind).toList();
  }

  private void waive(FindingCode code, Waiver waiver) {
    open().waive("prod", only(code), waiver);
  }

  @Test
  void a_waived_finding_is_no_drift_any_more_and_is_listed_with_who_and_why() {
    theirs.applied("V0147__hotfix_idx", INDEX);

    waive(FindingCode.OUTSIDE, Waiver.by("ada", "agreed with operations"));

    DriftReport drift = drift();
    assertThat(drift.hasDrift()).isFalse();
    assertThat(state(drift, "V0147__hotfix_idx")).isEqualTo(RowState.WAIVED);
    assertThat(drift.waived()).hasSize(1);
    assertThat(drift.toString())
        .contains("V0147__hotfix_idx  -")
        .contains("waived")
        .contains("Waived by ada: agreed with operations");
    assertThat(recorded()).containsExactly(EntryKind.OPENED, EntryKind.WAIVED);
    assertThat(open().journal("prod").entries().get(1).stamp().who()).isEqualTo("ada");
  }

  @Test
  void a_waiver_ends_when_the_facts_change_and_says_so() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    waive(FindingCode.OUTSIDE, Waiver.by("ada", "agreed"));
    theirs.applied("V0147__hotfix_idx", "create index j on b(id);");

    Finding open = only(FindingCode.OUTSIDE);

    assertThat(open.remedy()).endsWith("(The waiver by ada ended because the facts have changed.)");
    waive(FindingCode.OUTSIDE, Waiver.by("grace", "looked again"));
    assertThat(drift().hasDrift()).isFalse();
  }

  @Test
  void a_waiver_of_a_changed_text_ends_when_our_text_changes() {
    theirs.applied("V0142__rename", "alter table a rename to c;");
    waive(FindingCode.CHANGED, Waiver.by("ada", "known"));
    assertThat(drift().hasDrift()).isFalse();

    scenario.file("142_rename", "alter table a rename to d;");

    assertThat(only(FindingCode.CHANGED).remedy()).contains("the facts have changed");
  }

  @Test
  void a_waiver_ends_at_the_moment_it_names_and_not_before() {
    theirs.applied("V0147__hotfix_idx", INDEX);

    waive(
        FindingCode.OUTSIDE, Waiver.by("ada", "for a minute").until(Scenario.NOW.plusSeconds(60)));
    assertThat(drift().hasDrift()).isFalse();
    open()
        .waive(
            "prod",
            drift().waived().get(0).finding(),
            Waiver.by("ada", "revoked").until(Scenario.NOW));

    assertThat(only(FindingCode.OUTSIDE).remedy())
        .endsWith("(The waiver by ada ended at %s.)".formatted(Scenario.NOW));
  }

  @Test
  void what_is_not_found_now_cannot_be_waived() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    Finding gone = only(FindingCode.OUTSIDE);
    theirs.remove("V0147__hotfix_idx").applied("V0148__other", INDEX);

    assertThatThrownBy(() -> open().waive("prod", gone, Waiver.by("ada", "late")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("asked for  D002 prod, V0147__hotfix_idx")
        .hasMessageContaining("found      D002 prod, V0148__other");
    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void a_note_needs_no_waiver_and_takes_none() {
    theirs.appliedUnverifiable("V0142__rename");
    Finding note = only(FindingCode.NOT_VERIFIABLE);

    assertThatThrownBy(() -> open().waive("prod", note, Waiver.by("ada", "why not")))
        .hasMessageContaining("there is no such finding");
  }

  @Test
  void nobody_waives_or_adopts_without_a_name_and_a_reason() {
    assertThatThrownBy(() -> Waiver.by(" ", "why")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> Adoption.of("V1__x", "ada", "")).isInstanceOf(LedgerException.class);
  }

  @Test
  void a_managed_environment_has_nothing_to_review() {
    assertThatThrownBy(
            () -> scenario.openDev().adopt("dev", Adoption.of("V0147__x", "ada", "ours")))
        .hasMessageContaining("has no history of another tool to review");
  }

  @Test
  void an_outside_migration_becomes_ours_with_its_text() {
    theirs.applied("V0147__hotfix_idx", INDEX);

    open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix").withText(INDEX));

    DriftReport drift = drift();
    assertThat(drift.hasDrift()).isFalse();
    assertThat(only(FindingCode.ADOPTED).text())
        .isEqualTo("was adopted as 147_hotfix_idx by ada: hotfix");
    assertThat(open().status().cell("147_hotfix_idx", "prod").state()).isEqualTo(CellState.APPLIED);
    assertThat(recorded()).containsExactly(EntryKind.OPENED, EntryKind.ADOPTED);
    scenario.file("147_hotfix_idx", INDEX);
    assertThat(state(drift(), "V0147__hotfix_idx")).isEqualTo(RowState.IN_SYNC);
    assertThat(drift().findings()).isEmpty();
  }

  @Test
  void the_text_found_among_their_scripts_is_taken_when_none_is_given() {
    theirs.withScripts().applied("V0147__hotfix_idx", INDEX);

    open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix"));

    assertThat(only(FindingCode.ADOPTED).text()).doesNotContain("by name only");
  }

  @Test
  void a_text_that_is_not_the_one_that_ran_is_refused_with_both_checksums() {
    theirs.applied("V0147__hotfix_idx", INDEX);

    assertThatThrownBy(
            () ->
                open()
                    .adopt(
                        "prod",
                        Adoption.of("V0147__hotfix_idx", "ada", "hotfix").withText(INDEX + " ")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("the text is not the one that ran there, by SHA-256")
        .hasMessageContaining("there  sha256:");
    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void without_any_text_it_is_known_by_name() {
    theirs.applied("V0147__hotfix_idx", INDEX);

    open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix"));

    DriftReport drift = drift();
    assertThat(drift.hasDrift()).isFalse();
    assertThat(only(FindingCode.ADOPTED).text()).endsWith("(known by name only)");
    assertThat(drift.toString()).containsPattern("V0147__hotfix_idx +by name +applied");
    assertThat(open().status().cell("147_hotfix_idx", "prod").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_row_without_a_revision_gets_one_after_all_others() {
    theirs.appliedUnverifiable("accounts/0001_initial").appliedUnverifiable("a1b2c3");

    open().adopt("prod", Adoption.of("accounts/0001_initial", "ada", "theirs"));
    open().adopt("prod", Adoption.of("a1b2c3", "ada", "theirs"));

    assertThat(drift().findings())
        .extracting(Finding::text)
        .anySatisfy(text -> assertThat(text).contains("adopted as 144_accounts_0001_initial"))
        .anySatisfy(text -> assertThat(text).contains("adopted as 145_a1b2c3"));
  }

  @Test
  void a_collision_that_is_one_migration_is_settled_by_saying_so() {
    theirs.remove("V0142__rename").applied("V142__moved", "alter table a rename to b;");
    assertThat(only(FindingCode.COLLISION).place()).isEqualTo("prod, V142__moved");

    open().adopt("prod", Adoption.of("V142__moved", "ada", "the same").as("142_rename"));

    assertThat(drift().hasDrift()).isFalse();
    assertThat(state(drift(), "V142__moved")).isEqualTo(RowState.IN_SYNC);
    theirs.applied("V142__moved", "alter table a rename to z;");
    assertThat(only(FindingCode.CHANGED).place()).isEqualTo("prod, V142__moved");
  }

  @Test
  void a_new_name_may_not_take_a_revision_of_ours() {
    theirs.remove("V0142__rename").applied("V142__moved", "select 1;");

    assertThatThrownBy(() -> open().adopt("prod", Adoption.of("V142__moved", "ada", "theirs")))
        .hasMessageContaining("revision 142 is our 142_rename");
    assertThatThrownBy(
            () -> open().adopt("prod", Adoption.of("V0143__policies", "ada", "no").as("141_init")))
        .hasMessageContaining("141_init is 'V0141__init' there already");
  }

  @Test
  void what_failed_there_or_is_not_there_cannot_be_adopted() {
    theirs.failed("V0147__hotfix_idx", INDEX);

    assertThatThrownBy(
            () -> open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix")))
        .hasMessageContaining("it did not simply run there, but is failed");
    assertThatThrownBy(() -> open().adopt("prod", Adoption.of("V0149__no", "ada", "hotfix")))
        .hasMessageContaining("Unknown migration 'V0149__no' in ")
        .hasMessageContaining(": expected V0141__init, ");
  }

  @Test
  void an_adopted_migration_that_vanishes_or_fails_over_there_is_said() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix").withText(INDEX));
    theirs.failed("V0147__hotfix_idx", INDEX);

    assertThat(only(FindingCode.FAILED_THERE).place()).isEqualTo("prod, V0147__hotfix_idx");
  }

  @Test
  void decisions_survive_a_restart_with_another_build_and_deadline() {
    theirs.applied("V0147__hotfix_idx", INDEX);
    open().adopt("prod", Adoption.of("V0147__hotfix_idx", "ada", "hotfix"));

    Ledger later = scenario.open(Duration.ofSeconds(1), Environment.reconcile("prod", theirs));

    assertThat(later.drift("prod").hasDrift()).isFalse();
  }
}
