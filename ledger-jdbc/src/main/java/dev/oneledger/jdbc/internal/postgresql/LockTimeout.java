package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.Step;
import java.sql.SQLException;
import java.util.Locale;

/**
 * The limit on waiting for locks, which statements are without that wait for old transactions and
 * block nobody meanwhile, unless the file sets a limit itself.
 */
record LockTimeout(Session session, Step step) {

  /** Whether a statement is to run without it. */
  boolean isOffFor(SqlStatement statement) {
    return statement.classification().outsideTransaction()
        && contains(statement, "concurrently")
        && step.statements().subList(0, statement.number() - 1).stream()
            .noneMatch(earlier -> contains(earlier, "lock_timeout"));
  }

  private static boolean contains(SqlStatement statement, String word) {
    return statement.text().toLowerCase(Locale.ROOT).contains(word);
  }

  /** Takes it away; returns what it was. */
  String off() throws SQLException {
    String before =
        "SELECT pg_catalog.current_setting('lock_timeout'),"
            + " pg_catalog.set_config('lock_timeout', '0', false)";
    return String.valueOf(session.row(before).get(0));
  }

  /** Sets it to what it was. */
  void on(String before) throws SQLException {
    session.execute("SET lock_timeout = " + SqlLiteral.text(before));
  }
}
