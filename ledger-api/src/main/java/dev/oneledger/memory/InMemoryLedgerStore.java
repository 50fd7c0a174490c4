package dev.oneledger.memory;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.SqlText;
import dev.oneledger.internal.journal.Succession;
import dev.oneledger.spi.ClaimingStore;
import dev.oneledger.spi.EnvironmentClaim;
import dev.oneledger.spi.SelectiveStore;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A ledger store that lasts as long as the process. It refuses what a database refuses and keeps
 * entries exactly as given, so that their hashes hold. Thread-safe.
 */
public final class InMemoryLedgerStore implements ClaimingStore, SelectiveStore {
  private final Journals journals = new Journals();
  private final Map<Hash, SqlText> texts = new HashMap<>();
  private final Claims claims = new Claims();
  private final Reachability reachability = new Reachability("The in-memory ledger store");

  /** An empty store. */
  public InMemoryLedgerStore() {}

  @Override
  public synchronized Map<JournalKey, JournalEntry> heads(String app) {
    reachability.check();
    return Collections.unmodifiableSortedMap(journals.heads(app));
  }

  @Override
  public synchronized Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys) {
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

  @Override
  public EnvironmentClaim claim(String app, List<String> environments, int most) {
    reachability.check();
    return claims.take(app, environments, most);
  }

  @Override
  public synchronized List<JournalEntry> read(JournalKey key, long afterSequence) {
    reachability.check();
    return journals.read(key, afterSequence);
  }

  @Override
  public synchronized void append(List<JournalEntry> entries, Collection<SqlText> newTexts) {
    reachability.check();
    JournalKey key = Succession.requireConsecutive(entries);
    journals.requireNext(key, entries);
    journals.append(key, entries);
    newTexts.forEach(text -> texts.putIfAbsent(text.textHash(), text));
  }

  @Override
  public synchronized void copy(JournalKey copy, List<JournalEntry> entries) {
    reachability.check();
    Succession.requireCopy(copy, Succession.requireConsecutive(entries));
    journals.requireNext(copy, entries);
    journals.append(copy, entries);
  }

  @Override
  public synchronized Map<Hash, SqlText> texts(Set<Hash> hashes) {
    reachability.check();
    Map<Hash, SqlText> found = new HashMap<>(texts);
    found.keySet().retainAll(hashes);
    return Collections.unmodifiableMap(found);
  }

  /** Makes every call fail with {@link dev.oneledger.LedgerUnreachableException}, or work again. */
  public InMemoryLedgerStore unreachable(boolean unreachable) {
    reachability.set(unreachable);
    return this;
  }

  /** Everything kept here now, as a backup. */
  public synchronized Snapshot snapshot() {
    return new Snapshot(new Contents(journals.copy(), Map.copyOf(texts)));
  }

  /** Goes back to what a snapshot holds, of this store or another. */
  public synchronized void restore(Snapshot snapshot) {
    journals.replaceWith(snapshot.contents.journals);
    texts.clear();
    texts.putAll(snapshot.contents.texts);
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
