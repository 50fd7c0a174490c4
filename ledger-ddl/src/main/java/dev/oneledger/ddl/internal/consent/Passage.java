package dev.oneledger.ddl.internal.consent;

import dev.oneledger.spi.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By what other names a table is written to: those of its parents, its views, the tables that its
 * foreign keys cascade from, and what a migration renames it to.
 *
 * @param from bare names; one of them is enough
 * @param to bare names
 */
record Passage(Set<String> from, Set<String> to) {
  private static final String QUERY =
      """
      SELECT c.relname, p.relname FROM pg_catalog.pg_inherits i
        JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid
        JOIN pg_catalog.pg_class p ON p.oid = i.inhparent
      UNION
      SELECT c.relname, v.relname FROM pg_catalog.pg_depend d
        JOIN pg_catalog.pg_rewrite r ON r.oid = d.objid
        JOIN pg_catalog.pg_class v ON v.oid = r.ev_class
        JOIN pg_catalog.pg_class c ON c.oid = d.refobjid
      WHERE d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
        AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND c.oid <> v.oid
      UNION
      SELECT c.relname, p.relname FROM pg_catalog.pg_constraint k
        JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
        JOIN pg_catalog.pg_class p ON p.oid = k.confrelid
      WHERE k.contype = 'f' AND (k.confdeltype IN ('c', 'n', 'd') OR k.confupdtype IN ('c', 'n', 'd'))
      """;

  Passage {
    from = Set.copyOf(from);
    to = Set.copyOf(to);
  }

  /** Those that are in a database. */
  static List<Passage> present(Connection connection) throws SQLException {
    List<Passage> passages = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(QUERY)) {
      while (rows.next()) {
        passages.add(new Passage(Set.of(rows.getString(1)), Set.of(rows.getString(2))));
      }
    }
    return passages;
  }

  /** Those that these statements make: which names belong together is not told. */
  static List<Passage> madeBy(List<SqlStatement> statements) {
    return statements.stream()
        .flatMap(statement -> Code.of(statement.text()).stream())
        .filter(code -> code.at(0).is("CREATE", "ALTER"))
        .filter(
            code ->
                code.words().stream()
                    .anyMatch(
                        word ->
                            word.is(
                                "RENAME", "ATTACH", "INHERIT", "INHERITS", "PARTITION", "VIEW")))
        .map(Passage::names)
        .map(names -> new Passage(names, names))
        .toList();
  }

  private static Set<String> names(Code code) {
    return code.words().stream()
        .map(CodeWord::name)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toSet());
  }
}
