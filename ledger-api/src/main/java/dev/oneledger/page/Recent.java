package dev.oneledger.page;

import java.time.Duration;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is costly to read, kept for a short while: at most one reading at a time, and
 * those who ask meanwhile get that one. A reading that fails is kept as well, so that a database in
 * trouble is not asked more often than one that is well. Thread-safe.
 */
final class Recent<T> {
  private final Supplier<T> source;
  private final long kept;
  private final LongSupplier nanos;
  private @Nullable Taken<T> last;

  Recent(Supplier<T> source, Duration kept, LongSupplier nanos) {
    this.source = source;
    this.kept = kept.toNanos();
    this.nanos = nanos;
  }

  private record Taken<T>(@Nullable T value, @Nullable RuntimeException failure, long at) {}

  /**
   * What was read last, or a new reading if that is too old.
   *
   * @throws RuntimeException what the source threw
   */
  synchronized T get() {
    Taken<T> taken = last;
    if (taken == null || nanos.getAsLong() - taken.at() >= kept) {
      taken = take();
      last = taken;
    }
    if (taken.failure() != null) {
      throw taken.failure();
    }
    return Objects.requireNonNull(taken.value());
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
