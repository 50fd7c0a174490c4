package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CatalogAcceptance;
import dev.oneledger.DriftReport;
import dev.oneledger.DriftReport.RowState;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.StartMode;
import dev.oneledger.SyncReport;
import dev.oneledger.Waiver;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.CatalogDifference;
import dev.oneledger.spi.CatalogReading;
import dev.oneledger.spi.CatalogWatch;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogDriftTest {
  private static final JournalKey ABOUT_DEV = JournalKey.ledger("hub", "dev");

  private final Scenario scenario =
      new Scenario()
          .file("141_init", "create table a (id int);", "drop table a;")
          .file("142_more", "create table b (id int);", "drop table b;");
  private final InMemorySchema schema = new InMemorySchema(scenario.dev);
  private final InMemoryHistory history =
      new InMemoryHistory().applied("V141__init", "create table a (id int);");

  private Ledger watched() {
    return scenario.open(scenario.managed().watchingCatalog(schema));
  }

  private Ledger reconciled() {
    return scenario.open(Environment.reconcile("dev", history).watchingCatalog(schema));
  }

  private static List<String> places(List<Finding> findings) {
    return findings.stream().map(each -> each.code().code() + " " + each.place()).toList();
  }

  private static List<String> drift(Ledger ledger) {
    return places(ledger.drift("dev").findings());
  }

  private static List<String> sync(Ledger ledger) {
    return places(ledger.sync("dev").findings());
  }

  private List<JournalEntry> readings() {
    return scenario.store.read(ABOUT_DEV, 0).stream()
        .filter(entry -> entry.kind() == EntryKind.CATALOG_READ)
        .toList();
  }

  // managed

  @Test
  void the_schema_is_kept_after_what_was_applied_and_what_we_apply_is_no_drift() {
    assertThat(sync(watched())).isEmpty();
    scenario.file("143_c", "create table c (id int);");
    assertThat(sync(watched())).isEmpty();
    assertThat(drift(watched())).isEmpty();

    List<JournalEntry> entries = scenario.store.read(ABOUT_DEV, 0);
    assertThat(JournalVerifier.verify(ABOUT_DEV, entries)).isEmpty();
    JournalEntry last = readings().get(readings().size() - 1);
    assertThat(last.kind().label()).isEqualTo("catalog-read");
    assertThat(last.details())
        .containsEntry("fingerprint", schema.read().fingerprint().toString())
        .containsEntry("seen-fingerprint", schema.read().fingerprint().toString())
        .containsEntry("product", "Memory")
        .containsEntry("major", "15")
        .containsEntry("mode", "managed");
    int kept = readings().size();
    watched().sync("dev");
    assertThat(readings()).as("nothing new").hasSize(kept);
  }

  @Test
  void what_was_made_by_hand_is_found_with_what_undoes_and_what_adopts_it() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");

    DriftReport report = watched().drift("dev");

    assertThat(places(report.findings())).containsExactly("D034 dev, index ix");
    Finding finding = report.findings().get(0);
    assertThat(finding.text()).isEqualTo("is there, and no migration made it: on a(id).");
    assertThat(finding.remedy())
        .contains("undo it there:\ndrop index ix;")
        .contains("into the migrations:\ncreate index ix on a(id);")
        .contains("waive(...)", "acceptCatalog(...)");
    DriftReport.Row row = report.rows().get(report.rows().size() - 1);
    assertThat(row.label()).isEqualTo("index ix");
    assertThat(row.state()).isEqualTo(RowState.DRIFT);
    assertThat(row.diff()).contains("+on a(id)");
    assertThat(row.details())
        .containsEntry("undo", "drop index ix;\n")
        .containsEntry("adopt", "create index ix on a(id);\n");
    assertThat(report.toString()).contains("index ix", "D034");
  }

  @Test
  void what_was_removed_or_changed_by_hand_says_what_was_there() {
    watched().sync("dev");
    schema.byHand("drop table a").byHand("alter table b (id bigint)");

    assertThat(watched().drift("dev").findings())
        .extracting(Finding::text)
        .containsExactly(
            "is gone, and no migration removed it. It was (id int).",
            "is not what the migrations made of it:\n  expected  (id int)\n  found     (id bigint)");
  }

  @Test
  void it_is_told_until_it_is_undone() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");

    assertThat(sync(watched())).containsExactly("D034 dev, index ix");
    assertThat(sync(watched())).containsExactly("D034 dev, index ix");
    schema.byHand("drop index ix");
    assertThat(drift(watched())).isEmpty();
    assertThat(sync(watched())).isEmpty();
  }

  @Test
  void a_later_migration_does_not_make_it_right() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");
    scenario.file("143_c", "create table c (id int);");

    SyncReport report = watched().sync("dev");

    assertThat(report.applied()).hasSize(1);
    assertThat(places(report.findings())).containsExactly("D034 dev, index ix");
    assertThat(drift(watched())).containsExactly("D034 dev, index ix");
    schema.byHand("drop index ix");
    assertThat(drift(watched())).isEmpty();
  }

  @Test
  void what_a_migration_made_anew_is_right_again() {
    watched().sync("dev");
    schema.byHand("alter table b (id bigint)");
    scenario.file("143_b", "alter table b (id numeric);");

    assertThat(sync(watched())).isEmpty();
    assertThat(drift(watched())).isEmpty();
  }

  @Test
  void a_migration_with_the_adopting_text_brings_it_in_although_it_changes_nothing_here() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)").byHand("create index other on a(id)");
    sync(watched());
    scenario.file("143_ix", "-- by hand at first\ncreate  index ix\n on a(id);");

    assertThat(sync(watched())).containsExactly("D034 dev, index other");
    assertThat(drift(watched())).containsExactly("D034 dev, index other");
  }

  @Test
  void what_an_earlier_migration_said_does_not_excuse_what_is_made_by_hand_now() {
    watched().sync("dev");
    schema.byHand("drop table a");
    sync(watched());
    watched().acceptCatalog("dev", CatalogAcceptance.by("grace", "not needed"));
    schema.byHand("create table a (id int)");
    scenario.file("143_c", "create table c (id int);");

    assertThat(sync(watched())).containsExactly("D034 dev, table a");
  }

  @Test
  void asking_writes_nothing_and_plan_and_status_do_not_look() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");
    InMemoryLedgerStore.Snapshot before = scenario.store.snapshot();

    watched().drift("dev");
    schema.silent(true);
    assertThat(watched().plan("dev").findings()).isEmpty();
    watched().status();

    assertThat(scenario.store.snapshot()).isEqualTo(before);
  }

  @Test
  void a_start_that_applies_nothing_tells_and_writes_nothing() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");
    InMemoryLedgerStore.Snapshot before = scenario.store.snapshot();

    Ledger verifying =
        scenario.open(scenario.managed().watchingCatalog(schema).starting(StartMode.VERIFY));

    assertThat(sync(verifying)).containsExactly("D034 dev, index ix");
    assertThat(scenario.store.snapshot()).isEqualTo(before);
  }

  @Test
  void a_rollback_and_its_way_back_are_no_drift() {
    watched().sync("dev");

    assertThat(watched().rollback("dev", "142").findings()).isEmpty();
    assertThat(drift(watched())).isEmpty();
    assertThat(watched().reapply("dev", "142").findings()).isEmpty();
    assertThat(drift(watched())).isEmpty();
  }

  @Test
  void a_replica_without_a_watch_may_apply_in_between() {
    watched().sync("dev");
    scenario.file("143_c", "create table c (id int);");
    scenario.openDev().sync("dev");

    assertThat(drift(watched())).isEmpty();
    assertThat(sync(watched())).isEmpty();
    schema.byHand("drop table c");
    assertThat(drift(watched())).containsExactly("D034 dev, table c");
  }

  @Test
  void without_a_watch_nothing_is_kept() {
    scenario.openDev().sync("dev");
    assertThat(readings()).isEmpty();
  }

  // what somebody decides

  @Test
  void the_schema_can_be_taken_as_it_is() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");

    SyncReport report =
        watched().acceptCatalog("dev", CatalogAcceptance.by("grace", "hotfix 4711"));

    assertThat(report.summary()).contains("the schema is right as it is, says grace (1 object).");
    assertThat(drift(watched())).isEmpty();
    JournalEntry accepted = readings().get(readings().size() - 1);
    assertThat(accepted.stamp().who()).isEqualTo("grace");
    assertThat(accepted.details())
        .containsEntry("why", "hotfix 4711")
        .containsEntry("recorded-by", "ada");
    schema.byHand("drop index ix");
    assertThat(drift(watched())).containsExactly("D034 dev, index ix");
  }

  @Test
  void there_must_be_something_to_accept_and_somebody_who_does() {
    watched().sync("dev");

    assertThatThrownBy(() -> watched().acceptCatalog("dev", CatalogAcceptance.by("grace", "calm")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is what migrations made of it");
    assertThatThrownBy(() -> CatalogAcceptance.by("", "calm")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(
            () -> scenario.openDev().acceptCatalog("dev", CatalogAcceptance.by("grace", "calm")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("watchingCatalog");
  }

  @Test
  void a_waiver_holds_while_the_object_is_as_it_was() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)").byHand("create index other on a(id)");
    Finding finding = watched().drift("dev").findings().get(0);

    watched().waive("dev", finding, Waiver.by("grace", "to be dropped on Friday"));

    DriftReport report = watched().drift("dev");
    assertThat(places(report.findings())).containsExactly("D034 dev, index other");
    assertThat(report.waived()).hasSize(1);
    assertThat(report.rows()).extracting(DriftReport.Row::state).contains(RowState.WAIVED);
    assertThat(sync(watched())).containsExactly("D034 dev, index other");

    schema.byHand("alter index ix on a(id, id)");
    assertThat(drift(watched())).contains("D034 dev, index ix");
    sync(watched());
    schema.byHand("alter index ix on a(id)");
    assertThat(drift(watched())).as("ended for good").contains("D034 dev, index ix");
    assertThatThrownBy(
            () ->
                watched()
                    .waive(
                        "dev",
                        new Finding(finding.code(), "dev, index x", finding.text(), ""),
                        Waiver.by("grace", "x")))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("there is no such finding about the schema");
  }

  // what cannot be compared

  @Test
  void another_major_version_is_not_compared_and_recorded_anew_at_the_next_sync() {
    watched().sync("dev");
    schema.upgradedTo(16).byHand("create index ix on a(id)");
    int kept = readings().size();

    assertThat(watched().drift("dev").findings())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.code()).isEqualTo(FindingCode.SCHEMA_NOT_COMPARED);
              assertThat(note.text()).contains("Memory 15 (memory-1)", "Memory 16 (memory-1)");
            });
    assertThat(readings()).hasSize(kept);
    assertThat(sync(watched())).containsExactly("D035 dev, schema");
    assertThat(drift(watched())).isEmpty();
    schema.byHand("drop index ix");
    assertThat(drift(watched())).containsExactly("D034 dev, index ix");
  }

  @Test
  void what_was_open_before_an_upgrade_stays_told_until_the_schema_is_accepted() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");
    assertThat(sync(watched())).containsExactly("D034 dev, index ix");
    schema.upgradedTo(16).byHand("create index other on a(id)");
    int kept = readings().size();

    assertThat(drift(watched())).containsExactly("D034 dev, index ix", "D035 dev, schema");
    assertThat(sync(watched())).containsExactly("D034 dev, index ix", "D035 dev, schema");
    assertThat(watched().drift("dev").findings().get(1))
        .satisfies(
            note -> {
              assertThat(note.text()).contains("Memory 15 (memory-1)", "1 object");
              assertThat(note.remedy()).contains("acceptCatalog(...)");
            });
    assertThat(readings()).hasSize(kept);

    watched().acceptCatalog("dev", CatalogAcceptance.by("grace", "looked at on 16"));

    assertThat(sync(watched())).isEmpty();
    schema.byHand("drop index other");
    assertThat(drift(watched())).containsExactly("D034 dev, index other");
  }

  @Test
  void what_was_let_be_before_an_upgrade_is_no_less_told() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)");
    watched().sync("dev");
    Finding open = watched().drift("dev").findings().get(0);
    watched().waive("dev", open, Waiver.by("grace", "needed"));
    schema.upgradedTo(16);

    assertThat(sync(watched())).containsExactly("D035 dev, schema");
    assertThat(watched().drift("dev").waived()).hasSize(1);
    assertThat(sync(watched())).as("nobody accepted it").containsExactly("D035 dev, schema");
  }

  @Test
  void a_schema_that_cannot_be_read_stops_nothing_and_loses_nothing() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)").silent(true);
    scenario.file("143_c", "create table c (id int);");

    SyncReport report = watched().sync("dev");

    assertThat(report.applied()).hasSize(1);
    assertThat(report.findings())
        .singleElement()
        .satisfies(
            note -> {
              assertThat(note.code()).isEqualTo(FindingCode.SCHEMA_NOT_COMPARED);
              assertThat(note.text()).contains("no rights");
            });
    assertThat(drift(watched())).containsExactly("D035 dev, schema");
    schema.silent(false).byHand("drop table a");
    assertThat(watched().drift("dev").findings())
        .as("applied past the watch: what changed with it is the migration's")
        .isEmpty();
    sync(watched());
    schema.byHand("drop table b");
    assertThat(drift(watched())).containsExactly("D034 dev, table b");
  }

  @Test
  void what_cannot_be_explained_is_told_all_the_same() {
    watched().sync("dev");
    schema.byHand("create index ix on a(id)").byHand("drop table b").withoutExplanation();

    List<Finding> findings = watched().drift("dev").findings();

    assertThat(places(findings)).containsExactly("D034 dev, index ix", "D034 dev, table b");
    assertThat(findings.get(0).remedy()).contains("undo it there by hand (lost for words)");
  }

  @Test
  void while_the_ledger_is_silent_migrations_are_applied_and_nothing_is_compared() {
    watched().sync("dev");
    scenario.file("143_c", "create table c (id int);").store.unreachable(true);
    SyncReport report = watched().sync("dev");
    assertThat(report.applied()).hasSize(1);
    assertThat(places(report.findings())).containsExactly("D018 dev");

    scenario.store.unreachable(false);
    assertThat(sync(watched())).isEmpty();
    schema.byHand("drop table c");
    assertThat(drift(watched())).containsExactly("D034 dev, table c");
  }

  @Test
  void an_environment_that_nothing_is_known_of_cannot_be_watched() {
    assertThatThrownBy(() -> Environment.exportOnly("prod").watchingCatalog(schema))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("is export-only, and nobody reads its history");
    assertThat(
            Environment.exportOnly("prod").readingHistory(history).watchingCatalog(schema).watch())
        .isSameAs(schema);
  }

  // reconcile

  @Test
  void what_their_tool_applies_is_no_drift_and_what_nobody_applied_is() {
    schema.byHand("create table a (id int)");
    assertThat(sync(reconciled())).isEmpty();

    schema.byHand("create table b (id int)");
    assertThat(drift(reconciled())).containsExactly("D034 dev, table b");
    history.applied("V142__more", "create table b (id int);");
    assertThat(drift(reconciled())).isEmpty();
    assertThat(sync(reconciled())).isEmpty();

    schema.byHand("create index ix on a(id)");
    assertThat(sync(reconciled())).containsExactly("D034 dev, index ix");
  }

  @Test
  void what_was_seen_before_their_tool_went_on_is_told_still() {
    schema.byHand("create table a (id int)");
    sync(reconciled());
    schema.byHand("create index ix on a(id)");
    assertThat(sync(reconciled())).containsExactly("D034 dev, index ix");

    schema.byHand("create table b (id int)");
    history.applied("V142__more", "create table b (id int);");

    assertThat(sync(reconciled())).containsExactly("D034 dev, index ix");
    assertThat(drift(reconciled())).containsExactly("D034 dev, index ix");
  }

  @Test
  void a_migration_of_theirs_with_the_adopting_text_brings_it_in() {
    schema.byHand("create table a (id int)");
    sync(reconciled());
    schema.byHand("create index ix on a(id)");
    sync(reconciled());
    scenario.file("143_ix", "create index ix on a(id);");
    history.applied("V142__more", "create table b (id int);");
    schema.byHand("create table b (id int)");
    history.applied("V143__ix", "create index ix on a(id);");

    assertThat(drift(reconciled())).isEmpty();
    assertThat(sync(reconciled())).isEmpty();
    assertThat(drift(reconciled())).isEmpty();
  }

  @Test
  void while_their_tool_is_at_work_nothing_is_blamed_on_anybody() {
    schema.byHand("create table a (id int)");
    sync(reconciled());
    schema.byHand("create table b (id int)");
    history.lockedBy("build 7", "2026-04-18T09:00:00Z");
    assertThat(drift(reconciled()))
        .contains("D035 dev, schema")
        .doesNotContain("D034 dev, table b");

    history.unlocked();
    schema.meanwhile(
        () -> {
          schema.meanwhile(() -> {});
          history.applied("V142__more", "create table b (id int);");
        });
    assertThat(sync(reconciled())).containsExactly("D035 dev, schema");
    assertThat(sync(reconciled())).isEmpty();
    assertThat(drift(reconciled())).isEmpty();
  }

  @Test
  void a_promotion_keeps_what_is_open() {
    scenario.without("142_more");
    schema.byHand("create table a (id int)");
    sync(reconciled());
    schema.byHand("create index ix on a(id)");
    sync(reconciled());

    watched().promote("dev", history);

    assertThat(drift(watched())).containsExactly("D034 dev, index ix");
    assertThat(sync(watched())).containsExactly("D034 dev, index ix");
    schema.byHand("drop index ix");
    assertThat(drift(watched())).isEmpty();
  }

  @Test
  void names_and_definitions_may_have_any_character() {
    SortedMap<String, String> objects = new TreeMap<>();
    for (String odd : List.of("\t", "\n", "\r\n", "\\", "\\n", "\ud83d\ude00", "\u2028", "'\"$")) {
      objects.put("index a" + odd + "b", "as" + odd + odd);
    }
    CatalogWatch odd =
        new CatalogWatch() {
          @Override
          public CatalogReading read() {
            return new CatalogReading("Odd\n", 1, "odd\\1", objects, objects);
          }

          @Override
          public List<CatalogDifference> explain(CatalogReading recorded, CatalogReading now) {
            assertThat(recorded.hints()).containsAllEntriesOf(recorded.objects());
            return List.of();
          }
        };
    Ledger ledger = scenario.open(scenario.managed().watchingCatalog(odd));
    ledger.sync("dev");
    objects.put("index more", "");

    assertThat(drift(ledger)).containsExactly("D034 dev, index more");
  }

  @Test
  void reconciled_environments_can_be_decided_about_as_well() {
    schema.byHand("create table a (id int)");
    sync(reconciled());
    schema.byHand("create index ix on a(id)");
    Finding finding = reconciled().drift("dev").findings().get(0);

    reconciled().waive("dev", finding, Waiver.by("grace", "known"));
    assertThat(sync(reconciled())).isEmpty();
    assertThat(sync(reconciled())).as("a sync does not end it").isEmpty();
    reconciled().acceptCatalog("dev", CatalogAcceptance.by("grace", "it stays"));
    assertThat(reconciled().drift("dev").waived()).isEmpty();
    assertThat(drift(reconciled())).isEmpty();
  }
}
