package dev.oneledger.internal.engine;

import dev.oneledger.Adoption;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Finding;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.LedgerException;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.SqlText;
import dev.oneledger.SyncReport;
import dev.oneledger.UnknownNameException;
import dev.oneledger.Waiver;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.spi.History;
import dev.oneledger.spi.HistoryRow;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decides about drift in an environment whose history another tool writes. Both
 * decisions are entries of the ledger's journal about the environment; nothing is written there.
 */
final class Review {
  private final Context context;
  private final Environment environment;
  private final History history;
  private final HistoryLook look;

  Review(Context context, Environment environment) {
    this.context = context;
    this.environment = environment;
    if (environment.history() == null) {
      throw new LedgerException(
          "Environment '%s' has no history of another tool to review: configure it with Environment.reconcile(...) or readingHistory(...)."
              .formatted(environment.name()));
    }
    this.history = environment.history();
    this.look = new HistoryLook(context, environment, history);
  }

  SyncReport waive(Finding finding, Waiver waiver) {
    HistorySeen seen = look("Nothing was waived.");
    List<Comparison> reviewable = reviewable(seen);
    Comparison about =
        reviewable.stream()
            .filter(comparison -> isAbout(comparison, finding))
            .findFirst()
            .orElseThrow(() -> notOpen(finding, reviewable));
    Map<String, String> details = Waivers.begin(finding, about.facts(), waiver);
    write(new EntryDraft(EntryKind.WAIVED, null, details), waiver.who(), List.of());
    return report(
        "%s is waived by %s%s."
            .formatted(
                finding.place(),
                waiver.who(),
                waiver.until() == null ? "" : " until " + waiver.until()));
  }

  private HistorySeen look(String refused) {
    HistorySeen seen = look.look();
    Admission.refuseBlocked(refused, Admission.mode(environment, seen.record()).stream().toList());
    return seen;
  }

  /** Where we apply, what appeared in the table of the tool that used to. */
  private List<Comparison> reviewable(HistorySeen seen) {
    if (environment.mode() != Mode.MANAGED) {
      return seen.comparisons();
    }
    List<JournalEntry> journal =
        Operations.targetOf(environment).read(context.journalOf(environment.name()), 0);
    return new FormerHistory(context, environment, history)
        .appeared(seen, journal, JournalState.of(journal));
  }

  /** The facts are those that the finding was told with, so that nothing unseen is let be. */
  private static boolean isAbout(Comparison comparison, Finding finding) {
    Finding found = comparison.finding();
    return found != null
        && found.isProblem()
        && found.code() == finding.code()
        && found.place().equals(finding.place())
        && found.text().equals(finding.text());
  }

  private LedgerException notOpen(Finding finding, List<Comparison> reviewable) {
    String open =
        reviewable.stream()
            .map(Comparison::finding)
            .filter(found -> found != null && found.isProblem())
            .map(Review::inWords)
            .collect(Collectors.joining("\n             "));
    return new LedgerException(
        """
        Nothing was waived: there is no such finding about a migration of environment '%s' now.
          asked for  %s
          found      %s"""
            .formatted(environment.name(), inWords(finding), open.isEmpty() ? "nothing" : open));
  }

  private static String inWords(@Nullable Finding finding) {
    return finding == null
        ? ""
        : Shown.text("%s %s: %s".formatted(finding.code().code(), finding.place(), finding.text()));
  }

  SyncReport adopt(Adoption adoption) {
    HistorySeen seen = look("Nothing was adopted.");
    HistoryRow row = row(seen, adoption.key());
    AdoptedMigration adopted = new AdoptedMigration(context, seen, row, adoption);
    MigrationId id = adopted.id();
    Migration migration = adopted.migration();
    Subject subject =
        migration == null
            ? new Subject(id.toString(), null, null)
            : new Subject(id.toString(), migration.textHash(), migration.apply().tokenHash());
    if (environment.mode() == Mode.MANAGED) {
      new LateArrival(context, environment).write(subject, row.key(), adoption);
    }
    write(
        new EntryDraft(
            EntryKind.ADOPTED,
            subject,
            Map.of(EnvironmentRecord.KEY, row.key(), EnvironmentRecord.WHY, adoption.why())),
        adoption.who(),
        migration == null ? List.of() : List.of(migration.apply()));
    if (adopted.isNew() && migration != null) {
      context.journals().register(List.of(migration));
    }
    return report(
        "%s is ours as %s%s."
            .formatted(Shown.text(row.key()), id, migration == null ? ", known by name only" : ""));
  }

  private HistoryRow row(HistorySeen seen, String key) {
    List<HistoryRow> rows = seen.reading().rows();
    return rows.stream()
        .filter(row -> row.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "migration",
                    key,
                    "in " + seen.reading().source(),
                    rows.stream().map(HistoryRow::key).toList()));
  }

  private void write(EntryDraft draft, String who, List<SqlText> texts) {
    LedgerJournals journals = context.journals();
    journals.openEnvironment(environment.name(), environment.mode(), environment.followsReleases());
    journals.record(
        environment.name(),
        draft,
        context.stamps().nowBy(who),
        texts,
        current -> refuseTaken(draft, current));
  }

  /** Somebody else may have adopted another row under the same name in the meantime. */
  private boolean refuseTaken(EntryDraft draft, EnvironmentRecord current) {
    Subject subject = draft.subject();
    current
        .adopted()
        .forEach(
            (key, adopted) -> {
              if (subject != null
                  && adopted.id().equals(MigrationId.parse(subject.migration()))
                  && !key.equals(draft.details().get(EnvironmentRecord.KEY))) {
                throw new LedgerException(
                    "Nothing was adopted: %s is '%s' there already. Say another name with as(...)."
                        .formatted(adopted.id(), Shown.text(key)));
              }
            });
    return true;
  }

  private SyncReport report(String what) {
    List<Finding> left = Operations.of(context, environment).drift().findings();
    return new SyncReport(
        environment.name(),
        environment.mode(),
        List.of(),
        left,
        "%s: %s %s to review."
            .formatted(environment.name(), what, left.stream().filter(Finding::isProblem).count()));
  }
}
