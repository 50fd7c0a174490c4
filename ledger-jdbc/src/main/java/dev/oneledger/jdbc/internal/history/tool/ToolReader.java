package dev.oneledger.jdbc.internal.history.tool;

import dev.oneledger.jdbc.internal.history.rows.HistoryShape;
import dev.oneledger.jdbc.internal.history.rows.TableRows;
import dev.oneledger.jdbc.internal.history.rows.TimeRule;
import dev.oneledger.spi.HistoryReading;
import java.sql.SQLException;

/** Reads a tool's table once it is found. Stateless. Internal: may change in any release. */
@FunctionalInterface
public interface ToolReader {

  /** Reads it. */
  HistoryReading read(Lookup lookup) throws SQLException;

  /** A table whose rows say it all. */
  static ToolReader rows(TableRows rows) {
    return lookup -> lookup.reading(lookup.rows(rows));
  }

  /**
   * The same with a column that has the time, which names no moment unless its type or {@code
   * zone(...)} says so.
   */
  static ToolReader rows(TableRows rows, String appliedAt) {
    return lookup -> {
      HistoryShape shape =
          rows.shape().appliedAt(TimeRule.ifKnown(appliedAt, lookup.options().zone()));
      return lookup.reading(lookup.rows(rows.shape(shape)));
    };
  }
}
