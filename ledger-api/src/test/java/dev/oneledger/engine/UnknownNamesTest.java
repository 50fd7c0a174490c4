package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Adoption;
import dev.oneledger.Environment;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Release;
import dev.oneledger.Resolution;
import dev.oneledger.StatusMatrix;
import dev.oneledger.UnknownNameException;
import dev.oneledger.memory.InMemoryHistory;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every way into the ledger answers a name that nobody knows with those that are near. */
class UnknownNamesTest {
  private final Scenario scenario = new Scenario().withThree();
  private final Ledger ledger =
      scenario.open(scenario.managed(), Environment.exportOnly("staging"));

  @Test
  void every_call_for_an_environment_names_the_nearest() {
    Map<String, Consumer<String>> calls =
        Map.of(
            "plan",
            ledger::plan,
            "sync",
            ledger::sync,
            "drift",
            ledger::drift,
            "journal",
            ledger::journal,
            "baseline",
            name -> ledger.baseline(name, "141"),
            "promote",
            name -> ledger.promote(name, new InMemoryHistory()),
            "demote",
            name -> ledger.demote(name, new InMemoryHistory()),
            "rollback",
            name -> ledger.rollback(name, "141"),
            "rebind",
            ledger::rebind,
            "resolve",
            name -> ledger.resolve(name, "141", Resolution.applied("ada", "seen")));

    calls.forEach(
        (call, with) ->
            assertThatThrownBy(() -> with.accept("stagign"))
                .as(call)
                .isInstanceOfSatisfying(
                    UnknownNameException.class,
                    unknown -> {
                      assertThat(unknown.name()).isEqualTo("stagign");
                      assertThat(unknown.nearest()).containsExactly("staging");
                    })
                .hasMessage("Unknown environment 'stagign' in app 'hub': the nearest is staging."));
    assertThat(scenario.dev.statements()).isEmpty();
  }

  @Test
  void further_calls_for_an_environment_do_too() {
    List<Consumer<String>> calls =
        List.of(
            name -> ledger.planRollback(name, "141"),
            name -> ledger.reapply(name, "141"),
            name -> ledger.adopt(name, Adoption.of("x", "ada", "why")));

    calls.forEach(
        with ->
            assertThatThrownBy(() -> with.accept("deb"))
                .hasMessage("Unknown environment 'deb' in app 'hub': the nearest is dev."));
  }

  @Test
  void an_environment_that_only_the_ledger_knows_is_no_unknown_one() {
    ledger.sync("dev");
    Ledger elsewhere = scenario.open(Environment.exportOnly("staging"));

    assertThat(elsewhere.journal("dev").entries()).isNotEmpty();
    assertThatThrownBy(() -> elsewhere.sync("dev"))
        .isInstanceOf(LedgerException.class)
        .isNotInstanceOf(UnknownNameException.class)
        .hasMessage(
            "Environment 'dev' is known to the ledger of app 'hub' and not configured in this process, which has staging. Configure it with environment(...).");
    assertThatThrownBy(() -> elsewhere.journal("dve"))
        .hasMessage("Unknown environment 'dve' in app 'hub': the nearest is dev.");
  }

  @Test
  void a_release_is_assigned_only_to_environments_that_exist() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut();

    assertThatThrownBy(() -> release.assignTo("stagin"))
        .hasMessage("Unknown environment 'stagin' in app 'hub': the nearest is staging.");
  }

  @Test
  void every_call_for_a_migration_names_the_nearest() {
    ledger.sync("dev");
    Map<String, Consumer<String>> calls =
        Map.of(
            "attach",
            id -> ledger.release("rel_1", "1.0").attach(id),
            "rollbackOf",
            ledger::rollbackOf,
            "proof",
            ledger::proof,
            "baseline",
            id -> new Scenario().withThree().openDev().baseline("dev", id));

    calls.forEach(
        (call, with) ->
            assertThatThrownBy(() -> with.accept("142_renmae"))
                .as(call)
                .hasMessage("Unknown migration '142_renmae': the nearest is 142_rename."));
  }

  @Test
  void a_migration_that_an_environment_must_have_is_looked_for_in_its_journal() {
    ledger.sync("dev");
    List<Consumer<String>> calls =
        List.of(
            id -> ledger.rollback("dev", id),
            id -> ledger.planRollback("dev", id),
            id -> ledger.reapply("dev", id),
            id -> ledger.resolve("dev", id, Resolution.applied("ada", "seen")));

    calls.forEach(
        with ->
            assertThatThrownBy(() -> with.accept("polices"))
                .isInstanceOf(UnknownNameException.class)
                .hasMessage(
                    "Unknown migration 'polices' in environment 'dev': the nearest is 143_policies."));
  }

  @Test
  void a_cell_of_the_matrix_that_is_not_there_is_looked_for_too() {
    StatusMatrix matrix = ledger.status();

    assertThatThrownBy(() -> matrix.cell("141_init", "stagin"))
        .hasMessage("Unknown environment 'stagin' in the matrix of 'hub': the nearest is staging.");
    assertThatThrownBy(() -> matrix.cell("141_inti", "dev"))
        .hasMessage(
            "Unknown migration '141_inti' in the matrix of 'hub': the nearest is 141_init.");
  }

  @Test
  void where_no_migration_is_near_all_three_are_named() {
    assertThatThrownBy(() -> ledger.rollbackOf("999"))
        .hasMessage("Unknown migration '999': expected 141_init, 142_rename, 143_policies.");
  }

  @Test
  void a_release_that_another_requires_is_suggested_too() {
    ledger.release("rel_7", "1.0").attach("141").cut();

    assertThatThrownBy(() -> ledger.release("rel_8", "1.1").attach("142").requires("rel7").cut())
        .hasMessageContaining("no other release of that id: the nearest is rel_7. ");
  }
}
