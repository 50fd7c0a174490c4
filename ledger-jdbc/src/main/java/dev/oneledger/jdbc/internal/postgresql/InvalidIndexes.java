package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.internal.statementwise.Facts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Invalid indexes that a broken try left, and nobody builds any more. For one thread.
 *
 * <p>An index is invalid while it is being built, too. Whoever builds one concurrently holds a lock
 * on its table all the while, which one session has at a time: so that lock is taken first, and
 * after it the index is looked at again.
 */
record InvalidIndexes(Session session, LockTimeout lockTimeout) {
  /** A fact: the table whose index is built. */
  static final String TABLE = "table";

  /** A fact: the name of the index that is built. */
  static final String INDEX = "index";

  /** A fact: which halves of concurrent rebuilds there were, as a JSON object. */
  static final String HALVES = "rebuilds-left-before";

  private static final String HALF = "i.relname ~ '_cc(new|old)[0-9]*$' AND NOT x.indisvalid";

  private static final String NAME = "pg_catalog.format('%I.%I', n.nspname, i.relname)";

  private static final String SELECT =
      """
      SELECT %1$s AS index,
        CASE WHEN t.relkind IN ('r', 'p') THEN pg_catalog.format('%%I.%%I', tn.nspname, t.relname)
          END AS table
      FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace
      LEFT JOIN pg_catalog.pg_class m ON m.reltoastrelid = x.indrelid
      JOIN pg_catalog.pg_class t ON t.oid = coalesce(m.oid, x.indrelid)
      JOIN pg_catalog.pg_namespace tn ON tn.oid = t.relnamespace
      WHERE NOT x.indisvalid AND t.relpersistence <> 't' AND %2$s ORDER BY 1\
      """;

  /**
   * A condition on {@code x} and {@code i}: the index was added since these facts were recorded.
   */
  static String added(Map<String, String> facts) {
    String index = facts.get(INDEX);
    return "x.indrelid = pg_catalog.to_regclass(%s) AND %s::jsonb -> i.relname::text IS NULL%s"
        .formatted(
            SqlLiteral.text(facts.get(TABLE)),
            SqlLiteral.text(facts.get(Facts.BEFORE)),
            index == null ? "" : " AND i.relname = " + SqlLiteral.text(index));
  }

  /** Which halves of concurrent rebuilds there are, as a JSON object. */
  static String halves(Session session) throws SQLException {
    String sql =
        """
        SELECT coalesce(pg_catalog.jsonb_object_agg(%s, 'invalid'), '{}')::text
        FROM pg_catalog.pg_index x JOIN pg_catalog.pg_class i ON i.oid = x.indexrelid
        JOIN pg_catalog.pg_namespace n ON n.oid = i.relnamespace WHERE %s\
        """;
    return String.valueOf(session.column(sql.formatted(NAME, HALF)).get(0));
  }

  /**
   * Drops what a try left that had these facts recorded.
   *
   * @throws SQLException if the server refuses; what is left then is seen by the next try
   */
  void drop(Map<String, String> facts) throws SQLException {
    List<Leftover> left = left(facts);
    if (left.isEmpty()) {
      return;
    }
    String before = lockTimeout.off();
    for (Leftover each : left) {
      if (isDead(each, facts)) {
        session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + each.index);
      }
    }
    lockTimeout.on(before);
  }

  private record Leftover(String index, @Nullable String table) {}

  private List<Leftover> left(Map<String, String> facts) throws SQLException {
    List<Leftover> left = new ArrayList<>();
    if (!facts.containsKey(TABLE) && !facts.containsKey(HALVES)) {
      return left;
    }
    String condition =
        facts.containsKey(TABLE)
            ? added(facts)
            : "%s AND %s::jsonb -> %s IS NULL"
                .formatted(HALF, SqlLiteral.text(facts.get(HALVES)), NAME);
    try (Statement statement = session.statement();
        ResultSet rows = statement.executeQuery(SELECT.formatted(NAME, condition))) {
      while (rows.next()) {
        left.add(
            new Leftover(Objects.requireNonNull(rows.getString("index")), rows.getString("table")));
      }
    }
    return left;
  }

  /** Whether it is left over still when nobody builds any index of its table. */
  private boolean isDead(Leftover leftover, Map<String, String> facts) throws SQLException {
    if (leftover.table == null) {
      return true;
    }
    try {
      session.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
      session.execute("LOCK TABLE ONLY " + leftover.table + " IN SHARE UPDATE EXCLUSIVE MODE");
      boolean dead = left(facts).contains(leftover);
      session.execute("COMMIT");
      return dead;
    } catch (SQLException failed) {
      session.rollback();
      throw failed;
    }
  }
}
