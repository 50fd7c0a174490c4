package dev.oneledger.internal.bundle;

/**
 * What a psql script holds to for its whole length: who it works as, in which schema, and under its
 * lock, whatever a text does to the session.
 */
final class PsqlSession {
  static final String BEFORE_FILE = "checks/before.sql";
  static final String AFTER_FILE = "checks/after.sql";

  private PsqlSession() {}

  /** Remembers where and as whom the script works; nothing may have changed either before. */
  static String remember(String app) {
    return """
    SELECT current_schema() AS oneledger_schema,
      hashtextextended(%s || current_schema(), 0) AS oneledger_lock,
      current_setting('search_path') AS oneledger_search_path,
      current_setting('session_authorization') AS oneledger_user,
      current_setting('role') AS oneledger_role
    \\gset
    """
        .formatted(PsqlText.literal(lockName(app)));
  }

  /** Says what comes next, and gives it the session that the script began with. */
  static String before(String step) {
    return "\\set oneledger_step " + PsqlText.argument(step) + "\n\\ir '" + BEFORE_FILE + "'\n";
  }

  /** Takes back a text's role, and holds to the lock. */
  static String after() {
    return "\\ir '" + AFTER_FILE + "'\n";
  }

  /** Lets the next replay in. */
  static String unlock() {
    return """
    SELECT pg_advisory_unlock(:'oneledger_lock'::bigint) AS oneledger_unlocked
    \\gset
    """;
  }

  static String lockName(String app) {
    return "oneledger-replay:" + app + ":";
  }

  /**
   * Ends what a text before left in the session, but for locks: DISCARD ALL would give up the
   * script's own. A schema that a text made may have come to stand first in the search path.
   */
  static String beforeFile() {
    return """
    RESET ALL;
    CLOSE ALL;
    DEALLOCATE ALL;
    UNLISTEN *;
    DISCARD TEMP;
    DISCARD SEQUENCES;
    SELECT set_config('search_path', :'oneledger_search_path', false) AS oneledger_path
    \\gset
    """
        + afterFile()
        + """
        SELECT current_schema() IS DISTINCT FROM :'oneledger_schema' AS oneledger_moved,
          set_config('oneledger.schema', :'oneledger_schema', false) AS oneledger_schema
        \\gset
        \\if :oneledger_moved
        """
        + PsqlText.block(
            """
            BEGIN
              RAISE EXCEPTION '%: the replay began in schema %, and search_path now begins with %.',
                current_setting('oneledger.step'), current_setting('oneledger.schema'),
                coalesce(quote_ident(current_schema()), 'no schema')
                USING HINT = 'A schema was made or dropped. Set search_path to the first one alone (PGOPTIONS=''-c search_path=...''), and run this again.';
            END
            """)
        + "\\endif\n";
  }

  static String afterFile() {
    return """
    SELECT set_config('session_authorization', :'oneledger_user', false) AS oneledger_user
    \\gset
    SELECT set_config('role', :'oneledger_role', false) AS oneledger_role,
      set_config('client_encoding', 'UTF8', false) AS oneledger_encoding,
      set_config('standard_conforming_strings', 'on', false) AS oneledger_strings
    \\gset
    SELECT set_config('oneledger.step', :'oneledger_step', false) AS oneledger_step,
      NOT EXISTS (
        SELECT FROM pg_catalog.pg_locks AS held
          WHERE held.locktype = 'advisory' AND held.granted AND held.pid = pg_backend_pid()
            AND held.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
            AND held.objsubid = 1
            AND (held.classid::bigint << 32) | held.objid::bigint = :'oneledger_lock'::bigint
      ) AS oneledger_lost
    \\gset
    \\if :oneledger_lost
    """
        + PsqlText.block(
            """
            BEGIN
              RAISE EXCEPTION '%: the lock of this replay is gone, so another one may be at work.',
                current_setting('oneledger.step')
                USING HINT = 'A text gave it up by pg_advisory_unlock_all() or DISCARD ALL. Cut a release whose texts do without.';
            END
            """)
        + "\\endif\n";
  }
}
