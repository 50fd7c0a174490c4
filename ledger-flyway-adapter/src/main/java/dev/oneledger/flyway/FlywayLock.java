package dev.oneledger.flyway;

import dev.oneledger.jdbc.internal.history.FoundTable;
import dev.oneledger.jdbc.internal.history.ReadOnlySession;
import dev.oneledger.spi.HistoryLock;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Flyway's lock while it migrates: on PostgreSQL an advisory lock whose key is "Flyway" in ASCII
 * plus the Java hash code of the quoted table; on MariaDB a named lock with that hash code. Looked
 * up, never taken. Flyway 13.12.0; on other products it locks the table's rows, which cannot be
 * seen.
 */
final class FlywayLock {
  private static final long FLYWAY = 0x466C_7977_6179L;

  private static final String POSTGRESQL_HOLDER =
      """
      SELECT l.pid, a.usename, a.xact_start
        FROM pg_catalog.pg_locks l
        LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid
       WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
         AND l.classid = %s::oid AND l.objid = %s::oid
         AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
       LIMIT 1\
      """;

  private FlywayLock() {}

  /** Who holds it; null if nobody does, or if it cannot be seen. */
  static @Nullable HistoryLock held(ReadOnlySession session, FoundTable table) throws SQLException {
    return switch (session.product()) {
      case "PostgreSQL" -> onPostgres(session, table);
      case "MariaDB", "MySQL" -> onMariaDb(session, table);
      default -> null;
    };
  }

  private static @Nullable HistoryLock onPostgres(ReadOnlySession session, FoundTable table)
      throws SQLException {
    long key = FLYWAY + hashCode(table, '"');
    List<String> holder =
        session.askServer(POSTGRESQL_HOLDER.formatted(key >>> 32, key & 0xFFFF_FFFFL));
    return holder.isEmpty()
        ? null
        : new HistoryLock("pid %s, user %s".formatted(holder.get(0), holder.get(1)), holder.get(2));
  }

  private static @Nullable HistoryLock onMariaDb(ReadOnlySession session, FoundTable table)
      throws SQLException {
    List<String> holder =
        session.askServer("SELECT IS_USED_LOCK('Flyway-%s')".formatted(hashCode(table, '`')));
    return holder.get(0).isEmpty() ? null : new HistoryLock("connection " + holder.get(0), "");
  }

  private static int hashCode(FoundTable table, char quote) {
    return "%2$c%1$s%2$c.%2$c%3$s%2$c".formatted(table.schema(), quote, table.name()).hashCode();
  }
}
