package dev.oneledger.ddl.internal.coverage;

import dev.oneledger.ddl.internal.probe.StatementRun;
import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The tables that statements read rows of, by the locks that the server takes for it: what is never
 * executed, since another table is empty, is locked all the same. For one thread.
 */
final class ReadTables {
  private static final String THERE =
      """
      SELECT c.oid, pg_catalog.format('%I.%I', n.nspname, c.relname)
      FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'p') AND NOT c.relispartition AND n.nspname !~ '^pg_'
        AND n.nspname NOT IN ('information_schema', 'oneledger')
      """;

  private static final String LOCKED =
      """
      SELECT DISTINCT l.relation, '' FROM pg_catalog.pg_locks l
      WHERE l.pid = pg_catalog.pg_backend_pid() AND l.locktype = 'relation'
        AND l.mode = 'AccessShareLock' AND l.relation >= 16384
      """;

  private static final Pattern STRUCTURE =
      Pattern.compile("(?i)(CREATE|ALTER|DROP|COMMENT|GRANT|REVOKE|SET|RESET)\\b");
  private static final Pattern VALUES = Pattern.compile("(?i)(INSERT|COPY)\\b");
  private static final Pattern QUERY = Pattern.compile("(?i)\\b(SELECT|WITH|TABLE)\\b");
  private static final Pattern MADE =
      Pattern.compile(
          "(?is)CREATE\\s+(UNLOGGED\\s+|TEMP\\s+|TEMPORARY\\s+)?(TABLE|MATERIALIZED)\\b.*\\bAS\\b.*\\b(SELECT|TABLE|EXECUTE)\\b.*");

  private final Connection connection;
  private final Map<Long, String> there;
  private final Set<String> tables = new TreeSet<>();

  private ReadTables(Connection connection, Map<Long, String> there) {
    this.connection = connection;
    this.there = there;
  }

  /** Of the tables that are there, in the open transaction, which has read none of them yet. */
  static ReadTables begin(Connection connection) throws SQLException {
    return new ReadTables(connection, read(connection, THERE));
  }

  /** Runs a statement and sees what it reads. */
  void run(SqlStatement statement) throws SQLException {
    Set<Long> earlier = read(connection, LOCKED).keySet();
    StatementRun.run(connection, statement);
    if (reads(statement.text())) {
      add(Set.of());
    } else if (!isStructure(statement.text())) {
      add(earlier);
    }
  }

  /** By the names they had at the start. */
  Set<String> tables() {
    return Collections.unmodifiableSet(tables);
  }

  private void add(Set<Long> earlier) throws SQLException {
    Set<Long> locked = new HashSet<>(read(connection, LOCKED).keySet());
    locked.removeAll(earlier);
    there.forEach(
        (oid, name) -> {
          if (locked.contains(oid)) {
            tables.add(name);
          }
        });
  }

  /** What makes a view or a key locks tables, too, and does not depend on their rows. */
  private static boolean reads(String text) {
    return isStructure(text)
        ? MADE.matcher(text).matches()
        : !VALUES.matcher(text).lookingAt() || QUERY.matcher(text).find();
  }

  private static boolean isStructure(String text) {
    return STRUCTURE.matcher(text).lookingAt();
  }

  private static Map<Long, String> read(Connection connection, String query) throws SQLException {
    Map<Long, String> read = new HashMap<>();
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      try (ResultSet rows = statement.executeQuery(query)) {
        while (rows.next()) {
          read.put(rows.getLong(1), rows.getString(2));
        }
      }
    }
    return read;
  }
}
