package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.CellState;
import dev.oneledger.DriftReport;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Ledger;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What a history shows besides equal and unequal: order, locks, weak checksums, what is pending.
 */
class HistoryNotesTest {
  private static final String INIT = "create table a(id int);";
  private static final String INIT_EDITED = "create table z(id int);";

  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryHistory theirs = new InMemoryHistory();

  private Ledger open() {
    return scenario.open(Environment.reconcile("prod", theirs));
  }

  private static List<FindingCode> codes(DriftReport report) {
    return report.findings().stream().map(Finding::code).toList();
  }

  private static HistoryRow weak(String key, String text, SqlText theirText) {
    return new HistoryRow(
        key,
        MigrationId.parse(key),
        HistoryState.APPLIED,
        null,
        WeakChecksum.of(text),
        theirText,
        new TreeMap<>(Map.of("by", "deploy")));
  }

  @Test
  void what_was_applied_after_a_later_revision_is_noted_with_that_revision() {
    theirs
        .applied("V0141__init", INIT)
        .applied("V0143__policies", "alter table b enable row level security;")
        .applied("V0142__rename", "alter table a rename to b;");

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift)).containsExactly(FindingCode.LATE_THERE);
    assertThat(drift.findings().get(0).text())
        .isEqualTo("was applied there out of order, after V0143__policies.");
    assertThat(drift.hasDrift()).isFalse();
  }

  @Test
  void rows_in_order_without_revision_or_below_a_baseline_are_not_late() {
    theirs
        .baselined("142")
        .applied("V0143__policies", "alter table b enable row level security;")
        .undone("V0140__old", "select 1;")
        .applied("R__view", "select 1;");

    assertThat(codes(open().drift("prod"))).doesNotContain(FindingCode.LATE_THERE);
  }

  @Test
  void a_lock_held_there_is_told_with_holder_and_time() {
    theirs.lockedBy("ci-7 (10.0.0.7)", "2026-04-18 09:00:00");

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift)).containsExactly(FindingCode.LOCKED_THERE);
    assertThat(drift.findings().get(0).text())
        .isEqualTo(
            "the other tool's lock is held by ci-7 (10.0.0.7) since 2026-04-18 09:00:00 by its clock: a migration may be running just now.");
    assertThat(codes(scenario.open(Environment.reconcile("prod", theirs.unlocked())).drift("prod")))
        .isEmpty();
  }

  @Test
  void a_match_by_a_weak_checksum_is_labelled_as_weak_evidence() {
    theirs.row(weak("V0141__init", INIT, null));

    DriftReport drift = open().drift("prod");

    assertThat(drift.hasDrift()).isFalse();
    assertThat(drift.toString())
        .endsWith("1 match by length, which does not see letters: weak evidence.\n");
    assertThat(drift.rows().get(0).verdict()).isNotNull();
    assertThat(drift.rows().get(0).details()).containsEntry("by", "deploy");
  }

  @Test
  void a_mismatch_names_both_checksums_and_what_the_algorithm_sees() {
    theirs.row(weak("V0141__init", INIT + INIT, null));

    assertThat(open().drift("prod").findings().get(0).text())
        .isEqualTo(
            "the text applied there is not ours, by length (which does not see letters):\n  there  46\n  ours   23");
  }

  @Test
  void a_text_changed_here_since_it_was_recorded_there_is_found_though_their_checksum_is_equal() {
    theirs.row(weak("V0141__init", INIT, null));
    open().sync("prod");
    scenario.file("141_init", INIT_EDITED);

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift)).containsExactly(FindingCode.UNSEEN_CHANGE);
    assertThat(drift.findings().get(0).text())
        .isEqualTo(
            "the text has changed since it was recorded as applied there, and length cannot tell: it does not see letters.");
    assertThat(drift.diff("V0141__init"))
        .hasValueSatisfying(
            diff -> assertThat(diff).contains("-" + INIT).contains("+" + INIT_EDITED));
    assertThat(open().status().cell("141_init", "prod").state()).isEqualTo(CellState.DRIFTED);
  }

  @Test
  void such_a_change_stays_found_however_often_it_is_synced_and_ends_when_it_is_taken_back() {
    theirs.row(weak("V0141__init", INIT, null));
    open().sync("prod");
    scenario.file("141_init", INIT_EDITED);
    open().sync("prod");
    open().sync("prod");

    assertThat(codes(open().drift("prod"))).containsExactly(FindingCode.UNSEEN_CHANGE);
    scenario.file("141_init", INIT);
    assertThat(codes(open().drift("prod"))).isEmpty();
  }

  @Test
  void a_change_that_their_checksum_sees_is_told_as_changed_in_the_build() {
    theirs.row(weak("V0141__init", INIT, null));
    open().sync("prod");
    scenario.file("141_init", INIT + " -- and\ndrop table c;");

    assertThat(codes(open().drift("prod"))).containsExactly(FindingCode.CHANGED);
  }

  @Test
  void a_text_changed_among_their_scripts_is_found_though_the_checksum_is_equal() {
    theirs.row(weak("V0141__init", INIT, SqlText.of(INIT_EDITED)));

    DriftReport drift = open().drift("prod");

    assertThat(codes(drift)).containsExactly(FindingCode.UNSEEN_CHANGE);
    assertThat(drift.diff("V0141__init")).isPresent();
  }

  @Test
  void their_script_with_other_comments_and_an_equal_checksum_is_in_sync() {
    theirs.row(weak("V0141__init", INIT, SqlText.of("/* theirs */ " + INIT)));

    assertThat(codes(open().drift("prod"))).isEmpty();
  }

  @Test
  void what_their_tool_would_apply_next_is_noted_unless_it_is_ours() {
    theirs
        .pending("V0141__init", INIT)
        .pending("V0150__theirs", "select 1;")
        .pendingOnlyThere("V0142__rename", "it is written in Java")
        .pendingOnlyThere("V0151__Java", "it is written in Java");

    DriftReport drift = open().drift("prod");

    assertThat(drift.findings())
        .extracting(Finding::text)
        .containsExactly(
            "is pending there and not in the ledger.",
            "is pending there and not in the ledger; only that tool can run it: it is written in Java.");
    assertThat(drift.hasDrift()).isFalse();
  }
}
