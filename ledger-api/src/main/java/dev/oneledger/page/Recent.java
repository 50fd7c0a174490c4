package dev.oneledger.page;

import dev.oneledger.LedgerUnreachableException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is costly to read, kept for a short while: at most one reading at a time, and
 * those who ask meanwhile get the one before, or wait a while for that one. A reading that fails is
 * kept as well, so that a database in trouble is not asked more often than one that is well.
 * Thread-safe.
 */
final class Recent<T> {
  /** How long a reading is waited for, and for how long the one before stands in for it. */
  static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Supplier<T> source;
  private final long kept;
  private final long patience;
  private final LongSupplier nanos;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile @Nullable Taken<T> last;

  Recent(Supplier<T> source, Duration kept, Duration patience, LongSupplier nanos) {
    this.source = source;
    this.kept = kept.toNanos();
    this.patience = patience.toNanos();
    this.nanos = nanos;
  }

  private record Taken<T>(@Nullable T value, @Nullable RuntimeException failure, long at) {}

  /**
   * What was read last, or a new reading if that is too old.
   *
   * @throws LedgerUnreachableException if another reading does not come to its end
   * @throws RuntimeException what the source threw
   */
  T get() {
    Taken<T> taken = last;
    if (taken != null && isYounger(taken, kept)) {
      return valueOf(taken);
    }
    if (reading.tryLock()) {
      return readLocked();
    }
    if (taken != null && isYounger(taken, kept + patience)) {
      return valueOf(taken);
    }
    requireLock();
    return readLocked();
  }

  private boolean isYounger(Taken<T> taken, long age) {
    return nanos.getAsLong() - taken.at() < age;
  }

  private static <T> T valueOf(Taken<T> taken) {
    if (taken.failure() != null) {
      throw taken.failure();
    }
    return Objects.requireNonNull(taken.value());
  }

  private T readLocked() {
    try {
      Taken<T> taken = last;
      if (taken == null || !isYounger(taken, kept)) {
        taken = take();
        last = taken;
      }
      return valueOf(taken);
    } finally {
      reading.unlock();
    }
  }

  private void requireLock() {
    boolean got = false;
    try {
      got = reading.tryLock(patience, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!got) {
      String late =
          "A reading that was begun before has not come to its end within %s ms more. Look for what the databases wait for."
              .formatted(TimeUnit.NANOSECONDS.toMillis(patience));
      throw new LedgerUnreachableException(late, new TimeoutException(late));
    }
  }

  private Taken<T> take() {
    try {
      T value = source.get();
      return new Taken<>(value, null, nanos.getAsLong());
    } catch (RuntimeException e) {
      return new Taken<>(null, e, nanos.getAsLong());
    }
  }
}
