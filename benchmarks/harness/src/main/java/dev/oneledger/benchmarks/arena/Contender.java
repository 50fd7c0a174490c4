package dev.oneledger.benchmarks.arena;

import java.nio.file.Path;

/** The process of a contestant. Not thread-safe. */
public final class Contender implements AutoCloseable {
  private final Child child;

  Contender(Child child) {
    this.child = child;
  }

  /**
   * How long something took.
   *
   * @param allNanos in nanoseconds
   * @param connectingNanos how much of that went into getting connections
   */
  public record Time(long allNanos, long connectingNanos) {
    /** What was left when connections were there. */
    public long workNanos() {
      return allNanos - connectingNanos;
    }
  }

  /** Has it work with connections of its own. */
  public Time work(Operation operation, String url, Path migrations) {
    return time(child.ask(operation.word(), "new", url, migrations.toString()));
  }

  /** The same with connections that stay open, as in a pool. */
  public Time workPooled(Operation operation, String url, Path migrations) {
    return time(child.ask(operation.word(), "kept", url, migrations.toString()));
  }

  /** Has it bring one schema to the head, with connections that stay open. */
  public Time workOnSchema(String schema, String url, Path migrations) {
    return time(child.ask("schema", "kept", url, migrations.toString(), schema));
  }

  private static Time time(String[] answer) {
    return new Time(Long.parseLong(answer[1]), Long.parseLong(answer[2]));
  }

  /** What its threads allocated so far, in bytes. */
  public long allocated() {
    return Long.parseLong(child.ask("allocated")[1]);
  }

  /** Its process. */
  public Child process() {
    return child;
  }

  @Override
  public void close() {
    child.close();
  }
}
