package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Adoption;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.Waiver;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decision covers, and what it does not. */
class ReviewEdgesTest {
  private static final String INIT = "create table a(id int);";
  private static final String RENAME = "alter table a rename to b;";

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryHistory theirs =
      new InMemoryHistory().applied("V0141__init", INIT).applied("V0142__rename", RENAME);

  private Ledger open() {
    return scenario.open(Environment.reconcile("prod", theirs));
  }

  private List<FindingCode> codes() {
    return open().drift("prod").findings().stream().map(Finding::code).toList();
  }

  private Finding first(FindingCode code) {
    return open().drift("prod").findings().stream()
        .filter(finding -> finding.code() == code)
        .findFirst()
        .orElseThrow();
  }

  private static HistoryRow row(String key, HistoryChecksum checksum, String script) {
    return new HistoryRow(
        key,
        MigrationId.parse(key),
        HistoryState.APPLIED,
        null,
        checksum,
        script == null ? null : SqlText.of(script));
  }

  @Test
  void an_adopted_row_does_not_stand_for_another_migration_of_its_revision() {
    theirs.appliedUnverifiable("accounts/0001_initial");
    open().adopt("prod", Adoption.of("accounts/0001_initial", "ada", "theirs"));
    assertThat(open().drift("prod").hasDrift()).isFalse();

    scenario.file("144_new", "create table c(id int);");

    DriftReport drift = open().drift("prod");
    assertThat(drift.findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.COLLISION, FindingCode.ADOPTED);
    assertThatThrownBy(
            () ->
                scenario
                    .open(Environment.managed("prod", new InMemoryTarget()))
                    .promote("prod", theirs))
        .isInstanceOf(FindingsException.class);
  }

  @Test
  void a_second_row_of_an_adopted_migration_under_our_own_name_is_nothing_new() {
    theirs.applied("db/hotfix::1::bob", "create index i;");
    open()
        .adopt(
            "prod",
            Adoption.of("db/hotfix::1::bob", "ada", "ours")
                .as("144_hotfix")
                .withText("create index i;"));

    theirs.applied("V144__hotfix", "create index i;");
    assertThat(open().drift("prod").hasDrift()).isFalse();
    theirs.applied("V144__hotfix", "create index j;");

    assertThat(codes()).contains(FindingCode.OUTSIDE);
  }

  @Test
  void an_adopted_migration_that_was_seen_and_vanishes_is_missing() {
    theirs.appliedUnverifiable("V0147__hotfix");
    open().adopt("prod", Adoption.of("V0147__hotfix", "ada", "hotfix"));
    open().sync("prod");

    theirs.remove("V0147__hotfix");

    assertThat(codes()).containsExactly(FindingCode.MISSING);
    open().sync("prod");
    assertThat(codes()).containsExactly(FindingCode.MISSING);
  }

  @Test
  void a_collision_that_is_settled_over_there_leaves_nothing_missing() {
    theirs.remove("V0142__rename").applied("V0142__other", "select 1;");
    open().sync("prod");
    assertThat(codes()).containsExactly(FindingCode.COLLISION);

    theirs.remove("V0142__other");

    assertThat(codes()).isEmpty();
  }

  @Test
  void a_mark_without_a_run_that_is_taken_back_leaves_nothing_missing() {
    theirs.remove("V0142__rename").markedRan("V0142__rename", RENAME);
    open().sync("prod");

    theirs.remove("V0142__rename");

    assertThat(codes()).isEmpty();
  }

  @Test
  void an_adopted_text_cannot_be_exchanged_although_no_checksum_tells() {
    theirs.appliedUnverifiable("V0147__hotfix");
    open().adopt("prod", Adoption.of("V0147__hotfix", "ada", "ours").withText("create index i;"));

    scenario.file("147_hotfix", "drop table b;");

    assertThat(codes()).contains(FindingCode.CHANGED);
    scenario.file("147_hotfix", "create index i;");
    assertThat(codes()).containsExactly(FindingCode.NOT_VERIFIABLE);
  }

  @Test
  void a_waiver_covers_only_what_the_person_was_told() {
    theirs.applied("V0147__hotfix", "create index i;");
    Finding seen = first(FindingCode.OUTSIDE);
    theirs.applied("V0147__hotfix", "drop table b;");

    assertThatThrownBy(() -> open().waive("prod", seen, Waiver.by("ada", "harmless")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("there is no such finding");
    assertThat(seen.text()).contains("(checksum sha256:");
  }

  @Test
  void a_waiver_holds_with_and_without_their_scripts_at_hand() {
    HistoryChecksum sum =
        HistoryChecksum.of("SHA-256", "other", text -> text.textHash().toString());
    theirs.row(row("V0142__rename", sum, null));
    open().waive("prod", first(FindingCode.CHANGED), Waiver.by("ada", "known"));

    theirs.row(row("V0142__rename", sum, "alter table a rename to elsewhere;"));

    assertThat(codes()).isEmpty();
    assertThat(open().drift("prod").waived()).hasSize(1);
  }

  @Test
  void a_waiver_that_ended_does_not_come_back_with_the_facts() {
    open().sync("prod");
    theirs.remove("V0142__rename");
    open().waive("prod", first(FindingCode.MISSING), Waiver.by("grace", "a slip"));
    assertThat(codes()).isEmpty();
    theirs.applied("V0142__rename", RENAME);
    open().sync("prod");

    theirs.remove("V0142__rename");

    assertThat(codes()).containsExactly(FindingCode.MISSING);
    assertThat(first(FindingCode.MISSING).remedy()).contains("(The waiver by grace ended at ");
  }

  @Test
  void a_refused_adoption_leaves_nothing_in_the_ledger() {
    theirs.applied("V0147__hotfix", "create index i;");
    InMemoryTarget target = new InMemoryTarget();
    scenario.open(Environment.managed("other", target)).sync("other");
    Ledger managed = scenario.open(Environment.managed("prod", target));
    open().sync("prod");
    long before = scenario.store.heads("hub").values().stream().mapToLong(e -> e.sequence()).sum();
    Ledger asManaged = scenario.open(Environment.managed("prod", target).readingHistory(theirs));

    assertThatThrownBy(
            () ->
                asManaged.adopt(
                    "prod",
                    Adoption.of("V0147__hotfix", "ada", "ours").withText("create index i;")))
        .hasMessageContaining("D017");

    assertThat(scenario.store.heads("hub").values().stream().mapToLong(e -> e.sequence()).sum())
        .isEqualTo(before);
    assertThat(managed.app()).isEqualTo("hub");
  }

  @Test
  void a_text_that_contradicts_ours_is_not_dropped_in_silence() {
    theirs.appliedUnverifiable("V0143__policies");

    assertThatThrownBy(
            () ->
                open()
                    .adopt(
                        "prod",
                        Adoption.of("V0143__policies", "ada", "ours").withText("drop table b;")))
        .hasMessageContaining("is ours with another text than the one given");
  }

  @Test
  void a_script_that_their_own_checksum_contradicts_shows_nothing() {
    String ran = "alter table a rename to elsewhere;";
    theirs.row(
        row(
            "V0142__rename",
            HistoryChecksum.of(
                "SHA-256", SqlText.of(ran).textHash().toString(), t -> t.textHash().toString()),
            RENAME));

    DriftReport drift = open().drift("prod");

    assertThat(codes()).containsExactly(FindingCode.CHANGED);
    assertThat(drift.diff("V0142__rename")).isEmpty();
  }

  @Test
  void a_waiver_about_their_script_hides_no_edit_of_ours() {
    theirs.row(row("V0142__rename", WeakChecksum.of(RENAME), "alter table a rename to c;"));
    open().sync("prod");
    open().waive("prod", first(FindingCode.UNSEEN_CHANGE), Waiver.by("ada", "known"));
    assertThat(codes()).isEmpty();

    scenario.file("142_rename", "drop table b cascade; -- long");

    assertThat(codes()).containsExactly(FindingCode.CHANGED);
  }

  @Test
  void a_script_without_the_outer_transaction_of_ours_is_the_same_text() {
    String ours = "BEGIN;\ncreate table a(id int);\nCOMMIT;\n";
    scenario.file("141_init", ours);
    theirs.row(row("V0141__init", WeakChecksum.of(ours), INIT));

    assertThat(codes()).isEmpty();
  }

  @Test
  void without_a_checksum_their_other_script_is_drift_and_the_same_one_is_told() {
    theirs.row(
        row("V0142__rename", HistoryChecksum.none("no checksum"), "drop table a; -- theirs"));
    assertThat(codes()).containsExactly(FindingCode.CHANGED);
    assertThat(first(FindingCode.CHANGED).text()).contains("nothing tells which of the two ran");

    theirs.row(row("V0142__rename", HistoryChecksum.none("no checksum"), RENAME + " -- theirs"));

    assertThat(codes()).containsExactly(FindingCode.NOT_VERIFIABLE);
    assertThat(first(FindingCode.NOT_VERIFIABLE).text())
        .endsWith("no checksum; the script that they have now is ours");
  }

  @Test
  void the_highest_baseline_counts_and_one_without_a_revision_is_told() {
    theirs.remove("V0141__init").remove("V0142__rename").baselined("142").baselined("141");
    theirs.row(
        new HistoryRow(
            "everything", null, HistoryState.BASELINED, null, HistoryChecksum.none(""), null));

    DriftReport drift = open().drift("prod");

    assertThat(drift.rows())
        .extracting(row -> row.label() + " " + row.state())
        .contains("142_rename " + RowState.NOT_VERIFIABLE, "everything " + RowState.DRIFT);
  }

  @Test
  void names_that_could_steer_a_terminal_are_shown_and_control_nothing() {
    theirs.applied("V0147__\u001b[31mred", "select 1;").lockedBy("ci\u001b[2J", "now");

    assertThatThrownBy(() -> open().adopt("prod", Adoption.of("V1__none", "ada", "no")))
        .hasMessageNotContaining("\u001b")
        .hasMessageContaining("V0147__");
    assertThatThrownBy(
            () ->
                scenario
                    .open(Environment.managed("prod", new InMemoryTarget()))
                    .promote("prod", theirs))
        .hasMessageNotContaining("\u001b");
  }
}
