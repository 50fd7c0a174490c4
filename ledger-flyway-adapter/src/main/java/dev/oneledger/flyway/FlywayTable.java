package dev.oneledger.flyway;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.jdbc.internal.history.TableName;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The table that is read.
 *
 * @param found the table
 * @param notRead another one that could have been meant; null if there is none
 */
record FlywayTable(FoundTable found, @Nullable FoundTable notRead) {
  static final String TOOL = "Flyway";

  /** Since Flyway 5. */
  static final TableName CURRENT = TableName.parse("flyway_schema_history");

  /** Up to Flyway 4; later versions go on with it where it is and the other is not. */
  static final TableName OLD = TableName.parse("schema_version");

  /**
   * The table of that name; without one {@link #CURRENT}, or {@link #OLD} where only that is there
   * and has Flyway's columns.
   */
  static FlywayTable in(ReadOnlySession session, @Nullable TableName name, String what)
      throws SQLException {
    FoundTable old = name == null ? old(session, what) : null;
    boolean readOld = old != null && !session.exists(CURRENT);
    FoundTable found =
        readOld && old != null ? old : session.require(name == null ? CURRENT : name, what);
    found.require(TOOL, FlywayRow.COLUMNS);
    return new FlywayTable(found, readOld ? null : old);
  }

  private static @Nullable FoundTable old(ReadOnlySession session, String what)
      throws SQLException {
    if (!session.sees(OLD)) {
      return null;
    }
    FoundTable old = session.require(OLD, what);
    return FlywayRow.COLUMNS.stream().allMatch(old::has) ? old : null;
  }

  /** Whether checksums are those of Flyway 3: its table alone has this column. */
  boolean isOfFlyway3() {
    return found.has("version_rank");
  }

  String source() {
    return notRead == null
        ? "%s of %s".formatted(found, TOOL)
        : "%s of %s (%s is there as well, and is not read)".formatted(found, TOOL, notRead);
  }
}
