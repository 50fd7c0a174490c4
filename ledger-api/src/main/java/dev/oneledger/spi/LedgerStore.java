package dev.oneledger.spi;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where the ledger lives: its own journals, copies of environment journals, and texts by SHA-256.
 * Reading creates nothing. Thread-safe.
 *
 * <p>Every method throws {@link dev.oneledger.LedgerUnreachableException} if the store cannot be
 * reached.
 */
public interface LedgerStore {

  /** The last entry of every journal of the app that is kept here; empty if there is none. */
  Map<JournalKey, JournalEntry> heads(String app);

  /** The entries of one journal after a sequence number, in order; empty if there are none. */
  List<JournalEntry> read(JournalKey key, long afterSequence);

  /**
   * Appends entries to one journal and keeps texts, all or nothing. Texts already kept are left
   * alone.
   *
   * @param entries consecutive entries of one journal; the first must follow that journal's last
   * @param texts texts the entries speak of
   * @throws JournalMovedException if the first entry does not follow the journal's last entry;
   *     nothing was written
   */
  void append(List<JournalEntry> entries, Collection<SqlText> texts);

  /**
   * Appends entries of an environment journal to the ledger's copy of it, all or nothing. A copy is
   * kept apart from journals, also where a managed environment's own journal is in the same
   * database: {@link #heads} and {@link #read} know it by its own key, and its entries keep theirs.
   *
   * @param copy which copy: {@link JournalKey#copy} of the entries' app and environment, in some
   *     generation
   * @param entries consecutive entries of one environment journal; the first must follow the copy's
   *     last
   * @throws JournalMovedException if the first entry does not follow the copy's last entry; nothing
   *     was written
   */
  void copy(JournalKey copy, List<JournalEntry> entries);

  /** The texts kept under these hashes; hashes that are unknown here are absent from the result. */
  Map<Hash, SqlText> texts(Set<Hash> hashes);
}
