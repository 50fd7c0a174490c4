package dev.oneledger.internal.engine;

import dev.oneledger.JournalEntry;
import dev.oneledger.JournalKey;
import dev.oneledger.spi.SelectedHeads;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The last entries of all journals that are about some environments. */
final class EnvironmentHeads {
  private EnvironmentHeads() {}

  /**
   * A second question is asked where a copy is of a later generation than the first, and the store
   * did not tell of it by itself.
   */
  static Map<JournalKey, JournalEntry> of(
      SelectedHeads store, String app, Collection<String> environments) {
    List<JournalKey> keys = new ArrayList<>();
    for (String environment : environments) {
      keys.add(JournalKey.ledger(app, environment));
      keys.add(JournalKey.environment(app, environment));
      keys.add(JournalKey.copy(app, environment, 1));
    }
    Map<JournalKey, JournalEntry> heads = new HashMap<>(store.headsOf(keys));
    List<JournalKey> later = new ArrayList<>();
    for (String environment : environments) {
      int generation = EnvironmentRecord.generation(heads, app, environment);
      JournalKey copy = JournalKey.copy(app, environment, generation);
      if (generation > 1 && !heads.containsKey(copy)) {
        later.add(copy);
      }
    }
    if (!later.isEmpty()) {
      heads.putAll(store.headsOf(later));
    }
    return heads;
  }
}
