package dev.oneledger.ddl.laws;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What is in a database, as far as a statement made by chance can name it. */
record Present(List<Item> items) {
  private static final String QUERY =
      """
      WITH n AS (SELECT oid, nspname FROM pg_namespace
        WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'oneledger')),
      r AS (SELECT c.*, format('%I.%I', nspname, relname) AS ident, quote_ident(nspname) AS home
        FROM pg_class c JOIN n ON n.oid = relnamespace)
      SELECT * FROM (
        SELECT 'schema' AS kind, '' AS home, quote_ident(nspname) AS name, '' AS type FROM n
        UNION ALL SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
            ELSE 'table' END, home, ident, relkind::text
          FROM r WHERE relkind IN ('r', 'p', 'v', 'm')
        UNION ALL SELECT 'sequence', home, ident, '' FROM r WHERE relkind = 'S'
        UNION ALL SELECT CASE WHEN attgenerated <> '' OR attidentity = 'a' THEN 'computed column'
            ELSE 'column' END, ident, quote_ident(attname), format_type(atttypid, atttypmod)
          FROM r JOIN pg_attribute ON attrelid = r.oid AND attnum > 0 AND NOT attisdropped
          WHERE relkind IN ('r', 'p')
        UNION ALL SELECT 'constraint', ident, quote_ident(conname), contype::text
          FROM r JOIN pg_constraint ON conrelid = r.oid WHERE contype IN ('c', 'f', 'u', 'p')
        UNION ALL SELECT 'index', t.ident, r.ident, ''
          FROM r JOIN pg_index ON indexrelid = r.oid JOIN r t ON t.oid = indrelid
          WHERE NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = r.oid)
        UNION ALL SELECT 'trigger', ident, quote_ident(tgname), ''
          FROM r JOIN pg_trigger ON tgrelid = r.oid WHERE NOT tgisinternal
        UNION ALL SELECT 'policy', ident, quote_ident(polname), ''
          FROM r JOIN pg_policy ON polrelid = r.oid
        UNION ALL SELECT CASE WHEN prorettype = 'trigger'::regtype THEN 'trigger function'
            ELSE 'function' END, quote_ident(nspname),
            format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)), ''
          FROM pg_proc p JOIN n ON n.oid = pronamespace
        UNION ALL SELECT CASE typtype WHEN 'e' THEN 'enum' ELSE 'domain' END,
            quote_ident(nspname), format('%I.%I', nspname, typname), ''
          FROM pg_type t JOIN n ON n.oid = typnamespace WHERE typtype IN ('e', 'd')) item
      ORDER BY kind, home COLLATE "C", name COLLATE "C"
      """;

  /**
   * One thing.
   *
   * @param kind such as {@code column}
   * @param home the table it belongs to, or else the schema
   * @param name its own name, with its schema where it is in one
   * @param type a column's type, or what sort of table or constraint it is
   */
  record Item(String kind, String home, String name, String type) {}

  static Present in(Connection connection) throws SQLException {
    List<Item> items = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        items.add(
            new Item(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return new Present(items);
  }

  List<Item> all(String kind) {
    return items.stream().filter(item -> item.kind().equals(kind)).toList();
  }

  List<String> names(String... kinds) {
    return Stream.of(kinds).flatMap(kind -> all(kind).stream()).map(Item::name).toList();
  }

  List<Item> of(String kind, Item table) {
    return all(kind).stream().filter(item -> item.home().equals(table.name())).toList();
  }
}
