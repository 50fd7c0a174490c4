package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.spi.JournalMovedException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/**
 * One append, within the transaction of its handle. Two appends to one journal at once meet at the
 * primary key; texts go in by ascending hash, so that appends to different journals cannot
 * deadlock. A copy is stored under a name of its own; see {@link EntryRows}.
 */
record StoreAppend(
    LedgerTables tables, JournalKey stored, EntryChain chain, Collection<SqlText> texts) {

  /**
   * Writes it.
   *
   * @return false if the tables are not finished; nothing was written
   */
  boolean run(Handle handle) {
    HeadCheck check = new HeadCheck(tables);
    HeadCheck.Found found =
        handle
            .createQuery(check.sql(":app", ":journal"))
            .bind("app", stored.app())
            .bind("journal", stored.journal())
            .map((row, context) -> check.read(row))
            .findOne()
            .orElse(null);
    if (found == null) {
      return false;
    }
    if (!chain.follows(found.sequence(), found.hash())) {
      throw new JournalMovedException(stored);
    }
    insertEntries(handle);
    insertTexts(handle);
    return true;
  }

  private void insertEntries(Handle handle) {
    String parameters = String.join(", ", Collections.nCopies(EntryRows.COLUMNS.size(), "?"));
    String sql = "%s VALUES (%s)".formatted(tables.insertEntries(), parameters);
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      chain.entries().forEach(entry -> bind(batch, entry));
      batch.execute();
    }
  }

  private void bind(PreparedBatch batch, JournalEntry entry) {
    List<@Nullable Object> values = EntryRows.values(stored, entry, tables.sql().time());
    for (int i = 0; i < values.size(); i++) {
      batch.bind(i, values.get(i));
    }
    batch.add();
  }

  private void insertTexts(Handle handle) {
    if (texts.isEmpty()) {
      return;
    }
    List<SqlText> ordered =
        texts.stream().sorted(Comparator.comparing(text -> text.textHash().toString())).toList();
    try (PreparedBatch batch = handle.prepareBatch(tables.insertTextIfAbsent())) {
      ordered.forEach(text -> batch.bind(0, text.textHash().toString()).bind(1, text.text()).add());
      batch.execute();
    } catch (UnableToExecuteStatementException failed) {
      throw failed.getCause() instanceof SQLException error
              && tables.rules().isUniqueViolation(error)
          ? new SameTextException(failed)
          : failed;
    }
  }

  /** Another append kept one of the texts at the same moment. */
  static final class SameTextException extends JdbiException {
    private static final long serialVersionUID = 1L;

    SameTextException(UnableToExecuteStatementException failed) {
      super(failed);
    }
  }
}
