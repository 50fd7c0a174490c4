package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.Hash;
import dev.oneledger.jdbc.internal.Session;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object that a statement names.
 *
 * @param database null for the one the session has chosen
 */
record SchemaObject(Kind kind, @Nullable String database, String name) {
  private static final String ABSENT = "absent";

  /** No such database, table, view, routine, trigger, event, sequence; or it is of another kind. */
  private static final Set<Integer> MISSING =
      Set.of(1046, 1049, 1146, 1305, 1347, 1360, 1539, 4091);

  /** Rows move it. */
  private static final Pattern COUNTER = Pattern.compile("(?m)^(\\).*?) AUTO_INCREMENT=\\d+");

  /** What SHOW CREATE calls it, and how many of its first columns define it. */
  enum Kind {
    TABLE(2),
    VIEW(2),
    SEQUENCE(2),
    DATABASE(2),
    PROCEDURE(3),
    FUNCTION(3),
    TRIGGER(3),
    EVENT(4);

    private final int columns;

    Kind(int columns) {
      this.columns = columns;
    }
  }

  /** A name as a statement has it, in one or two parts. */
  static SchemaObject of(Kind kind, List<String> parts) {
    int last = parts.size() - 1;
    return new SchemaObject(kind, last == 0 ? null : parts.get(last - 1), parts.get(last));
  }

  /** The name as SQL. */
  String sql() {
    String own = MariaDbTables.quoted(name);
    return database == null ? own : MariaDbTables.quoted(database) + "." + own;
  }

  /**
   * A hash of its definition, or that it is not there; null where that may not be read. What rows
   * change is left out.
   */
  @Nullable String state(Session session) throws SQLException {
    List<@Nullable String> shown;
    try {
      shown = session.row("SHOW CREATE %s %s".formatted(kind, sql()));
    } catch (SQLException failed) {
      if (MISSING.contains(failed.getErrorCode())) {
        return ABSENT;
      }
      if (MariaDbRules.INSTANCE.isDenied(failed)) {
        return null;
      }
      throw failed;
    }
    List<@Nullable String> definition = shown.subList(0, Math.min(kind.columns, shown.size()));
    return definition.contains(null)
        ? null
        : Hash.sha256(COUNTER.matcher(String.join("\n", definition)).replaceAll("$1")).hex();
  }
}
