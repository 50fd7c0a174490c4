package dev.oneledger.internal.engine;

import dev.oneledger.Hash;
import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.LedgerUnreachableException;
import dev.oneledger.SqlText;
import dev.oneledger.spi.LedgerStore;
import dev.oneledger.spi.SelectedHeads;
import dev.oneledger.spi.SharedJournals;
import dev.oneledger.spi.Target;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ledger store during one call of the ledger. Once it does not answer it is not asked again: a
 * start that goes on without it waits for its time-out once. That it is the store which does not
 * answer, and not a target, is told by {@link LedgerSilentException}. For one thread.
 */
final class OneCallStore implements LedgerStore, SharedJournals, SelectedHeads {
  private final LedgerStore store;
  private @Nullable LedgerUnreachableException silence;

  OneCallStore(LedgerStore store) {
    this.store = store;
  }

  private <R> R ask(Supplier<R> question) {
    if (silence != null) {
      throw new LedgerSilentException(silence);
    }
    try {
      return question.get();
    } catch (LedgerUnreachableException unreachable) {
      silence = unreachable;
      throw new LedgerSilentException(unreachable);
    }
  }

  @Override
  public boolean sharesJournalsWith(Target target) {
    return store instanceof SharedJournals shared && shared.sharesJournalsWith(target);
  }

  @Override
  public Map<JournalKey, JournalEntry> heads(String app) {
    // What every start asks is asked without a lambda.
    if (silence != null) {
      throw new LedgerSilentException(silence);
    }
    try {
      return store.heads(app);
    } catch (LedgerUnreachableException unreachable) {
      silence = unreachable;
      throw new LedgerSilentException(unreachable);
    }
  }

  /** Where the store cannot choose, it is asked for all, and all is told. */
  @Override
  public Map<JournalKey, JournalEntry> headsOf(Collection<JournalKey> keys) {
    // What every start asks is asked without a lambda.
    if (silence != null) {
      throw new LedgerSilentException(silence);
    }
    try {
      return store instanceof SelectedHeads some ? some.headsOf(keys) : allOf(keys);
    } catch (LedgerUnreachableException unreachable) {
      silence = unreachable;
      throw new LedgerSilentException(unreachable);
    }
  }

  private Map<JournalKey, JournalEntry> allOf(Collection<JournalKey> keys) {
    Set<String> apps = new HashSet<>();
    for (JournalKey key : keys) {
      apps.add(key.app());
    }
    Map<JournalKey, JournalEntry> all = new HashMap<>();
    for (String app : apps) {
      all.putAll(store.heads(app));
    }
    return all;
  }

  @Override
  public List<JournalEntry> read(JournalKey key, long afterSequence) {
    return ask(() -> store.read(key, afterSequence));
  }

  @Override
  public void append(List<JournalEntry> entries, Collection<SqlText> texts) {
    ask(
        () -> {
          store.append(entries, texts);
          return entries;
        });
  }

  @Override
  public void copy(JournalKey copy, List<JournalEntry> entries) {
    ask(
        () -> {
          store.copy(copy, entries);
          return entries;
        });
  }

  @Override
  public Map<Hash, SqlText> texts(Set<Hash> hashes) {
    return ask(() -> store.texts(hashes));
  }
}
