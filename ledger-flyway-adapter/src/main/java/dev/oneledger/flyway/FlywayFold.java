package dev.oneledger.flyway;

import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Makes one row per migration of Flyway's log, fed in the order of {@code installed_rank}. Of
 * several rows of one version the last one counts.
 */
final class FlywayFold {
  /** How many rows of the same migration came before the one that counts. */
  private static final String EARLIER_ROWS = "earlier_rows";

  private final Map<String, Folded> byIdentity = new LinkedHashMap<>();

  /**
   * What the log says of one migration.
   *
   * @param row the row that counts
   * @param state what it and an undo after it mean
   * @param earlier how many rows came before that one
   */
  record Folded(FlywayRow row, HistoryState state, int earlier) {

    SortedMap<String, String> details() {
      SortedMap<String, String> details = new TreeMap<>(row.run().details());
      if (earlier > 0) {
        details.put(EARLIER_ROWS, Integer.toString(earlier));
      }
      return details;
    }
  }

  void add(FlywayRow row) {
    switch (row.kind()) {
      case MARKER -> {}
      case DELETE -> byIdentity.remove(row.identity());
      case UNDO -> undo(row);
      case BASELINE -> put(row, HistoryState.BASELINED);
      case SQL, OTHER -> put(row, HistoryState.APPLIED);
    }
  }

  private void put(FlywayRow row, HistoryState whenSuccessful) {
    Folded before = byIdentity.remove(row.identity());
    HistoryState state = row.success() ? whenSuccessful : HistoryState.FAILED;
    int earlier = before == null ? 0 : before.earlier() + 1;
    byIdentity.put(row.identity(), new Folded(row, state, earlier));
  }

  private void undo(FlywayRow row) {
    HistoryState state = row.success() ? HistoryState.UNDONE : HistoryState.PARTIAL;
    byIdentity.merge(
        row.identity(),
        new Folded(row, state, 0),
        (applied, undo) -> new Folded(applied.row(), undo.state(), applied.earlier()));
  }

  /** What is known, by identity, in the order of application. */
  Map<String, Folded> migrations() {
    return Collections.unmodifiableMap(byIdentity);
  }

  /**
   * One row per migration.
   *
   * @param zone whose clock the times are by; null if that is not known
   */
  List<HistoryRow> rows(FlywayChecksums checksums, ScriptFolder scripts, @Nullable ZoneId zone) {
    Set<String> keys = new HashSet<>();
    List<HistoryRow> rows = new ArrayList<>();
    byIdentity.forEach(
        (identity, folded) -> {
          FlywayRow row = folded.row();
          rows.add(
              new HistoryRow(
                  key(row, identity, keys),
                  row.id(),
                  folded.state(),
                  row.run().appliedAt(zone),
                  checksums.of(row),
                  scripts.text(row.script()),
                  folded.details()));
        });
    return rows;
  }

  private static String key(FlywayRow row, String identity, Set<String> taken) {
    String key = row.script().isBlank() ? identity : row.script();
    if (!taken.add(key)) {
      key = "%s (%s)".formatted(key, identity);
      taken.add(key);
    }
    return key;
  }
}
