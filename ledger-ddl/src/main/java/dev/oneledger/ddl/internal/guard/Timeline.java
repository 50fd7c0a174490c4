package dev.oneledger.ddl.internal.guard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The slots of a migration, and which state each is in after which statement. */
final class Timeline {
  private final Map<Slot, SlotHistory> histories = new LinkedHashMap<>();
  private final Map<Slot, TreeMap<Integer, Integer>> moves = new LinkedHashMap<>();

  Timeline(List<Judgement> judgements, Canonical forms) {
    for (int i = 0; i < judgements.size(); i++) {
      for (SlotChange change : judgements.get(i).moves()) {
        SlotHistory history =
            histories.computeIfAbsent(
                change.slot(),
                slot -> new SlotHistory(slot, histories.size() + 1, change.before(forms)));
        moves
            .computeIfAbsent(change.slot(), slot -> new TreeMap<>())
            .put(i, history.moveTo(change.after(forms)));
      }
    }
  }

  List<SlotHistory> histories() {
    return List.copyOf(histories.values());
  }

  boolean knows(Slot slot) {
    return histories.containsKey(slot);
  }

  /** What a statement moves and relies on. */
  List<Touch> touches(int statement, Judgement judgement) {
    List<Touch> touches = new ArrayList<>();
    judgement.moves().forEach(change -> touches.add(touch(statement, change.slot())));
    judgement.relies().forEach(slot -> touches.add(touch(statement, slot)));
    return touches;
  }

  private Touch touch(int statement, Slot slot) {
    SlotHistory history = histories.get(slot);
    TreeMap<Integer, Integer> states = moves.get(slot);
    if (history == null || states == null) {
      throw new IllegalStateException("Nothing moves " + slot);
    }
    Map.Entry<Integer, Integer> earlier = states.lowerEntry(statement);
    int before = earlier == null ? 1 : earlier.getValue();
    int after = states.getOrDefault(statement, before);
    TreeSet<Integer> later = new TreeSet<>(states.tailMap(statement).values());
    later.add(after);
    return new Touch(history.number(), before, after, List.copyOf(later));
  }
}
