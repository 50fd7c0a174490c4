package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.FindingsException;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;

/**
 * Hands a managed environment over to another tool, whose history must say what the journal says.
 *
 * <ol>
 *   <li>The environment's own journal is told first, which also stops a start that is under way;
 *   <li>then the ledger: what was seen there, which of their keys is what we know by name only, and
 *       the mode, last.
 * </ol>
 *
 * <p>A crash in between is finished by calling it again.
 */
final class Demotion {
  private static final String DEMOTED = "demoted";

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;
  private final VerifiedJournal own;

  Demotion(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.key = context.journalOf(environment.name());
    this.own =
        new VerifiedJournal(
            context, target, key, "'%s' was not demoted".formatted(environment.name()));
  }

  SyncReport demote(History history) {
    List<JournalEntry> journal = own.read();
    refuseUnmanaged(journal);
    JournalState state = JournalState.of(journal);
    new Settled(own.refused()).require(state);
    HistorySeen seen = new HistoryLook(context, environment, history).look();
    HandoverCheck check = new HandoverCheck(environment.name(), state, seen);
    refuse(check.findings());
    if (JournalMode.of(journal).filter(Mode.MANAGED::equals).isPresent()) {
      own.append(
          "demote",
          List.of(
              new JournalWriter(key, journal)
                  .next(JournalMode.changed(Mode.RECONCILE, DEMOTED), context.stamps().now())));
    }
    check.byName().forEach(this::recordByName);
    seen.record(context, environment.name());
    recordMode(seen.reading().source());
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

  private void refuse(List<Finding> findings) {
    if (!findings.isEmpty()) {
      throw new FindingsException(own.refused() + ": settle these first.", findings);
    }
  }

  private void refuseUnmanaged(List<JournalEntry> journal) {
    if (journal.isEmpty()) {
      throw new LedgerException(
          own.refused() + ": it has no journal, so that nothing was managed there.");
    }
    context
        .recordOf(environment.name())
        .mode()
        .filter(mode -> mode != Mode.MANAGED)
        .ifPresent(
            mode -> {
              throw new LedgerException(
                  "%s: it is recorded as %s already. Configure it as %s."
                      .formatted(own.refused(), mode.label(), mode.label()));
            });
  }

  /** From now on that row is this migration, of which the ledger has no text to compare. */
  private void recordByName(MigrationId id, HistoryRow row) {
    context
        .journals()
        .record(
            environment.name(),
            new EntryDraft(
                EntryKind.ADOPTED,
                new Subject(id.toString(), null, null),
                Map.of(EnvironmentRecord.KEY, row.key(), EnvironmentRecord.WHY, DEMOTED)),
            context.stamps().now(),
            List.of(),
            current -> true);
  }

  private void recordMode(String source) {
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
                source),
            List.of(),
            current -> true);
  }
}
