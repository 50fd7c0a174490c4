package dev.oneledger.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A history at one moment.
 *
 * @param source tool and place in words, such as {@code flyway_schema_history}; no secrets
 * @param asOf when it was read
 * @param rows in the order in which they were applied there, as far as the tool records it
 * @param lock the migration lock that somebody holds there, if one was seen
 * @param pending what their files have and this history has not, in order; empty if no files were
 *     at hand
 */
public record HistoryReading(
    String source,
    Instant asOf,
    List<HistoryRow> rows,
    @Nullable HistoryLock lock,
    List<HistoryPending> pending) {
  public HistoryReading {
    rows = List.copyOf(rows);
    pending = List.copyOf(pending);
  }

  /** A history without a lock, whose files are not at hand. */
  public HistoryReading(String source, Instant asOf, List<HistoryRow> rows) {
    this(source, asOf, rows, null, List.of());
  }

  /** The same while somebody holds the lock there. */
  public HistoryReading withLock(@Nullable HistoryLock held) {
    return new HistoryReading(source, asOf, rows, held, pending);
  }

  /** The same with what their tool would apply next. */
  public HistoryReading withPending(List<HistoryPending> next) {
    return new HistoryReading(source, asOf, rows, lock, next);
  }
}
