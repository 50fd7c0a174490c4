package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.Environment;
import dev.oneledger.FleetReport;
import dev.oneledger.FleetReport.Outcome;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerEvent.FleetProgress;
import dev.oneledger.LedgerListener;
import dev.oneledger.memory.InMemoryLedgerStore;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.MigrationSource;
import dev.oneledger.spi.Target;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What breaks in the middle of a run leaves a report of what was done before. */
class FleetTroubleTest {
  private final Tenants tenants = new Tenants();
  private final InMemoryLedgerStore store = (InMemoryLedgerStore) tenants.store;

  private Ledger heardBy(LedgerListener listener) {
    return Ledger.forApp("crm")
        .store(store)
        .migrations(MigrationSource.of(tenants.files))
        .listener(listener)
        .open();
  }

  private Environment environment(String name) {
    return Environment.managed(name, tenants.database(name));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void a_ledger_that_is_lost_in_the_middle_stops_the_run_with_a_report(boolean claiming) {
    Ledger ledger =
        heardBy(
            event -> {
              if (event instanceof FleetProgress progress && progress.done() == 2) {
                store.unreachable(true);
              }
            });
    var fleet = ledger.fleet(Tenants.names(6), this::environment).parallelism(1);
    FleetReport report = (claiming ? fleet : fleet.withoutClaims()).sync();

    assertThat(report.count(Outcome.APPLIED)).isGreaterThanOrEqualTo(2);
    assertThat(report.stop()).contains("does not answer");
    assertThat(report.matrix()).isNull();
    assertThat(report.toString()).contains("t1");

    store.unreachable(false);
    assertThat(tenants.fleet(6).sync().isUpToDate()).isTrue();
    assertThat(Tenants.names(6)).allMatch(name -> tenants.timesApplied(name, 1) == 1);
  }

  @Test
  void an_environment_that_breaks_in_an_unknown_way_is_a_failure_of_its_own() {
    Target broken =
        (Target)
            Proxy.newProxyInstance(
                Target.class.getClassLoader(),
                new Class<?>[] {Target.class},
                (proxy, method, arguments) -> {
                  throw new IllegalStateException("no lookup key");
                });
    FleetReport report =
        tenants
            .ledger()
            .fleet(
                List.of("t1", "t2", "t3"),
                name -> name.equals("t2") ? Environment.managed(name, broken) : environment(name))
            .errorBudget(1)
            .sync();

    assertThat(report.count(Outcome.APPLIED)).isEqualTo(2);
    assertThat(report.of("t2").outcome()).isEqualTo(Outcome.FAILED);
    assertThat(report.of("t2").message()).contains("no lookup key");
    assertThat(report.matrix()).isNotNull();
  }

  @Test
  void who_interrupts_the_waiting_for_another_host_ends_the_run_with_a_report() {
    Thread caller = Thread.currentThread();
    try (EnvironmentClaim held = store.claim("crm", List.of("t2"), 1)) {
      Ledger ledger =
          heardBy(
              event -> {
                if (event instanceof LedgerEvent.Waiting) {
                  caller.interrupt();
                }
              });
      FleetReport report = ledger.fleet(Tenants.names(3), this::environment).sync();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(held.environments()).containsExactly("t2");
      assertThat(report.stop()).isEqualTo("the run was interrupted.");
      assertThat(report.count(Outcome.APPLIED)).isEqualTo(2);
    }
  }
}
