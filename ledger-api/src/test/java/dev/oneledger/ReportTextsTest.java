package dev.oneledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.testkit.Golden;
import dev.oneledger.testkit.SampleReports;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What reports look like in a file, in a terminal, and in a narrow one. */
class ReportTextsTest {
  private static final TextStyle NARROW = TextStyle.PLAIN.wide(40);
  private static final TextStyle COLOURED = new TextStyle(true, 80);

  private static void golden(String name, String text) {
    Golden.assertSame("dev/oneledger/text/" + name + ".txt", text);
  }

  private static void golden(String name, String plain, String coloured, String narrow) {
    golden(name, plain);
    golden(name + "-coloured", coloured);
    golden(name + "-narrow", narrow);
    assertThat(plain).doesNotContain("\u001b");
    assertThat(narrow).doesNotContain("\u001b");
    assertThat(coloured).contains("\u001b[");
  }

  @Test
  void the_matrix() {
    StatusMatrix matrix = SampleReports.matrix();
    golden("matrix", matrix.toString(), matrix.render(COLOURED), matrix.render(NARROW));
  }

  @Test
  void the_reconcile_table() {
    DriftReport drift = SampleReports.drift();
    golden("drift", drift.toString(), drift.render(COLOURED), drift.render(NARROW));
  }

  @Test
  void the_drift_review() {
    DriftReport drift = SampleReports.drift();
    golden("review", drift.review(TextStyle.PLAIN), drift.review(COLOURED), drift.review(NARROW));
  }

  @Test
  void the_plan() {
    Plan plan = SampleReports.plan();
    golden("plan", plan.toString(), plan.render(COLOURED), plan.render(NARROW));
  }

  @Test
  void what_a_sync_did() {
    SyncReport sync = SampleReports.sync();
    golden("sync", sync.toString(), sync.render(COLOURED), sync.render(NARROW));
  }

  @Test
  void what_was_done_in_a_fleet() {
    FleetReport fleet = SampleReports.fleet();
    golden("fleet", fleet.toString(), fleet.render(COLOURED), fleet.render(NARROW));
  }

  @Test
  void the_journal() {
    Journal journal = SampleReports.journal();
    golden("journal", journal.toString(), journal.render(COLOURED), journal.render(NARROW));
  }

  @Test
  void a_journal_that_does_not_verify_says_so_below_its_entries() {
    assertThat(SampleReports.journal(SampleReports.altered()).toString())
        .endsWith("\n\n2 entries: it does not verify.\n" + SampleReports.altered() + "\n");
  }

  @Test
  void a_journal_never_opened_is_no_empty_table() {
    Journal none = new Journal(JournalKey.ledger("hub"), List.of(), List.of());
    assertThat(none.toString()).isEqualTo("journal hub ledger\n\nIt was never opened.\n");
  }

  @Test
  void the_releases() {
    ReleaseReport releases = SampleReports.releases();
    golden("releases", releases.toString(), releases.render(COLOURED), releases.render(NARROW));
  }

  @Test
  void many_environments_on_a_narrow_terminal() {
    golden("matrix-many-narrow", SampleReports.matrix(3, 12).render(NARROW));
  }

  @ParameterizedTest
  @ValueSource(ints = {40, 60, 80, 120})
  void no_line_of_a_table_is_wider_than_the_terminal(int width) {
    TextStyle style = TextStyle.PLAIN.wide(width);
    for (String text :
        List.of(
            SampleReports.matrix().render(style),
            SampleReports.matrix(20, 20).render(style),
            SampleReports.drift().render(style),
            SampleReports.journal().render(style),
            SampleReports.releases().render(style))) {
      assertThat(text.lines())
          .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
    }
  }

  @Test
  void ten_thousand_migrations_in_twenty_environments_take_no_time() {
    StatusMatrix small = SampleReports.matrix(1_000, 20);
    StatusMatrix large = SampleReports.matrix(10_000, 20);
    small.render(NARROW);

    long began = System.nanoTime();
    assertThat(large.render(NARROW).lines()).hasSizeGreaterThan(100_000);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
  }
}
