package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code CREATE INDEX CONCURRENTLY}: a new valid index took effect; a new invalid one is what a
 * broken build left. Recorded are the table, its indexes with their validity, and the index's own
 * name, if the statement gives it one.
 *
 * @param name null if the server is to choose it; then any new index of the table counts
 */
record BuiltIndex(String table, @Nullable String name) implements Probe {

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    String sql =
        """
        SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname),
          coalesce((SELECT pg_catalog.jsonb_object_agg(i.relname,
              CASE WHEN x.indisvalid THEN 'valid' ELSE 'invalid' END)
            FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
            WHERE x.indrelid = c.oid), '{}')::text,
          %s
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = pg_catalog.to_regclass(%s)\
        """;
    List<@Nullable String> found = session.row(sql.formatted(folded(name), SqlLiteral.text(table)));
    Map<String, String> facts = new TreeMap<>();
    if (!found.isEmpty()) {
      facts.put(InvalidIndexes.TABLE, String.valueOf(found.get(0)));
      facts.put(Facts.BEFORE, String.valueOf(found.get(1)));
      String index = found.get(2);
      if (index != null) {
        facts.put(InvalidIndexes.INDEX, index);
      }
    }
    return facts;
  }

  /** The name as the catalog has it: in lower case unless quoted, and not too long. */
  private static String folded(@Nullable String name) {
    return name == null
        ? "NULL"
        : "(pg_catalog.parse_ident(%s))[1]::name".formatted(SqlLiteral.text(name));
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) throws SQLException {
    if (!facts.containsKey(InvalidIndexes.TABLE)) {
      return Outcome.NOT_APPLIED;
    }
    List<@Nullable String> added =
        session.column(
            """
            SELECT x.indisvalid::text FROM pg_catalog.pg_index x
            JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid WHERE %s\
            """
                .formatted(InvalidIndexes.added(facts)));
    long valid = added.stream().filter(Boolean::parseBoolean).count();
    if (valid == 0) {
      return Outcome.NOT_APPLIED;
    }
    return added.size() == 1 ? Outcome.APPLIED : Outcome.UNKNOWN;
  }

  /** The index that {@code IF NOT EXISTS} passed over although it is invalid, if it did. */
  Optional<String> passedOver(Session session) throws SQLException {
    String sql =
        """
        SELECT pg_catalog.format('%%I.%%I', n.nspname, i.relname)
        FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_catalog.pg_class i ON i.relnamespace = n.oid
        JOIN pg_catalog.pg_index x ON x.indexrelid = i.oid
        WHERE c.oid = pg_catalog.to_regclass(%s) AND i.relname = %s AND NOT x.indisvalid\
        """;
    return session.column(sql.formatted(SqlLiteral.text(table), folded(name))).stream()
        .map(String::valueOf)
        .findFirst();
  }
}
