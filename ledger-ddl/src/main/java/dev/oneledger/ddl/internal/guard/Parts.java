package dev.oneledger.ddl.internal.guard;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Slots that statements tie together, in groups. */
final class Parts {
  private final Map<Integer, Integer> parents = new HashMap<>();

  /** Puts these into one group. */
  void join(Collection<Integer> slots) {
    Integer first = null;
    for (Integer slot : slots) {
      if (first == null) {
        first = slot;
      }
      parents.put(root(slot), root(first));
    }
  }

  /** The group of a slot, which goes by one of its slots. */
  int of(int slot) {
    return root(slot);
  }

  private int above(int slot) {
    return parents.getOrDefault(slot, slot);
  }

  private int root(int slot) {
    int at = slot;
    for (int up = above(at); up != at; up = above(at)) {
      at = up;
    }
    parents.put(slot, at);
    return at;
  }
}
