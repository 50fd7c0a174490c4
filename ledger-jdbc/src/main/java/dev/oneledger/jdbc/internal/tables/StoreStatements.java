package dev.oneledger.jdbc.internal.tables;

import dev.oneledger.Hash;
import dev.oneledger.LedgerException;
import dev.oneledger.SqlText;
import dev.oneledger.internal.waiting.Patience;
import dev.oneledger.jdbc.internal.Connections;
import dev.oneledger.jdbc.internal.EntryChain;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.spi.Deadline;
import dev.oneledger.spi.JournalMovedException;
import dev.oneledger.spi.LockHolder;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** The ledger store's statements, through JDBI. Thread-safe. */
final class StoreStatements {
  /**
   * Creating three tables takes milliseconds, and so does an append: who waits longer is behind
   * something broken.
   */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** So many parameters every driver takes in one statement. */
  private static final int HASHES_AT_ONCE = 5_000;

  private final Connections connections;
  private final LedgerTables tables;

  StoreStatements(Connections connections, LedgerTables tables) {
    this.connections = connections;
    this.tables = tables;
  }

  Map<Hash, SqlText> texts(Set<Hash> hashes) {
    List<String> asked = hashes.stream().map(Hash::toString).sorted().toList();
    List<SqlText> found =
        reading(
            List.of(),
            handle -> {
              List<SqlText> all = new ArrayList<>();
              for (int from = 0; from < asked.size(); from += HASHES_AT_ONCE) {
                int to = Math.min(asked.size(), from + HASHES_AT_ONCE);
                all.addAll(texts(handle, asked.subList(from, to)));
              }
              return all;
            });
    Map<Hash, SqlText> texts = new HashMap<>();
    found.forEach(text -> texts.put(text.textHash(), text));
    return texts;
  }

  private List<SqlText> texts(Handle handle, List<String> hashes) {
    String hash = tables.sql().column("hash");
    String content = tables.sql().column("content");
    return handle
        .createQuery(
            "SELECT %1$s, %2$s FROM %3$s WHERE %1$s IN (<hashes>)"
                .formatted(hash, content, tables.text()))
        .bindList("hashes", hashes)
        .map((row, context) -> text(row.getString("hash"), row.getString("content")))
        .list();
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

  /** Where two appends got into each other's way, the loser has written nothing and tries again. */
  void append(StoreAppend append) {
    Patience patience = new Patience(Deadline.in(LONGEST));
    boolean created = false;
    while (true) {
      try {
        if (inTransaction(append)) {
          return;
        }
        createTables();
      } catch (JdbiException failed) {
        SQLException error = sqlError(failed);
        if (!created && tables.rules().isMissingTable(error)) {
          createFor(append.chain());
          created = true;
        } else if (!isCollision(failed, error) || !patience.pause(StoreStatements::another)) {
          throw refused(append.chain(), error);
        }
      }
    }
  }

  private boolean isCollision(JdbiException failed, SQLException error) {
    return failed instanceof StoreAppend.SameTextException || tables.rules().isCollision(error);
  }

  private static LockHolder another() {
    return LockHolder.unknown("another append");
  }

  private void createFor(EntryChain chain) {
    if (!chain.isBeginning()) {
      throw new JournalMovedException(chain.key());
    }
    createTables();
  }

  private boolean inTransaction(StoreAppend append) {
    return onHandle(handle -> handle.inTransaction(isolation(), append::run));
  }

  /** JDBI throws what fails while it closes as it is: a checked exception that nobody declares. */
  private <R> R onHandle(Function<Handle, R> work) {
    try (Session session = Session.open(connections, tables.rules());
        Handle handle = Jdbi.open(session.connection())) {
      return work.apply(handle);
    } catch (RuntimeException failed) {
      throw failed;
    } catch (Exception undeclared) {
      throw new CloseException("Closing failed", undeclared);
    }
  }

  private TransactionIsolationLevel isolation() {
    return TransactionIsolationLevel.valueOf(tables.sql().isolation());
  }

  private void createTables() {
    try (Session session = Session.open(connections, tables.rules())) {
      tables.ensure(session, Deadline.in(LONGEST));
    }
  }

  private LedgerException refused(EntryChain chain, SQLException error) {
    if (tables.rules().isUniqueViolation(error)) {
      return new JournalMovedException(chain.key());
    }
    return tables.rules().isDenied(error)
        ? tables.appendDenied(error)
        : tables.rules().translate("Appending to " + tables.journal(), error);
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
