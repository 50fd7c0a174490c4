package dev.oneledger.memory;

import dev.oneledger.LedgerUnreachableException;
import java.io.IOException;

/** Whether something in memory answers. Thread-safe. */
final class Reachability {
  private final String place;
  private volatile boolean unreachable;

  Reachability(String place) {
    this.place = place;
  }

  void set(boolean nowUnreachable) {
    unreachable = nowUnreachable;
  }

  void check() {
    if (unreachable) {
      throw lost("it was made unreachable");
    }
  }

  LedgerUnreachableException lost(String why) {
    return new LedgerUnreachableException(
        "%s does not answer: %s.".formatted(place, why), new IOException(why));
  }
}
