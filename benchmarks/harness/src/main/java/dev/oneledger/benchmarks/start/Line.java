package dev.oneledger.benchmarks.start;

import dev.oneledger.benchmarks.arena.Arena;
import dev.oneledger.benchmarks.wire.Wire;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The way to the server: straight, or by a relay that delays each round trip. */
final class Line implements AutoCloseable {
  private final Arena arena;
  private final @Nullable Wire wire;
  private final int delay;

  /** A delay in milliseconds; zero is the straight way. */
  Line(Arena arena, int delay) {
    this.arena = arena;
    this.delay = delay;
    this.wire = delay == 0 ? null : Wire.to(arena.port(), Duration.ofMillis(delay));
  }

  String url(String database) {
    return wire == null ? arena.url(database) : arena.url(database, wire.port());
  }

  @Override
  public String toString() {
    return delay == 0 ? "without delay" : delay + " ms of delay per round trip";
  }

  @Override
  public void close() {
    if (wire != null) {
      wire.close();
    }
  }
}
