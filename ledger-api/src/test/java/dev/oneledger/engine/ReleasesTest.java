package dev.oneledger.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.CellState;
import dev.oneledger.Environment;
import dev.oneledger.Evidence;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.MigrationId;
import dev.oneledger.Receipt;
import dev.oneledger.Release;
import dev.oneledger.StatusMatrix;
import dev.oneledger.memory.InMemoryHistory;
import dev.oneledger.memory.InMemoryTarget;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleasesTest {
  private final Scenario scenario =
      new Scenario().withThree().file("144_score", "create table s(id int);");
  private final InMemoryHistory prodHistory = new InMemoryHistory();
  private final Ledger ledger = openAll();

  private Ledger openAll() {
    return scenario.open(
        Environment.managed("dev", scenario.dev),
        Environment.exportOnly("staging"),
        Environment.reconcile("prod", prodHistory).followingReleases());
  }

  private static List<String> ids(Release release) {
    return release.lineage().pins().stream().map(pin -> pin.id().toString()).toList();
  }

  private Receipt receipt(Release release, String environment) {
    return new Receipt(
        release.name(),
        environment,
        release.lineage().digest(),
        release.lineage().pins().stream()
            .map(pin -> new Receipt.Applied(pin.id(), pin.textHash()))
            .toList(),
        "psql",
        Instant.parse("2026-04-18T09:00:00Z"));
  }

  @Test
  void the_first_release_takes_in_everything_of_a_lower_revision() {
    Release release = ledger.release("rel_1", "1.0").attach("142_rename").cut();

    assertThat(ids(release)).containsExactly("141_init", "142_rename");
    assertThat(release.attached()).containsExactly(MigrationId.parse("142_rename"));
  }

  @Test
  void a_later_release_continues_the_lineage_of_the_one_before_and_leaves_gaps_out() {
    ledger.release("rel_1", "1.0").attach("142").cut();

    Release second = ledger.release("rel_2", "2.0").attach("144_score").cut();
    Release third = ledger.release("rel_3", "3.0").attach("143").cut();

    assertThat(ids(second)).containsExactly("141_init", "142_rename", "144_score");
    assertThat(ids(third)).containsExactly("141_init", "142_rename", "144_score", "143_policies");
    assertThat(third.name().sequence()).isEqualTo(3);
  }

  @Test
  void cutting_the_same_again_gives_the_same_release_and_with_more_the_next_revision() {
    Release first = ledger.release("rel_1", "1.0").attach("142").cut();

    assertThat(ledger.release("rel_1", "1.0").attach("142").cut().name()).isEqualTo(first.name());
    Release more = ledger.release("rel_1", "1.0").attach("143").cut();
    assertThat(more.name().revision()).isEqualTo(2);
    assertThat(more.attached()).hasSize(2);
    assertThat(ledger.release("rel_1").orElseThrow().name()).isEqualTo(more.name());
    assertThat(ledger.releases()).hasSize(1);
  }

  @Test
  void a_release_that_another_was_built_on_cannot_be_cut_again() {
    ledger.release("rel_1", "1.0").attach("141").cut();
    ledger.release("rel_2", "2.0").attach("142").cut();

    assertThatThrownBy(() -> ledger.release("rel_1", "1.0").attach("143").cut())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("rel_2 r1 (2.0) was built on it");
  }

  @Test
  void nothing_attached_is_refused_and_unknown_ids_are_answered_with_the_nearest() {
    assertThatThrownBy(() -> ledger.release("rel_1", "1.0").cut())
        .hasMessageContaining("nothing attached");
    assertThatThrownBy(() -> ledger.release("rel_1", "1.0").attach("144_scroe"))
        .hasMessageContaining("Unknown migration '144_scroe': the nearest is 144_score.");
    assertThat(ledger.releases()).isEmpty();
  }

  @Test
  void a_pinned_text_stays_pinned_when_the_file_changes_afterwards() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut();
    scenario.file("142_rename", "alter table a rename to c;");
    Ledger edited = openAll();

    Release later = edited.release("rel_2", "2.0").attach("143").cut();

    assertThat(edited.release("rel_1").orElseThrow().lineage()).isEqualTo(release.lineage());
    assertThat(later.lineage().extendsFrom(release.lineage())).isTrue();
    assertThat(later.bundle().content("sql/142_rename.sql"))
        .asString(UTF_8)
        .isEqualTo("alter table a rename to b;");
  }

  @Test
  void a_release_read_back_from_the_ledger_is_equal() {
    Release cut = ledger.release("rel_1", "1.0").attach("143").cut();

    Release read = openAll().release("rel_1").orElseThrow();

    assertThat(read.name()).isEqualTo(cut.name());
    assertThat(read.lineage()).isEqualTo(cut.lineage());
    assertThat(read.cutAt()).isEqualTo(cut.cutAt()).isEqualTo(Scenario.NOW);
    assertThat(read.bundle().digest()).isEqualTo(cut.bundle().digest());
  }

  @Test
  void a_rollback_text_that_changed_alone_is_kept_and_bundled() {
    ledger.sync("dev");
    scenario.file("141_init", "create table a(id int);", "drop table if exists a;");

    Release release = openAll().release("rel_1", "1.0").attach("141").cut();

    assertThat(scenario.open().release("rel_1").orElseThrow().bundle().paths())
        .contains("rollback/141_init.rollback.sql");
    assertThat(new String(release.bundle().content("rollback/141_init.rollback.sql"), UTF_8))
        .isEqualTo("drop table if exists a;");
  }

  @Test
  void a_superseded_revision_cannot_be_assigned_and_the_later_one_takes_its_place() {
    Release first = ledger.release("rel_1", "1.0").attach("141").attach("143").cut();
    first.assignTo("staging");
    Release second = ledger.release("rel_1", "1.0").attach("144").cut();

    assertThatThrownBy(() -> first.assignTo("prod"))
        .hasMessageContaining("it is superseded by rel_1 r2 (1.0)");
    second.assignTo("staging");
    assertThat(ledger.status().cell("144_score", "staging").state()).isEqualTo(CellState.PENDING);
  }

  @Test
  void a_release_with_a_new_text_of_a_repeatable_continues_the_one_before() {
    scenario.file("R__v", "create or replace view v as select 1;");
    openAll().release("rel_1", "1.0").attach("141", "R__v").cut().assignTo("staging");
    scenario.file("R__v", "create or replace view v as select 2;");

    Release next = openAll().release("rel_2", "2.0").attach("142", "R__v").cut();
    next.assignTo("staging");

    assertThat(next.lineage().pin(MigrationId.parse("R__v")).orElseThrow().textHash())
        .isEqualTo(openAll().migrations().get(4).textHash());
  }

  @Test
  void attaching_again_what_is_pinned_with_another_text_is_refused() {
    ledger.release("rel_1", "1.0").attach("142").cut();
    scenario.file("142_rename", "alter table a rename to c;");

    assertThatThrownBy(() -> openAll().release("rel_2", "2.0").attach("142", "143").cut())
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("already applied or pinned");
  }

  @Test
  void ids_and_versions_that_could_forge_a_line_are_refused() {
    assertThatThrownBy(
            () -> ledger.release("rel_1", "1.0\npin: 999_evil sha256:00 -").attach("141").cut())
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("A release cannot have the version");
    assertThatThrownBy(() -> ledger.release("../rel", "1.0").attach("141").cut())
        .hasMessageContaining("A release cannot have the id '../rel'");
    assertThat(ledger.releases()).isEmpty();
  }

  @Test
  void an_older_or_poorer_receipt_does_not_replace_a_later_one() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut().assignTo("staging");
    Receipt good = receipt(release, "staging");
    ledger.acknowledge("staging", good);

    assertThatThrownBy(
            () -> ledger.acknowledge("staging", like(good, good.applied().subList(0, 1), "09:01")))
        .hasMessageContaining("it lacks what an accepted one lists: [142_rename]");
    assertThatThrownBy(() -> ledger.acknowledge("staging", like(good, good.applied(), "08:59")))
        .hasMessageContaining("is accepted already");
    assertThat(ledger.status().cell("142_rename", "staging").state()).isEqualTo(CellState.APPLIED);
  }

  private static Receipt like(Receipt good, List<Receipt.Applied> applied, String time) {
    return new Receipt(
        good.release(),
        good.environment(),
        good.lineage(),
        applied,
        good.tool(),
        Instant.parse("2026-04-18T" + time + ":00Z"));
  }

  @Test
  void assigned_but_absent_is_pending_and_not_assigned_is_blank() {
    ledger.release("rel_1", "1.0").attach("142").cut().assignTo("staging").assignTo("prod");

    StatusMatrix matrix = ledger.status();

    assertThat(matrix.cell("142_rename", "staging").state()).isEqualTo(CellState.PENDING);
    assertThat(matrix.cell("142_rename", "prod").state()).isEqualTo(CellState.PENDING);
    assertThat(matrix.cell("143_policies", "staging").state()).isEqualTo(CellState.BLANK);
    assertThat(matrix.cell("143_policies", "prod").state()).isEqualTo(CellState.BLANK);
    assertThat(matrix.cell("143_policies", "dev").state()).isEqualTo(CellState.PENDING);
  }

  @Test
  void sync_of_an_export_only_environment_says_which_receipt_is_awaited() {
    assertThat(ledger.sync("staging").summary()).isEqualTo("staging: no release is assigned.");
    ledger.release("rel_1", "1.0").attach("141").cut().assignTo("staging");

    assertThat(ledger.sync("staging").summary())
        .isEqualTo("staging: a receipt is awaited for rel_1 r1 (1.0) (141_init).");
  }

  @Test
  void an_accepted_receipt_shows_as_applied_and_claimed() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut().assignTo("staging");

    ledger.acknowledge("staging", receipt(release, "staging"));

    StatusMatrix matrix = ledger.status();
    assertThat(matrix.cell("142_rename", "staging").state()).isEqualTo(CellState.APPLIED);
    assertThat(matrix.cell("142_rename", "staging").evidence()).isEqualTo(Evidence.CLAIMED);
    assertThat(matrix.toString()).contains("applied*").contains("* claimed by an unsigned receipt");
    assertThat(ledger.sync("staging").summary())
        .isEqualTo("staging: rel_1 r1 (1.0) is applied, claimed by receipt.");
    ledger.journal("staging").verify();
  }

  @Test
  void a_receipt_for_another_environment_release_lineage_or_text_is_refused() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut().assignTo("staging");
    Release other = ledger.release("rel_2", "2.0").attach("143").cut();
    Receipt good = receipt(release, "staging");

    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(release, "prod")))
        .hasMessageContaining("environment:")
        .hasMessageContaining("expected  staging")
        .hasMessageContaining("found     prod");
    assertThatThrownBy(() -> ledger.acknowledge("staging", receipt(other, "staging")))
        .hasMessageContaining("rel_2 r1 (2.0) is not assigned");
    Receipt wrongLineage =
        new Receipt(
            good.release(),
            good.environment(),
            Lineage.EMPTY.digest(),
            good.applied(),
            good.tool(),
            good.at());
    assertThatThrownBy(() -> ledger.acknowledge("staging", wrongLineage))
        .hasMessageContaining("lineage:");
    Receipt wrongText =
        new Receipt(
            good.release(),
            good.environment(),
            good.lineage(),
            List.of(new Receipt.Applied(MigrationId.parse("142_rename"), Lineage.EMPTY.digest())),
            good.tool(),
            good.at());
    assertThatThrownBy(() -> ledger.acknowledge("staging", wrongText))
        .hasMessageContaining("text of 142_rename");
    assertThat(ledger.status().cell("142_rename", "staging").state()).isEqualTo(CellState.PENDING);
  }

  @Test
  void a_receipt_for_a_managed_environment_is_refused() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut();

    assertThatThrownBy(() -> ledger.acknowledge("dev", receipt(release, "dev")))
        .hasMessageContaining("receipts are for export-only ones");
  }

  @Test
  void a_release_cannot_be_assigned_to_an_environment_that_follows_the_latest() {
    Release release = ledger.release("rel_1", "1.0").attach("142").cut();

    assertThatThrownBy(() -> release.assignTo("dev"))
        .hasMessageContaining("follows the latest migrations");
    assertThatThrownBy(() -> release.assignTo("qa"))
        .hasMessage("Unknown environment 'qa' in app 'hub': expected dev, prod, staging.");
  }

  @Test
  void an_earlier_release_cannot_be_assigned_after_a_later_one() {
    Release first = ledger.release("rel_1", "1.0").attach("141").cut();
    ledger.release("rel_2", "2.0").attach("142").cut().assignTo("staging");

    assertThatThrownBy(() -> first.assignTo("staging"))
        .hasMessageContaining("does not continue that of rel_2 r1 (2.0)");
  }

  @Test
  void what_another_tool_applied_ahead_of_its_release_is_a_finding() {
    ledger.release("rel_1", "1.0").attach("141").cut().assignTo("prod");
    prodHistory
        .applied("V141__init", "create table a(id int);")
        .applied("V142__rename", "alter table a rename to b;");

    assertThat(ledger.drift("prod").findings())
        .extracting(finding -> finding.code())
        .containsExactly(FindingCode.UNRELEASED);
    assertThat(ledger.status().cell("142_rename", "prod").state()).isEqualTo(CellState.APPLIED);
  }

  @Test
  void a_managed_environment_that_follows_releases_gets_exactly_the_assigned_lineage() {
    InMemoryTarget target = new InMemoryTarget();
    Ledger releasing = scenario.open(Environment.managed("live", target).followingReleases());
    releasing.sync("live");
    assertThat(target.statements()).isEmpty();

    releasing.release("rel_1", "1.0").attach("142").cut().assignTo("live");
    releasing.sync("live");
    assertThat(target.statements()).hasSize(2);

    releasing.release("rel_2", "2.0").attach("144").cut().assignTo("live");
    scenario.file("144_score", "create table changed_afterwards(id int);");
    Ledger newerBuild = scenario.open(Environment.managed("live", target).followingReleases());
    newerBuild.sync("live");
    assertThat(target.statements()).hasSize(3).last().isEqualTo("create table s(id int)");

    newerBuild.release("rel_3", "3.0").attach("143").cut().assignTo("live");
    newerBuild.sync("live");
    assertThat(target.statements()).hasSize(4);
  }

  @Test
  void an_edited_pinned_text_cannot_slip_into_a_later_release() {
    ledger.sync("dev");
    scenario.file("144_score", "create table other(id int);");
    Ledger edited = openAll();

    assertThatThrownBy(() -> edited.release("rel_1", "1.0").attach("144").cut())
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("in the ledger")
        .hasMessageContaining("in this build");
    assertThat(edited.releases()).isEmpty();
  }
}
