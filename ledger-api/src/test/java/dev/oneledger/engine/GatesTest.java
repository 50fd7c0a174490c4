package dev.oneledger.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.FindingsException;
import dev.oneledger.GateMoment;
import dev.oneledger.GateOverride;
import dev.oneledger.GatePolicy;
import dev.oneledger.JournalEntry;
import dev.oneledger.Ledger;
import dev.oneledger.LedgerEvent;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.Release;
import dev.oneledger.spi.GateRequest;
import dev.oneledger.spi.ReleaseGate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GatesTest {
  private static final GateOverride OVERRIDE = new GateOverride("calm", "grace", "hotfix 4711");

  private final Scenario scenario = new Scenario().withThree();
  private final List<GateRequest> asked = new ArrayList<>();
  private final List<LedgerEvent> events = new ArrayList<>();

  private ReleaseGate gate(String name, Function<GateRequest, List<String>> check) {
    return new ReleaseGate() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public List<String> check(GateRequest request) {
        asked.add(request);
        return check.apply(request);
      }
    };
  }

  /** A gate that says this of assignments and nothing of cuts. */
  private ReleaseGate atAssign(String name, String... reasons) {
    return gate(name, request -> request.moment() == GateMoment.CUT ? List.of() : List.of(reasons));
  }

  private Ledger ledger(ReleaseGate gate, GatePolicy policy, String... environments) {
    return scenario
        .with(builder -> builder.gate(gate, policy, environments))
        .heardBy(
            event -> {
              if (!(event instanceof LedgerEvent.Rendering)) {
                events.add(event);
              }
            })
        .open(Environment.exportOnly("staging"), Environment.exportOnly("prod"));
  }

  private static Release cut(Ledger ledger) {
    return ledger.release("rel_1", "1.0").attach("142").cut();
  }

  private static List<EntryKind> kinds(List<JournalEntry> entries) {
    return entries.stream().map(JournalEntry::kind).toList();
  }

  @Test
  void a_gate_that_refuses_stops_the_cut_and_nothing_is_written() {
    Ledger ledger = ledger(gate("calm", request -> List.of("too windy")), GatePolicy.REFUSE);

    FindingsException refused = catchThrowableOfType(FindingsException.class, () -> cut(ledger));

    assertThat(refused).hasMessageContaining("Release rel_1 r1 (1.0) is not cut.");
    Finding finding = refused.findings().get(0);
    assertThat(finding.code()).isEqualTo(FindingCode.GATE_NOT_PASSED);
    assertThat(finding.place()).isEqualTo("gate calm");
    assertThat(finding.text()).isEqualTo("too windy");
    assertThat(finding.remedy()).contains("overriding(new GateOverride(\"calm\", who, why))");
    assertThat(scenario.store.heads("hub")).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void a_gate_that_passes_is_shown_all_of_the_release_and_leaves_no_trace() {
    Ledger ledger = ledger(gate("calm", request -> List.of()), GatePolicy.REFUSE);

    Release release = cut(ledger).assignTo("prod");

    assertThat(asked)
        .extracting(GateRequest::moment)
        .containsExactly(GateMoment.CUT, GateMoment.ASSIGN);
    for (GateRequest request : asked) {
      assertThat(request.release()).isEqualTo(release.name());
      assertThat(request.attached()).isEqualTo(release.attached());
      assertThat(request.lineage()).isEqualTo(release.lineage());
      assertThat(request.migrations()).extracting(Migration::textHash).hasSize(2);
      assertThat(request.cutBy()).isEqualTo("ada");
    }
    assertThat(asked.get(0).environment()).isEmpty();
    assertThat(asked.get(1).environment()).contains("prod");
    assertThat(kinds(ledger.journal("prod").entries()))
        .containsExactly(EntryKind.OPENED, EntryKind.ASSIGNED);
    assertThat(ledger.journal("prod").entries().get(1).detail("gate-warnings")).isNull();
    assertThat(events).isEmpty();
  }

  @Test
  void a_release_that_is_cut_already_is_returned_without_asking() {
    Ledger ledger = ledger(gate("calm", request -> List.of()), GatePolicy.REFUSE);
    cut(ledger);
    asked.clear();

    cut(ledger);

    assertThat(asked).isEmpty();
  }

  @Test
  void every_gate_is_asked_and_all_refusals_come_at_once() {
    scenario
        .with(builder -> builder.gate(atAssign("first", "one", "two"), GatePolicy.REFUSE))
        .with(builder -> builder.gate(atAssign("second", "three"), GatePolicy.WARN))
        .with(builder -> builder.gate(atAssign("third", "four"), GatePolicy.REFUSE));
    Ledger ledger = ledger(atAssign("fourth"), GatePolicy.REFUSE);
    Release release = cut(ledger);

    FindingsException refused =
        catchThrowableOfType(FindingsException.class, () -> release.assignTo("prod"));

    assertThat(refused.findings())
        .extracting(Finding::place)
        .containsExactly("gate first", "gate third");
    assertThat(refused.findings().get(0).text()).isEqualTo("\n  - one\n  - two");
    assertThat(refused).hasMessageContaining("Release rel_1 r1 (1.0) is not assigned to 'prod'.");
    assertThat(scenario.store.read(dev.oneledger.JournalKey.ledger("hub", "prod"), 0)).isEmpty();
    assertThat(events).isEmpty();
  }

  @Test
  void a_gate_that_warns_is_told_and_recorded_and_stops_nothing() {
    Ledger ledger = ledger(gate("calm", request -> List.of("too windy")), GatePolicy.WARN);

    cut(ledger).assignTo("prod");

    assertThat(last(ledger.journal().entries()).detail("gate-warnings"))
        .isEqualTo("gate calm: too windy");
    assertThat(last(ledger.journal("prod").entries()).detail("gate-warnings"))
        .isEqualTo("gate calm: too windy");
    assertThat(events)
        .hasSize(2)
        .allSatisfy(event -> assertThat(event).isInstanceOf(LedgerEvent.GatesNotPassed.class));
    assertThat(events).extracting(LedgerEvent::environment).containsExactly(null, "prod");
    ledger.sync("prod");
    assertThat(last(ledger.journal("prod").entries()).kind()).isEqualTo(EntryKind.ASSIGNED);
  }

  private static JournalEntry last(List<JournalEntry> entries) {
    return entries.get(entries.size() - 1);
  }

  @Test
  void a_gate_that_only_warns_and_fails_is_told_and_recorded_too() {
    Ledger ledger =
        ledger(
            gate(
                "calm",
                request -> {
                  throw new LedgerException("no wind known");
                }),
            GatePolicy.WARN);

    cut(ledger);

    assertThat(last(ledger.journal().entries()).detail("gate-warnings"))
        .isEqualTo("gate calm: it failed: no wind known");
  }

  @Test
  void an_override_of_a_gate_that_only_warns_is_recorded_in_place_of_the_warning() {
    Ledger ledger = ledger(atAssign("calm", "too windy"), GatePolicy.WARN);

    cut(ledger).assignTo("prod", OVERRIDE);

    List<JournalEntry> entries = ledger.journal("prod").entries();
    assertThat(kinds(entries))
        .containsExactly(EntryKind.OPENED, EntryKind.OVERRIDDEN, EntryKind.ASSIGNED);
    assertThat(last(entries).detail("gate-warnings")).isNull();
  }

  @Test
  void a_gate_that_is_off_is_not_asked() {
    Ledger ledger = ledger(gate("calm", request -> List.of("too windy")), GatePolicy.OFF);

    cut(ledger).assignTo("prod");

    assertThat(asked).isEmpty();
  }

  @Test
  void a_gate_for_one_environment_stands_before_no_other_and_not_before_cutting() {
    Ledger ledger =
        ledger(gate("calm", request -> List.of("too windy")), GatePolicy.REFUSE, "prod");

    Release release = cut(ledger).assignTo("staging");

    assertThat(asked).isEmpty();
    assertThatThrownBy(() -> release.assignTo("prod")).hasMessageContaining("too windy");
  }

  @Test
  void a_gate_for_an_environment_that_nobody_knows_is_refused_by_the_next_assignment() {
    Ledger ledger = ledger(atAssign("calm"), GatePolicy.REFUSE, "prdo");
    Release release = cut(ledger);

    assertThatThrownBy(() -> release.assignTo("prod"))
        .isInstanceOf(LedgerException.class)
        .hasMessageContaining("gate 'calm' stands before environment 'prdo'")
        .hasMessageContaining("known to the ledger: the nearest is prod. ");
    assertThat(ledger.journal("prod").entries()).isEmpty();
  }

  @Test
  void a_gate_that_throws_is_a_refusal_and_a_gate_that_answers_null_too() {
    scenario.with(
        builder ->
            builder.gate(
                gate(
                    "breaks",
                    request -> {
                      throw new IllegalStateException("no connection");
                    }),
                GatePolicy.REFUSE));
    Ledger ledger = ledger(gate("silent", request -> null), GatePolicy.REFUSE);

    FindingsException refused = catchThrowableOfType(FindingsException.class, () -> cut(ledger));

    assertThat(refused.findings())
        .extracting(Finding::text)
        .satisfiesExactly(
            text ->
                assertThat(text)
                    .isEqualTo("it failed: java.lang.IllegalStateException: no connection"),
            text -> assertThat(text).startsWith("it failed: java.lang.NullPointerException"));
    assertThat(refused.getSuppressed()).hasSize(2);
    assertThat(scenario.store.heads("hub")).isEmpty();
  }

  @Test
  void an_override_lets_an_assignment_go_on_and_is_an_entry_of_its_own_just_before_it() {
    Ledger ledger = ledger(atAssign("calm", "too windy", "too wet"), GatePolicy.REFUSE);

    cut(ledger).assignTo("prod", OVERRIDE);

    List<JournalEntry> entries = ledger.journal("prod").entries();
    assertThat(kinds(entries))
        .containsExactly(EntryKind.OPENED, EntryKind.OVERRIDDEN, EntryKind.ASSIGNED);
    JournalEntry overridden = entries.get(1);
    assertThat(overridden.stamp().who()).isEqualTo("grace");
    assertThat(overridden.details())
        .containsEntry("gate", "calm")
        .containsEntry("why", "hotfix 4711")
        .containsEntry("reasons", "too windy\ntoo wet")
        .containsEntry("recorded-by", "ada")
        .containsEntry("release", "rel_1")
        .containsEntry("revision", "1")
        .containsEntry("mode", "export-only");
    assertThat(entries.get(2).stamp().who()).isEqualTo("ada");
    assertThat(events)
        .singleElement()
        .isInstanceOfSatisfying(
            LedgerEvent.GatesNotPassed.class,
            event ->
                assertThat(event.findings().get(0).remedy())
                    .isEqualTo("Nothing: grace overrides it, because: hotfix 4711"));
    ledger.journal("prod").verify();
    assertThat(ledger.sync("prod").summary()).contains("a receipt is awaited for rel_1 r1");
  }

  @Test
  void a_managed_environment_gets_a_release_that_was_overridden_like_any_other() {
    scenario.with(builder -> builder.gate(atAssign("calm", "too windy"), GatePolicy.REFUSE));
    Ledger ledger = scenario.open(scenario.managed().followingReleases());
    cut(ledger).assignTo("dev", OVERRIDE);

    assertThat(ledger.sync("dev").applied()).hasSize(2);
    assertThat(ledger.sync("dev").summary()).isEqualTo("dev: nothing to apply.");
    assertThat(scenario.dev.statements()).hasSize(2);
  }

  @Test
  void an_override_lets_a_cut_go_on_and_stands_in_the_journal_of_the_app() {
    Ledger ledger = ledger(gate("calm", request -> List.of("too windy")), GatePolicy.REFUSE);

    Release release = ledger.release("rel_1", "1.0").attach("142").overriding(OVERRIDE).cut();

    List<JournalEntry> entries = ledger.journal().entries();
    assertThat(kinds(entries)).endsWith(EntryKind.OVERRIDDEN, EntryKind.RELEASED);
    assertThat(entries.get(entries.size() - 2).details())
        .containsEntry("gate", "calm")
        .containsEntry("reasons", "too windy")
        .containsEntry("release", "rel_1 r1 (1.0)");
    ledger.journal().verify();
    assertThat(ledger.release("rel_1").orElseThrow().name()).isEqualTo(release.name());
    assertThatThrownBy(() -> release.assignTo("prod")).hasMessageContaining("too windy");
  }

  @Test
  void an_override_covers_its_own_gate_only() {
    scenario.with(builder -> builder.gate(atAssign("dry", "too wet"), GatePolicy.REFUSE));
    Ledger ledger = ledger(atAssign("calm", "too windy"), GatePolicy.REFUSE);
    Release release = cut(ledger);

    FindingsException refused =
        catchThrowableOfType(FindingsException.class, () -> release.assignTo("prod", OVERRIDE));

    assertThat(refused.findings()).extracting(Finding::place).containsExactly("gate dry");
    assertThat(ledger.journal("prod").entries()).isEmpty();
  }

  @Test
  void an_override_of_a_gate_that_passes_is_not_recorded() {
    Ledger ledger = ledger(atAssign("calm"), GatePolicy.REFUSE);

    cut(ledger).assignTo("prod", OVERRIDE);

    assertThat(kinds(ledger.journal("prod").entries())).doesNotContain(EntryKind.OVERRIDDEN);
  }

  @Test
  void an_override_of_a_gate_that_does_not_exist_is_refused_with_those_that_do() {
    Ledger ledger = ledger(atAssign("calm"), GatePolicy.REFUSE);
    Release release = cut(ledger);

    assertThatThrownBy(() -> release.assignTo("prod", new GateOverride("clam", "grace", "x")))
        .isInstanceOf(LedgerException.class)
        .hasMessage(
            "Release rel_1 r1 (1.0) is not assigned to 'prod': there is no gate 'clam' to override: the nearest is calm.");
    assertThatThrownBy(() -> release.assignTo("prod", OVERRIDE, OVERRIDE))
        .hasMessageContaining("gate 'calm' is overridden twice");
    assertThat(ledger.journal("prod").entries()).isEmpty();
  }

  @Test
  void an_override_needs_a_gate_a_person_and_a_reason() {
    assertThatThrownBy(() -> new GateOverride(" ", "grace", "x"))
        .isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> new GateOverride("calm", "", "x")).isInstanceOf(LedgerException.class);
    assertThatThrownBy(() -> new GateOverride("calm", "grace", "\t"))
        .isInstanceOf(LedgerException.class);
  }

  @Test
  void one_name_may_stand_before_different_environments_but_not_twice_before_one() {
    scenario.with(builder -> builder.gate(atAssign("calm", "x"), GatePolicy.REFUSE, "prod"));
    Ledger ledger = ledger(atAssign("calm", "x"), GatePolicy.WARN, "staging");
    cut(ledger).assignTo("staging");

    assertThatThrownBy(() -> ledger(atAssign("calm"), GatePolicy.WARN, "prod", "dev"))
        .hasMessageContaining("Gate 'calm' is registered twice");
    assertThatThrownBy(
            () -> new Scenario().with(b -> b.gate(atAssign("a\nb"), GatePolicy.WARN)).open())
        .hasMessageContaining("A gate cannot be named");
  }
}
