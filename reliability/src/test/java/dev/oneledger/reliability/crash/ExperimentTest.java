package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The oracle finds what is broken on purpose, and nothing where nothing is. */
class ExperimentTest {
  private static OwnServers servers;

  @BeforeAll
  static void start() {
    servers = new OwnServers(Durability.FAST);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @Test
  void work_that_is_done_before_it_is_recorded_is_found_doubled() {
    BrokenScenario scenario = BrokenScenario.workingBefore();
    try (Experiment experiment = new Experiment(scenario, servers, servers)) {
      Outcome outcome = experiment.strike(new Point(FaultKind.EXCEPTION, scenario.callAfterWork()));
      assertThat(outcome.struck()).isEqualTo("close");
      assertThat(outcome.verdict()).isEqualTo(Verdict.DOUBLED);
      assertThat(outcome.detail()).isEqualTo("work|1");
    }
  }

  @Test
  void work_that_is_done_behind_its_record_is_found_lost() {
    BrokenScenario scenario = BrokenScenario.workingBehind();
    try (Experiment experiment = new Experiment(scenario, servers, servers)) {
      Outcome outcome =
          experiment.strike(new Point(FaultKind.EXCEPTION, scenario.firstCallOfWork()));
      assertThat(outcome.struck()).isEqualTo("getConnection");
      assertThat(outcome.verdict()).isEqualTo(Verdict.LOST);
      assertThat(outcome.detail()).isEqualTo("work|1");
    }
  }

  @Test
  void the_same_crash_without_such_work_converges() {
    Outcome outcome = strike(TransactionalPostgres.firstStart(), FaultKind.CONNECTION_CUT, 0.5);
    assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.CONVERGED);
    assertThat(outcome.struck()).isNotEmpty();
  }

  @Test
  void a_call_that_is_never_made_strikes_nothing() {
    Outcome outcome = strike(TransactionalPostgres.nextRelease(), FaultKind.EXCEPTION, 2);
    assertThat(outcome.verdict()).isEqualTo(Verdict.CONVERGED);
    assertThat(outcome.struck()).isEmpty();
  }

  private static Outcome strike(Scenario scenario, FaultKind kind, double where) {
    try (Experiment experiment = new Experiment(scenario, servers, servers)) {
      return experiment.strike(new Point(kind, (long) (experiment.calls() * where)));
    }
  }
}
