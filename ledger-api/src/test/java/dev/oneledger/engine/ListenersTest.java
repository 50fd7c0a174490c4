package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerBusyException;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.MigrationFailedException;
import dev.oneledger.StartMode;
import dev.oneledger.memory.CrashPoint;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What listeners hear of a sync, and in which order. */
class ListenersTest {
  private final Scenario scenario = new Scenario().withThree();
  private final List<LedgerEvent> events = new CopyOnWriteArrayList<>();

  @BeforeEach
  void listen() {
    scenario.heardBy(events::add);
  }

  /** Events in short: the kind, and the migration or the codes it is about. */
  private List<String> heard() {
    return events.stream().map(ListenersTest::inShort).toList();
  }

  private static String inShort(LedgerEvent event) {
    if (event instanceof LedgerEvent.Applying applying) {
      return "applying " + applying.migration();
    }
    if (event instanceof LedgerEvent.Applied applied) {
      return "applied " + applied.migration();
    }
    if (event instanceof LedgerEvent.Failed failed) {
      return "failed " + failed.migration();
    }
    if (event instanceof LedgerEvent.InDoubt doubt) {
      return "in doubt " + doubt.migration();
    }
    if (event instanceof LedgerEvent.Waiting waiting) {
      return "waiting for " + waiting.holder();
    }
    List<String> codes =
        ((LedgerEvent.Drift) event).findings().stream().map(found -> found.code().code()).toList();
    return "drift " + String.join(" ", codes);
  }

  @Test
  void each_migration_is_told_before_and_after_and_a_start_with_nothing_to_do_tells_nothing() {
    scenario.openDev().sync("dev");
    scenario.openDev().sync("dev");

    assertThat(heard())
        .containsExactly(
            "applying 141_init",
            "applied 141_init",
            "applying 142_rename",
            "applied 142_rename",
            "applying 143_policies",
            "applied 143_policies");
    assertThat(events)
        .allSatisfy(event -> assertThat(event.environment()).isEqualTo("dev"))
        .filteredOn(LedgerEvent.Applied.class::isInstance)
        .allSatisfy(event -> assertThat(((LedgerEvent.Applied) event).took()).isPositive());
  }

  /** Which of how many each migration is that is about to be applied. */
  private List<String> places() {
    return events.stream()
        .filter(LedgerEvent.Applying.class::isInstance)
        .map(LedgerEvent.Applying.class::cast)
        .map(each -> each.number() + " of " + each.of() + ": " + each.migration())
        .toList();
  }

  @Test
  void each_migration_says_which_of_how_many_it_is() {
    scenario.openDev().sync("dev");
    assertThat(places())
        .containsExactly("1 of 3: 141_init", "2 of 3: 142_rename", "3 of 3: 143_policies");

    events.clear();
    scenario.file("144_more", "create table c(id int);");
    scenario.openDev().sync("dev");
    assertThat(places()).containsExactly("1 of 1: 144_more");
  }

  @Test
  void a_failure_is_told_once_with_the_message_that_the_caller_gets() {
    scenario.dev.failOnceOn("rename", "42P01", "no such table");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class)
        .satisfies(
            thrown ->
                assertThat(((LedgerEvent.Failed) events.get(3)).message())
                    .isEqualTo(thrown.getMessage()));
    assertThat(heard())
        .containsExactly(
            "applying 141_init", "applied 141_init", "applying 142_rename", "failed 142_rename");

    events.clear();
    scenario.openDev().sync("dev");
    assertThat(heard())
        .containsExactly(
            "applying 142_rename",
            "applied 142_rename",
            "applying 143_policies",
            "applied 143_policies");
  }

  @Test
  void a_doubt_is_told_when_it_arises_and_is_drift_for_the_next_sync() {
    scenario.file("144_fill", "-- ledger: no-transaction\ncall fill_b();");
    scenario.dev.crashAt(CrashPoint.AFTER_STATEMENTS, "call");
    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerUnreachableException.class);
    assertThat(heard()).endsWith("applied 143_policies", "applying 144_fill");

    events.clear();
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);
    assertThat(heard()).containsExactly("applying 144_fill", "in doubt 144_fill");

    events.clear();
    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);
    assertThat(heard()).containsExactly("drift D013");
  }

  @Test
  void a_refused_sync_tells_its_problems_and_a_note_is_none() {
    scenario.openDev().sync("dev");
    scenario.file("142_rename", "alter table a rename to c;").without("141_init");
    events.clear();

    assertThatThrownBy(() -> scenario.openDev().sync("dev")).isInstanceOf(FindingsException.class);

    assertThat(heard()).containsExactly("drift D001");
    scenario.withThree().file("142_rename", "-- in spring\nalter table a rename to b;");
    events.clear();
    assertThat(scenario.openDev().sync("dev").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.COSMETIC);
    assertThat(heard()).isEmpty();
  }

  @Test
  void a_restored_database_is_told_before_anything_is_applied_to_it() {
    InMemoryTarget.Snapshot empty = scenario.dev.snapshot();
    scenario.openDev().sync("dev");
    scenario.dev.restore(empty);
    events.clear();

    scenario.openDev().sync("dev");

    assertThat(heard()).hasSize(7).startsWith("drift D020", "applying 141_init");
  }

  @Test
  void what_is_applied_there_without_a_release_is_told_once() {
    scenario.openDev().sync("dev");
    Ledger releases = scenario.open(scenario.managed().followingReleases());
    releases.release("rel_1", "1.0").attach("142").cut().assignTo("dev");
    events.clear();

    releases.sync("dev");

    assertThat(heard()).containsExactly("drift D011");
  }

  @Test
  void drift_in_an_environment_that_others_apply_to_is_told() {
    var history = new InMemoryHistory();
    history.appliedUnverifiable("V0147__hotfix.sql");
    Ledger ledger = scenario.open(Environment.reconcile("prod", history));

    ledger.sync("prod");

    assertThat(heard()).containsExactly("drift D002");
    assertThat(events.get(0).environment()).isEqualTo("prod");
  }

  @Test
  void a_mode_that_is_not_the_recorded_one_is_told_in_every_mode() {
    scenario.openDev().sync("dev");
    events.clear();
    Environment asExport = Environment.exportOnly("dev");

    assertThatThrownBy(() -> scenario.open(asExport).sync("dev"))
        .isInstanceOf(FindingsException.class);
    assertThatThrownBy(
            () -> scenario.open(Environment.reconcile("dev", new InMemoryHistory())).sync("dev"))
        .isInstanceOf(FindingsException.class);

    assertThat(heard()).hasSize(2).allMatch(event -> event.startsWith("drift D017"));
  }

  @Test
  void waiting_for_another_runner_is_told_with_its_name_before_the_migration_is_applied()
      throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    scenario.heardBy(
        event -> {
          if (event instanceof LedgerEvent.Waiting) {
            waiting.countDown();
          }
        });
    scenario.dev.holdLock("web-7 pid 4711");
    Ledger ledger = scenario.open(Duration.ofMinutes(1), scenario.managed());
    CompletableFuture<?> sync = CompletableFuture.supplyAsync(() -> ledger.sync("dev"));
    assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
    scenario.dev.releaseLock();
    sync.get(30, TimeUnit.SECONDS);

    List<String> firsts = heard().stream().distinct().limit(3).toList();
    assertThat(firsts)
        .containsExactly("applying 141_init", "waiting for web-7 pid 4711", "applied 141_init");
  }

  @Test
  void a_start_that_gives_up_waiting_tells_nothing_after_it() {
    scenario.dev.holdLock("web-7 pid 4711");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(LedgerBusyException.class);

    assertThat(heard()).startsWith("applying 141_init", "waiting for web-7 pid 4711");
    assertThat(heard()).last().isEqualTo("waiting for web-7 pid 4711");
  }

  @Test
  void a_start_that_waits_for_others_tells_what_was_missing_once_at_its_end() {
    Ledger ledger = scenario.open(scenario.managed().starting(StartMode.WAIT));

    assertThatThrownBy(() -> ledger.sync("dev")).isInstanceOf(FindingsException.class);

    assertThat(heard().stream().distinct())
        .containsExactly(
            "waiting for another replica, to apply 141_init and 2 more", "drift D023 D023 D023");
    assertThat(heard()).containsOnlyOnce("drift D023 D023 D023");
  }

  @Test
  void a_listener_that_throws_breaks_nothing_and_others_still_hear() {
    List<LedgerEvent> after = new ArrayList<>();
    scenario
        .heardBy(
            event -> {
              throw new IllegalStateException("the listener's own trouble");
            })
        .heardBy(after::add);
    scenario.dev.failOnceOn("rename", "42P01", "no such table");

    assertThatThrownBy(() -> scenario.openDev().sync("dev"))
        .isInstanceOf(MigrationFailedException.class)
        .hasMessageContaining("no such table");
    scenario.openDev().sync("dev");

    assertThat(after).isEqualTo(events).hasSize(8);
    assertThat(scenario.dev.statements()).hasSize(3);
    assertThat(scenario.openDev().journal("dev").findings()).isEmpty();
  }

  @Test
  void of_many_starters_each_migration_is_told_as_applied_once() throws Exception {
    Concurrently.run(8, () -> scenario.openDev().sync("dev"));

    assertThat(heard().stream().filter(event -> event.startsWith("applied ")))
        .containsExactly("applied 141_init", "applied 142_rename", "applied 143_policies");
    assertThat(heard()).noneMatch(event -> event.startsWith("drift"));
  }

  @Test
  void a_reader_tells_nothing() {
    scenario.file("142_rename", "alter table a rename to c;");
    Ledger ledger = scenario.openDev();

    ledger.plan("dev");
    ledger.drift("dev");
    ledger.status();

    assertThat(events).isEmpty();
  }
}
