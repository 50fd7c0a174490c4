package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.StatusMatrix;
import dev.oneledger.UnknownNameException;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.testkit.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class FleetTest {
  private final Tenants tenants = new Tenants();

  private void fails(String... names) {
    for (String name : names) {
      tenants.database(name).failOn("s2", "42601", "syntax error");
    }
  }

  @Test
  void every_environment_is_brought_up_to_date_and_then_left_alone() {
    FleetReport first = tenants.fleet(30).sync();
    FleetReport second = tenants.fleet(30).sync();

    assertThat(first.count(Outcome.APPLIED)).isEqualTo(30);
    assertThat(first.isUpToDate()).isTrue();
    assertThat(first.of("t7").migrations()).hasToString("[1_step]");
    assertThat(second.count(Outcome.UP_TO_DATE)).isEqualTo(30);
    assertThat(second.groups()).hasSize(1);
    assertThat(Tenants.names(30)).allMatch(name -> tenants.timesApplied(name, 1) == 1);
    assertThat(second.summary()).isEqualTo("crm, 30 environments: 30 up to date.");
  }

  @Test
  void no_more_are_worked_on_at_a_time_than_wanted() {
    Set<String> threads = new TreeSet<>();
    tenants
        .ledger()
        .fleet(
            Tenants.names(12),
            name -> {
              synchronized (threads) {
                threads.add(Thread.currentThread().getName());
              }
              return Environment.managed(name, tenants.database(name));
            })
        .parallelism(2)
        .sync();

    threads.remove(Thread.currentThread().getName());
    assertThat(threads).containsExactly("oneledger-fleet-1", "oneledger-fleet-2");
  }

  @Test
  void a_failed_canary_stops_everything_else() {
    tenants.file(2);
    fails("t2");
    FleetReport report = tenants.fleet(20).parallelism(1).canary(2).errorBudget(20).sync();

    assertThat(report.count(Outcome.APPLIED)).isEqualTo(1);
    assertThat(report.of("t2").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.of("t2").message()).contains("Environment 't2'", "syntax error");
    assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(18);
    assertThat(report.stop()).isEqualTo("a canary failed.");
    assertThat(report.isUpToDate()).isFalse();
    assertThat(tenants.timesApplied("t3", 1)).isZero();
  }

  @Test
  void named_canaries_come_first_and_then_the_waves_one_after_the_other() {
    tenants.fleet(10).parallelism(4).canary("t9", "t4").waves(3, 5).sync();

    List<String> ended = tenants.progress().stream().map(FleetProgress::environment).toList();
    assertThat(ended.subList(0, 2)).containsExactlyInAnyOrder("t9", "t4");
    assertThat(ended.subList(2, 5)).containsExactlyInAnyOrder("t1", "t2", "t3");
    assertThat(ended.subList(5, 10)).containsExactlyInAnyOrder("t5", "t6", "t7", "t8", "t10");
    assertThat(tenants.progress().stream().map(FleetProgress::wave))
        .containsExactly(1, 1, 2, 2, 2, 3, 3, 3, 3, 3);
  }

  @Test
  void waves_in_percent_end_where_they_say_and_the_rest_is_one_more() {
    tenants.fleet(10).wavesInPercent(10, 45).sync();

    assertThat(tenants.progress().stream().map(FleetProgress::wave))
        .containsExactly(1, 2, 2, 2, 2, 3, 3, 3, 3, 3);
    assertThat(tenants.progress()).allMatch(progress -> progress.waves() == 3);
  }

  @Test
  void one_failure_more_than_the_budget_allows_stops_what_has_not_begun() {
    tenants.file(2);
    fails("t1", "t2", "t4");
    FleetReport report = tenants.fleet(10).parallelism(1).errorBudget(2).sync();

    assertThat(report.count(Outcome.FAILED)).isEqualTo(3);
    assertThat(report.of("t3").outcome()).isEqualTo(Outcome.APPLIED);
    assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(6);
    assertThat(report.stop()).isEqualTo("3 failed, and the error budget is 2.");
  }

  @Test
  void failures_within_the_budget_stop_nothing() {
    tenants.file(2);
    fails("t1", "t5");
    FleetReport report = tenants.fleet(10).errorBudgetInPercent(29).sync();

    assertThat(report.count(Outcome.FAILED)).isEqualTo(2);
    assertThat(report.count(Outcome.APPLIED)).isEqualTo(8);
    assertThat(report.stop()).isNull();
    assertThat(report.isUpToDate()).isFalse();
  }

  @Test
  void environments_that_failed_alike_are_one_group() {
    tenants.file(2);
    fails("t1", "t5", "t7");
    FleetReport report = tenants.fleet(10).errorBudget(10).sync();

    assertThat(report.groups()).hasSize(2);
    FleetReport.Group failed = report.groups().get(0);
    assertThat(failed.environments()).containsExactly("t1", "t5", "t7");
    assertThat(failed.message()).contains("Environment '<environment>'").doesNotContain("'t1'");
  }

  @Test
  void running_it_again_goes_on_where_it_stopped_and_applies_nothing_twice() {
    tenants.file(2);
    fails("t3");
    assertThat(tenants.fleet(10).parallelism(1).sync().count(Outcome.NOT_TRIED)).isEqualTo(7);
    tenants.database("t3").repair();
    tenants.events.clear();

    FleetReport report = tenants.fleet(10).parallelism(1).sync();

    assertThat(report.count(Outcome.UP_TO_DATE)).isEqualTo(2);
    assertThat(report.count(Outcome.APPLIED)).isEqualTo(8);
    assertThat(report.of("t3").migrations()).hasToString("[2_step]");
    assertThat(Tenants.names(10))
        .allMatch(name -> tenants.timesApplied(name, 1) == 1 && tenants.timesApplied(name, 2) == 1);
    assertThat(tenants.progress()).hasSize(9);
    assertThat(tenants.progress().get(0)).isEqualTo(new FleetProgress(null, 0, 1, 2, 0, 10));
  }

  @Test
  void progress_counts_each_environment_once_in_order() {
    tenants.file(2);
    fails("t2", "t6");
    tenants.fleet(8).errorBudget(8).sync();

    List<FleetProgress> progress = tenants.progress();
    assertThat(progress.stream().map(FleetProgress::done)).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(progress.stream().map(FleetProgress::environment))
        .containsExactlyInAnyOrderElementsOf(Tenants.names(8));
    assertThat(progress.get(7).failed()).isEqualTo(2);
    assertThat(progress).allMatch(each -> each.of() == 8);
    assertThat(progress.stream().map(FleetProgress::failed)).isSorted();
  }

  @Test
  void several_hosts_at_once_apply_each_migration_once() throws Exception {
    tenants.file(2);
    List<FleetReport> reports =
        Race.of(3, i -> tenants.fleet(60).parallelism(3).canary(2).waves(10, 20).sync());

    assertThat(reports).allMatch(FleetReport::isUpToDate);
    assertThat(Tenants.names(60))
        .allMatch(name -> tenants.timesApplied(name, 1) == 1 && tenants.timesApplied(name, 2) == 1);
    assertThat(reports.stream().mapToInt(report -> report.count(Outcome.APPLIED)).sum())
        .isEqualTo(60);
  }

  @Test
  void what_another_host_keeps_past_the_deadline_is_named_and_no_later_wave_begins() {
    tenants.deadline = Duration.ofMillis(300);
    InMemoryLedgerStore store = (InMemoryLedgerStore) tenants.store;
    try (EnvironmentClaim held = store.claim("crm", List.of("t2"), 1)) {
      FleetReport report = tenants.fleet(6).waves(3).sync();

      assertThat(held.environments()).containsExactly("t2");
      assertThat(report.of("t2").outcome()).isEqualTo(Outcome.CLAIMED);
      assertThat(report.count(Outcome.APPLIED)).isEqualTo(2);
      assertThat(report.count(Outcome.NOT_TRIED)).isEqualTo(3);
      assertThat(report.stop())
          .isEqualTo("other hosts have claimed what this wave still waits for.");
    }
    assertThat(tenants.events).anyMatch(LedgerEvent.Waiting.class::isInstance);
    assertThat(tenants.fleet(6).waves(3).sync().isUpToDate()).isTrue();
  }

  @Test
  void without_claims_nobody_waits_for_another_host() {
    InMemoryLedgerStore store = (InMemoryLedgerStore) tenants.store;
    try (EnvironmentClaim held = store.claim("crm", Tenants.names(6), 6)) {
      assertThat(tenants.fleet(6).withoutClaims().sync().count(Outcome.APPLIED)).isEqualTo(6);
      assertThat(held.environments()).hasSize(6);
    }
  }

  @Test
  void a_store_that_cannot_claim_is_refused_by_name_unless_there_is_one_host() {
    Tenants plain = new Tenants(new PlainStore(new InMemoryLedgerStore()));
    assertThatThrownBy(() -> plain.fleet(3).sync())
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "The ledger store PlainStore cannot claim environments for one host of several. Run this fleet on one host and without claims.");
    assertThat(plain.timesApplied("t1", 1)).isZero();

    assertThat(plain.fleet(3).withoutClaims().sync().isUpToDate()).isTrue();
  }

  @Test
  void a_database_out_of_reach_is_a_failure_of_its_environment_alone() {
    tenants.database("t2").unreachable(true);
    FleetReport report = tenants.fleet(4).errorBudget(1).sync();

    assertThat(report.of("t2").message()).contains("does not answer");
    assertThat(report.count(Outcome.APPLIED)).isEqualTo(3);
  }

  @Test
  void a_ledger_out_of_reach_is_told_before_anything_is_done() {
    ((InMemoryLedgerStore) tenants.store).unreachable(true);
    assertThatThrownBy(() -> tenants.fleet(3).sync())
        .isInstanceOf(LedgerUnreachableException.class);
    assertThat(tenants.timesApplied("t1", 1)).isZero();
  }

  @Test
  void a_plan_says_what_is_due_and_writes_nothing() {
    tenants.fleet(2).sync();
    tenants.file(2);
    Object before = ((InMemoryLedgerStore) tenants.store).snapshot();

    FleetReport plan = tenants.fleet(4).plan();

    assertThat(((InMemoryLedgerStore) tenants.store).snapshot()).isEqualTo(before);
    assertThat(plan.of("t1").migrations()).hasToString("[2_step]");
    assertThat(plan.of("t4").migrations()).hasToString("[1_step, 2_step]");
    assertThat(plan.count(Outcome.DUE)).isEqualTo(4);
    assertThat(plan.matrix()).isNull();
  }

  @Test
  void a_plan_names_what_sync_would_refuse() {
    tenants.database("t2").withObjects("table customer");
    FleetReport plan = tenants.fleet(3).plan();

    assertThat(plan.of("t2").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(plan.of("t2").message()).contains("customer");
    assertThat(plan.count(Outcome.DUE)).isEqualTo(2);
  }

  @Test
  void the_matrix_of_a_large_fleet_has_a_column_for_each_state() {
    tenants.fleet(40).sync();
    tenants.file(2);
    tenants.fleet(List.of("t5", "t6")).sync();

    StatusMatrix matrix = tenants.fleet(41).status();

    assertThat(matrix.columns().stream().map(StatusMatrix.Column::environment))
        .containsExactly("t1 +37", "t5 +1", "t41");
    assertThat(matrix.cell("2_step", "t1 +37").state().label()).isEqualTo("pending");
    assertThat(matrix.cell("2_step", "t5 +1").state().label()).isEqualTo("applied");
    assertThat(tenants.fleet(3).status().columns()).hasSize(3);
  }

  @Test
  void a_name_given_twice_is_refused() {
    assertThatThrownBy(() -> tenants.fleet(List.of("a", "b", "a")))
        .hasMessage("Environment 'a' is in the fleet twice: name each once.");
  }

  @Test
  void an_unknown_canary_is_refused_with_the_nearest_names() {
    assertThatThrownBy(() -> tenants.fleet(List.of("acme", "umbrella", "apex")).canary("acne"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("Unknown environment 'acne' in this fleet: the nearest is acme.");
    assertThatThrownBy(() -> tenants.fleet(List.of("acme")).sync().of("x"))
        .hasMessage("Unknown environment 'x' in this fleet: expected acme.");
  }

  @Test
  void hostile_names_are_refused_before_anything_is_done() {
    List<String> names = new ArrayList<>(List.of("t1", "x'; DROP TABLE t; --"));
    assertThatThrownBy(() -> tenants.fleet(names).sync())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The name of an environment");
    assertThat(tenants.timesApplied("t1", 1)).isZero();
  }

  @Test
  void an_environment_of_another_name_or_mode_is_refused_before_anything_is_done() {
    assertThatThrownBy(
            () ->
                tenants
                    .ledger()
                    .fleet(List.of("a"), n -> Environment.managed("b", new InMemoryTarget()))
                    .sync())
        .hasMessage(
            """
            An environment of a fleet has the name it is asked by.
              asked for  a
              given      b
            Name it after the first argument of the function.""");
    assertThatThrownBy(() -> tenants.ledger().fleet(List.of("a"), Environment::exportOnly).sync())
        .hasMessageContaining("this is for managed ones only");
  }

  @Test
  void settings_that_make_no_sense_are_refused() {
    var fleet = tenants.fleet(3);
    assertThatThrownBy(() -> fleet.parallelism(0)).hasMessageContaining("1 or more, not 0");
    assertThatThrownBy(() -> fleet.canary(4)).hasMessageContaining("3 environments");
    assertThatThrownBy(() -> fleet.waves()).hasMessageContaining("at least one wave");
    assertThatThrownBy(() -> fleet.waves(2, 0)).hasMessageContaining("not 0");
    assertThatThrownBy(() -> fleet.wavesInPercent(10, 10)).hasMessageContaining("rise");
    assertThatThrownBy(() -> fleet.wavesInPercent(101)).hasMessageContaining("101");
    assertThatThrownBy(() -> fleet.errorBudget(-1)).hasMessageContaining("not -1");
    assertThatThrownBy(() -> fleet.errorBudgetInPercent(101)).hasMessageContaining("101");
  }

  @Test
  void a_fleet_without_environments_has_nothing_to_do() {
    FleetReport report = tenants.fleet(0).sync();
    assertThat(report.groups()).isEmpty();
    assertThat(report.summary()).isEqualTo("crm, 0 environments: nothing to do.");
  }

  @Test
  void who_interrupts_the_run_stops_it_in_order() {
    ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();
    Thread caller = Thread.currentThread();
    FleetReport report =
        Ledger.forApp("crm")
            .store(tenants.store)
            .migrations(MigrationSource.of(tenants.files))
            .listener(
                event -> {
                  if (event instanceof FleetProgress progress && progress.done() == 2) {
                    caller.interrupt();
                  }
                  seen.add(event.toString());
                })
            .open()
            .fleet(Tenants.names(200), name -> Environment.managed(name, tenants.database(name)))
            .parallelism(1)
            .sync();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(report.stop()).isEqualTo("the run was interrupted.");
    assertThat(report.count(Outcome.APPLIED)).isGreaterThanOrEqualTo(2).isLessThan(200);
    assertThat(report.count(Outcome.APPLIED) + report.count(Outcome.NOT_TRIED)).isEqualTo(200);
  }
}
