package dev.oneledger.ddl.internal.guard;

import java.util.List;

/**
 * What is to be done with a statement, before the slots of the whole migration are known.
 *
 * @param moves the slots that it moves
 * @param relies the slots that it did not move, and would move in a second run
 */
record Judgement(Treatment treatment, List<SlotChange> moves, List<Slot> relies) {

  Judgement {
    moves = List.copyOf(moves);
    relies = List.copyOf(relies);
  }

  static Judgement of(Treatment treatment) {
    return new Judgement(treatment, List.of(), List.of());
  }

  static Judgement moving(Treatment treatment, List<SlotChange> moves) {
    return new Judgement(treatment, moves, List.of());
  }

  static Judgement relying(List<Slot> relies) {
    return new Judgement(Treatment.BY_STATE, List.of(), relies);
  }
}
