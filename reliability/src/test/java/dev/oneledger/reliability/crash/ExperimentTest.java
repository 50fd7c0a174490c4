package dev.oneledger.reliability.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.oneledger.reliability.server.Durability;
import dev.oneledger.reliability.server.OwnServers;
import java.util.Set;
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
    try (Experiment experiment = new Experiment(new BrokenScenario(true), servers, servers)) {
      long afterIt = experiment.callWith(BrokenScenario.WORK) + 1;
      Outcome outcome = experiment.strike(new Point(FaultKind.EXCEPTION, afterIt));
      assertThat(outcome.verdict()).isEqualTo(Verdict.DOUBLED);
      assertThat(outcome.detail()).isEqualTo("work|1");
    }
  }

  @Test
  void work_that_is_done_behind_its_record_is_found_lost() {
    try (Experiment experiment = new Experiment(new BrokenScenario(false), servers, servers)) {
      long work = experiment.callWith(BrokenScenario.WORK);
      Outcome outcome = experiment.strike(new Point(FaultKind.EXCEPTION, work));
      assertThat(outcome.verdict()).isEqualTo(Verdict.LOST);
      assertThat(outcome.detail()).isEqualTo("work|1");
    }
  }

  @Test
  void what_only_a_human_can_tell_is_found_in_doubt_and_ends_by_their_word() {
    try (Experiment experiment = new Experiment(new MixedPostgres(), servers, servers)) {
      long call = experiment.callWith("CALL note_and_commit");
      for (FaultKind kind : Set.of(FaultKind.EXCEPTION, FaultKind.REPLY_LOST)) {
        Outcome outcome = experiment.strike(new Point(kind, call));
        assertThat(outcome.verdict()).as(outcome.detail()).isEqualTo(Verdict.IN_DOUBT);
        assertThat(outcome.detail()).contains("statement 3 of 7 took effect (4_lone.sql, line 4)");
      }
    }
  }

  @Test
  void a_doubt_about_what_can_be_told_is_no_good_end() {
    try (Experiment experiment = new Experiment(new Clueless(), servers, servers)) {
      long call = experiment.callWith("CALL note_and_commit");
      Outcome outcome = experiment.strike(new Point(FaultKind.REPLY_LOST, call));
      assertThat(outcome.verdict()).isEqualTo(Verdict.STUCK);
      assertThat(outcome.detail()).contains("D013", "4_lone");
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
      return experiment.strike(new Point(kind, (long) (experiment.calls().size() * where)));
    }
  }
}
