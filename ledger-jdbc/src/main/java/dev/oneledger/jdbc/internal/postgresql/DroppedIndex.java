package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Facts;
import dev.oneledger.internal.statementwise.Outcome;
import java.sql.SQLException;
import java.util.Map;

/** {@code DROP INDEX CONCURRENTLY}: the index is gone, or the drop goes on where it ended. */
record DroppedIndex(String name) implements Probe {
  private static final String ABSENT = "absent";

  @Override
  public Map<String, String> facts(Session session) throws SQLException {
    return Map.of(Facts.BEFORE, state(session, name));
  }

  @Override
  public Outcome outcome(Session session, Map<String, String> facts) throws SQLException {
    String before = facts.get(Facts.BEFORE);
    return before == null || before.equals(ABSENT)
        ? Outcome.NOT_APPLIED
        : Outcome.of(before, state(session, before));
  }

  /** The relation's name with its schema, or that there is none. */
  private static String state(Session session, String name) throws SQLException {
    String sql =
        """
        SELECT pg_catalog.format('%%I.%%I', n.nspname, c.relname) FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = pg_catalog.to_regclass(%s)\
        """;
    return session.column(sql.formatted(SqlLiteral.text(name))).stream()
        .findFirst()
        .map(String::valueOf)
        .orElse(ABSENT);
  }
}
