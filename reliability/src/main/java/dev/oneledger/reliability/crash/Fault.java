package dev.oneledger.reliability.crash;

import org.jspecify.annotations.Nullable;

/** What happens at the chosen call. */
interface Fault {

  /** Takes the place of the call; what it returns or throws is what the caller sees. */
  @Nullable Object strike(Call call) throws Throwable;

  /** Returns when everything that the fault set off has happened, and nothing stays broken. */
  void settle();
}
