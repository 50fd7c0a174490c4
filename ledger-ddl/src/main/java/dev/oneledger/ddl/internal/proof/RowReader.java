package dev.oneledger.ddl.internal.proof;

import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of every table and materialized view as their number and an order-free hash over
 * them, and where every sequence stands. Columns are taken by name, so that one at another position
 * is the same. Foreign tables are left out.
 */
final class RowReader {
  private static final int AT_ONCE = 100;

  /** Texts of values must not depend on what the migration has set. */
  private static final String SETTINGS =
      """
      SET LOCAL search_path = pg_catalog; SET LOCAL row_security = off; SET LOCAL jit = off;
      SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres';
      SET LOCAL timezone = 'UTC'; SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex';
      SET LOCAL xmlbinary = 'base64'; SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0\
      """;

  private static final String RELATIONS =
      """
      SELECT c.relkind = 'S', format('%%I.%%I', n.nspname, c.relname),
        (SELECT string_agg(quote_ident(a.attname), ',' ORDER BY a.attname COLLATE "C")
          FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped),
        (SELECT s.seqincrement < 0 FROM pg_sequence s WHERE s.seqrelid = c.oid)
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE (c.relkind IN ('r', 'S') OR c.relkind = 'm' AND c.relispopulated)
        AND n.nspname NOT IN ('pg_catalog', 'information_schema', %s)
        AND n.nspname !~ '^pg_(toast|temp)'
        AND NOT EXISTS (SELECT FROM pg_depend d
          WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')
      ORDER BY 2\
      """;

  private static final String ROWS =
      """
      SELECT %1$s, count(*)::text, coalesce(sum(hashtextextended(r, 0)::numeric), 0)::text || ' '
        || coalesce(sum(hashtextextended(r, 1)::numeric), 0)::text
      FROM (SELECT ROW(%2$s)::text AS r FROM ONLY %3$s t) rows%1$s\
      """;

  private static final String POSITION = "SELECT %s, last_value::text, is_called::text FROM %s";

  private final Session session;
  private final SchemaName ledger;

  RowReader(Session session, SchemaName ledger) {
    this.session = session;
    this.ledger = ledger;
  }

  private record Relation(
      boolean sequence, String name, @Nullable String columns, boolean descending) {

    ObjectKey key() {
      return new ObjectKey(sequence ? ObjectKey.POSITION : ObjectKey.ROWS, name);
    }

    String question(int number) {
      return sequence
          ? POSITION.formatted(number, name)
          : ROWS.formatted(number, Objects.requireNonNullElse(columns, ""), name);
    }

    SortedMap<String, String> properties(String first, String second) {
      return new TreeMap<>(
          sequence
              ? Map.of("value", first, "called", second, "descending", String.valueOf(descending))
              : Map.of(
                  "count",
                  first,
                  "hash",
                  second,
                  "columns",
                  Objects.requireNonNullElse(columns, "")));
    }
  }

  SortedMap<ObjectKey, SortedMap<String, String>> read() throws SQLException {
    try (Statement statement = session.statement()) {
      for (String setting : SETTINGS.split(";", -1)) {
        statement.execute(setting);
      }
      List<Relation> relations = relations(statement);
      SortedMap<ObjectKey, SortedMap<String, String>> found = new TreeMap<>();
      for (int from = 0; from < relations.size(); from += AT_ONCE) {
        ask(statement, relations.subList(from, Math.min(relations.size(), from + AT_ONCE)), found);
      }
      return found;
    }
  }

  private List<Relation> relations(Statement statement) throws SQLException {
    List<Relation> relations = new ArrayList<>();
    String sql = RELATIONS.formatted("'" + ledger.value() + "'");
    try (ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        relations.add(
            new Relation(
                rows.getBoolean(1), rows.getString(2), rows.getString(3), rows.getBoolean(4)));
      }
    }
    return relations;
  }

  private static void ask(
      Statement statement,
      List<Relation> relations,
      SortedMap<ObjectKey, SortedMap<String, String>> found)
      throws SQLException {
    List<String> questions = new ArrayList<>();
    for (Relation relation : relations) {
      questions.add(relation.question(questions.size()));
    }
    try (ResultSet rows = statement.executeQuery(String.join("\nUNION ALL\n", questions))) {
      while (rows.next()) {
        Relation relation = relations.get(rows.getInt(1));
        found.put(relation.key(), relation.properties(rows.getString(2), rows.getString(3)));
      }
    }
  }
}
