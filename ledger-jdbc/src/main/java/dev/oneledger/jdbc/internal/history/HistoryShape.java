package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import dev.oneledger.spi.HistoryChecksum;
import dev.oneledger.spi.HistoryRow;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one row of a history table means. Internal: may change in any release.
 *
 * @param key the column with the tool's own name for a migration
 * @param id where revision and slug stand
 * @param state where the state stands
 * @param appliedAt where the time stands
 * @param checksum where the checksum stands
 */
public record HistoryShape(
    String key, IdRule id, StateRule state, TimeRule appliedAt, ChecksumColumn checksum) {

  /** A table of which only the key column is known. */
  public static HistoryShape keyedBy(String key) {
    return new HistoryShape(
        key, IdRule.NONE, StateRule.APPLIED, TimeRule.NONE, ChecksumColumn.NONE);
  }

  /** The same with ids. */
  public HistoryShape with(IdRule changed) {
    return new HistoryShape(key, changed, state, appliedAt, checksum);
  }

  /** The same with states. */
  public HistoryShape with(StateRule changed) {
    return new HistoryShape(key, id, changed, appliedAt, checksum);
  }

  /** The same with times. */
  public HistoryShape with(TimeRule changed) {
    return new HistoryShape(key, id, state, changed, checksum);
  }

  /** The same with checksums. */
  public HistoryShape with(ChecksumColumn changed) {
    return new HistoryShape(key, id, state, appliedAt, changed);
  }

  /** Every column a row is read from. */
  public List<String> columns() {
    List<String> columns = new ArrayList<>(List.of(key));
    columns.addAll(id.columns());
    columns.addAll(state.columns());
    columns.addAll(appliedAt.columns());
    columns.addAll(checksum.columns());
    return columns;
  }

  /**
   * One row.
   *
   * @throws LedgerException if it has no key, or a state that has no meaning
   */
  public HistoryRow row(Fields fields) throws SQLException {
    String name = fields.text(key);
    if (name == null) {
      throw new LedgerException(
          "A row of %s has nothing in its key column %s: expected a name in every row. Name a column that is never null."
              .formatted(fields.table(), key));
    }
    return new HistoryRow(
        name,
        id.read(fields),
        state.read(fields),
        appliedAt.read(fields),
        checksum.read(fields),
        null);
  }

  /**
   * Where a row's checksum stands.
   *
   * @param column the column; null if the tool keeps no checksum
   * @param rule how it is understood
   */
  public record ChecksumColumn(@Nullable String column, Function<String, HistoryChecksum> rule) {

    /** The tool keeps no checksum. */
    public static final ChecksumColumn NONE =
        new ChecksumColumn(null, stored -> HistoryChecksum.none(""));

    List<String> columns() {
      return column == null ? List.of() : List.of(column);
    }

    HistoryChecksum read(Fields fields) throws SQLException {
      if (column == null) {
        return HistoryChecksum.none("%s keeps no checksum".formatted(fields.table()));
      }
      String stored = fields.text(column);
      return stored == null || stored.isBlank()
          ? HistoryChecksum.none("%s has no checksum for this row".formatted(fields.table()))
          : rule.apply(stored);
    }
  }
}
