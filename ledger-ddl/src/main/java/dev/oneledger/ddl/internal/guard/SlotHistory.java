package dev.oneledger.ddl.internal.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The states that a slot goes through in a migration, each once, numbered from 1. */
final class SlotHistory {
  private final Slot slot;
  private final int number;
  private final List<State> states = new ArrayList<>();
  private int last = 1;

  private record State(@Nullable String form) {}

  SlotHistory(Slot slot, int number, @Nullable String first) {
    this.slot = slot;
    this.number = number;
    states.add(new State(first));
  }

  Slot slot() {
    return slot;
  }

  /** The slot's own number, from 1. */
  int number() {
    return number;
  }

  /** The number of the state at the end. */
  int last() {
    return last;
  }

  boolean hasNetEffect() {
    return last != 1;
  }

  /** The forms in order; null for not being there. */
  List<@Nullable String> forms() {
    List<@Nullable String> forms = new ArrayList<>();
    states.forEach(state -> forms.add(state.form));
    return forms;
  }

  /** Goes to a state. */
  int moveTo(@Nullable String form) {
    last = numberOf(form);
    return last;
  }

  private int numberOf(@Nullable String form) {
    for (int i = 0; i < states.size(); i++) {
      if (Objects.equals(states.get(i).form, form)) {
        return i + 1;
      }
    }
    states.add(new State(form));
    return states.size();
  }
}
