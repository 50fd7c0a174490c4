package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Approval;
import dev.oneledger.Bundle;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GatePolicy;
import dev.oneledger.Gates;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.Lineage;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.SigningKey;
import dev.oneledger.Trust;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import dev.oneledger.spi.History;
import dev.oneledger.spi.ReleaseGate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyMadeGatesTest {
  private final Scenario scenario = new Scenario().withThree();
  private final InMemoryHistory history = new InMemoryHistory();
  private final InMemoryTarget live = new InMemoryTarget();

  private Ledger ledger(ReleaseGate gate, Environment... environments) {
    return scenario.with(builder -> builder.gate(gate, GatePolicy.REFUSE)).open(environments);
  }

  private static Environment prod() {
    return Environment.exportOnly("prod");
  }

  private Environment staging() {
    return Environment.reconcile("staging", history).followingReleases();
  }

  private static Release cut(Ledger ledger) {
    return ledger.release("rel_1", "1.0").attach("142").cut();
  }

  private static Receipt receipt(Release release, String environment) {
    List<Receipt.Applied> applied =
        release.lineage().pins().stream()
            .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
            .toList();
    return new Receipt(
        release.name(),
        environment,
        release.lineage().digest(),
        applied,
        "psql",
        Instant.parse("2026-04-18T09:00:00Z"));
  }

  private static void refuses(Release release, String... words) {
    assertThatThrownBy(() -> release.assignTo("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("G001")
        .hasMessageContainingAll(words);
  }

  private static void passes(Release release) {
    assertThatCode(() -> release.assignTo("prod")).doesNotThrowAnyException();
  }

  // no open drift

  @Test
  void drift_in_the_environment_stops_the_assignment_and_drift_elsewhere_does_not() {
    InMemoryHistory elsewhere = new InMemoryHistory();
    Ledger ledger =
        scenario.open(
            Environment.reconcile("prod", history).followingReleases(),
            Environment.reconcile("other", elsewhere).followingReleases());
    cut(ledger);
    elsewhere.applied("V999__hotfix", "create index i on b(id);");
    Ledger gated =
        ledger(
            Gates.noOpenDrift(),
            Environment.reconcile("prod", history).followingReleases(),
            Environment.reconcile("other", elsewhere).followingReleases());

    passes(gated.release("rel_1").orElseThrow());

    history.applied("V998__hotfix", "create index i on b(id);");
    refuses(
        gated.release("rel_1").orElseThrow(), "gate no-open-drift", "'prod' has open drift, D002");
  }

  @Test
  void drift_in_any_configured_environment_stops_the_cut() {
    Ledger ledger = ledger(Gates.noOpenDrift(), prod(), staging());
    history.applied("V999__hotfix", "create index i on b(id);");

    assertThatThrownBy(() -> cut(ledger))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("'staging' has open drift, D002");
    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void an_environment_that_does_not_answer_is_a_reason_and_the_others_are_looked_at() {
    History silent =
        () -> {
          throw new LedgerUnreachableException("no route", new IllegalStateException());
        };
    history.applied("V999__hotfix", "create index i on b(id);");
    Ledger ledger =
        ledger(
            Gates.noOpenDrift(),
            Environment.reconcile("silent", silent).followingReleases(),
            staging());

    assertThatThrownBy(() -> cut(ledger))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("'silent' cannot be read: no route")
        .hasMessageContaining("'staging' has open drift, D002");
  }

  @Test
  void what_is_pending_and_a_note_are_no_drift() {
    history
        .applied("V142__rename", "alter table a rename to b;")
        .applied("V141__init", "create table a(id int);");
    Ledger ledger = ledger(Gates.noOpenDrift(), prod(), Environment.reconcile("staging", history));

    assertThat(ledger.drift("staging").findings())
        .extracting(Finding::code)
        .containsExactly(FindingCode.LATE_THERE);
    passes(cut(ledger));
  }

  @Test
  void an_environment_that_is_not_configured_here_cannot_be_read() {
    Release release = cut(scenario.open(prod())).assignTo("prod");

    Ledger elsewhere = ledger(Gates.noOpenDrift());

    refuses(
        elsewhere.release(release.name().id()).orElseThrow(),
        "'prod' is not configured here, so it cannot be read");
  }

  // applied in

  @Test
  void what_staging_lacks_is_named_and_staging_itself_is_free() {
    Ledger ledger = ledger(Gates.appliedIn("staging"), staging(), prod());
    Release release = cut(ledger).assignTo("staging");

    history.applied("V141__init", "create table a(id int);");
    refuses(release, "gate applied-in-staging", "'staging' lacks 142_rename");

    history.applied("V142__rename", "alter table a rename to b;");
    passes(release);
  }

  @Test
  void an_earlier_text_of_a_repeatable_is_not_the_one_released() {
    scenario.file("R__v", "create or replace view v as select 1;");
    Ledger ledger = ledger(Gates.appliedIn("live"), managed(), prod());
    ledger.release("rel_1", "1.0").attach("142", "R__v").cut().assignTo("live");
    ledger.sync("live");
    scenario.file("R__v", "create or replace view v as select 2;");
    Ledger edited = scenario.open(managed(), prod());

    Release next = edited.release("rel_2", "2.0").attach("R__v").cut();

    refuses(next, "'live' has another or an unknown text of R__v");
    next.assignTo("live");
    edited.sync("live");
    passes(next);
  }

  private Environment managed() {
    return Environment.managed("live", live).followingReleases();
  }

  @Test
  void what_the_release_itself_takes_back_need_not_be_there() {
    scenario.file("144_score", "create table s(id int);", "drop table s;");
    Ledger ledger = ledger(Gates.appliedIn("live"), managed(), prod());
    ledger.release("rel_1", "1.0").attach("144").cut().assignTo("live");
    ledger.sync("live");
    ledger.rollbackOf("144");
    Release next =
        ledger.release("rel_2", "2.0").attach("145_rollback_of_144_score").cut().assignTo("live");
    refuses(next, "'live' lacks 145_rollback_of_144_score");

    ledger.sync("live");

    passes(next);
  }

  @Test
  void what_was_rolled_back_there_alone_is_lacking() {
    scenario.file("144_score", "create table s(id int);", "drop table s;");
    Ledger ledger = ledger(Gates.appliedIn("live"), Environment.managed("live", live), prod());
    Release release = ledger.release("rel_1", "1.0").attach("144").cut();
    ledger.sync("live");
    ledger.rollback("live", "144");

    refuses(release, "'live' lacks 144_score");
  }

  @Test
  void a_claim_is_enough_unless_proof_is_asked_for() {
    Ledger open = scenario.open(Environment.exportOnly("staging"), prod());
    Release release = cut(open).assignTo("staging");
    Ledger strict =
        ledger(Gates.appliedIn("staging").proven(), Environment.exportOnly("staging"), prod());
    refuses(strict.release("rel_1").orElseThrow(), "'staging' lacks 141_init, 142_rename");

    open.acknowledge("staging", receipt(release, "staging"));

    refuses(
        strict.release("rel_1").orElseThrow(),
        "gate proven-in-staging",
        "'staging' has without proof 141_init, 142_rename");
    Scenario lenient = new Scenario().withThree().through(scenario.store);
    passes(
        lenient
            .with(builder -> builder.gate(Gates.appliedIn("staging"), GatePolicy.REFUSE))
            .open(prod())
            .release("rel_1")
            .orElseThrow());
  }

  @Test
  void a_history_whose_checksum_cannot_tell_is_enough_and_no_proof() {
    Ledger plain = ledger(Gates.appliedIn("staging"), staging(), prod());
    Release release = cut(plain).assignTo("staging");
    history.appliedUnverifiable("V141__init").appliedUnverifiable("V142__rename");
    passes(release);
    Scenario strict = new Scenario().withThree().through(scenario.store);
    Ledger proving =
        strict
            .with(builder -> builder.gate(Gates.appliedIn("staging").proven(), GatePolicy.REFUSE))
            .open(staging(), prod());
    refuses(
        proving.release("rel_1").orElseThrow(), "'staging' has without proof 141_init, 142_rename");

    history
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to b;");
    passes(proving.release("rel_1").orElseThrow());
  }

  @Test
  void an_environment_is_judged_by_what_is_remembered_where_it_is_not_configured() {
    Ledger open = scenario.open(staging(), managed(), prod());
    Release release = cut(open).assignTo("staging").assignTo("live");
    history
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to b;");
    Scenario afar = new Scenario().withThree().through(scenario.store);
    Ledger elsewhere =
        afar.with(builder -> builder.gate(Gates.appliedIn("staging"), GatePolicy.REFUSE))
            .with(builder -> builder.gate(Gates.appliedIn("live").proven(), GatePolicy.REFUSE))
            .open(prod());
    refuses(
        elsewhere.release("rel_1").orElseThrow(), "gate applied-in-staging", "gate proven-in-live");

    open.sync("staging");
    open.sync("live");

    passes(elsewhere.release("rel_1").orElseThrow());
    assertThat(release.name().revision()).isEqualTo(1);
  }

  @Test
  void a_repeatable_that_is_remembered_by_name_only_may_have_any_text() {
    scenario.file("R__v", "create or replace view v as select 1;");
    Ledger open = scenario.open(staging(), prod());
    open.release("rel_1", "1.0").attach("141", "R__v").cut().assignTo("staging");
    history.appliedUnverifiable("V141__init").appliedUnverifiable("R__v");
    open.sync("staging");
    ReleaseGate gate = Gates.appliedIn("staging");
    Scenario afar = new Scenario().withThree().through(scenario.store);
    Ledger elsewhere = afar.with(builder -> builder.gate(gate, GatePolicy.REFUSE)).open(prod());

    refuses(
        elsewhere.release("rel_1").orElseThrow(),
        "'staging' has another or an unknown text of R__v");
    passes(ledger(gate, staging(), prod()).release("rel_1").orElseThrow());
  }

  @Test
  void an_environment_that_nobody_knows_is_a_refusal() {
    Ledger ledger = ledger(Gates.appliedIn("stagign"), staging(), prod());

    refuses(cut(ledger), "it failed: Unknown environment 'stagign'");
  }

  // approved by

  @Test
  void so_many_people_must_have_approved_and_the_one_who_cut_it_does_not_count() {
    Ledger ledger = ledger(Gates.approvedBy(2), prod());
    Release release = cut(ledger).approve("ada", "mine").approve("grace", "read it");

    refuses(
        release,
        "gate approved-by-2",
        "rel_1 r1 (1.0) is approved by 1 of 2 people: grace (not counting ada, who cut it)");
    release.approve("Grace ", "still good");
    refuses(release, "1 of 2 people: Grace");
    release.approve("edith", "ran it on a copy");
    passes(release);
    assertThat(release.approvals())
        .extracting(Approval::who)
        .containsExactly("ada", "Grace", "edith");
  }

  @Test
  void the_one_who_cut_it_counts_where_that_is_allowed() {
    Ledger ledger = ledger(Gates.approvedBy(1).countingTheCutter(), prod());
    Release release = cut(ledger);
    refuses(release, "is approved by 0 of 1 people");

    passes(release.approve("ADA", "mine"));
  }

  @Test
  void a_new_revision_needs_new_approvals_and_the_old_one_cannot_be_approved_any_more() {
    Ledger ledger = ledger(Gates.approvedBy(1), prod());
    Release first = cut(ledger).approve("grace", "read it");
    Release second = ledger.release("rel_1", "1.0").attach("143").cut();

    assertThat(first.approvals()).hasSize(1);
    assertThat(second.approvals()).isEmpty();
    refuses(second, "is approved by 0 of 1 people (not counting ada, who cut it)");
    assertThatThrownBy(() -> first.approve("edith", "late"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("it is superseded by rel_1 r2 (1.0)");
  }

  @Test
  void an_approval_is_an_entry_of_the_app_with_everything_it_is_about() {
    Ledger ledger = scenario.open(prod());
    Release release = cut(ledger).approve(" grace ", "read it");

    List<JournalEntry> entries = ledger.journal().entries();
    JournalEntry approved = entries.get(entries.size() - 1);
    assertThat(approved.kind()).isEqualTo(EntryKind.APPROVED);
    assertThat(approved.stamp().who()).isEqualTo("grace");
    assertThat(approved.details())
        .containsEntry("release", "rel_1")
        .containsEntry("revision", "1")
        .containsEntry("lineage", release.lineage().digest().toString())
        .containsEntry("why", "read it")
        .containsEntry("recorded-by", "ada");
    ledger.journal().verify();
    assertThat(release.approvals()).containsExactly(new Approval("grace", "read it", Scenario.NOW));
    assertThat(release.lineage()).isNotEqualTo(Lineage.EMPTY);
  }

  @Test
  void whoever_took_a_release_over_counts_as_the_one_who_cut_it(@TempDir Path temp) {
    SigningKey key = SigningKey.generate();
    Path zip = cut(scenario.open()).bundle().writeZip(temp.resolve("rel_1.zip"), key);
    Bundle bundle = Bundle.open(zip, Trust.allowedSigners(key.allowedSigner("ci@example.com")));
    Scenario away = new Scenario().with(b -> b.gate(Gates.approvedBy(1), GatePolicy.REFUSE));
    Ledger there = away.with(builder -> builder.author("edith")).open(prod());

    Release imported = there.importRelease(bundle).approve("edith", "took it over");

    refuses(imported, "is approved by 0 of 1 people (not counting edith, who cut it)");
    passes(imported.approve("ada", "read it"));
  }

  @Test
  void an_approval_needs_a_person_and_a_reason() {
    Release release = cut(scenario.open(prod()));

    assertThatThrownBy(() -> release.approve("", "x")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> release.approve("grace", " ")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> Gates.approvedBy(0))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("expected at least 1");
    assertThat(release.approvals()).isEmpty();
  }

  @Test
  void names_that_only_look_different_are_one_person() {
    Approval approval = new Approval("Ada Lovelace", "x", Scenario.NOW);

    assertThat(approval.isBy("ada\u200blovelace")).isTrue();
    assertThat(approval.isBy("ADA LOVELACE")).isTrue();
    assertThat(approval.isBy("ada lovelaces")).isFalse();
  }
}
