package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.JournalKey;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.jdbc.internal.tables.OtherJournals;
import dev.oneledger.spi.TargetState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What stands besides our tables in a database. */
record DatabaseContents(Session session, LedgerTables tables, String database) {
  /** How many are named at most. */
  private static final int LONGEST = 20;

  /** One by one, for the reason that {@link Writes} gives. */
  private static final List<String> OBJECTS =
      List.of(
          """
          SELECT table_name FROM information_schema.tables WHERE table_schema = %1$s
            AND table_name NOT IN ('%2$sjournal', '%2$stext', '%2$sformat')
            ORDER BY CAST(table_name AS BINARY) LIMIT %3$s\
          """,
          """
          SELECT routine_name FROM information_schema.routines WHERE routine_schema = %1$s
            ORDER BY CAST(routine_name AS BINARY) LIMIT %3$s\
          """,
          """
          SELECT trigger_name FROM information_schema.triggers WHERE trigger_schema = %1$s
            ORDER BY CAST(trigger_name AS BINARY) LIMIT %3$s\
          """,
          """
          SELECT event_name FROM information_schema.events WHERE event_schema = %1$s
            ORDER BY CAST(event_name AS BINARY) LIMIT %3$s\
          """);

  TargetState inspect(JournalKey key) throws SQLException {
    String version = session.connection().getMetaData().getDatabaseProductVersion();
    return new TargetState(
        "MariaDB %s, database %s".formatted(version.split("-", 2)[0], database),
        database,
        objects(),
        new OtherJournals(tables).of(session, database, key));
  }

  private List<String> objects() throws SQLException {
    List<String> names = new ArrayList<>();
    for (String query : OBJECTS) {
      String sql = query.formatted(MariaDbTables.text(database), MariaDbTables.PREFIX, LONGEST);
      session.column(sql).forEach(name -> names.add(String.valueOf(name)));
    }
    return names.stream().sorted().limit(LONGEST).toList();
  }
}
