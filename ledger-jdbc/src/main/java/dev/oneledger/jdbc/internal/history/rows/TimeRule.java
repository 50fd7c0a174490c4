package dev.oneledger.jdbc.internal.history.rows;

import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A column with the time of a row. Internal: may change in any release.
 *
 * @param column the column
 * @param zone the zone its values are in; null if each value carries its own
 * @param needed whether a value that names no moment is an error; else it is no time
 */
public record TimeRule(String column, @Nullable ZoneId zone, boolean needed)
    implements Part<Optional<Instant>> {

  /** The table has no time. */
  public static final Part<Optional<Instant>> NONE = Part.of(List.of(), fields -> Optional.empty());

  /** A column whose values must name moments. */
  public static TimeRule needed(String column, @Nullable ZoneId zone) {
    return new TimeRule(column, zone, true);
  }

  /** A column whose values are times where they name moments. */
  public static TimeRule ifKnown(String column, @Nullable ZoneId zone) {
    return new TimeRule(column, zone, false);
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public Optional<Instant> read(Fields fields) throws SQLException {
    OffsetDateTime moment = fields.moment(column);
    if (moment != null) {
      return Optional.of(moment.toInstant());
    }
    if (fields.text(column) == null) {
      return Optional.empty();
    }
    ZoneId known = zone;
    if (known == null) {
      return withoutZone(fields);
    }
    return Optional.ofNullable(fields.localTime(column))
        .map(local -> local.atZone(known).toInstant());
  }

  private Optional<Instant> withoutZone(Fields fields) {
    if (needed) {
      throw new LedgerException(
          "Column %s of %s has no time zone, so it names no moment: say which zone it is in with appliedAt(\"%s\", ZoneId)."
              .formatted(column, fields.table(), column));
    }
    return Optional.empty();
  }
}
