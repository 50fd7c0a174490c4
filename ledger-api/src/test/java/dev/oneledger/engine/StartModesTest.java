package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.MigrationId;
import dev.oneledger.NewerRows;
import dev.oneledger.OutOfOrder;
import dev.oneledger.Plan;
import dev.oneledger.Resolution;
import dev.oneledger.Revision;
import dev.oneledger.StartMode;
import dev.oneledger.StartPolicy;
import dev.oneledger.SyncReport;
import dev.oneledger.engine.Breaking.Point;
import dev.oneledger.memory.CrashPoint;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a start asks of a managed environment: modes, accepted revisions, newer rows. */
class StartModesTest {
  private final Scenario scenario = new Scenario().withThree();

  private Ledger verifying() {
    return scenario.open(scenario.managed().starting(StartMode.VERIFY));
  }

  private Ledger waiting() {
    return scenario.open(scenario.managed().starting(StartMode.WAIT));
  }

  private static List<FindingCode> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }

  private static FindingsException refusalOf(Ledger ledger) {
    return catchThrowableOfType(FindingsException.class, () -> ledger.sync("dev"));
  }

  @Test
  void verifying_says_what_it_verified() {
    scenario.openDev().sync("dev");

    String verified =
        "dev: verified, everything that is meant to be is applied; nothing was written.";
    assertThat(verifying().sync("dev").summary()).isEqualTo(verified);
    scenario.file("142_rename", "-- in spring\nalter table a rename to b;");
    SyncReport report = verifying().sync("dev");
    assertThat(report.summary()).isEqualTo(verified);
    assertThat(codes(report.findings())).containsExactly(FindingCode.COSMETIC);
  }

  @Test
  void verifying_fails_for_each_missing_migration_and_writes_nothing_anywhere() {
    scenario.without("143_policies").openDev().sync("dev");
    scenario.withThree().file("R__v", "create view v as select 1;");
    InMemoryTarget.Snapshot target = scenario.dev.snapshot();
    InMemoryLedgerStore.Snapshot store = scenario.store.snapshot();

    FindingsException refused = refusalOf(verifying());

    assertThat(refused)
        .hasMessageStartingWith("Environment 'dev' is not ready; nothing was done.")
        .hasMessageContaining("D023 dev, 143_policies: is not applied there")
        .hasMessageContaining("D023 dev, R__v: is not applied there")
        .hasMessageContaining("StartMode.APPLY");
    assertThat(refused.findings()).hasSize(2);
    assertThat(scenario.dev.snapshot()).isEqualTo(target);
    assertThat(scenario.store.snapshot()).isEqualTo(store);
  }

  @Test
  void verifying_an_environment_that_was_never_synced_opens_nothing() {
    assertThat(refusalOf(verifying()).findings()).hasSize(3);

    assertThat(scenario.dev.snapshot()).isEqualTo(new InMemoryTarget().snapshot());
    assertThat(scenario.store.snapshot()).isEqualTo(new InMemoryLedgerStore().snapshot());
  }

  @Test
  void verifying_does_not_catch_up_for_the_ledger() {
    scenario.store.unreachable(true);
    scenario.openDev().sync("dev");
    scenario.store.unreachable(false);

    assertThat(verifying().sync("dev").findings()).isEmpty();

    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void verifying_needs_no_ledger() {
    scenario.openDev().sync("dev");
    scenario.store.unreachable(true);

    assertThat(codes(verifying().sync("dev").findings())).containsExactly(FindingCode.UNREACHABLE);
    scenario.file("144_x", "select 1;");
    assertThat(refusalOf(verifying())).hasMessageContaining("D023 dev, 144_x");
  }

  @Test
  void a_plan_of_a_start_that_applies_nothing_has_no_steps_and_says_what_is_missing() {
    Plan plan = verifying().plan("dev");

    assertThat(plan.steps()).isEmpty();
    assertThat(plan.isBlocked()).isTrue();
    assertThat(codes(plan.findings())).hasSize(3).containsOnly(FindingCode.NOT_APPLIED);
    assertThat(verifying().drift("dev").hasDrift()).isFalse();
  }

  @Test
  void verifying_an_environment_that_follows_releases_names_the_release() {
    Environment dev = scenario.managed().followingReleases();
    assertThat(scenario.open(dev.starting(StartMode.VERIFY)).sync("dev").summary())
        .contains("no release is assigned");
    scenario.open(dev).release("rel_1", "1.0").attach("142").cut().assignTo("dev");
    assertThat(refusalOf(scenario.open(dev.starting(StartMode.VERIFY))).findings()).hasSize(2);
    scenario.open(dev).sync("dev");

    String range =
        scenario.open(dev.starting(StartMode.VERIFY).accepting("142", "142")).sync("dev").summary();

    assertThat(range).contains("everything of rel_1 r1 (1.0) up to 142 is applied (2 migrations)");
    assertThat(scenario.open(dev.starting(StartMode.VERIFY)).sync("dev").summary())
        .contains("verified");
  }

  @Test
  void a_verifying_start_with_nothing_missing_asks_twice() {
    scenario.openDev().sync("dev");
    Breaking watch = new Breaking(Point.NEVER);
    scenario.through(watch.store(scenario.store));

    scenario
        .open(Environment.managed("dev", watch.target(scenario.dev)).starting(StartMode.VERIFY))
        .sync("dev");

    assertThat(watch.calls()).containsExactly("store.heads", "target.head");
  }

  @Test
  void an_edit_of_an_applied_migration_fails_a_verifying_start_too() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;");

    assertThat(codes(refusalOf(verifying()).findings())).containsExactly(FindingCode.CHANGED);
  }

  @Test
  void a_rolled_back_migration_is_not_missing() {
    Ledger ledger = scenario.file("144_x", "create table x(id int);", "drop table x;").openDev();
    ledger.sync("dev");
    ledger.rollback("dev", "144");

    assertThat(verifying().sync("dev").applied()).isEmpty();
  }

  @Test
  void waiting_goes_on_as_soon_as_another_replica_has_applied() throws Exception {
    CountDownLatch heard = new CountDownLatch(1);
    List<LedgerEvent> events = new ArrayList<>();
    scenario.heardBy(
        event -> {
          events.add(event);
          heard.countDown();
        });
    Ledger ledger =
        scenario.open(Duration.ofMinutes(1), scenario.managed().starting(StartMode.WAIT));
    CompletableFuture<SyncReport> waiter = CompletableFuture.supplyAsync(() -> ledger.sync("dev"));
    assertThat(heard.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(waiter).isNotDone();

    new Scenario().withThree().openDevOn(scenario).sync("dev");

    SyncReport report = waiter.get(30, TimeUnit.SECONDS);
    assertThat(report.applied()).isEmpty();
    assertThat(report.summary()).contains("verified, everything this build has is applied");
    assertThat(events).allSatisfy(e -> assertThat(e).isInstanceOf(LedgerEvent.Waiting.class));
    LedgerEvent.Waiting waiting = (LedgerEvent.Waiting) events.get(0);
    assertThat(waiting.environment()).isEqualTo("dev");
    assertThat(waiting.holder().toString())
        .isEqualTo("another replica, to apply 141_init and 2 more");
    assertThat(waiting.deadline()).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void waiting_ends_at_the_deadline_with_what_is_missing_and_how_long_was_waited() {
    scenario.without("143_policies").openDev().sync("dev");
    scenario.withThree();

    FindingsException refused = refusalOf(waiting());

    assertThat(refused)
        .hasMessageStartingWith("Environment 'dev' did not become ready")
        .hasMessageContaining("Gave up after 300 ms; nothing was done.")
        .hasMessageContaining("D023 dev, 143_policies");
  }

  @Test
  void while_waiting_only_the_journals_last_entry_is_asked_for() {
    Breaking watch = new Breaking(Point.NEVER);
    scenario.through(watch.store(scenario.store));

    refusalOf(
        scenario.open(
            Environment.managed("dev", watch.target(scenario.dev)).starting(StartMode.WAIT)));

    List<String> calls = watch.calls();
    assertThat(calls.stream().filter("target.read"::equals)).hasSize(1);
    assertThat(calls.subList(calls.lastIndexOf("store.heads") + 1, calls.size()))
        .endsWith("target.head");
  }

  @Test
  void a_failure_ends_the_waiting_at_once() {
    scenario.dev.failOnceOn("enable row level security", "42501", "permission denied");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class);

    FindingsException refused = refusalOf(patientlyWaiting());

    assertThat(refused).hasMessageStartingWith("Environment 'dev' is not ready");
    assertThat(codes(refused.findings()))
        .containsExactly(FindingCode.FAILED, FindingCode.NOT_APPLIED);
  }

  @Test
  void a_doubt_ends_the_waiting_at_once_and_a_resolved_one_does_not() {
    scenario.file("144_fill", "-- ledger: no-transaction\ncall fill_b();");
    scenario.dev.crashAt(CrashPoint.AFTER_STATEMENTS, "call");
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);

    assertThat(codes(refusalOf(patientlyWaiting()).findings()))
        .containsExactly(FindingCode.IN_DOUBT);

    scenario.openDev().resolve("dev", "144", Resolution.notApplied("grace", "no rows"));
    assertThat(refusalOf(waiting())).hasMessageContaining("did not become ready");
  }

  @Test
  void a_changed_text_ends_the_waiting_at_once() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;").file("144_x", "select 1;");

    assertThat(codes(refusalOf(patientlyWaiting()).findings()))
        .containsExactly(FindingCode.CHANGED, FindingCode.NOT_APPLIED);
  }

  /** Would wait for an hour. */
  private Ledger patientlyWaiting() {
    return scenario.open(Duration.ofHours(1), scenario.managed().starting(StartMode.WAIT));
  }

  @Test
  void within_a_range_a_start_that_applies_nothing_asks_for_what_the_range_begins_with() {
    scenario.without("143_policies").openDev().sync("dev");
    scenario.withThree().file("R__v", "create view v as select 1;");
    Environment dev = scenario.managed().starting(StartMode.VERIFY);

    SyncReport report = scenario.open(dev.accepting("142", "143")).sync("dev");
    assertThat(report.summary())
        .isEqualTo(
            "dev: verified, everything this build has up to 142 is applied (2 migrations); nothing was written.");
    assertThat(codes(refusalOf(scenario.open(dev.accepting("143_policies", null))).findings()))
        .containsExactly(FindingCode.NOT_APPLIED);
    assertThat(codes(refusalOf(scenario.open(dev.accepting(null, "143"))).findings()))
        .containsExactly(FindingCode.NOT_APPLIED, FindingCode.NOT_APPLIED);
  }

  @Test
  void what_is_due_above_the_beginning_of_the_range_hinders_nothing_that_applies_nothing() {
    scenario.without("142_rename").openDev().sync("dev");
    scenario.withThree();
    Environment dev = scenario.managed().starting(StartMode.VERIFY);

    assertThat(scenario.open(dev.accepting("141", null)).sync("dev").findings()).isEmpty();
    assertThat(codes(refusalOf(scenario.open(dev)).findings()))
        .containsExactly(FindingCode.OUT_OF_ORDER, FindingCode.NOT_APPLIED);
  }

  @ParameterizedTest
  @EnumSource(StartMode.class)
  void what_is_applied_above_the_range_is_refused_in_every_mode(StartMode mode) {
    scenario.openDev().sync("dev");
    Environment dev = scenario.managed().starting(mode);

    assertThat(refusalOf(scenario.open(dev.accepting(null, "142"))))
        .hasMessageContaining(
            "D024 dev, 143_policies: is applied there, and lies above the accepted range, which ends with 142.");
    assertThat(scenario.open(dev.accepting(null, "143")).sync("dev").applied()).isEmpty();
    scenario.without("143_policies");
    FindingsException refused = refusalOf(scenario.open(dev.accepting("141", "142_rename")));
    assertThat(codes(refused.findings())).containsExactly(FindingCode.TOO_NEW);
  }

  @Test
  void what_is_due_above_the_range_is_refused_before_anything_runs() {
    Ledger ledger = scenario.open(scenario.managed().accepting(null, "142"));

    assertThat(refusalOf(ledger))
        .hasMessageContaining("D024 dev, 143_policies: is due, and lies above the accepted range")
        .hasMessageContaining("Widen the range");
    assertThat(scenario.dev.statements()).isEmpty();
    assertThat(ledger.plan("dev").isBlocked()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(StartMode.class)
  void newer_rows_are_tolerated_with_a_note_unless_they_are_to_be_refused(StartMode mode) {
    scenario.file("144_newer", "select 1;").openDev().sync("dev");
    scenario.without("144_newer");
    Environment dev = scenario.managed().starting(mode);

    assertThat(codes(scenario.open(dev).sync("dev").findings()))
        .containsExactly(FindingCode.NOT_IN_BUILD);
    FindingsException refused = refusalOf(scenario.open(dev.newerRows(NewerRows.REFUSE)));
    assertThat(refused)
        .hasMessageContaining("D024 dev, 144_newer: is applied there; this build ends before it")
        .hasMessageContaining("Start the newer build.");
    assertThat(codes(refused.findings())).containsExactly(FindingCode.TOO_NEW);
  }

  @Test
  void an_older_row_that_the_build_lacks_is_not_newer() {
    scenario.openDev().sync("dev");
    scenario.without("142_rename");

    assertThat(
            codes(
                scenario
                    .open(scenario.managed().newerRows(NewerRows.REFUSE))
                    .sync("dev")
                    .findings()))
        .containsExactly(FindingCode.NOT_IN_BUILD);
  }

  @Test
  void a_newer_row_of_an_assigned_release_is_newer_than_this_build_too() {
    scenario.file("144_newer", "select 1;");
    Environment dev = scenario.managed().followingReleases();
    scenario.open(dev).release("rel_1", "1.0").attach("144").cut().assignTo("dev");
    scenario.open(dev).sync("dev");
    scenario.without("144_newer");

    assertThat(scenario.open(dev).sync("dev").findings()).isEmpty();
    assertThat(codes(refusalOf(scenario.open(dev.newerRows(NewerRows.REFUSE))).findings()))
        .containsExactly(FindingCode.TOO_NEW);
  }

  @Test
  void a_rollback_is_as_new_as_what_it_takes_back() {
    Ledger ledger = scenario.file("144_x", "create table x(id int);", "drop table x;").openDev();
    ledger.sync("dev");
    ledger.rollback("dev", "144");

    Ledger strict =
        scenario.open(scenario.managed().accepting(null, "144").newerRows(NewerRows.REFUSE));

    assertThat(strict.sync("dev").findings()).isEmpty();
  }

  @Test
  void what_is_too_new_shows_in_drift_and_in_the_matrix_and_a_missing_one_is_just_pending() {
    scenario.openDev().sync("dev");
    scenario.file("144_x", "select 1;");
    Ledger ledger =
        scenario.open(scenario.managed().starting(StartMode.VERIFY).accepting(null, "142"));

    assertThat(codes(ledger.drift("dev").findings())).containsExactly(FindingCode.TOO_NEW);
    assertThat(ledger.drift("dev").hasDrift()).isTrue();
    assertThat(ledger.status().cell("144_x", "dev").state())
        .isEqualTo(dev.oneledger.CellState.PENDING);
  }

  @Test
  void a_range_is_read_from_ids_and_revisions_and_checked() {
    Environment dev = scenario.managed().accepting("141_init", "0143");
    assertThat(dev.start().from()).isEqualTo(Revision.parse("141"));
    assertThat(dev.start().to()).isEqualTo(Revision.parse("143"));
    assertThat(scenario.managed().start()).isEqualTo(StartPolicy.DEFAULT);
    assertThat(dev.followingReleases().outOfOrder(OutOfOrder.ALLOW).start()).isEqualTo(dev.start());

    assertThatThrownBy(() -> scenario.managed().accepting("143", "141"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("ends before it begins: from 143, to 141");
    assertThatThrownBy(() -> scenario.managed().accepting("R__v", null))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("'R__v' cannot bound a range");
    assertThatThrownBy(() -> scenario.managed().accepting(null, "latest"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("latest");
  }

  @Test
  void only_a_managed_environment_has_a_way_of_starting() {
    Environment prod = Environment.reconcile("prod", new InMemoryHistory());

    assertThatThrownBy(() -> prod.starting(StartMode.VERIFY))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Environment 'prod' is reconcile");
    assertThatThrownBy(() -> Environment.exportOnly("staging").accepting("1", "2"))
        .isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> prod.newerRows(NewerRows.REFUSE)).isInstanceOf(LedgerException.class);
  }

  @Test
  void a_start_that_meets_another_one_on_an_empty_database_does_not_take_its_work_for_strangers() {
    var meeting = new OpenedInBetween(scenario);

    SyncReport report = scenario.open(Environment.managed("dev", meeting)).sync("dev");

    assertThat(report.applied())
        .extracting(MigrationId::toString)
        .containsExactly("142_rename", "143_policies");
  }
}
