package dev.oneledger.internal.bundle;

import dev.oneledger.ReleaseName;
import dev.oneledger.internal.file.OneLine;
import java.util.Collection;
import java.util.stream.Collectors;

/** Values of others in a psql script, and what its scripts share. */
final class PsqlText {
  static final String TABLE = "oneledger_replay";
  static final String QUALIFIED_TABLE = ":\"oneledger_schema\"." + TABLE;

  private PsqlText() {}

  /** A string literal, for standard_conforming_strings on. */
  static String literal(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  /** A quoted argument of a psql command. */
  static String argument(String value) {
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** A text array of literals. */
  static String array(Collection<String> values) {
    return values.stream()
        .map(PsqlText::literal)
        .collect(Collectors.joining(",\n    ", "ARRAY[", "]::text[]"));
  }

  /** A DO statement; what is in the block psql leaves alone. */
  static String block(String plpgsql) {
    String tag = "$oneledger$";
    for (int i = 1; plpgsql.contains(tag); i++) {
      tag = "$oneledger" + i + "$";
    }
    return "DO " + tag + "\n" + plpgsql + tag + ";\n";
  }

  /** The release as the replay table names it. */
  static String release(ReleaseName release) {
    return release.id() + " r" + release.revision();
  }

  /** Undoes what a user's start-up file may have set and this script relies on. */
  static String preamble(String title, String usage) {
    return """
    -- %s
    --   %s
    \\set ON_ERROR_STOP on
    \\set ON_ERROR_ROLLBACK off
    \\set AUTOCOMMIT on
    \\set SINGLELINE off
    \\set SINGLESTEP off
    \\set FETCH_COUNT 0
    \\set QUIET on
    \\encoding UTF8
    SET standard_conforming_strings = on;
    """
        .formatted(OneLine.of(title), usage);
  }

  /** Remembers where and as whom the script works; nothing may have changed either before. */
  static String remember() {
    return """
    SELECT current_schema() AS oneledger_schema,
      current_setting('search_path') AS oneledger_search_path,
      current_setting('session_authorization') AS oneledger_user,
      current_setting('role') AS oneledger_role
    \\gset
    """;
  }

  /** Takes back a SET ROLE or SET SESSION AUTHORIZATION of the text before. */
  static String restoreRole() {
    return """
    SELECT set_config('session_authorization', :'oneledger_user', false) AS oneledger_user
    \\gset
    SELECT set_config('role', :'oneledger_role', false) AS oneledger_role
    \\gset
    """;
  }

  /**
   * Asks something of the replay table into the variable {@code oneledger_due}, and takes back what
   * the migration before may have set in the session.
   */
  static String ask(String condition) {
    return """
    SELECT %s AS oneledger_due,
      set_config('search_path', :'oneledger_search_path', false) AS oneledger_path,
      set_config('client_encoding', 'UTF8', false) AS oneledger_encoding,
      set_config('standard_conforming_strings', 'on', false) AS oneledger_strings
    \\gset
    """
        .formatted(condition);
  }

  /** Lets the next replay in. */
  static String unlock(String app) {
    return """
    SELECT pg_advisory_unlock(hashtextextended(%s || :'oneledger_schema', 0)) AS oneledger_unlocked
    \\gset
    """
        .formatted(literal(lockName(app)));
  }

  static String lockName(String app) {
    return "oneledger-replay:" + app + ":";
  }
}
