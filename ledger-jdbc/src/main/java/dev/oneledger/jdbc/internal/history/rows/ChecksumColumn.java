package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.jdbc.internal.history.Fields;
import dev.oneledger.spi.HistoryChecksum;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;

/**
 * A column with a checksum of one migration as text. Internal: may change in any release.
 *
 * @param column the column; null there means that a row has no checksum
 * @param rule how it is understood
 */
public record ChecksumColumn(String column, Function<String, HistoryChecksum> rule)
    implements Part<HistoryChecksum> {

  /** A tool that keeps no checksum. */
  public static final Part<HistoryChecksum> NONE =
      Part.of(
          List.of(),
          fields -> HistoryChecksum.none("%s keeps no checksum".formatted(fields.table())));

  /** What stands for a checksum that a row lacks. */
  public static HistoryChecksum absent(Fields fields) {
    return HistoryChecksum.none("%s has no checksum for this row".formatted(fields.table()));
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public HistoryChecksum read(Fields fields) throws SQLException {
    String stored = fields.text(column);
    return stored == null || stored.isBlank() ? absent(fields) : rule.apply(stored);
  }
}
