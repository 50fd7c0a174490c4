package dev.oneledger.spi;

import dev.oneledger.MigrationId;
import dev.oneledger.SqlText;
import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One migration as another tool's history has it, after that tool's own rules were applied (a
 * repeatable one that ran three times is one row).
 *
 * @param key the other tool's name for it, such as {@code V0147__hotfix_idx.sql}; unique in a
 *     reading
 * @param id its revision and slug in our terms; null if it has no revision. An empty slug means the
 *     tool records no name
 * @param state what the history says of it
 * @param appliedAt when it ran there, if the tool says so in a known time zone
 * @param checksum what can judge our text
 * @param text the text over there, if the reader was given their scripts
 * @param details what else the tool records of it, by a word for each such as {@code tag} or {@code
 *     batch}
 */
public record HistoryRow(
    String key,
    @Nullable MigrationId id,
    HistoryState state,
    @Nullable Instant appliedAt,
    HistoryChecksum checksum,
    @Nullable SqlText text,
    SortedMap<String, String> details) {
  public HistoryRow {
    details = Collections.unmodifiableSortedMap(new TreeMap<>(details));
  }

  /** A row of which the tool records nothing else. */
  public HistoryRow(
      String key,
      @Nullable MigrationId id,
      HistoryState state,
      @Nullable Instant appliedAt,
      HistoryChecksum checksum,
      @Nullable SqlText text) {
    this(key, id, state, appliedAt, checksum, text, Collections.emptySortedMap());
  }
}
