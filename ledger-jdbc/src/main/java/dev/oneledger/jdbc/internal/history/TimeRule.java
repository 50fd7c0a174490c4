package dev.oneledger.jdbc.internal.history;

import dev.oneledger.LedgerException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a row stands. Internal: may change in any release.
 *
 * @param column the column; null if the table has no time
 * @param zone the zone its values are in; null if each value carries its own
 */
public record TimeRule(@Nullable String column, @Nullable ZoneId zone) {

  /** The table has no time. */
  public static final TimeRule NONE = new TimeRule(null, null);

  List<String> columns() {
    return column == null ? List.of() : List.of(column);
  }

  @Nullable Instant read(Fields fields) throws SQLException {
    if (column == null) {
      return null;
    }
    if (fields.table().column(column).orElseThrow().hasTimeZone()) {
      OffsetDateTime moment = fields.moment(column);
      return moment == null ? null : moment.toInstant();
    }
    if (zone == null) {
      throw new LedgerException(
          "Column %s of %s has no time zone, so it names no moment: say which zone it is in with appliedAt(\"%s\", ZoneId)."
              .formatted(column, fields.table(), column));
    }
    LocalDateTime local = fields.localTime(column);
    return local == null ? null : local.atZone(zone).toInstant();
  }
}
