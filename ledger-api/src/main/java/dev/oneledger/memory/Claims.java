package dev.oneledger.memory;

import dev.oneledger.JournalKey;
import dev.oneledger.spi.EnvironmentClaim;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Which environments somebody works on. Thread-safe. */
final class Claims {
  private final Set<JournalKey> held = new HashSet<>();

  synchronized EnvironmentClaim take(String app, List<String> environments, int most) {
    List<String> taken =
        new LinkedHashSet<>(environments)
            .stream()
                .filter(name -> !held.contains(JournalKey.environment(app, name)))
                .limit(most)
                .toList();
    Set<JournalKey> keys = new HashSet<>();
    taken.forEach(name -> keys.add(JournalKey.environment(app, name)));
    held.addAll(keys);
    return new Held(taken, keys);
  }

  private synchronized void release(Set<JournalKey> keys) {
    held.removeAll(keys);
    keys.clear();
  }

  private final class Held implements EnvironmentClaim {
    private final List<String> names;
    private final Set<JournalKey> keys;

    Held(List<String> names, Set<JournalKey> keys) {
      this.names = names;
      this.keys = keys;
    }

    @Override
    public List<String> environments() {
      return names;
    }

    @Override
    public void close() {
      release(keys);
    }
  }
}
