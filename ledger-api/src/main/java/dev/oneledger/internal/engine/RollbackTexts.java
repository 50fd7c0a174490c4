package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.Lineage;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.internal.engine.JournalState.Recorded;
import dev.oneledger.internal.journal.RollbackName;
import dev.oneledger.internal.sql.TransactionChoice;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Makes the migration that takes another one back, from the texts that belong together. */
final class RollbackTexts {
  private final Context context;
  private final AppRecord app;

  RollbackTexts(Context context) {
    this.context = context;
    this.app = context.appRecord();
  }

  /** A migration as the ledger has it registered. */
  Optional<Migration> registered(MigrationId id) {
    return app.registered(id)
        .map(pin -> context.texts().migrations(new Lineage(List.of(pin))).get(0));
  }

  /** The migration that takes this one back as the build has it, or else as it is registered. */
  Migration rollbackOf(MigrationId id) {
    Migration known =
        context
            .catalogue()
            .find(id)
            .or(() -> registered(id))
            .orElseThrow(() -> new LedgerException("Unknown migration '%s'.".formatted(id)));
    return rollbackOf(known, Set.of());
  }

  /**
   * The migration that takes this one back where it is applied: with the rollback text that was
   * recorded then, or the one it has been given since.
   *
   * @param taken ids that are in use there
   */
  Migration rollbackOf(MigrationId id, Recorded recorded, Collection<MigrationId> taken) {
    String hash = recorded.entry().detail(AppRecord.ROLLBACK);
    SqlText rollback = hash == null ? added(id, recorded) : recordedText(id, Hash.parse(hash));
    Hash applied = recorded.textHash();
    if (applied == null) {
      throw new LedgerException(
          "Migration '%s' is known by name only, so that nothing says what to take back. Write a migration that does."
              .formatted(id));
    }
    SqlText text =
        context
            .catalogue()
            .find(id)
            .map(Migration::apply)
            .filter(build -> build.textHash().equals(applied))
            .orElseGet(() -> context.texts().need(applied, "migration '%s'".formatted(id)));
    return rollbackOf(
        new Migration(id, text, rollback, isTransactional(text, id), "ledger: " + id), taken);
  }

  /** Applied without a rollback text: one that was written since may serve, for the same text. */
  private @Nullable SqlText added(MigrationId id, Recorded recorded) {
    return context
        .catalogue()
        .find(id)
        .or(() -> registered(id))
        .filter(known -> known.textHash().equals(recorded.textHash()))
        .map(Migration::rollback)
        .orElse(null);
  }

  private SqlText recordedText(MigrationId id, Hash hash) {
    SqlText build = context.catalogue().find(id).map(Migration::rollback).orElse(null);
    if (build == null) {
      return context.texts().need(hash, "the rollback of '%s'".formatted(id));
    }
    if (!build.textHash().equals(hash)) {
      throw new LedgerException(
          """
          The rollback text of '%s' is not the one that was recorded when it was applied:
            recorded  %s
            now       %s
          Put the file back; or write what you want to run as a migration of its own."""
              .formatted(id, hash, build.textHash()));
    }
    return build;
  }

  private Migration rollbackOf(Migration original, Collection<MigrationId> taken) {
    MigrationId id = original.id();
    if (RollbackName.isRollback(id)) {
      throw new LedgerException(
          "'%s' is a rollback itself: apply what it took back again with reapply(environment, \"%s\")."
              .formatted(id, RollbackName.original(id).orElseThrow()));
    }
    SqlText rollback = original.rollback();
    if (rollback == null) {
      throw new LedgerException(
          "Migration '%s' has no rollback text: write one beside it (%s.rollback.sql), or a migration that takes it back."
              .formatted(id, id));
    }
    return new Migration(
        name(original, rollback, taken),
        /* apply= */ rollback,
        /* rollback= */ original.apply(),
        isTransactional(rollback, id),
        "rollback of " + original.origin());
  }

  /** The one that the ledger has already, with these texts and not in use; else a new one. */
  private MigrationId name(Migration original, SqlText rollback, Collection<MigrationId> taken) {
    Set<MigrationId> known = new TreeSet<>(KnownIds.of(context, app));
    known.addAll(app.ids());
    known.addAll(taken);
    return app.ids().stream()
        .filter(id -> RollbackName.original(id).filter(original.id()::equals).isPresent())
        .filter(id -> !taken.contains(id) && isPinned(id, rollback.textHash()))
        .findFirst()
        .orElseGet(() -> RollbackName.of(original.id(), known));
  }

  private boolean isPinned(MigrationId id, Hash textHash) {
    return app.registered(id).filter(pin -> pin.textHash().equals(textHash)).isPresent();
  }

  private static boolean isTransactional(SqlText text, MigrationId id) {
    return TransactionChoice.isTransactional(text, "ledger: " + id);
  }
}
