package dev.oneledger.spi;

import java.time.Instant;
import java.util.List;

/**
 * A history at one moment.
 *
 * @param source tool and place in words, such as {@code flyway_schema_history}; no secrets
 * @param asOf when it was read
 * @param rows in the order in which they were applied there, as far as the tool records it
 */
public record HistoryReading(String source, Instant asOf, List<HistoryRow> rows) {
  public HistoryReading {
    rows = List.copyOf(rows);
  }
}
