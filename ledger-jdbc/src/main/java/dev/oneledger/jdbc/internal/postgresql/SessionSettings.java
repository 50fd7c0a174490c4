package dev.oneledger.jdbc.internal.postgresql;

import dev.oneledger.spi.SqlStatement;
import dev.oneledger.spi.StatementVerb;
import dev.oneledger.spi.Step;
import java.util.List;
import java.util.Locale;

/**
 * What the guard keeps of the session's settings, and how the journal block gives it back, as
 * PL/pgSQL. User and role are always kept. All the others are looked through, which takes the
 * server most of a millisecond, only around statements that may change one; what the guard itself
 * sets is local and ends with the transaction.
 */
final class SessionSettings {
  /** An expression: user and role, as JSON. */
  static final String USER =
      """
      pg_catalog.jsonb_build_object(
          'session_authorization', pg_catalog.current_setting('session_authorization'),
          'role', pg_catalog.current_setting('role'))\
      """;

  /** An expression: user, role and whatever else the session has set, as JSON. */
  static final String ALL =
      USER
          + """
           OPERATOR(pg_catalog.||) coalesce((
            SELECT pg_catalog.jsonb_object_agg(s.name, s.setting) FROM pg_catalog.pg_settings s
            WHERE s.source OPERATOR(pg_catalog.=) 'session'), '{}')\
          """;

  private static final String USER_BACK =
      """
        IF pg_catalog.current_setting('session_authorization')
            <> kept ->> 'session_authorization' THEN
          PERFORM pg_catalog.set_config(
            'session_authorization', kept ->> 'session_authorization', %1$s);
        END IF;
        IF pg_catalog.current_setting('role') <> kept ->> 'role' THEN
          PERFORM pg_catalog.set_config('role', kept ->> 'role', %1$s);
        END IF;
      """;

  /** A setting that the session did not have itself gets NULL, which is its default. */
  private static final String OTHERS_BACK =
      """
        FOR changed IN SELECT s.name FROM pg_catalog.pg_settings s
          WHERE (s.source = 'session' OR kept ->> s.name IS NOT NULL)
            AND s.setting IS DISTINCT FROM kept ->> s.name
            AND s.name <> 'search_path' AND s.name NOT LIKE 'transaction\\_%'
            AND s.context IN ('user', 'superuser')
        LOOP
          PERFORM pg_catalog.set_config(changed, kept ->> changed, false);
        END LOOP;
      """;

  private static final String PATH_BACK =
      "  PERFORM pg_catalog.set_config('search_path', kept ->> 'search_path', false);\n";

  private SessionSettings() {}

  /** An expression: the settings to keep, as JSON. Holds whatever the search path is. */
  static String keep(Step step) {
    return mayChange(step) ? ALL : USER;
  }

  /** Statements that put back everything but the search path from JSON in {@code kept}. */
  static String giveBack(Step step) {
    return userBack(false) + (mayChange(step) ? OTHERS_BACK : "");
  }

  /**
   * Statements that put back user and role from JSON in {@code kept}.
   *
   * @param local until the transaction ends, and no longer
   */
  static String userBack(boolean local) {
    return USER_BACK.formatted(local);
  }

  /** Statements that put back everything that was kept with {@link #ALL}. */
  static String allBack() {
    return userBack(false) + OTHERS_BACK + PATH_BACK;
  }

  /** A statement that puts back the search path, if that may be needed. */
  static String giveBackPath(Step step) {
    return mayChange(step) ? PATH_BACK : "";
  }

  private static boolean mayChange(Step step) {
    return step.statements().stream().anyMatch(SessionSettings::mayChange);
  }

  /** Settings change by SET, RESET and set_config(...), or in a function that is called. */
  private static boolean mayChange(SqlStatement statement) {
    StatementVerb verb = statement.classification().verb();
    return statement.classification().mayReturnRows()
        || List.of(StatementVerb.DO, StatementVerb.CALL, StatementVerb.EXECUTE).contains(verb)
        || statement.text().toLowerCase(Locale.ROOT).contains("set");
  }
}
