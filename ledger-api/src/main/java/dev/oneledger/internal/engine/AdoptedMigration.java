package dev.oneledger.internal.engine;

import dev.oneledger.Adoption;
import dev.oneledger.Finding;
import dev.oneledger.FindingCode;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.Revision;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.internal.sql.TransactionChoice;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import dev.oneledger.spi.Verdict;
import dev.oneledger.spi.Verdict.Outcome;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a row of another tool's history becomes in the ledger: a migration we have, or a new one.
 */
final class AdoptedMigration {
  private static final String UNNAMED = "adopted";
  private static final int LONGEST_SLUG = 150;

  private final Context context;
  private final HistorySeen seen;
  private final HistoryRow row;
  private final Adoption adoption;
  private final AppRecord app;
  private final MigrationId id;
  private final @Nullable Migration migration;
  private final boolean isNew;

  /**
   * Decides what it becomes; writes nothing.
   *
   * @throws LedgerException if it did not run there, its name is taken, or their checksum says that
   *     the text is another
   */
  AdoptedMigration(Context context, HistorySeen seen, HistoryRow row, Adoption adoption) {
    this.context = context;
    this.seen = seen;
    this.row = row;
    this.adoption = adoption;
    this.app = context.appRecord();
    if (row.state() != HistoryState.APPLIED) {
      throw refused("it did not simply run there, but is " + HistoryWords.label(row.state()));
    }
    this.id = chosenId();
    Optional<Migration> ours = ours();
    this.isNew = ours.isEmpty();
    this.migration = isNew ? created() : ours.get();
    refuseContradiction();
    refuseTaken();
    refuseOtherText();
  }

  MigrationId id() {
    return id;
  }

  /** The migration with its text; null if it is known by name only. */
  @Nullable Migration migration() {
    return migration;
  }

  /** Whether the ledger did not know it so far. */
  boolean isNew() {
    return isNew;
  }

  private LedgerException refused(String why) {
    return new LedgerException(
        "'%s' of %s was not adopted: %s."
            .formatted(Shown.text(row.key()), seen.reading().source(), Shown.text(why)));
  }

  private MigrationId chosenId() {
    if (adoption.id() != null) {
      return MigrationId.parse(adoption.id());
    }
    MigrationId theirs = row.id();
    Revision revision = theirs == null ? null : theirs.revision();
    if (theirs != null && revision == null) {
      return theirs;
    }
    String slug = theirs == null || theirs.slug().isEmpty() ? slugOf(row.key()) : theirs.slug();
    return MigrationId.versioned(
        revision == null ? next() : Revision.parse(revision.canonical()), slug);
  }

  private Revision next() {
    NavigableSet<MigrationId> known = KnownIds.of(context, app);
    known.addAll(app.ids());
    seen.record().adopted().values().forEach(adopted -> known.add(adopted.id()));
    return RollbackName.nextRevision(known);
  }

  /** A key, as far as its characters and its length can be in a slug. */
  private static String slugOf(String key) {
    String cut = key.substring(Math.max(0, key.length() - LONGEST_SLUG));
    String name =
        cut.replaceAll("[^\\p{L}\\p{M}\\p{N}_.-]+", "_").replaceAll("^[_.-]+|[_.-]+$", "");
    boolean isNumber = Revision.isRevision(name);
    return name.isEmpty() || isNumber ? UNNAMED : name;
  }

  private Optional<Migration> ours() {
    return seen.expectation().migrations().stream()
        .filter(known -> known.id().equals(id))
        .findFirst()
        .or(() -> context.catalogue().find(id))
        .or(
            () ->
                app.registered(id)
                    .map(pin -> context.texts().migrations(new Lineage(List.of(pin))).get(0)));
  }

  private @Nullable Migration created() {
    SqlText text = adoption.sql() == null ? row.text() : SqlText.of(adoption.sql());
    String origin = "adopted: " + row.key();
    return text == null
        ? null
        : new Migration(id, text, null, TransactionChoice.isTransactional(text, origin), origin);
  }

  /** Nothing else may stand for ours, and a new one may not take a revision that is ours. */
  private void refuseTaken() {
    for (Comparison comparison : seen.comparisons()) {
      HistoryRow other = comparison.theirs();
      boolean sameId = id.equals(comparison.id());
      if (sameId && other != null && !other.key().equals(row.key()) && !isCollision(comparison)) {
        throw refused("%s is '%s' there already".formatted(id, other.key()));
      }
    }
    Revision revision = id.revision();
    if (isNew && revision != null) {
      KnownIds.of(context, app).stream()
          .filter(known -> Objects.equals(known.revision(), revision))
          .findFirst()
          .ifPresent(
              known -> {
                throw refused(
                    "revision %s is our %s; say which is meant with as(\"%s\"), or give it another name"
                        .formatted(revision, known, known));
              });
    }
  }

  private static boolean isCollision(Comparison comparison) {
    Finding finding = comparison.finding();
    return finding != null && finding.code() == FindingCode.COLLISION;
  }

  /** A text that is given for a migration we have must be its text. */
  private void refuseContradiction() {
    String given = adoption.sql();
    if (!isNew && given != null && migration != null) {
      SqlText text = SqlText.of(given);
      if (!text.equals(migration.apply())) {
        throw refused(
            "%s is ours with another text than the one given (ours %s, given %s); leave the text out, or give it another name with as(...)"
                .formatted(id, migration.textHash().shortForm(), text.textHash().shortForm()));
      }
    }
  }

  private void refuseOtherText() {
    if (migration == null) {
      return;
    }
    Verdict verdict = row.checksum().judge(migration, seen.expectation().migrations());
    if (verdict.outcome() == Outcome.MISMATCH) {
      throw refused(
          """
          the text is not the one that ran there, by %s:
            there  %s
            %s  %s"""
              .formatted(
                  verdict.algorithm(),
                  verdict.theirs(),
                  isNew ? "given" : "ours ",
                  verdict.ours()));
    }
  }
}
