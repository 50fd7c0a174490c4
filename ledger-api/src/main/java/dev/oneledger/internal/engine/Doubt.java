package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Stamp;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.Resolution;
import dev.oneledger.SyncReport;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.spi.Step;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Puts an end to what is in doubt in a managed environment, by what somebody says of it. */
final class Doubt {
  private final Context context;
  private final Environment environment;
  private final Target target;
  private final JournalKey key;

  Doubt(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    this.target = Operations.targetOf(environment);
    this.key = context.journalOf(environment.name());
  }

  SyncReport resolve(String migration, Resolution resolution) {
    List<JournalEntry> journal = target.read(key, 0);
    JournalState state = JournalState.of(journal);
    MigrationId id = IdResolver.in(environment.name(), state.all().keySet()).resolve(migration);
    Recorded recorded = state.of(id).orElseThrow();
    if (recorded.status() != JournalState.Status.IN_DOUBT) {
      throw new LedgerException(
          "Nothing to resolve: migration '%s' is not in doubt in environment '%s', but %s. Sync finds out by itself what it can."
              .formatted(id, environment.name(), recorded.entry().kind().label()));
    }
    target.apply(
        Step.entriesOnly("resolve a doubt"),
        entries(journal, recorded, resolution),
        context.deadline(environment.name()));
    return report(id, recorded, resolution);
  }

  private List<JournalEntry> entries(
      List<JournalEntry> journal, Recorded recorded, Resolution resolution) {
    Stamp stamp = context.stamps().nowBy(resolution.who());
    JournalWriter writer = new JournalWriter(key, journal);
    List<JournalEntry> entries = new ArrayList<>();
    entries.add(writer.next(draft(recorded, resolution), stamp));
    if (completes(recorded, resolution)) {
      entries.add(
          writer.next(new EntryDraft(EntryKind.APPLIED, recorded.subject(), Map.of()), stamp));
    }
    return entries;
  }

  private static EntryDraft draft(Recorded recorded, Resolution resolution) {
    JournalEntry doubt = recorded.entry();
    Map<String, String> details = new TreeMap<>();
    copy(doubt, Facts.STATEMENT, details, Facts.STATEMENT);
    copy(doubt, Facts.OF, details, Facts.OF);
    details.put(Facts.WHY, resolution.why());
    if (resolution.applied()) {
      copy(doubt, Facts.STATEMENT, details, Facts.DONE);
      copy(doubt, Facts.PREFIX_AFTER, details, Facts.PREFIX);
      return new EntryDraft(EntryKind.RESOLVED_APPLIED, recorded.subject(), details);
    }
    copy(doubt, Facts.DONE, details, Facts.DONE);
    copy(doubt, Facts.PREFIX, details, Facts.PREFIX);
    return new EntryDraft(EntryKind.RESOLVED_NOT_APPLIED, recorded.subject(), details);
  }

  private static void copy(JournalEntry from, String name, Map<String, String> to, String as) {
    to.put(as, Objects.requireNonNullElse(from.detail(name), ""));
  }

  private static boolean completes(Recorded recorded, Resolution resolution) {
    JournalEntry doubt = recorded.entry();
    return resolution.applied()
        && Objects.equals(doubt.detail(Facts.STATEMENT), doubt.detail(Facts.OF));
  }

  private SyncReport report(MigrationId id, Recorded recorded, Resolution resolution) {
    String outcome =
        completes(recorded, resolution)
            ? "it is complete"
            : resolution.applied() ? "sync goes on behind it" : "sync runs it again";
    return new SyncReport(
        environment.name(),
        environment.mode(),
        completes(recorded, resolution) ? List.of(id) : List.of(),
        List.of(),
        "%s: statement %s of %s counts as %s; %s."
            .formatted(
                environment.name(),
                recorded.entry().detail(Facts.STATEMENT),
                id,
                resolution.applied() ? "applied" : "not applied",
                outcome));
  }
}
