package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a session has set.
 *
 * @param variables system variables, by name, as literals; user variables begin with {@code @} and
 *     count only if they are not null
 * @param database the one it has chosen; null if none
 */
record SessionState(Map<String, String> variables, @Nullable String database) {
  private static final String VARIABLES =
      """
      SELECT CONCAT(variable_name, '=', CASE
        WHEN session_value IS NULL THEN 'NULL'
        WHEN variable_type LIKE '%INT%' OR variable_type = 'DOUBLE' THEN session_value
        ELSE QUOTE(session_value) END)
      FROM information_schema.system_variables WHERE variable_scope = 'SESSION'\
      """;

  private static final String USER_VARIABLES =
      """
       UNION ALL SELECT CONCAT('@', QUOTE(variable_name), '=', QUOTE(variable_value))
      FROM information_schema.user_variables WHERE variable_value IS NOT NULL\
      """;

  /** Those that our own work sets. */
  private static final String OURS =
      " AND variable_name IN ('LOCK_WAIT_TIMEOUT', 'INNODB_LOCK_WAIT_TIMEOUT', 'SQL_MODE',"
          + " 'TX_READ_ONLY')";

  SessionState {
    variables = Map.copyOf(variables);
  }

  /**
   * Reads it.
   *
   * @param whole false for what our own work sets alone
   */
  static SessionState read(Session session, boolean whole) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    String sql = whole ? VARIABLES + USER_VARIABLES : VARIABLES + OURS;
    for (String line : session.column(sql)) {
      String[] parts = String.valueOf(line).split("=", 2);
      variables.put(parts[0], parts[1]);
    }
    List<@Nullable String> database = session.row("SELECT DATABASE()");
    return new SessionState(variables, database.get(0));
  }

  /** Sets back what is otherwise in {@code now}, as far as that is possible. */
  void restore(Session session, SessionState now) throws SQLException {
    for (Map.Entry<String, String> changed : now.variables.entrySet()) {
      String name = changed.getKey();
      String before = variables.get(name);
      if (before == null && name.startsWith("@")) {
        session.execute("SET %s = NULL".formatted(name));
      } else if (before != null && !name.startsWith("@") && !before.equals(changed.getValue())) {
        session.execute("SET SESSION %s = %s".formatted(name, before));
      }
    }
    if (database != null && !database.equals(now.database)) {
      session.execute("USE " + MariaDbTables.quoted(database));
    }
  }
}
