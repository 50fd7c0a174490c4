package dev.oneledger.reliability.crash;

import org.jspecify.annotations.Nullable;

/** Names the call and ends the process, as by SIGKILL: no finally block, no shutdown hook runs. */
final class HaltingFault implements Fault {
  /** The exit code that tells it from every other end. */
  static final int EXIT = 86;

  @Override
  public @Nullable Object strike(Call call) {
    System.out.println(call.words());
    Runtime.getRuntime().halt(EXIT);
    throw new IllegalStateException("Halted and still here");
  }

  @Override
  public void settle() {
    throw new IllegalStateException("A process that was halted does not go on");
  }
}
