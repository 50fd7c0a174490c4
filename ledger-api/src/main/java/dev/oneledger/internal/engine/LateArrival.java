package dev.oneledger.internal.engine;

import dev.oneledger.Adoption;
import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.MigrationId;
import dev.oneledger.internal.journal.EntryDraft;
import dev.oneledger.internal.journal.JournalWriter;
import dev.oneledger.spi.Target;
import java.util.List;
import java.util.Map;

/**
 * A migration that the former tool applied in an environment that is managed already: it counts as
 * applied from now on, so that no sync runs it again.
 */
final class LateArrival {
  private final Context context;
  private final Target target;
  private final VerifiedJournal own;

  LateArrival(Context context, Environment environment) {
    this.context = context;
    this.target = Operations.targetOf(environment);
    JournalKey key = context.journalOf(environment.name());
    this.own =
        new VerifiedJournal(
            context, target, key, "Nothing was adopted in '%s'".formatted(environment.name()));
  }

  void write(Subject subject, String key, Adoption adoption) {
    List<JournalEntry> journal = own.read();
    MigrationId id = MigrationId.parse(subject.migration());
    if (journal.isEmpty()) {
      throw new LedgerException(
          own.refused() + ": it has no journal yet. Call promote(environment, history) first.");
    }
    if (JournalState.of(journal).isApplied(id)) {
      throw new LedgerException(
          "%s: %s is applied there by the journal already.".formatted(own.refused(), id));
    }
    EntryDraft draft =
        new EntryDraft(
            EntryKind.BASELINED,
            subject,
            Map.of(Taken.THEIRS, key, Taken.ADOPTED, "yes", EnvironmentRecord.WHY, adoption.why()));
    own.append(
        "adopt",
        List.of(
            new JournalWriter(own.key(), journal)
                .next(draft, context.stamps().nowBy(adoption.who()))));
    new JournalCopy(context, target, String.valueOf(own.key().environmentName())).update();
  }
}
