package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.JournalEntry;
import dev.oneledger.LedgerException;
import dev.oneledger.jdbc.internal.LockKey;
import dev.oneledger.jdbc.internal.SchemaName;
import dev.oneledger.jdbc.internal.Session;
import dev.oneledger.jdbc.internal.TargetOptions;
import dev.oneledger.jdbc.internal.tables.LedgerTables;
import dev.oneledger.spi.JournalMovedException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a session that works statement by statement had set when it began, as JSON.
 *
 * @param user user and role
 * @param all the same and whatever else it had set
 */
record WorkSettings(String user, String all) {
  private static final String LOOK =
      """
      SELECT f.version, coalesce(head.sequence, 0), head.hash, %1$s, (%2$s)::text, (%3$s)::text
      FROM %4$s f LEFT JOIN LATERAL (SELECT sequence, hash FROM %5$s
        WHERE app = %6$s AND journal = %7$s ORDER BY sequence DESC LIMIT 1) head ON true\
      """;

  /** What a server cannot do or does not know is left out. */
  private static final String BEGIN =
      """
      BEGIN
        PERFORM pg_catalog.set_config('lock_timeout', '%1$s', false);
        PERFORM pg_catalog.set_config('standard_conforming_strings', 'on', false);
        PERFORM pg_catalog.set_config('default_transaction_read_only', 'off', false);
        BEGIN
          PERFORM pg_catalog.set_config('client_connection_check_interval', '1s', false);
        EXCEPTION WHEN invalid_parameter_value OR undefined_object THEN
        END;
      %2$s\
      END\
      """;

  private static final String END =
      """
      DECLARE kept jsonb := %1$s; changed text;
      BEGIN
        PERFORM pg_catalog.set_config('search_path', 'pg_catalog', true);
      %2$s\
        PERFORM pg_catalog.pg_advisory_unlock(%3$s);
        IF %4$s THEN
          RAISE EXCEPTION 'the lock is still held' USING ERRCODE = 'OL008';
        END IF;
      END\
      """;

  /**
   * Reads them, now that the lock is held, and checks that the session holds it still, the format
   * of the tables, and the journal's head.
   *
   * @throws JournalMovedException if the journal does not end with that entry
   * @throws LedgerException if the tables have another format, or cannot be read
   * @throws SessionChangedException if the session that answers does not hold the lock
   */
  static WorkSettings read(Session session, LedgerTables tables, JournalEntry head) {
    String sql =
        LOOK.formatted(
            "(" + SessionSettings.USER + ")::text",
            SessionSettings.ALL,
            LockCheck.sql(LockKey.of(head.key())),
            tables.format(),
            tables.journal(),
            SqlLiteral.text(head.key().app()),
            SqlLiteral.text(head.key().journal()));
    List<@Nullable String> found = look(session, tables, head, sql);
    if (found.isEmpty()) {
      throw tables.withoutFormat();
    }
    tables.checkFormat(Integer.parseInt(String.valueOf(found.get(0))));
    if (!Boolean.parseBoolean(found.get(5))) {
      throw new SessionChangedException();
    }
    if (!String.valueOf(head.sequence()).equals(found.get(1))
        || !head.chain().hash().toString().equals(found.get(2))) {
      throw new JournalMovedException(head.key());
    }
    return new WorkSettings(String.valueOf(found.get(3)), String.valueOf(found.get(4)));
  }

  private static List<@Nullable String> look(
      Session session, LedgerTables tables, JournalEntry head, String sql) {
    try {
      return session.row(sql);
    } catch (SQLException failed) {
      LedgerException unreadable = tables.unreadable(failed);
      throw unreadable == null ? new JournalMovedException(head.key()) : unreadable;
    }
  }

  /** Sets what the work needs. */
  static void begin(Session session, TargetOptions options) throws SQLException {
    SchemaName schema = options.schema();
    String path =
        schema == null
            ? ""
            : "  PERFORM pg_catalog.set_config('search_path', %s, false);\n"
                .formatted(SqlLiteral.text(schema.quoted()));
    session.execute(SqlLiteral.block(BEGIN.formatted(options.lockTimeout().toMillis(), path)));
  }

  /**
   * Gives back what a session has set since, and lets go of the lock.
   *
   * @param kept null if nothing was set yet
   * @throws SQLException if that is not certain to have happened
   */
  static void end(Session session, LockKey lock, @Nullable WorkSettings kept) throws SQLException {
    session.execute(
        SqlLiteral.block(
            END.formatted(
                kept == null ? "NULL" : SqlLiteral.text(kept.all()),
                kept == null ? "" : SessionSettings.allBack(),
                lock.value(),
                LockCheck.sql(lock))));
  }

  /** Another session answers than the one that took the lock. */
  static final class SessionChangedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private SessionChangedException() {
      super("the session that answers does not hold the lock");
    }
  }
}
