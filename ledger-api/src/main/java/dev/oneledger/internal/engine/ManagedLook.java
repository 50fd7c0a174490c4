package dev.oneledger.internal.engine;

import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.engine.ManagedView.Due;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
