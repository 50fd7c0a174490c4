package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.oneledger.Environment;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GateMoment;
import dev.oneledger.GatePolicy;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Release;
import dev.oneledger.spi.BundleContents;
import dev.oneledger.spi.BundleLayout;
import dev.oneledger.spi.GateRequest;
import dev.oneledger.spi.ReleaseGate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Releases cut again, and what others do while gates are asked. */
class RecutTest {
  private final Scenario scenario =
      new Scenario()
          .file("141_init", "create table a(id int);", "drop table a;")
          .file("143_policies", "create table c(id int);", "drop table c;")
          .file("R__view", "create view v;");

  private Ledger open() {
    return scenario.open(Environment.exportOnly("staging"), Environment.exportOnly("prod"));
  }

  private static Release cut(Ledger ledger, String id, String... attached) {
    return ledger.release(id, "1.0").attach(attached).cut();
  }

  @Test
  void a_rollback_text_that_was_edited_after_the_cut_does_not_slip_in() {
    Release first = cut(open(), "rel_1", "143");
    scenario.file("141_init", "create table a(id int);", "drop table a cascade;");

    assertThat(cut(open(), "rel_1", "143").name()).isEqualTo(first.name());
    Release second = cut(open(), "rel_1", "R__view");
    assertThat(second.name().revision()).isEqualTo(2);
    assertThat(second.lineage().pin(MigrationId.parse("141_init")))
        .isEqualTo(first.lineage().pin(MigrationId.parse("141_init")));
    assertThatThrownBy(() -> cut(open(), "rel_1", "141"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContainingAll(
            "the rollback text of 141_init differs",
            String.valueOf(first.lineage().pins().get(0).rollbackHash()));
  }

  @Test
  void a_rollback_text_can_be_added_by_attaching_its_migration_again() {
    scenario.file("143_policies", "create table c(id int);");
    Release first = cut(open(), "rel_1", "143");
    scenario.file("143_policies", "create table c(id int);", "drop table c;");

    assertThat(cut(open(), "rel_1", "R__view").lineage().pins())
        .containsAll(first.lineage().pins());
    Release third = cut(open(), "rel_1", "143");
    assertThat(third.name().revision()).isEqualTo(3);
    assertThat(third.bundle().paths()).contains("rollback/143_policies.rollback.sql");
  }

  @Test
  void a_text_that_was_edited_after_the_cut_is_refused_with_both_hashes() {
    Release first = cut(open(), "rel_1", "143");
    scenario.file("143_policies", "create table c(id bigint);", "drop table c;");
    assertThatThrownBy(() -> cut(open(), "rel_1", "143"))
        .satisfies(
            refused ->
                assertThat(((FindingsException) refused).findings().get(0).code())
                    .isEqualTo(FindingCode.CHANGED))
        .hasMessageContainingAll(
            first.lineage().pins().get(1).textHash().toString(), "in this build");
    assertThat(cut(open(), "rel_1", "R__view").lineage().pins())
        .containsAll(first.lineage().pins());
  }

  @Test
  void a_repeatable_migration_changes_only_where_it_is_attached_again() {
    Release first = cut(open(), "rel_1", "143", "R__view");
    scenario.file("R__view", "create view v as select 2;");
    assertThat(cut(open(), "rel_1", "143").name()).isEqualTo(first.name());
    Release second = cut(open(), "rel_1", "R__view");
    assertThat(second.name().revision()).isEqualTo(2);
    assertThat(second.lineage()).isNotEqualTo(first.lineage());
  }

  @Test
  void what_an_earlier_release_brought_is_not_attached_to_a_later_one() {
    cut(open(), "rel_1", "141");
    assertThatThrownBy(() -> cut(open(), "rel_2", "141", "143"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining(
            "141_init cannot be attached to release 'rel_2': release rel_1 r1 (1.0) brought it already");
    assertThat(cut(open(), "rel_2", "143").attached()).hasSize(1);
  }

  @Test
  void a_lower_migration_that_is_new_does_not_slip_into_a_first_release() {
    Release first = cut(open(), "rel_1", "143");
    scenario.file("142_late", "create table b(id int);");
    assertThat(cut(open(), "rel_1", "143").name()).isEqualTo(first.name());
    assertThat(cut(open(), "rel_1", "142").lineage().pins()).hasSize(3);
  }

  @Test
  void where_a_layout_makes_other_bytes_cutting_again_makes_a_revision() {
    List<String> text = new ArrayList<>(List.of("one"));
    scenario.with(builder -> builder.bundleLayout(layout(() -> text.get(0))));
    Release first = cut(open(), "rel_1", "143");
    text.set(0, "two");

    assertThatThrownBy(() -> open().release("rel_1").orElseThrow().bundle())
        .isInstanceOf(LedgerException.class)
        .hasMessageContainingAll(first.bundleDigest().toString(), "makes a new revision");
    Release second = cut(open(), "rel_1", "143");
    assertThat(second.name().revision()).isEqualTo(2);
    assertThat(second.bundle().digest()).isEqualTo(second.bundleDigest());
    assertThat(cut(open(), "rel_1", "143").name()).isEqualTo(second.name());
  }

  private static BundleLayout layout(Supplier<String> text) {
    return new BundleLayout() {
      @Override
      public String name() {
        return "own";
      }

      @Override
      public SortedMap<String, Supplier<String>> files(BundleContents contents) {
        return new TreeMap<>(java.util.Map.of("a.txt", text));
      }
    };
  }

  private void gate(GateMoment moment, Consumer<GateRequest> meanwhile) {
    List<GateRequest> asked = new ArrayList<>();
    ReleaseGate gate =
        new ReleaseGate() {
          @Override
          public String name() {
            return "slow";
          }

          @Override
          public List<String> check(GateRequest request) {
            if (request.moment() == moment && asked.isEmpty()) {
              asked.add(request);
              meanwhile.accept(request);
            }
            return List.of("it took long");
          }
        };
    scenario.with(builder -> builder.gate(gate, GatePolicy.WARN));
  }

  @Test
  void a_release_that_is_assigned_while_gates_are_asked_is_not_replaced_by_an_older_one() {
    Ledger other = open();
    cut(other, "rel_1", "141");
    gate(GateMoment.ASSIGN, request -> cut(other, "rel_2", "143").assignTo("prod"));
    List<LedgerEvent> told = new ArrayList<>();
    scenario.heardBy(told::add);

    assertThatThrownBy(() -> open().release("rel_1").orElseThrow().assignTo("prod"))
        .isInstanceOf(FindingsException.class)
        .hasMessageContaining("does not continue that of rel_2 r1");
    assertThat(told).isEmpty();
    assertThat(open().plan("prod").summary()).contains("rel_2");
  }

  @Test
  void a_revision_that_is_superseded_while_gates_are_asked_is_not_assigned() {
    Ledger other = open();
    cut(other, "rel_1", "141");
    gate(GateMoment.ASSIGN, request -> cut(other, "rel_1", "143"));
    assertThatThrownBy(() -> open().release("rel_1").orElseThrow().assignTo("prod"))
        .hasMessageContaining("superseded by rel_1 r2");
  }

  @Test
  void a_text_that_is_applied_elsewhere_while_gates_are_asked_is_not_pinned() {
    Scenario edited = new Scenario().through(scenario.store);
    edited.file("141_init", "create table a(id bigint);");
    gate(
        GateMoment.CUT,
        request -> edited.open(Environment.managed("dev", scenario.dev)).sync("dev"));
    assertThatThrownBy(() -> cut(open(), "rel_1", "141")).isInstanceOf(LedgerException.class);
    assertThat(open().releases()).isEmpty();
  }
}
