package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.SyncReport;
import dev.oneledger.memory.InMemoryTarget;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An environment whose journal does not continue the ledger's copy of it. */
class RewoundTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");
  private static final String X = "create table x(id int);";

  private final Scenario scenario = new Scenario().withThree();
  private InMemoryTarget.Snapshot backup;

  @BeforeEach
  void take_a_backup_and_go_on() {
    scenario.dev.withSystem("700");
    scenario.openDev().sync("dev");
    backup = scenario.dev.snapshot();
    scenario.file("144_x", X).openDev().sync("dev");
  }

  private static JournalEntry last(List<JournalEntry> entries) {
    return entries.get(entries.size() - 1);
  }

  private static String end(JournalEntry entry) {
    return "entry %d, %s".formatted(entry.sequence(), entry.chain().hash());
  }

  private List<JournalEntry> copy(int generation) {
    return scenario.store.read(JournalKey.copy("hub", "dev", generation), 0);
  }

  private List<JournalEntry> about() {
    return scenario.store.read(JournalKey.ledger("hub", "dev"), 0);
  }

  private static Finding onlyFinding(SyncReport report) {
    assertThat(report.findings()).hasSize(1);
    Finding finding = report.findings().get(0);
    assertThat(finding.code()).isEqualTo(FindingCode.REWOUND);
    return finding;
  }

  @Test
  void a_restored_database_goes_on_from_what_it_has_and_the_ledger_records_both_ends() {
    JournalEntry copied = last(copy(1));
    scenario.dev.restore(backup);
    JournalEntry there = last(scenario.dev.read(DEV, 0));

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).extracting(Object::toString).containsExactly("144_x");
    Finding finding = onlyFinding(report);
    assertThat(finding.text())
        .isEqualTo(
            """
            the journal there went back to entry 4 of the ledger's copy, as after a restore from a backup:
              copy   %s
              there  %s"""
                .formatted(end(copied), end(there)));
    assertThat(finding.remedy()).contains("If it was restored on purpose, nothing to do");
    JournalEntry recorded = last(about());
    assertThat(recorded.kind()).isEqualTo(EntryKind.REWOUND);
    assertThat(recorded.detail("copy")).isEqualTo(end(copied));
    assertThat(recorded.detail("there")).isEqualTo(end(there));
    assertThat(recorded.detail("mode")).isEqualTo("managed");
    assertThat(recorded.detail("generation")).isEqualTo("2");
    assertThat(scenario.openDev().journal("dev").findings()).isEmpty();
  }

  @Test
  void the_ledger_follows_the_restored_journal_and_keeps_what_was_before() {
    List<JournalEntry> before = copy(1);
    scenario.dev.restore(backup);
    scenario.openDev().sync("dev");
    scenario.file("145_y", "create table y(id int);").openDev().sync("dev");

    assertThat(copy(1)).isEqualTo(before);
    assertThat(copy(2)).isEqualTo(scenario.dev.read(DEV, 0)).hasSize(6);
    assertThat(scenario.openDev().sync("dev").findings()).isEmpty();
    assertThat(scenario.open().status().cell("145_y", "dev").state()).isEqualTo(CellState.APPLIED);
    assertThat(about()).extracting(JournalEntry::kind).containsOnlyOnce(EntryKind.REWOUND);
  }

  @Test
  void what_the_backup_lacks_shows_as_pending_until_it_is_applied_again() {
    scenario.dev.restore(backup);

    assertThat(scenario.openDev().status().cell("144_x", "dev").state())
        .isEqualTo(CellState.PENDING);
    assertThat(about()).hasSize(1);
  }

  @Test
  void a_journal_that_went_on_while_the_ledger_was_down_is_told_apart() {
    JournalEntry copied = last(copy(1));
    scenario.dev.restore(backup);
    scenario.store.unreachable(true);
    scenario.openDev().sync("dev");
    scenario.store.unreachable(false);

    Finding finding = onlyFinding(scenario.openDev().sync("dev"));

    assertThat(finding.text())
        .startsWith("the journal there went back to entry 4 of the ledger's copy")
        .contains(", and went on from there:")
        .contains("copy   " + end(copied))
        .contains("there  " + end(last(scenario.dev.read(DEV, 0))));
    assertThat(copy(2)).isEqualTo(scenario.dev.read(DEV, 0));
  }

  @Test
  void a_text_that_the_backup_lacks_may_be_mended_after_the_restore() {
    scenario.dev.restore(backup);
    scenario.file("144_x", "create table x(id bigint);");

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).extracting(Object::toString).containsExactly("144_x");
    onlyFinding(report);
    assertThat(scenario.openDev().drift("dev").hasDrift()).isFalse();
  }

  @Test
  void a_text_that_is_applied_elsewhere_too_may_not() {
    var test = new InMemoryTarget();
    scenario.open(Environment.managed("test", test)).sync("test");
    scenario.dev.restore(backup);
    scenario.file("144_x", "create table x(id bigint);");
    Ledger ledger = scenario.openDev();

    assertThat(ledger.plan("dev").isBlocked()).isTrue();
    assertThat(ledger.plan("dev").toString()).contains("D001");
  }

  @Test
  void a_text_that_only_an_earlier_generation_knew_is_not_held_against_other_environments() {
    scenario.dev.restore(backup);
    scenario.file("144_x", "create table x(id bigint);").openDev().sync("dev");
    var test = new InMemoryTarget();

    SyncReport report = scenario.open(Environment.managed("test", test)).sync("test");

    assertThat(report.findings()).isEmpty();
    assertThat(test.statements()).contains("create table x(id bigint)");
  }

  @Test
  void another_database_under_the_same_name_is_said_in_its_own_words_with_both_journals() {
    String then = copy(1).get(0).detail("journal-id");
    var other = new InMemoryTarget();
    scenario.store.unreachable(true);
    scenario.open(Environment.managed("dev", other)).sync("dev");
    scenario.store.unreachable(false);
    String now = other.read(DEV, 0).get(0).detail("journal-id");

    Finding finding = onlyFinding(scenario.open(Environment.managed("dev", other)).sync("dev"));

    assertThat(finding.text())
        .startsWith(
            "the journal there is another one: this name leads to another database, or it was made anew:")
        .contains("copy   entry 5")
        .contains(", journal " + then)
        .contains("there  entry 5")
        .contains(", journal " + now);
    assertThat(finding.remedy()).startsWith("Check which database the environment is configured");
    assertThat(last(about()).detail("copy-journal-id")).isEqualTo(then);
    assertThat(last(about()).detail("there-journal-id")).isEqualTo(now);
    assertThat(copy(2)).isEqualTo(other.read(DEV, 0));
  }

  @Test
  void a_database_made_anew_and_empty_is_said_in_its_own_words() {
    var anew = new InMemoryTarget();

    Finding finding = onlyFinding(scenario.open(Environment.managed("dev", anew)).sync("dev"));

    assertThat(finding.text())
        .startsWith("the journal is gone: the database was made anew")
        .contains("there  no entry");
    assertThat(last(about()).detail("there-journal-id")).isEqualTo("none");
    assertThat(copy(2)).isEqualTo(anew.read(DEV, 0)).hasSize(5);
  }

  @Test
  void another_system_is_named_beside_the_one_that_was() {
    assertThat(scenario.dev.read(DEV, 0).get(0).detail("system")).isEqualTo("700");
    var restoredElsewhere = new InMemoryTarget().withSystem("911");
    restoredElsewhere.restore(backup);

    Finding finding =
        onlyFinding(scenario.open(Environment.managed("dev", restoredElsewhere)).sync("dev"));

    assertThat(finding.text())
        .contains("went back to entry 4")
        .contains("system identifier then  700")
        .contains("system identifier now   911");
    assertThat(last(about()).detail("copy-system")).isEqualTo("700");
    assertThat(last(about()).detail("there-system")).isEqualTo("911");
  }

  @Test
  void the_same_journal_on_another_system_continues_and_is_nothing_to_speak_of() {
    var moved = new InMemoryTarget().withSystem("911");
    moved.restore(scenario.dev.snapshot());
    scenario.file("145_y", "create table y(id int);");

    SyncReport report = scenario.open(Environment.managed("dev", moved)).sync("dev");

    assertThat(report.applied()).hasSize(1);
    assertThat(report.findings()).isEmpty();
    assertThat(copy(1)).isEqualTo(moved.read(DEV, 0));
  }

  @Test
  void each_further_restore_begins_a_further_copy() {
    for (int generation = 2; generation <= 4; generation++) {
      scenario.dev.restore(backup);
      onlyFinding(scenario.openDev().sync("dev"));
      assertThat(copy(generation)).isEqualTo(scenario.dev.read(DEV, 0));
    }
    assertThat(about()).filteredOn(entry -> entry.kind() == EntryKind.REWOUND).hasSize(3);
  }

  @Test
  void of_many_starters_on_a_restored_database_one_records_it_and_all_succeed() throws Exception {
    scenario.dev.restore(backup);

    List<SyncReport> reports = Concurrently.run(8, () -> scenario.openDev().sync("dev"));

    assertThat(reports).hasSize(8);
    assertThat(reports.stream().mapToInt(report -> report.applied().size()).sum()).isEqualTo(1);
    assertThat(reports.stream().mapToInt(report -> report.findings().size()).sum()).isEqualTo(1);
    assertThat(about()).extracting(JournalEntry::kind).containsOnlyOnce(EntryKind.REWOUND);
    assertThat(copy(2)).isEqualTo(scenario.dev.read(DEV, 0));
  }

  @Test
  void what_is_decided_later_keeps_the_generation() {
    scenario.dev.restore(backup);
    scenario.openDev().sync("dev");
    Ledger releases = scenario.open(scenario.managed().followingReleases());
    releases.release("rel_1", "1.0").attach("144").cut().assignTo("dev");

    releases.sync("dev");

    assertThat(last(about()).kind()).isEqualTo(EntryKind.ASSIGNED);
    assertThat(last(about()).detail("generation")).isEqualTo("2");
    assertThat(copy(2)).isEqualTo(scenario.dev.read(DEV, 0));
  }
}
