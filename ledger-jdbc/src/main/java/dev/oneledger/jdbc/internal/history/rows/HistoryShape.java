package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.MigrationId;
import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryRow;
import dev.oneledger.spi.HistoryState;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What one row of a history table means. Internal: may change in any release.
 *
 * @param key the tool's own name for a migration
 * @param id revision and slug
 * @param state what the row says of it
 * @param appliedAt when it ran
 * @param checksum what can judge a text
 * @param details columns that are handed on as they are, under their own names
 */
public record HistoryShape(
    Part<String> key,
    Part<Optional<MigrationId>> id,
    Part<HistoryState> state,
    Part<Optional<Instant>> appliedAt,
    Part<HistoryChecksum> checksum,
    List<String> details) {

  /** A table of which only the key is known. */
  public static HistoryShape keyedBy(Part<String> key) {
    return new HistoryShape(
        key, IdRule.NONE, StateRule.APPLIED, TimeRule.NONE, ChecksumColumn.NONE, List.of());
  }

  /** The same with ids. */
  public HistoryShape id(Part<Optional<MigrationId>> changed) {
    return new HistoryShape(key, changed, state, appliedAt, checksum, details);
  }

  /** The same with states. */
  public HistoryShape state(Part<HistoryState> changed) {
    return new HistoryShape(key, id, changed, appliedAt, checksum, details);
  }

  /** The same with times. */
  public HistoryShape appliedAt(Part<Optional<Instant>> changed) {
    return new HistoryShape(key, id, state, changed, checksum, details);
  }

  /** The same with checksums. */
  public HistoryShape checksum(Part<HistoryChecksum> changed) {
    return new HistoryShape(key, id, state, appliedAt, changed, details);
  }

  /** The same with details. */
  public HistoryShape details(String... columns) {
    return new HistoryShape(key, id, state, appliedAt, checksum, List.of(columns));
  }

  /** Every column a row is read from. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>();
    Stream.of(key, id, state, appliedAt, checksum).forEach(part -> columns.addAll(part.columns()));
    columns.addAll(details);
    return columns;
  }

  /**
   * One row.
   *
   * @throws dev.oneledger.LedgerException if it has no key, or a state that has no meaning
   */
  public HistoryRow row(Fields fields) throws SQLException {
    return new HistoryRow(
        key.read(fields),
        id.read(fields).orElse(null),
        state.read(fields),
        appliedAt.read(fields).orElse(null),
        checksum.read(fields),
        null,
        details(fields));
  }

  private SortedMap<String, String> details(Fields fields) throws SQLException {
    SortedMap<String, String> read = new TreeMap<>();
    for (String column : details) {
      String value = fields.textOrEmpty(column).strip();
      if (!value.isEmpty()) {
        read.put(column, value);
      }
    }
    return read;
  }
}
