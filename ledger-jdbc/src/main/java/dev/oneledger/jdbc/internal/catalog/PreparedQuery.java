package dev.oneledger.jdbc.internal.catalog;

import dev.oneledger.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A query that the session plans once, since planning takes longer than running it. It is prepared
 * in SQL, whatever the driver does: that outlives a rollback, and where it is gone, after a {@code
 * DISCARD ALL} or on another connection of a pooler, it is prepared anew. PostgreSQL plans again by
 * itself when a plan no longer fits.
 *
 * @param name made from the text, so it cannot stand for another one
 * @param sql without parameters
 */
record PreparedQuery(String name, String sql) {

  static PreparedQuery of(String sql) {
    return new PreparedQuery("oneledger_" + Hash.sha256(sql).hex().substring(0, 32), sql);
  }

  /** Runs it; the rows are read before the statement is used again. */
  ResultSet run(Statement statement) throws SQLException {
    if (!isKnown(statement)) {
      statement.execute("PREPARE %s AS\n%s".formatted(name, sql));
    }
    return statement.executeQuery("EXECUTE " + name);
  }

  private boolean isKnown(Statement statement) throws SQLException {
    try (ResultSet rows =
        statement.executeQuery(
            "SELECT FROM pg_catalog.pg_prepared_statements WHERE name = '%s'".formatted(name))) {
      return rows.next();
    }
  }
}
