package dev.oneledger.internal.engine;

import dev.oneledger.Adoption;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SyncReport;
import dev.oneledger.Waiver;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What somebody decides about drift in an environment whose history another tool writes. Both
 * decisions are entries of the ledger's journal about the environment; nothing is written there.
 */
final class Review {
  private final Context context;
  private final Environment environment;
  private final HistoryLook look;

  Review(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    History history = environment.history();
    if (history == null) {
      throw new LedgerException(
          "Environment '%s' has no history of another tool to review: configure it with Environment.reconcile(...) or readingHistory(...)."
              .formatted(environment.name()));
    }
    this.look = new HistoryLook(context, environment, history);
  }

  SyncReport waive(Finding finding, Waiver waiver) {
    HistorySeen seen = look.look();
    Comparison about =
        seen.comparisons().stream()
            .filter(comparison -> isAbout(comparison, finding))
            .findFirst()
            .orElseThrow(() -> notOpen(finding, seen));
    Map<String, String> details = new TreeMap<>();
    details.put(EnvironmentRecord.CODE, finding.code().code());
    details.put(EnvironmentRecord.PLACE, finding.place());
    details.put(EnvironmentRecord.FACTS, about.facts().toString());
    details.put(EnvironmentRecord.WHY, waiver.why());
    if (waiver.until() != null) {
      details.put(EnvironmentRecord.UNTIL, waiver.until().toString());
    }
    write(new EntryDraft(EntryKind.WAIVED, null, details), waiver.who());
    return report(
        seen,
        "%s is waived by %s%s."
            .formatted(
                finding.place(),
                waiver.who(),
                waiver.until() == null ? "" : " until " + waiver.until()));
  }

  private static boolean isAbout(Comparison comparison, Finding finding) {
    Finding found = comparison.finding();
    return found != null
        && found.isProblem()
        && found.code() == finding.code()
        && found.place().equals(finding.place());
  }

  private LedgerException notOpen(Finding finding, HistorySeen seen) {
    String open =
        seen.problems().stream()
            .map(problem -> problem.code().code() + " " + problem.place())
            .collect(Collectors.joining("; "));
    return new LedgerException(
        """
        Nothing was waived: there is no such finding about a migration of environment '%s' now.
          asked for  %s %s
          open       %s"""
            .formatted(
                environment.name(),
                finding.code().code(),
                finding.place(),
                open.isEmpty() ? "nothing" : open));
  }

  SyncReport adopt(Adoption adoption) {
    HistorySeen seen = look.look();
    HistoryRow row = row(seen, adoption.key());
    AdoptedMigration adopted = new AdoptedMigration(context, seen, row, adoption);
    MigrationId id = adopted.id();
    Migration migration = adopted.migration();
    if (adopted.isNew() && migration != null) {
      context.journals().register(List.of(migration));
    }
    Hash textHash = migration == null ? null : migration.textHash();
    Hash tokenHash = migration == null ? null : migration.apply().tokenHash();
    write(
        new EntryDraft(
            EntryKind.ADOPTED,
            new Subject(id.toString(), textHash, tokenHash),
            Map.of(EnvironmentRecord.KEY, row.key(), EnvironmentRecord.WHY, adoption.why())),
        adoption.who());
    return report(
        seen,
        "%s is ours as %s%s."
            .formatted(row.key(), id, migration == null ? ", known by name only" : ""));
  }

  private HistoryRow row(HistorySeen seen, String key) {
    List<HistoryRow> rows = seen.reading().rows();
    return rows.stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new LedgerException(
                    "Nothing was adopted: %s has no '%s'. It has %s."
                        .formatted(seen.reading().source(), key, keys(rows))));
  }

  private static String keys(List<HistoryRow> rows) {
    int shown = 10;
    String first =
        rows.stream().limit(shown).map(HistoryRow::key).collect(Collectors.joining(", "));
    return rows.isEmpty()
        ? "no rows"
        : rows.size() > shown ? "%s and %d more".formatted(first, rows.size() - shown) : first;
  }

  private void write(EntryDraft draft, String who) {
    LedgerJournals journals = context.journals();
    journals.openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    journals.record(
        environment.name(), draft, context.stamps().nowBy(who), List.of(), current -> true);
  }

  private SyncReport report(HistorySeen seen, String what) {
    List<Finding> left = look.look().findings();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        List.of(),
        left,
        "%s: %s %d to review (before: %d)."
            .formatted(
                environment.name(),
                what,
                left.stream().filter(Finding::isProblem).count(),
                seen.problems().size()));
  }
}
