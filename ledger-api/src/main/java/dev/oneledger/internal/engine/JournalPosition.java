package dev.oneledger.internal.engine;

import dev.oneledger.EntryKind;
import dev.oneledger.Environment;
import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalEntry.Subject;
import dev.oneledger.JournalKey;
import dev.oneledger.Migration;
import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import dev.oneledger.spi.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** By the journal of a managed environment: its last entry about a migration. */
final class JournalPosition implements CatalogPosition {
  private static final String NOTHING = "0";

  private final Context context;
  private final Target target;
  private final JournalKey key;

  JournalPosition(Context context, Environment environment, Target target) {
    this.context = context;
    this.target = target;
    this.key = context.journalOf(environment.name());
  }

  @Override
  public String known() {
    return now();
  }

  @Override
  public String now() {
    return last(target.read(key, 0)).map(JournalPosition::of).orElse(NOTHING);
  }

  private static Optional<JournalEntry> last(List<JournalEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.kind().status().isEmpty())
        .reduce((earlier, later) -> later);
  }

  private static String of(JournalEntry entry) {
    return entry.sequence() + " " + entry.chain().hash();
  }

  @Override
  public boolean isMoving() {
    return last(target.read(key, 0)).filter(entry -> isUnfinished(entry.kind())).isPresent();
  }

  private static boolean isUnfinished(EntryKind kind) {
    return kind == EntryKind.STARTED || kind == EntryKind.STATEMENT_DONE;
  }

  @Override
  public List<SqlText> appliedSince(String position) {
    long from = Long.parseLong(position.split(" ", 2)[0]);
    List<SqlText> texts = new ArrayList<>();
    for (JournalEntry entry : target.read(key, from)) {
      Subject subject = entry.subject();
      if (entry.kind() == EntryKind.APPLIED && subject != null) {
        text(subject).ifPresent(texts::add);
      }
    }
    return texts;
  }

  private Optional<SqlText> text(Subject subject) {
    Hash hash = subject.textHash();
    return context
        .catalogue()
        .find(MigrationId.parse(subject.migration()))
        .map(Migration::apply)
        .filter(text -> text.textHash().equals(hash))
        .or(() -> context.texts().find(hash));
  }
}
