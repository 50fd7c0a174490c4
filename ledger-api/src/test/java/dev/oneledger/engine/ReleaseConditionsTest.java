package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Predecessor;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.ReleaseConditions;
import dev.oneledger.ReleaseDraft;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Where, until when and on top of what a release may be assigned. */
class ReleaseConditionsTest {
  private final Scenario scenario = new Scenario().withThree().file("R__view", "create view v;");
  private final Ledger ledger =
      scenario.open(Environment.exportOnly("staging"), Environment.exportOnly("prod"));

  private static FindingCode codeOf(Throwable refused) {
    assertThat(refused).isInstanceOf(FindingsException.class);
    return ((FindingsException) refused).findings().get(0).code();
  }

  private Release first() {
    return ledger.release("rel_1", "1.0").attach("141").cut();
  }

  @Test
  void a_release_without_conditions_goes_anywhere() {
    assertThat(first().conditions()).isEqualTo(ReleaseConditions.NONE);
    first().assignTo("staging").assignTo("prod");
  }

  private Ledger at(Instant moment) {
    return scenario
        .with(builder -> builder.clock(Clock.fixed(moment, ZoneOffset.UTC)))
        .open(Environment.exportOnly("staging"));
  }

  @Test
  void an_expired_release_is_not_assigned_and_a_moment_before_it_is() {
    Instant end = Scenario.NOW.plusSeconds(60);
    ledger.release("rel_1", "1.0").attach("141").expires(end).cut();
    at(end.minusNanos(1000)).release("rel_1").orElseThrow().assignTo("staging");

    assertThatThrownBy(() -> at(end).release("rel_1").orElseThrow().assignTo("staging"))
        .satisfies(refused -> assertThat(codeOf(refused)).isEqualTo(FindingCode.BUNDLE_EXPIRED))
        .hasMessageContainingAll("rel_1 r1 (1.0)", "it expired at 2026-04-18T09:15:00Z");
  }

  @Test
  void a_release_cannot_be_cut_expired_or_for_longer_than_databases_count() {
    ReleaseDraft now = ledger.release("rel_1", "1.0").attach("141").expires(Scenario.NOW);
    assertThatThrownBy(now::cut)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("would have expired when it is cut");
    for (Instant never : List.of(Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"))) {
      ReleaseDraft draft = ledger.release("rel_1", "1.0").attach("141").expires(never);
      assertThatThrownBy(draft::cut)
          .isInstanceOf(LedgerException.class)
          .hasMessageContaining("expected a moment from 1970-01-01T00:00:00Z to 9999-12-31");
    }
    assertThat(ledger.releases()).isEmpty();
  }

  @Test
  void a_release_for_some_environments_is_refused_elsewhere_and_nothing_is_written() {
    Release release = ledger.release("rel_1", "1.0").attach("141").onlyFor("staging").cut();
    List<JournalEntry> before = ledger.journal().entries();
    assertThatThrownBy(() -> release.assignTo("prod"))
        .satisfies(
            refused -> assertThat(codeOf(refused)).isEqualTo(FindingCode.ENVIRONMENT_NOT_ALLOWED))
        .hasMessageContaining("it is for staging only, not for 'prod'");
    assertThat(ledger.journal().entries()).isEqualTo(before);
    release.assignTo("staging");
  }

  private void acknowledge(Release release, String environment, Instant moment) {
    ledger.acknowledge(
        environment,
        new Receipt(
            release.name(),
            environment,
            release.lineage().digest(),
            release.lineage().pins().stream()
                .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
                .toList(),
            "psql",
            moment));
  }

  @Test
  void releases_may_be_skipped_unless_one_of_them_is_required() {
    Release first = first().assignTo("staging").assignTo("prod");
    Release second = ledger.release("rel_2", "2.0").attach("142", "R__view").cut();
    Release third = ledger.release("rel_3", "3.0").attach("143").cut();
    acknowledge(first, "staging", Scenario.NOW.minusSeconds(2));
    third.assignTo("prod");

    Release fourth = ledger.release("rel_3", "3.0").requires("rel_2").cut();
    assertThatThrownBy(() -> fourth.assignTo("staging"))
        .satisfies(refused -> assertThat(codeOf(refused)).isEqualTo(FindingCode.PREFIX_MISSING))
        .hasMessageContaining(
            "it requires all of release 'rel_2' to be applied before, and 'staging' lacks 142_rename");
    second.assignTo("staging");
    assertThatThrownBy(() -> fourth.assignTo("staging")).hasMessageContaining("142_rename");
    acknowledge(second, "staging", Scenario.NOW.minusSeconds(1));
    fourth.assignTo("staging").assignTo("prod");
  }

  @Test
  void what_is_required_is_looked_for_in_a_managed_environment_itself() {
    Ledger managed = scenario.open(Environment.managed("dev", scenario.dev).followingReleases());
    managed.release("rel_1", "1.0").attach("141").cut().assignTo("dev");
    managed.sync("dev");
    Release second = managed.release("rel_2", "2.0").attach("142").cut();
    Release third = managed.release("rel_3", "3.0").attach("143").requires("rel_2").cut();

    second.assignTo("dev");
    assertThatThrownBy(() -> third.assignTo("dev"))
        .satisfies(refused -> assertThat(codeOf(refused)).isEqualTo(FindingCode.PREFIX_MISSING));
    managed.sync("dev");
    third.assignTo("dev");
  }

  @Test
  void where_nothing_is_applied_nothing_is_required() {
    first();
    ledger.release("rel_2", "2.0").attach("142").requires("rel_1").cut().assignTo("staging");
  }

  @Test
  void a_prefix_counts_versioned_migrations_from_the_first_on() {
    ledger.release("rel_1", "1.0").attach("141", "R__view").cut();
    Release second = ledger.release("rel_2", "2.0").attach("142").requires("rel_1").cut();
    ReleaseConditions.Prefix prefix = second.conditions().requires();
    assertThat(prefix).isNotNull();
    assertThat(prefix.migrations()).isEqualTo(1);
    assertThat(prefix.pins(second.lineage()))
        .extracting(pin -> pin.id().toString())
        .containsExactly("141_init");
    assertThat(prefix.begins(second.lineage())).isTrue();
    assertThat(prefix.begins(dev.oneledger.Lineage.EMPTY)).isFalse();
  }

  @Test
  void what_cannot_be_required_is_refused() {
    first();
    ledger.release("rel_2", "2.0").attach("142").cut();
    for (String other : List.of("rel_9", "rel_3")) {
      assertThatThrownBy(() -> ledger.release("rel_3", "3.0").attach("143").requires(other).cut())
          .isInstanceOf(LedgerException.class)
          .hasMessageContainingAll("'rel_3' cannot require '" + other + "'", "no other release");
    }
  }

  @Test
  void conditions_stay_from_revision_to_revision_until_they_are_named_again() {
    Release first =
        ledger
            .release("rel_1", "1.0")
            .attach("141")
            .onlyFor("staging")
            .expires(Scenario.NOW.plusSeconds(9))
            .cut();
    Release second = ledger.release("rel_1", "1.0").attach("142").cut();
    assertThat(second.conditions()).isEqualTo(first.conditions());
    Release third = ledger.release("rel_1", "1.0").onlyFor("staging", "prod").cut();
    assertThat(third.conditions().environments()).containsExactly("prod", "staging");
    assertThat(third.conditions().expires()).isEqualTo(first.conditions().expires());
    assertThat(ledger.release("rel_1", "1.0").cut().name()).isEqualTo(third.name());
  }

  @Test
  void each_release_names_the_bundle_of_the_one_before() {
    Release first = first();
    Release second = ledger.release("rel_2", "2.0").attach("142").cut();
    assertThat(first.bundle().previous()).isEmpty();
    assertThat(first.bundleDigest()).isEqualTo(first.bundle().digest());
    assertThat(second.bundle().previous())
        .contains(new Predecessor(first.lineage().digest(), first.bundleDigest()));
    assertThat(ledger.release("rel_2").orElseThrow().bundle().digest())
        .isEqualTo(second.bundleDigest());
  }

  @Test
  void a_draft_is_not_limited_to_no_environment_or_to_a_name_that_none_can_have() {
    ledger.release("rel_1", "1.0").attach("141").onlyFor("staging").cut();
    ReleaseDraft draft = ledger.release("rel_1", "1.0").attach("142");

    assertThatThrownBy(draft::onlyFor)
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("Release 'rel_1' cannot be limited to no environment")
        .hasMessageContaining("Name at least one");
    assertThatThrownBy(() -> draft.onlyFor("staging", "pr\u200bod"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("The name of an environment");

    assertThat(draft.cut().conditions().environments()).containsExactly("staging");
  }
}
