package dev.oneledger.jdbc.internal.h2;

import dev.oneledger.Hash;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.stepwise.SchemaObject;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An object that the statement {@code SCRIPT} writes: its definition is whatever mentions it there,
 * as a table's constraints and indexes do. Names are compared whatever their letter case, since H2
 * may be told to keep them in any.
 *
 * @param schema null for the one the session has chosen
 */
record ScriptedObject(boolean inSchema, String type, @Nullable String schema, String name)
    implements SchemaObject {
  private static final Set<String> IN_SCHEMA =
      Set.of(
          "table",
          "view",
          "materialized view",
          "index",
          "sequence",
          "domain",
          "constant",
          "alias",
          "trigger",
          "aggregate");

  private static final Set<String> OF_DATABASE = Set.of("schema", "user", "role");

  /** Rows and calls move it. */
  private static final Pattern COUNTER = Pattern.compile(" RESTART WITH -?\\d+");

  /** Finds objects by the words for their kinds. */
  enum Finder implements SchemaObject.Finder {
    INSTANCE;

    @Override
    public boolean hasIndexNames() {
      return true;
    }

    @Override
    public @Nullable SchemaObject find(String type, List<String> name) {
      int last = name.size() - 1;
      if (IN_SCHEMA.contains(type)) {
        return new ScriptedObject(
            true, type, last == 0 ? null : name.get(last - 1), name.get(last));
      }
      return OF_DATABASE.contains(type) && last == 0
          ? new ScriptedObject(false, type, null, name.get(0))
          : null;
    }
  }

  @Override
  public @Nullable String state(Session session) throws SQLException {
    String mark = mark(session).toUpperCase(Locale.ROOT);
    StringBuilder definition = new StringBuilder();
    try {
      for (String line : session.column("SCRIPT NODATA NOPASSWORDS NOSETTINGS")) {
        String text = String.valueOf(line);
        if (!text.startsWith("--") && text.toUpperCase(Locale.ROOT).contains(mark)) {
          definition.append(COUNTER.matcher(text).replaceAll("")).append('\n');
        }
      }
    } catch (SQLException failed) {
      if (H2Rules.INSTANCE.isDenied(failed)) {
        return null;
      }
      throw failed;
    }
    return definition.isEmpty() ? ABSENT : Hash.sha256(definition.toString()).hex();
  }

  private String mark(Session session) throws SQLException {
    if (!inSchema) {
      return "CREATE %s IF NOT EXISTS %s".formatted(type, H2Tables.quoted(name));
    }
    String place =
        schema == null ? String.valueOf(session.row("SELECT CURRENT_SCHEMA").get(0)) : schema;
    return H2Tables.quoted(place) + "." + H2Tables.quoted(name);
  }
}
