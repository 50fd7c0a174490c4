package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.History;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Hands a managed environment over to another tool, whose history must have everything that is
 * applied. The environment's own journal says so first, which also stops a start that is under way;
 * then the ledger.
 */
final class Demotion {
  private static final String DEMOTED = "demoted";

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  Demotion(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.key = context.journalOf(environment.name());
  }

  SyncReport demote(History history) {
    List<JournalEntry> journal = target.read(key, 0);
    refuseUnmanaged(journal);
    JournalState state = JournalState.of(journal);
    new Settled("'%s' was not demoted".formatted(environment.name())).require(state);
    HistorySeen seen = new HistoryLook(context, environment, history).look();
    refuseIncomplete(state, seen);
    if (JournalMode.of(journal).filter(Mode.MANAGED::equals).isPresent()) {
      target.apply(
          Step.entriesOnly("demote"),
          List.of(
              new JournalWriter(key, journal)
                  .next(JournalMode.changed(Mode.RECONCILE, DEMOTED), context.stamps().now())),
          context.deadline(environment.name()));
    }
    context
        .journals()
        .record(
            environment.name(),
            EntryKind.MODE_CHANGED,
            Map.of(
                EnvironmentRecord.MODE,
                Mode.RECONCILE.label(),
                EnvironmentRecord.WHY,
                DEMOTED,
                "history",
                seen.reading().source()),
            List.of(),
            current -> true);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    return new SyncReport(
        environment.name(),
        Mode.RECONCILE,
        List.of(),
        findings,
        "%s: demoted; %s has everything that is applied. Configure it with Environment.reconcile(\"%s\", history)."
            .formatted(environment.name(), seen.reading().source(), environment.name()));
  }

  private void refuseUnmanaged(List<JournalEntry> journal) {
    if (journal.isEmpty()) {
      throw new LedgerException(
          "'%s' was not demoted: it has no journal, so that nothing was managed there."
              .formatted(environment.name()));
    }
    context
        .recordOf(environment.name())
        .mode()
        .filter(mode -> mode != Mode.MANAGED)
        .ifPresent(
            mode -> {
              throw new LedgerException(
                  "'%s' was not demoted: it is recorded as %s already. Configure it as %s."
                      .formatted(environment.name(), mode.label(), mode.label()));
            });
  }

  /** Everything applied must stand in the other tool's history, or it would be applied again. */
  private void refuseIncomplete(JournalState state, HistorySeen seen) {
    List<Finding> missing = new ArrayList<>();
    state.all().keySet().stream()
        .filter(id -> state.of(id).orElseThrow().status() == Status.APPLIED)
        .filter(id -> !RollbackName.isRollback(id))
        .filter(id -> !isThere(id, seen))
        .forEach(
            id ->
                missing.add(
                    HistoryFindings.notHandedOver(
                        environment.name(), id, seen.reading().source())));
    if (!missing.isEmpty()) {
      throw new FindingsException(
          "Environment '%s' was not demoted: the other tool would apply these again."
              .formatted(environment.name()),
          missing);
    }
  }

  private static boolean isThere(MigrationId id, HistorySeen seen) {
    return seen.comparisons().stream()
        .anyMatch(
            comparison ->
                id.equals(comparison.id())
                    && comparison.theirs() != null
                    && Taken.of(comparison).isPresent());
  }
}
