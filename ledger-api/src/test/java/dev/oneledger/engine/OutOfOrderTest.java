package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Ledger;
import dev.oneledger.OutOfOrder;
import dev.oneledger.Plan;
import dev.oneledger.SyncReport;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Migrations that come late against the order of what is applied. */
class OutOfOrderTest {
  private final Scenario scenario = new Scenario().withThree();

  private Environment lenient() {
    return scenario.managed().outOfOrder(OutOfOrder.ALLOW);
  }

  private List<JournalEntry> applied(String migration) {
    return scenario.dev.read(JournalKey.environment("hub", "dev"), 0).stream()
        .filter(entry -> entry.kind() == EntryKind.APPLIED)
        .filter(entry -> entry.subject().migration().equals(migration))
        .toList();
  }

  @Test
  void the_plan_says_which_come_late_and_after_what() {
    scenario.without("142_rename").openDev().sync("dev");
    scenario.withThree().file("144_x", "select 1;");

    Plan plan = scenario.open(lenient()).plan("dev");

    assertThat(plan.isBlocked()).isFalse();
    assertThat(plan.steps())
        .extracting(step -> step.id() + ": " + step.reason())
        .containsExactly("142_rename: new, late: 143_policies is applied already", "144_x: new");
    assertThat(scenario.openDev().plan("dev").isBlocked()).isTrue();
  }

  @Test
  void the_report_and_the_journal_say_which_came_late() {
    scenario.without("142_rename").openDev().sync("dev");
    scenario.withThree().file("144_x", "select 1;");

    SyncReport report = scenario.open(lenient()).sync("dev");

    assertThat(report.summary())
        .isEqualTo("dev: applied 142_rename (late, after 143_policies), 144_x.");
    assertThat(applied("142_rename"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail("out-of-order")).isEqualTo("true"));
    assertThat(applied("144_x"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.detail("out-of-order")).isNull());
  }

  @Test
  void an_environment_that_follows_releases_goes_by_release_order() {
    scenario.file("140_hotfix", "create table h(id int);");
    Ledger ledger = scenario.open(scenario.managed().followingReleases());
    ledger.release("rel_1", "1.0").attach("142").cut().assignTo("dev");
    assertThat(ledger.release("rel_1").orElseThrow().lineage().pins()).hasSize(3);
    ledger.sync("dev");
    scenario.file("139_later_released", "create table l(id int);");
    Ledger next = scenario.open(scenario.managed().followingReleases());
    next.release("rel_2", "2.0").attach("139").cut().assignTo("dev");

    SyncReport report = next.sync("dev");

    assertThat(report.summary()).isEqualTo("dev: applied 139_later_released.");
    assertThat(applied("139_later_released").get(0).detail("out-of-order")).isNull();
  }

  @Test
  void what_is_late_against_release_order_is_refused_or_allowed_and_recorded() {
    scenario.without("142_rename").openDev().sync("dev");
    scenario.withThree();
    Environment following = scenario.managed().followingReleases();
    scenario.open(following).release("rel_1", "1.0").attach("143").cut().assignTo("dev");

    assertThatThrownBy(() -> scenario.open(following).sync("dev"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("D008 dev, 142_rename: comes before 143_policies");
    SyncReport report = scenario.open(following.outOfOrder(OutOfOrder.ALLOW)).sync("dev");

    assertThat(report.summary()).isEqualTo("dev: applied 142_rename (late, after 143_policies).");
    assertThat(applied("142_rename").get(0).detail("out-of-order")).isEqualTo("true");
  }

  @Test
  void a_repeatable_migration_is_never_late() {
    scenario.openDev().sync("dev");
    scenario.file("R__a", "create view a as select 1;");

    assertThat(scenario.openDev().sync("dev").summary()).isEqualTo("dev: applied R__a.");
  }
}
