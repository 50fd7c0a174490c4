package dev.oneledger.jdbc.internal.mariadb;

import dev.oneledger.Hash;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object that {@code SHOW CREATE} shows.
 *
 * @param database null for the one the session has chosen
 */
record ShownObject(Kind kind, @Nullable String database, String name) implements SchemaObject {
  /** No such database, table, view, routine, trigger, event, sequence; or it is of another kind. */
  private static final Set<Integer> MISSING =
      Set.of(1046, 1049, 1146, 1305, 1347, 1360, 1539, 4091, 4092);

  /** Rows move it. */
  private static final Pattern COUNTER = Pattern.compile("(?m)^(\\).*?) AUTO_INCREMENT=\\d+");

  /** What it is called there, and how many of the first columns define it. */
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

  /** Finds objects by the words for their kinds. An index is a part of its table's definition. */
  enum Finder implements SchemaObject.Finder {
    INSTANCE;

    @Override
    public boolean hasIndexNames() {
      return false;
    }

    @Override
    public @Nullable SchemaObject find(String type, List<String> name) {
      Kind kind =
          switch (type) {
            case "table", "index" -> Kind.TABLE;
            case "view" -> Kind.VIEW;
            case "sequence" -> Kind.SEQUENCE;
            case "database", "schema" -> Kind.DATABASE;
            case "procedure" -> Kind.PROCEDURE;
            case "function" -> Kind.FUNCTION;
            case "trigger" -> Kind.TRIGGER;
            case "event" -> Kind.EVENT;
            default -> null;
          };
      int last = name.size() - 1;
      return kind == null
          ? null
          : new ShownObject(kind, last == 0 ? null : name.get(last - 1), name.get(last));
    }
  }

  @Override
  public String sql() {
    String own = MariaDbTables.quoted(name);
    return database == null ? own : MariaDbTables.quoted(database) + "." + own;
  }

  @Override
  public @Nullable String state(Session session) throws SQLException {
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
