package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table or view whose writing runs code: a trigger's or a rule's.
 *
 * @param relation its bare name; those of one name are not told apart
 * @param code the statement that makes trigger or rule
 */
record Carrier(String relation, String code) {
  private static final String QUERY =
      """
      SELECT c.relname, pg_catalog.pg_get_triggerdef(t.oid)
      FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal
      UNION ALL
      SELECT c.relname, pg_catalog.pg_get_ruledef(r.oid)
      FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
      """;

  /** Those that are in a database. */
  static List<Carrier> present(Connection connection) throws SQLException {
    List<Carrier> carriers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        carriers.add(new Carrier(rows.getString(1), rows.getString(2)));
      }
    }
    return carriers;
  }

  /** Those that these statements make a trigger for, though it may be gone in the end. */
  static List<Carrier> madeBy(List<SqlStatement> statements) {
    return statements.stream().flatMap(each -> made(each.text()).stream()).toList();
  }

  private static Optional<Carrier> made(String text) {
    return Code.of(text)
        .filter(code -> code.at(0).is("CREATE") && code.find("TRIGGER") > 0)
        .filter(code -> code.find("ON") > 0)
        .map(code -> new Carrier(code.nameAt(code.find("ON") + 1), text));
  }
}
