package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.EntryRows;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The ledger store's statements, through JDBI. Thread-safe. */
final class StoreStatements {
  /** Creating three tables takes milliseconds: who waits longer is behind something broken. */
  private static final Duration CREATION = Duration.ofSeconds(30);

  private final DataSource dataSource;
  private final LedgerTables tables;

  StoreStatements(DataSource dataSource, LedgerTables tables) {
    this.dataSource = dataSource;
    this.tables = tables;
  }

  List<JournalEntry> read(JournalKey key, long afterSequence) {
    String sql =
        """
        SELECT %s, (SELECT version FROM %s) AS format FROM %s
        WHERE app = :app AND journal = :journal AND sequence > :after ORDER BY sequence\
        """
            .formatted(EntryRows.COLUMNS, tables.format(), tables.journal());
    return reading(
        List.of(),
        handle ->
            handle
                .createQuery(sql)
                .bind("app", key.app())
                .bind("journal", key.journal())
                .bind("after", afterSequence)
                .map(
                    (row, context) -> {
                      tables.checkFormat(row.getInt("format"));
                      return EntryRows.read(row);
                    })
                .list());
  }

  Map<Hash, SqlText> texts(Set<Hash> hashes) {
    String sql = "SELECT hash, content FROM %s WHERE hash = ANY(:hashes)".formatted(tables.text());
    List<SqlText> found =
        reading(
            List.of(),
            handle ->
                handle
                    .registerArrayType(String.class, "text")
                    .createQuery(sql)
                    .bindArray("hashes", String.class, hashes.stream().map(Hash::toString).toList())
                    .map((row, context) -> text(row.getString("hash"), row.getString("content")))
                    .list());
    Map<Hash, SqlText> texts = new HashMap<>();
    found.forEach(text -> texts.put(text.textHash(), text));
    return texts;
  }

  private SqlText text(String hash, String content) {
    SqlText text = SqlText.of(content);
    if (!text.textHash().toString().equals(hash)) {
      throw new LedgerException(
          "A text in %s was altered.\n  expected %s\n  found    %s\nPut the row back from a backup."
              .formatted(tables.text(), hash, text.textHash()));
    }
    return text;
  }

  void append(StoreAppend append) {
    EntryChain chain = append.chain();
    try {
      inTransaction(append);
    } catch (JdbiException failed) {
      if (!PostgresErrors.isMissingTable(sqlError(failed))) {
        throw refused(chain, failed);
      }
      if (!chain.isBeginning()) {
        throw new JournalMovedException(chain.key());
      }
      createTables();
      again(append);
    }
  }

  private void again(StoreAppend append) {
    try {
      inTransaction(append);
    } catch (JdbiException failed) {
      throw refused(append.chain(), failed);
    }
  }

  private void inTransaction(StoreAppend append) {
    onHandle(
        handle -> {
          handle.useTransaction(TransactionIsolationLevel.READ_COMMITTED, append::run);
          return append;
        });
  }

  /** JDBI throws what fails while it closes as it is: a checked exception that nobody declares. */
  private <R> R onHandle(Function<Handle, R> work) {
    try (Session session = Session.open(dataSource);
        Handle handle = Jdbi.open(session.connection())) {
      return work.apply(handle);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception undeclared) {
      throw new CloseException("Closing failed", undeclared);
    }
  }

  private void createTables() {
    try (Session session = Session.open(dataSource)) {
      tables.ensure(session, Deadline.in(CREATION));
    }
  }

  private LedgerException refused(EntryChain chain, JdbiException failed) {
    SQLException error = sqlError(failed);
    if (PostgresErrors.isUniqueViolation(error)) {
      return new JournalMovedException(chain.key());
    }
    return PostgresErrors.isDenied(error)
        ? tables.denied("append", "USAGE on the schema, SELECT and INSERT on its tables", error)
        : PostgresErrors.translate("Appending to " + tables.journal(), error);
  }

  private <R> R reading(R nothing, Function<Handle, R> read) {
    try {
      return onHandle(read);
    } catch (JdbiException failed) {
      LedgerException unreadable = tables.unreadable(sqlError(failed));
      if (unreadable == null) {
        return nothing;
      }
      throw unreadable;
    }
  }

  private static SQLException sqlError(JdbiException failed) {
    for (Throwable cause = failed.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException error) {
        return error;
      }
    }
    throw failed;
  }
}
