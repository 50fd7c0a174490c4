package dev.oneledger.memory;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.EnvironmentClaims;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Target;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A ledger store that lasts as long as the process. It refuses what a database refuses and keeps
 * entries exactly as given, so that their hashes hold. Thread-safe.
 */
public final class InMemoryLedgerStore
    implements LedgerStore, SharedJournals, SelectedHeads, EnvironmentClaims {
  private final Journals journals;
  private final Reachability reachability;
  private final @Nullable InMemoryTarget database;

  /** Guards the journals, also against the target that has them. */
  private final Object lock;

  private final Map<Hash, SqlText> texts = new HashMap<>();
  private final Claims claims = new Claims();

  /** An empty store. */
  public InMemoryLedgerStore() {
    this.journals = new Journals();
    this.reachability = new Reachability("The in-memory ledger store");
    this.database = null;
    this.lock = this;
  }

  private InMemoryLedgerStore(InMemoryTarget database) {
    this.journals = database.journals();
    this.reachability = database.reachability();
    this.database = database;
    this.lock = database;
  }

  /**
   * A store in a managed environment's own database: its journals are among those of the store, and
   * neither answers while the other does not.
   */
  public static InMemoryLedgerStore in(InMemoryTarget database) {
    return new InMemoryLedgerStore(database);
  }

  @Override
  public Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys) {
    synchronized (lock) {
      reachability.check();
      Map<JournalKey, JournalEntry> heads = new TreeMap<>();
      for (JournalKey key : keys) {
        JournalEntry head = journals.head(key);
        if (head != null) {
          heads.put(key, head);
        }
      }
      return Collections.unmodifiableMap(heads);
    }
  }

  @Override
  public EnvironmentClaim claim(String app, List<String> environments, int most) {
    reachability.check();
    return claims.take(app, environments, most);
  }

  @Override
  public boolean sharesJournalsWith(Target target) {
    return target == database;
  }

  @Override
  public Map<JournalKey, JournalEntry> heads(String app) {
    synchronized (lock) {
      reachability.check();
      return Collections.unmodifiableSortedMap(journals.heads(app));
    }
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    synchronized (lock) {
      reachability.check();
      return journals.read(key, afterSequence);
    }
  }

  @Override
  public void append(List<JournalEntry> entries, Collection<SqlText> newTexts) {
    synchronized (lock) {
      reachability.check();
      JournalKey key = Succession.requireConsecutive(entries);
      journals.requireNext(key, entries);
      journals.append(key, entries);
      newTexts.forEach(text -> texts.putIfAbsent(text.textHash(), text));
    }
  }

  @Override
  public void copy(JournalKey copy, List<JournalEntry> entries) {
    synchronized (lock) {
      reachability.check();
      Succession.requireCopy(copy, Succession.requireConsecutive(entries));
      journals.requireNext(copy, entries);
      journals.append(copy, entries);
    }
  }

  @Override
  public Map<Hash, SqlText> texts(Set<Hash> hashes) {
    synchronized (lock) {
      reachability.check();
      Map<Hash, SqlText> found = new HashMap<>(texts);
      found.keySet().retainAll(hashes);
      return Collections.unmodifiableMap(found);
    }
  }

  /** Makes every call fail with {@link dev.oneledger.LedgerUnreachableException}, or work again. */
  public InMemoryLedgerStore unreachable(boolean unreachable) {
    reachability.set(unreachable);
    return this;
  }

  /** Everything kept here now, as a backup. */
  public Snapshot snapshot() {
    synchronized (lock) {
      return new Snapshot(new Contents(journals.copy(), Map.copyOf(texts)));
    }
  }

  /** Goes back to what a snapshot holds, of this store or another. */
  public void restore(Snapshot snapshot) {
    synchronized (lock) {
      journals.replaceWith(snapshot.contents.journals);
      texts.clear();
      texts.putAll(snapshot.contents.texts);
    }
  }

  private record Contents(Map<JournalKey, List<JournalEntry>> journals, Map<Hash, SqlText> texts) {}

  /** What a store held at one moment. Immutable; equal if the same was held. */
  public static final class Snapshot {
    private final Contents contents;

    private Snapshot(Contents contents) {
      this.contents = contents;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Snapshot snapshot && contents.equals(snapshot.contents);
    }

    @Override
    public int hashCode() {
      return contents.hashCode();
    }

    /** The snapshot's contents, for failure messages. */
    @Override
    public String toString() {
      return contents.toString();
    }
  }
}
