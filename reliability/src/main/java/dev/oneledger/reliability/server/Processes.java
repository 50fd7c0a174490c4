package dev.oneledger.reliability.server;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The end of processes. */
final class Processes {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  /** The JDK looks after a process that is no child of ours much more rarely. */
  private static final Duration PAUSE = Duration.ofMillis(2);

  private Processes() {}

  /** SIGKILL for a process, then for its descendants, so that it cannot look after them. */
  static void killAll(ProcessHandle first) {
    List<ProcessHandle> all = new ArrayList<>(List.of(first));
    first.descendants().forEach(all::add);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(Processes::awaitEnd);
  }

  /** Returns when the process is gone. */
  static void awaitEnd(ProcessHandle process) {
    Instant end = Instant.now().plus(LIMIT);
    while (process.isAlive() && !isZombie(process)) {
      if (Instant.now().isAfter(end)) {
        throw new IllegalStateException("Process %s does not end".formatted(process.pid()));
      }
      pause();
    }
  }

  /** Whether it has ended and nobody has asked for its exit code: then it has no program left. */
  private static boolean isZombie(ProcessHandle process) {
    return process.info().command().isEmpty();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while a server ended", interrupted);
    }
  }
}
