package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Tool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/** Who comes when. */
final class Turns {
  private Turns() {}

  /** Lets everybody do something so many times; who begins changes each time. */
  static void take(int rounds, List<Tool> tools, Consumer<Tool> turn) {
    for (int round = 0; round < rounds; round++) {
      List<Tool> order = new ArrayList<>(tools);
      Collections.rotate(order, -round);
      order.forEach(turn);
    }
  }
}
