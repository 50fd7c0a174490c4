package dev.oneledger.internal.engine;

import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Mode;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Progress;
import dev.oneledger.spi.TargetState;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The wording of the engine's findings, in one place. */
final class Findings {
  private static final String NEW_MIGRATION =
      "Take the edit back and put the change into a new migration.";

  private Findings() {}

  private static String place(String environment, Object migration) {
    return environment + ", " + migration;
  }

  static Finding changedInBuild(Migration ours, Migration build) {
    return new Finding(
        FindingCode.CHANGED,
        build.origin(),
        """
        the text of %s differs from the one already applied or pinned:
          in the ledger  %s
          in this build  %s"""
            .formatted(ours.id(), ours.textHash(), build.textHash()),
        NEW_MIGRATION);
  }

  static Finding rollbackChangedSincePinned(Migration build, Lineage.Pin pinned, Lineage.Pin now) {
    return new Finding(
        FindingCode.CHANGED,
        build.origin(),
        """
        the rollback text of %s differs from the one a release pins:
          in the ledger  %s
          in this build  %s"""
            .formatted(build.id(), shown(pinned.rollbackHash()), shown(now.rollbackHash())),
        "Take the edit back; a release that is cut keeps its rollback texts.");
  }

  private static String shown(@Nullable Hash hash) {
    return hash == null ? "none" : hash.toString();
  }

  static Finding cosmeticInBuild(Migration build) {
    return new Finding(
        FindingCode.COSMETIC,
        build.origin(),
        "only comments or blanks differ from the text of %s already applied or pinned, which stays in force."
            .formatted(build.id()),
        "Nothing to do.");
  }

  static Finding changedSinceApplied(String environment, Migration ours, @Nullable Hash recorded) {
    return new Finding(
        FindingCode.CHANGED,
        place(environment, ours.id()),
        """
        the text differs from the one that was applied (%s):
          applied there  %s
          now            %s"""
            .formatted(ours.origin(), recorded, ours.textHash()),
        NEW_MIGRATION
            + " drift(\"%s\").diff(\"%s\") shows the difference."
                .formatted(environment, ours.id()));
  }

  static Finding cosmetic(String environment, Migration ours) {
    return new Finding(
        FindingCode.COSMETIC,
        place(environment, ours.id()),
        "only comments or blanks differ from the text that was applied.",
        "Nothing to do.");
  }

  static Finding outOfOrder(String environment, MigrationId late, MigrationId applied) {
    return new Finding(
        FindingCode.OUT_OF_ORDER,
        place(environment, late),
        "comes before %s, which is already applied.".formatted(applied),
        "Give it a later revision, or allow it with outOfOrder(OutOfOrder.ALLOW).");
  }

  static Finding inDoubt(String environment, String origin, Recorded recorded) {
    JournalEntry entry = recorded.entry();
    String id = recorded.subject().migration();
    return new Finding(
        FindingCode.IN_DOUBT,
        place(environment, id),
        "it is not known whether statement %s of %s took effect (%s, line %s): %s. It will not be run again by itself."
            .formatted(
                entry.detail(Facts.STATEMENT),
                entry.detail(Facts.OF),
                origin,
                entry.detail(Facts.LINE),
                entry.detail(Facts.WHY)),
        "Look at the database. If it took effect: resolve(\"%1$s\", \"%2$s\", Resolution.applied(who, why)), and sync goes on behind it. If not: resolve(\"%1$s\", \"%2$s\", Resolution.notApplied(who, why)), and sync runs it again."
            .formatted(environment, id));
  }

  static Finding begun(String environment, Migration ours, Recorded recorded) {
    return new Finding(
        FindingCode.BEGUN,
        place(environment, ours.id()),
        "it was begun (%s of %s statements are done) and is not complete: it runs just now, or its runner ended."
            .formatted(recorded.progress().step().done(), recorded.progress().statements()),
        "Nothing to do: the next sync finds out and goes on.");
  }

  static Finding partlyApplied(String environment, Migration ours, Progress progress, String what) {
    return new Finding(
        FindingCode.PARTLY_APPLIED,
        place(environment, ours.id()),
        "%s of its statements are applied already, and %s no longer %s."
            .formatted(progress.step().done(), ours.origin(), what),
        "Put back the statements that were run, and mend only what comes after them.");
  }

  static Finding laterFirst(String environment, MigrationId rollback, List<MigrationId> later) {
    return new Finding(
        FindingCode.LATER_FIRST,
        place(environment, rollback),
        "%s %s applied there after what it takes back: %s."
            .formatted(
                Counted.migrations(later.size()),
                later.size() == 1 ? "was" : "were",
                later.stream().map(MigrationId::toString).collect(Collectors.joining(", "))),
        "Roll those back first, the last one first.");
  }

  static Finding failed(String environment, MigrationId id, @Nullable String message) {
    return new Finding(
        FindingCode.FAILED,
        place(environment, id),
        "the last try failed: " + (message == null ? "no message was recorded" : message),
        "Mend the migration; the next sync tries again.");
  }

  static Finding notInBuild(String environment, MigrationId id) {
    return new Finding(
        FindingCode.NOT_IN_BUILD,
        place(environment, id),
        "is applied there; this build does not contain it.",
        "Nothing to do if a newer build applied it.");
  }

  static Finding modeMismatch(String environment, Mode configured, Mode recorded) {
    String remedy =
        configured == Mode.MANAGED
            ? "Call promote(\"%s\", history) once to take it over, or configure it as %s."
                .formatted(environment, recorded.label())
            : "Configure it as %s.".formatted(recorded.label());
    return new Finding(
        FindingCode.MODE_MISMATCH,
        environment,
        "configured as %s, recorded as %s.".formatted(configured.label(), recorded.label()),
        remedy);
  }

  static Finding unmanagedSchema(String environment, TargetState state) {
    return new Finding(
        FindingCode.UNMANAGED_SCHEMA,
        environment,
        "the journal is empty, but the schema is not (%s): %s."
            .formatted(state.place(), listed(state)),
        "Call baseline(\"%s\", revision) if these migrations are already there, or promote(\"%s\", history) if another tool keeps it; else point at an empty schema."
            .formatted(environment, environment));
  }

  private static String listed(TargetState state) {
    return String.join(", ", state.objects());
  }

  static Finding foreignJournal(String environment, TargetState state) {
    return new Finding(
        FindingCode.FOREIGN_JOURNAL,
        environment,
        "%s holds the journal of %s for this schema, and none of '%s'."
            .formatted(
                state.place(),
                state.otherJournals().stream()
                    .map(JournalKey::toString)
                    .collect(Collectors.joining("', '", "'", "'")),
                environment),
        "Check which database the environment is configured with. If it is a copy made on purpose, take it over with rebind(\"%s\")."
            .formatted(environment));
  }

  static Finding notRunnable(String environment, Migration migration, String why) {
    return new Finding(
        FindingCode.NOT_RUNNABLE, place(environment, migration.id()), why, "Change the migration.");
  }

  static Finding notContinuing(String environment, MigrationId id) {
    return new Finding(
        FindingCode.UNRELEASED,
        place(environment, id),
        "is applied there, but no release assigned to the environment contains it.",
        "Assign the release that contains it, or find out how it came there.");
  }

  static Finding unreachable(String environment, String message) {
    return new Finding(
        FindingCode.UNREACHABLE,
        environment,
        "could not be read, shown as last known: " + message,
        "Look at the connection; nothing was changed.");
  }

  static Finding renamed(String environment, MigrationId ours, MigrationId recorded) {
    return new Finding(
        FindingCode.COLLISION,
        place(environment, ours),
        "%s, of the same revision, is already applied under that name.".formatted(recorded),
        "Give the file back its name; if it is another migration, give it another revision.");
  }
}
