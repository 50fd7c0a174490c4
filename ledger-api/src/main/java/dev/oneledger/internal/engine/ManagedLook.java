package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode.Severity;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks at a managed environment, and at what the ledger says of it. Writes nothing. */
final class ManagedLook {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;
  private final Acceptance acceptance;

  ManagedLook(Context context, Environment environment, Target target) {
    this.context = context;
    this.environment = environment;
    this.target = target;
    this.key = context.journalOf(environment.name());
    this.acceptance = new Acceptance(environment, context.catalogue());
  }

  Looked look() {
    List<JournalEntry> entries = target.read(key, 0);
    List<Finding> occupied = entries.isEmpty() ? occupied(target.inspect(key)) : List.of();
    if (!occupied.isEmpty() && target.head(key).isPresent()) {
      // Another runner has opened the journal in between: what is in the schema is its own.
      return look();
    }
    JournalState state = JournalState.of(entries);
    Guidance guidance = Guidance.of(context, environment, entries, state);
    return judged(entries, state, guidance, occupied);
  }

  /**
   * What is worth saying where the whole journal shows, without the ledger, that nothing of the
   * build is to be done; empty where that needs a closer look.
   */
  Optional<List<Finding>> settled(List<JournalEntry> entries) {
    if (JournalMode.of(entries).filter(Mode.MANAGED::equals).isEmpty()) {
      return Optional.empty();
    }
    JournalState state = JournalState.of(entries);
    if (!context.catalogue().migrations().stream().allMatch(each -> isSettled(each, state))) {
      return Optional.empty();
    }
    Looked looked = judged(entries, state, Guidance.ofBuild(context), List.of());
    return looked.wanted().isEmpty()
            && looked.findings().stream().allMatch(f -> f.code().severity() == Severity.NOTE)
        ? Optional.of(looked.findings())
        : Optional.empty();
  }

  /** Whether it is applied, or was rolled back, and then with the text that the build has. */
  private static boolean isSettled(Migration migration, JournalState state) {
    return state.isApplied(migration.id())
        || state
            .of(migration.id())
            .filter(recorded -> recorded.status() == Status.ROLLED_BACK)
            .filter(recorded -> migration.textHash().equals(recorded.textHash()))
            .isPresent();
  }

  private Looked judged(
      List<JournalEntry> entries, JournalState state, Guidance guidance, List<Finding> occupied) {
    ManagedView view = ManagedView.of(environment.name(), entries, state, guidance.expectation());
    List<Finding> findings = new ArrayList<>(guidance.findings());
    findings.addAll(JournalVerifier.verify(key, entries));
    findings.addAll(occupied);
    List<Due> wanted = wanted(view);
    Map<MigrationId, Finding> refused = acceptance.refused(state);
    findings.addAll(view.findings(wanted, environment.outOfOrder(), refused));
    wanted.forEach(due -> findings.addAll(hindrances(due)));
    return new Looked(view, guidance, wanted, findings);
  }

  /** What is due; for a start that applies nothing, what of it must be there. */
  private List<Due> wanted(ManagedView view) {
    return view.due().stream()
        .filter(due -> !acceptance.appliesNothing() || acceptance.isRequired(due.migration().id()))
        .toList();
  }

  private List<Finding> occupied(TargetState state) {
    if (!state.otherJournals().isEmpty()) {
      return List.of(Findings.foreignJournal(environment.name(), state));
    }
    return state.objects().isEmpty()
        ? List.of()
        : List.of(Findings.unmanagedSchema(environment.name(), state));
  }

  private List<Finding> hindrances(Due due) {
    Migration migration = due.migration();
    List<Finding> hindrances = new ArrayList<>(acceptance.excess(migration.id()).stream().toList());
    List<String> obstacles = ApplyScript.obstacles(migration, target);
    obstacles.forEach(
        why -> hindrances.add(Findings.notRunnable(environment.name(), migration, why)));
    if (obstacles.isEmpty()) {
      ApplyScript.misfit(migration, due.progress(), target.dialect())
          .map(what -> Findings.partlyApplied(environment.name(), migration, due.progress(), what))
          .ifPresent(hindrances::add);
    }
    return hindrances;
  }
}
