package dev.oneledger.ddl.internal.guard;

import java.util.List;

/**
 * A slot that a statement moves.
 *
 * @param slot the slot's number
 * @param before the state it moves from
 * @param after the state it moves to; the same where the statement only relies on it
 * @param later the states that the slot is in after this statement or a later one
 */
record Touch(int slot, int before, int after, List<Integer> later) {

  Touch {
    later = List.copyOf(later);
  }
}
