package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.Mode;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.engine.JournalState.Status;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalVerifier;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import dev.oneledger.spi.TargetState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes the database of another environment, of which this one is a copy, this environment's own: a
 * new journal begins with what the other one's says is there. The other journal stays as it is.
 */
final class Rebind {
  private static final String FROM = "rebound-from";
  private static final String FROM_HEAD = "rebound-head";

  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  Rebind(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.key = context.journalOf(environment.name());
  }

  SyncReport run() {
    EnvironmentRecord record = context.recordOf(environment.name());
    Admission.refuseBlocked(
        "'%s' was not rebound.".formatted(environment.name()),
        Admission.mode(environment, record).stream().toList());
    refuseOpened();
    TargetState state = target.inspect(key);
    JournalKey other = onlyOther(state);
    List<JournalEntry> theirs = target.read(other, 0);
    List<Finding> broken = JournalVerifier.verify(other, theirs);
    Admission.refuseBlocked("'%s' was not rebound.".formatted(environment.name()), broken);
    refuseDemoted(other, theirs);
    JournalState there = JournalState.of(theirs);
    new Settled("'%s' was not rebound".formatted(environment.name())).require(there);
    List<JournalEntry> entries = entries(state, theirs, there);
    target.apply(Step.entriesOnly("rebind"), entries, context.deadline(environment.name()));
    return record(other, entries.size() - 1);
  }

  private void refuseOpened() {
    target
        .head(key)
        .ifPresent(
            head -> {
              throw new LedgerException(
                  "'%s' was not rebound: the database has its journal already (%s entries). Sync it."
                      .formatted(environment.name(), head.sequence()));
            });
  }

  /** Its journal does not know what another tool has applied since. */
  private void refuseDemoted(JournalKey other, List<JournalEntry> theirs) {
    if (JournalMode.of(theirs).filter(mode -> mode != Mode.MANAGED).isPresent()) {
      throw new LedgerException(
          "'%s' was not rebound: the environment of journal '%s' was demoted, and another tool applies there since. Take it over with promote(\"%s\", history)."
              .formatted(environment.name(), other, environment.name()));
    }
  }

  private JournalKey onlyOther(TargetState state) {
    List<JournalKey> others =
        state.otherJournals().stream().filter(other -> other.app().equals(key.app())).toList();
    if (others.size() != 1) {
      throw new LedgerException(
          "'%s' was not rebound: expected the journal of one other environment of app '%s' for this schema, found %s (%s). %s"
              .formatted(
                  environment.name(),
                  key.app(),
                  others.isEmpty() ? "none" : others,
                  state.place(),
                  others.isEmpty()
                      ? "Use baseline or promote for a database without one."
                      : "A copy of one environment's database is needed."));
    }
    return others.get(0);
  }

  private List<JournalEntry> entries(
      TargetState state, List<JournalEntry> theirs, JournalState there) {
    JournalEntry head = theirs.get(theirs.size() - 1);
    EntryDraft opening = LedgerJournals.opening(environment, state);
    Map<String, String> details = new TreeMap<>(opening.details());
    details.put(FROM, head.key().journal());
    details.put(FROM_HEAD, head.chain().hash().toString());
    JournalWriter writer = new JournalWriter(key, List.of());
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(
        writer.next(
            new EntryDraft(opening.kind(), opening.subject(), details), context.stamps().now()));
    for (Recorded recorded : inOrder(there)) {
      entries.add(writer.next(draft(recorded), context.stamps().now()));
    }
    return entries;
  }

  private static List<Recorded> inOrder(JournalState there) {
    return there.all().values().stream()
        .filter(each -> each.status() == Status.APPLIED || each.status() == Status.ROLLED_BACK)
        .sorted((one, two) -> Long.compare(one.entry().sequence(), two.entry().sequence()))
        .toList();
  }

  private static EntryDraft draft(Recorded recorded) {
    String rollback = recorded.entry().detail(AppRecord.ROLLBACK);
    return new EntryDraft(
        recorded.status() == Status.APPLIED ? EntryKind.BASELINED : EntryKind.ROLLED_BACK,
        recorded.subject(),
        rollback == null ? Map.of() : Map.of(AppRecord.ROLLBACK, rollback));
  }

  private SyncReport record(JournalKey other, int migrations) {
    LedgerJournals journals = context.journals();
    journals.openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    journals.record(
        environment.name(),
        EntryKind.MODE_CHANGED,
        Map.of("why", "rebound", FROM, other.journal()),
        List.of(),
        current -> true);
    List<Finding> findings =
        new JournalCopy(context, target, environment.name()).update().stream().toList();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        List.of(),
        findings,
        "%s: rebound from %s, %s taken over."
            .formatted(environment.name(), other, Counted.migrations(migrations)));
  }
}
