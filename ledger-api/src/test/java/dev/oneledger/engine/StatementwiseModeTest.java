package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.EntryKind;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.Resolution;
import dev.oneledger.SyncReport;
import dev.oneledger.memory.CrashPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrations that run statement by statement, as the ledger shows and finishes them. */
class StatementwiseModeTest {
  private static final JournalKey DEV = JournalKey.environment("hub", "dev");
  private static final String INDEX = "create index concurrently i on b(id)";
  private static final String CALL = "call fill_b()";
  private static final String NO_TRANSACTION = "-- ledger: no-transaction\n";

  private final Scenario scenario = new Scenario().withThree();

  private List<EntryKind> kindsOf(String migration) {
    return scenario.dev.read(DEV, 0).stream()
        .filter(entry -> entry.subject() != null)
        .filter(entry -> entry.subject().migration().equals(migration))
        .map(JournalEntry::kind)
        .toList();
  }

  private CellState cell(String migration) {
    return scenario.openDev().status().cell(migration, "dev").state();
  }

  private void crashesIn(CrashPoint point, String fragment) {
    scenario.dev.crashAt(point, fragment);
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class);
  }

  @Test
  void a_migration_that_asks_for_no_transaction_runs_statement_by_statement() {
    scenario.file("144_index", NO_TRANSACTION + INDEX + ";");

    scenario.openDev().sync("dev");

    assertThat(scenario.dev.statements()).endsWith(INDEX);
    assertThat(kindsOf("144_index")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
    assertThat(cell("144_index")).isEqualTo(CellState.APPLIED);
    assertThat(scenario.openDev().journal("dev").verify().entries()).hasSize(6);
  }

  @Test
  void where_schema_changes_commit_by_themselves_every_migration_runs_that_way() {
    scenario.dev.withoutTransactionalDdl();
    scenario.file("144_two", "BEGIN;\ncreate table c(id int);\ninsert into c values (1);\nCOMMIT;");

    scenario.openDev().sync("dev");

    assertThat(scenario.dev.statements())
        .endsWith("create table c(id int)", "insert into c values (1)");
    assertThat(kindsOf("141_init")).containsExactly(EntryKind.STARTED, EntryKind.APPLIED);
    assertThat(kindsOf("144_two"))
        .containsExactly(EntryKind.STARTED, EntryKind.STATEMENT_DONE, EntryKind.APPLIED);
  }

  @Test
  void a_crash_in_a_statement_is_seen_as_begun_and_the_next_sync_finishes_it() {
    scenario.file("144_index", NO_TRANSACTION + INDEX + ";");
    crashesIn(CrashPoint.AFTER_STATEMENTS, "concurrently");

    assertThat(cell("144_index")).isEqualTo(CellState.PENDING);
    assertThat(scenario.openDev().drift("dev").findings())
        .anySatisfy(found -> assertThat(found.code()).isEqualTo(FindingCode.BEGUN));

    SyncReport report = scenario.openDev().sync("dev");

    assertThat(report.applied()).containsExactly(MigrationId.parse("144_index"));
    assertThat(scenario.dev.statements()).containsOnlyOnce(INDEX);
  }

  @Test
  void what_cannot_be_told_is_in_doubt_and_stops_every_sync_until_it_is_resolved() {
    scenario.file("144_fill", NO_TRANSACTION + CALL + ";\n" + INDEX + ";");
    crashesIn(CrashPoint.AFTER_STATEMENTS, "call");

    for (int starts = 0; starts < 2; starts++) {
      assertThatThrownBy(() -> scenario.openDev().sync("dev"))
          .isInstanceOf(FindingsException.class)
          .hasMessageContaining("D013 dev, 144_fill")
          .hasMessageContaining("statement 1 of 2")
          .hasMessageContaining("db/144_fill.sql, line 2")
          .hasMessageContaining("resolve(\"dev\", \"144_fill\", Resolution.applied(who, why))")
          .hasMessageContaining("Resolution.notApplied(who, why)");
    }
    assertThat(cell("144_fill")).isEqualTo(CellState.IN_DOUBT);
    assertThat(kindsOf("144_fill")).containsExactly(EntryKind.STARTED, EntryKind.IN_DOUBT);

    Ledger ledger = scenario.openDev();
    SyncReport resolved =
        ledger.resolve("dev", "144", Resolution.applied("grace", "the rows are there"));
    assertThat(resolved.summary()).contains("counts as applied", "sync goes on behind it");
    ledger.sync("dev");

    assertThat(scenario.dev.statements()).containsOnlyOnce(CALL).endsWith(INDEX);
    assertThat(kindsOf("144_fill"))
        .containsExactly(
            EntryKind.STARTED,
            EntryKind.IN_DOUBT,
            EntryKind.RESOLVED_APPLIED,
            EntryKind.STARTED,
            EntryKind.APPLIED);
    JournalEntry said = scenario.dev.read(DEV, 0).get(6);
    assertThat(said.stamp().who()).isEqualTo("grace");
    assertThat(said.detail("why")).isEqualTo("the rows are there");
    assertThat(ledger.journal("dev").findings()).isEmpty();
  }

  @Test
  void a_doubt_resolved_as_not_applied_runs_the_statement_again() {
    scenario.file("144_fill", NO_TRANSACTION + CALL + ";");
    crashesIn(CrashPoint.BEFORE_STATEMENTS, "call");
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);

    scenario.openDev().resolve("dev", "144_fill", Resolution.notApplied("grace", "no rows"));
    assertThat(cell("144_fill")).isEqualTo(CellState.PENDING);
    scenario.openDev().sync("dev");

    assertThat(scenario.dev.statements()).containsOnlyOnce(CALL);
    assertThat(cell("144_fill")).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_doubt_about_the_last_statement_resolved_as_applied_completes_the_migration() {
    scenario.file("144_fill", NO_TRANSACTION + CALL + ";");
    crashesIn(CrashPoint.AFTER_STATEMENTS, "call");
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);

    SyncReport report =
        scenario.openDev().resolve("dev", "144_fill", Resolution.applied("grace", "seen"));

    assertThat(report.applied()).containsExactly(MigrationId.parse("144_fill"));
    assertThat(cell("144_fill")).isEqualTo(CellState.APPLIED);
    assertThat(scenario.openDev().sync("dev").applied()).isEmpty();
  }

  @Test
  void what_is_not_in_doubt_cannot_be_resolved() {
    Ledger ledger = scenario.openDev();
    ledger.sync("dev");

    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.resolve("dev", "143", Resolution.applied("grace", "seen")))
        .withMessageContaining("143_policies")
        .withMessageContaining("not in doubt")
        .withMessageContaining("applied");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> ledger.resolve("dev", "999", Resolution.applied("grace", "seen")))
        .withMessageContaining("Unknown migration '999'");
    assertThatExceptionOfType(LedgerException.class)
        .isThrownBy(() -> Resolution.applied(" ", "seen"));
  }

  @Test
  void after_a_failure_the_mended_rest_runs_and_what_was_done_does_not_run_again() {
    scenario.dev.failOnceOn("oops", "42601", "syntax error");
    scenario.file("144_two", NO_TRANSACTION + "create table c(id int);\nalter table oops;\n");
    assertThatExceptionOfType(MigrationFailedException.class)
        .isThrownBy(() -> scenario.openDev().sync("dev"))
        .satisfies(failed -> assertThat(failed.line()).isEqualTo(3));
    assertThat(cell("144_two")).isEqualTo(CellState.FAILED);

    scenario.file("144_two", NO_TRANSACTION + "create table c(id int);\ncreate table d(id int);\n");
    scenario.openDev().sync("dev");

    assertThat(scenario.dev.statements())
        .containsOnlyOnce("create table c(id int)")
        .endsWith("create table d(id int)");
    assertThat(cell("144_two")).isEqualTo(CellState.APPLIED);
  }

  @Test
  void an_edit_of_what_was_done_already_is_refused() {
    scenario.dev.failOnceOn("oops", "42601", "syntax error");
    scenario.file("144_two", NO_TRANSACTION + "create table c(id int);\nalter table oops;\n");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class);

    scenario.file("144_two", NO_TRANSACTION + "create table cc(id int);\ncreate table d(id int);");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D022 dev, 144_two: 1 of its statements are applied already")
        .hasMessageContaining("Put back the statements that were run");
    assertThat(scenario.dev.statements()).doesNotContain("create table d(id int)");
  }

  @Test
  void an_edit_of_the_statement_that_was_begun_is_refused_and_one_behind_it_is_not() {
    scenario.file("144_two", NO_TRANSACTION + INDEX + ";\ncreate table d(id int);");
    crashesIn(CrashPoint.BEFORE_STATEMENTS, "concurrently");

    scenario.file("144_two", NO_TRANSACTION + "vacuum b;\ncreate table d(id int);");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D022")
        .hasMessageContaining("no longer has the statement after them that was begun");

    scenario.file("144_two", NO_TRANSACTION + INDEX + ";\ncreate table e(id int);");
    scenario.openDev().sync("dev");
    assertThat(scenario.dev.statements()).endsWith(INDEX, "create table e(id int)");
  }
}
