package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.OtherJournals;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.util.List;

/** What stands besides our tables in a database. */
record DatabaseContents(Session session, LedgerTables tables, String database) {
  private static final String OBJECTS =
      """
      SELECT name FROM (
        SELECT table_name AS name FROM information_schema.tables WHERE table_schema = %1$s
          AND table_name NOT IN ('%2$sjournal', '%2$stext', '%2$sformat')
        UNION ALL
        SELECT routine_name FROM information_schema.routines WHERE routine_schema = %1$s
        UNION ALL
        SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = %1$s
        UNION ALL
        SELECT event_name FROM information_schema.events WHERE event_schema = %1$s) object
      ORDER BY CAST(name AS BINARY) LIMIT 20\
      """;

  TargetState inspect(JournalKey key) throws SQLException {
    String version = session.connection().getMetaData().getDatabaseProductVersion();
    return new TargetState(
        "MariaDB %s, database %s".formatted(version.split("-", 2)[0], database),
        database,
        objects(),
        new OtherJournals(tables).of(session, database, key));
  }

  private List<String> objects() throws SQLException {
    return session
        .column(OBJECTS.formatted(MariaDbTables.text(database), MariaDbTables.PREFIX))
        .stream()
        .map(String::valueOf)
        .toList();
  }
}
