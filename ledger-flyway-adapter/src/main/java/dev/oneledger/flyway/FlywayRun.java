package dev.oneledger.flyway;

import dev.oneledger.jdbc.internal.history.Fields;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a row tells of the run.
 *
 * @param details the columns that tell of it, by name; those without a value are left out
 * @param moment when it was, where the database keeps a moment, as MariaDB does
 * @param clock what some clock said, where it keeps that
 */
record FlywayRun(
    SortedMap<String, String> details, @Nullable Instant moment, @Nullable LocalDateTime clock) {
  private static final String INSTALLED_ON = "installed_on";
  private static final List<String> DETAILS =
      List.of("installed_rank", "type", "installed_by", INSTALLED_ON, "execution_time");

  static FlywayRun read(Fields fields, boolean success) throws SQLException {
    SortedMap<String, String> details = new TreeMap<>();
    for (String column : DETAILS) {
      String value = fields.text(column);
      if (value != null) {
        details.put(column, value);
      }
    }
    details.put("success", Boolean.toString(success));
    OffsetDateTime moment = fields.moment(INSTALLED_ON);
    return moment == null
        ? new FlywayRun(details, null, fields.localTime(INSTALLED_ON))
        : new FlywayRun(details, moment.toInstant(), null);
  }

  /** When it ran, by a clock of that zone; null if that cannot be told. */
  @Nullable Instant appliedAt(@Nullable ZoneId zone) {
    return moment != null || zone == null || clock == null
        ? moment
        : clock.atZone(zone).toInstant();
  }
}
