package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.internal.sql.StatementWords;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a transaction can take back all that a statement writes. It cannot in tables of an engine
 * without transactions (MyISAM, Aria, MEMORY); and where there are such, it is not known of what
 * runs by way of a view, a trigger or a function. For one session.
 */
final class Writes {
  private static final String UNSAFE =
      """
      SELECT table_name FROM information_schema.tables WHERE %s
        AND table_type = 'BASE TABLE' AND engine NOT IN (
          SELECT engine FROM information_schema.engines WHERE transactions = 'YES')\
      """;

  /**
   * One by one: the union of these three now and then ends MariaDB 10.11 by a segmentation fault
   * when other sessions are cut off meanwhile (in {@code free_tmp_table}).
   */
  private static final List<String> INDIRECT =
      List.of(
          "SELECT table_name FROM information_schema.views WHERE table_schema = %s",
          "SELECT event_object_table FROM information_schema.triggers WHERE event_object_schema = %s",
          "SELECT routine_name FROM information_schema.routines WHERE routine_schema = %s");

  private static final String USERS_OWN =
      "table_schema NOT IN ('information_schema', 'performance_schema', 'mysql', 'sys')";

  private final Session session;
  private final Map<String, Set<String>> unsafe = new HashMap<>();
  private final Map<String, Set<String>> indirect = new HashMap<>();
  private @Nullable String chosen;
  private @Nullable Boolean anyUnsafe;

  Writes(Session session) {
    this.session = session;
  }

  /** What was read of the catalog may be no more so. */
  void forget() {
    unsafe.clear();
    indirect.clear();
    chosen = null;
    anyUnsafe = null;
  }

  /**
   * Whether all that a statement writes is taken back with its transaction.
   *
   * @param directly whether it writes to tables itself, and not only what its functions do
   */
  boolean areTransactional(StatementWords words, boolean directly) throws SQLException {
    for (List<String> name : words.names()) {
      boolean qualified = name.size() > 1;
      String database = qualified ? name.get(name.size() - 2) : chosen();
      String object = name.get(name.size() - 1).toLowerCase(Locale.ROOT);
      if ((directly && unsafeIn(database).contains(object))
          || (indirectIn(database).contains(object) && isAnyUnsafe())) {
        return false;
      }
    }
    return true;
  }

  private String chosen() throws SQLException {
    if (chosen == null) {
      chosen = String.valueOf(session.row("SELECT DATABASE()").get(0));
    }
    return chosen;
  }

  private Set<String> unsafeIn(String database) throws SQLException {
    Set<String> known = unsafe.get(database);
    if (known == null) {
      known = lowerCase(UNSAFE.formatted("table_schema = " + MariaDbTables.text(database)));
      unsafe.put(database, known);
    }
    return known;
  }

  private Set<String> indirectIn(String database) throws SQLException {
    Set<String> known = indirect.get(database);
    if (known == null) {
      known = new HashSet<>();
      for (String query : INDIRECT) {
        known.addAll(lowerCase(query.formatted(MariaDbTables.text(database))));
      }
      indirect.put(database, known);
    }
    return known;
  }

  private boolean isAnyUnsafe() throws SQLException {
    if (anyUnsafe == null) {
      anyUnsafe = !session.row(UNSAFE.formatted(USERS_OWN) + " LIMIT 1").isEmpty();
    }
    return anyUnsafe;
  }

  private Set<String> lowerCase(String query) throws SQLException {
    Set<String> names = new HashSet<>();
    for (String name : session.column(query)) {
      names.add(String.valueOf(name).toLowerCase(Locale.ROOT));
    }
    return names;
  }
}
